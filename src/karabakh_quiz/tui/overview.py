"""What Home lists, counted from decks and log."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.progress.reading import DeckCount
from karabakh_quiz.study.limits import new_budget
from karabakh_quiz.tui.pages.home import BrokenLine, DeckLine

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks.library import BrokenDeck, DeckRef, Library
    from karabakh_quiz.progress import Progress


def deck_lines(
    library: "Library", collection: "Collection", progress: "Progress"
) -> tuple[DeckLine, ...]:
    """A line for each deck, in the library's order."""
    counts = progress.counts()
    return tuple(
        _line(ref, collection, progress, counts.get(ref.id, DeckCount())) for ref in library.decks
    )


def _line(
    ref: "DeckRef", collection: "Collection", progress: "Progress", count: DeckCount
) -> DeckLine:
    cards = sum(not collection.facts(card).sensitive for card in collection.ids(ref.id))
    unseen = max(0, cards - count.learning - count.held - count.suspended)
    return DeckLine(
        id=ref.id,
        title=ref.title,
        subtitle=ref.subtitle or "",
        due=count.due,
        new_today=_allowed(progress, ref.id, unseen),
        new=unseen,
        learning=count.learning,
        held=count.held,
        suspended=count.suspended,
    )


def _allowed(progress: "Progress", deck: str, unseen: int) -> int:
    """How many of a deck's unseen cards today's limits still let through."""
    budget = new_budget(progress)
    taken = 0
    while taken < unseen and budget.take(f"{deck}/"):
        taken += 1
    return taken


def broken_lines(broken: Iterable["BrokenDeck"]) -> tuple[BrokenLine, ...]:
    """The first reason why each broken deck cannot be studied."""
    lines = []
    for each in broken:
        fault = next((f for f in each.faults if f.severity == "fault"), None)
        if fault is None:
            lines.append(BrokenLine(each.path.name, "cannot be read"))
            continue
        place = f"{fault.path.name} line {fault.line}" if fault.line else fault.path.name
        lines.append(BrokenLine(place, fault.message, fault.hint or ""))
    return tuple(lines)
