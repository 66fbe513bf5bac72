"""What the learner has flagged as looking wrong: for whoever keeps the deck."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.progress.row import Row
from karabakh_quiz.structs import struct

if TYPE_CHECKING:
    from pathlib import Path

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import Progress


@struct
class Flag:
    """A flagged card, what was written to it, and where its entry stands."""

    card: str
    note: str
    day: int
    """When it was flagged, in days since 1970-01-01."""
    path: "Path"
    line: int


def flags(collection: "Collection", progress: "Progress") -> list[Flag]:
    """The flags that stand on cards of `collection`, in the order of its decks and their lines.

    One that was cleared or taken back is none; nor is one on a card that is gone.
    """
    flagged = {card: state for card, state in progress.states().items() if state.flagged}
    days = {row.card: row.day or 0 for row in progress.rows(kinds=("flag",))}
    found = []
    for card in collection.ids():
        if card in flagged:
            entry = collection.card(card).entry
            found.append(Flag(card, flagged[card].note, days.get(card, 0), entry.path, entry.line))
    return found


def clear_flags(progress: "Progress", cards: Iterable[str]) -> list[str]:
    """Take the flags off those of `cards` that have one; gives these."""
    states = progress.states(list(cards))
    flagged = [card for card, state in states.items() if state.flagged]
    progress.record_all([Row(kind="flag", card=card, fields={"cleared": True}) for card in flagged])
    return flagged
