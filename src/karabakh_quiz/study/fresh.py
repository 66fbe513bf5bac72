"""Which new cards come next: what was begun is finished first, then as the deck is met."""

from collections.abc import Iterator
from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from karabakh_quiz.cards.meeting import MeetingOrder


def unmet(order: "MeetingOrder", seen: frozenset[str]) -> Iterator[str]:
    """Cards that are not `seen`, of the events that were begun before those of any other."""
    if not seen:
        yield from order.cards
        return
    # A deck may have a hundred thousand cards: the passes over all of them run in C.
    known = list(map(seen.__contains__, order.cards))
    begun = set(compress(order.events, known))
    later = []
    for place, is_known in enumerate(known):
        if is_known:
            continue
        if order.events[place] in begun:
            yield order.cards[place]
        else:
            later.append(place)
    yield from (order.cards[place] for place in later)
