"""Cards of one sitting that would give each other away.

A statement shows when and where it was made, which is just what the event it
was made at is asked for. So the event comes first.
"""

from collections.abc import Callable, Sequence

from karabakh_quiz.cards.index import CardFacts
from karabakh_quiz.study.urgency import entry_of


def events_first(
    cards: Sequence[str], facts: Callable[[str], CardFacts]
) -> tuple[list[str], frozenset[str]]:
    """`cards` with each event before the statements made at it, and these statements' cards.

    What does not depend on each other stays in its order.
    """
    made_at = {card: facts(card).event for card in cards}
    events: dict[str, list[str]] = {}
    for card in cards:
        if made_at[card] is None:
            events.setdefault(entry_of(card), []).append(card)
    ordered: dict[str, None] = {}
    held = set()
    for card in cards:
        before = events.get(made_at[card] or "", [])
        if before:
            held.add(card)
            ordered.update(dict.fromkeys(before))
        ordered[card] = None
    return list(ordered), frozenset(held)
