"""Which new cards come next: what was begun is finished first, then as the deck is met."""

from collections.abc import Iterator, Sequence


def unmet(groups: Sequence[Sequence[str]], seen: frozenset[str]) -> Iterator[str]:
    """Cards that are not `seen`, of the events that were begun before those of any other.

    `groups` are ids by event, in the order to meet them: see `cards.meeting`.
    """
    if seen:
        for group in groups:
            if not seen.isdisjoint(group):
                yield from (card for card in group if card not in seen)
    for group in groups:
        if seen.isdisjoint(group):
            yield from group
