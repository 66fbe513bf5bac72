"""What Home lists, counted from decks and log as a sitting would ask them."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.clock import date_of
from karabakh_quiz.study import SittingOptions
from karabakh_quiz.study.backlog import days_left, has_piled_up
from karabakh_quiz.study.exam_day import exam_day
from karabakh_quiz.study.plan import Planner
from karabakh_quiz.study.stages import stage_of
from karabakh_quiz.study.wording import date_short
from karabakh_quiz.tui.pages.home import BrokenLine, DeckLine

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks.library import BrokenDeck, DeckRef, Library
    from karabakh_quiz.progress import CardState, Progress


class Overview:
    """Counts decks; `sensitive` says whether sensitive cards count."""

    def __init__(
        self,
        library: "Library",
        collection: "Collection",
        progress: "Progress",
        *,
        sensitive: bool = False,
    ) -> None:
        self._library = library
        self._collection = collection
        self._progress = progress
        self._sensitive = sensitive
        self._today = progress.today()
        self._states = progress.states()

    def lines(self) -> tuple[DeckLine, ...]:
        """A line for each deck, in the library's order."""
        return tuple(self._line(ref) for ref in self._library.decks)

    def due(self) -> int:
        """Cards due in all decks, each counted once."""
        known = {card for ref in self._library.decks for card in self._asked(ref.id)}
        return sum(state.due(self._today) for card, state in self._states.items() if card in known)

    def fresh(self, *decks: str) -> int:
        """New cards that a sitting on `decks` (none: on all) would bring today."""
        options = SittingOptions(decks=decks, sensitive=self._sensitive)
        return len(Planner(self._collection, self._progress, options).plan().fresh)

    def piled_up(self) -> int:
        """Cards due, if so many have piled up that spreading them should be offered; else 0."""
        due = [state for state in self._states.values() if state.due(self._today)]
        if days_left(self._progress, self._today) or not has_piled_up(due, self._today):
            return 0
        return len(due)

    def exam(self) -> str:
        """The day to be ready by, as `12 Dec`; empty if there is none."""
        day = exam_day(self._progress, self._today)
        return "" if day is None else date_short(date_of(day)).rpartition(" ")[0]

    def streak(self) -> int:
        """Days in a row on which something was answered, today or yesterday the last."""
        day = self._today if self._studied(self._today) else self._today - 1
        first = day
        while self._studied(first):
            first -= 1
        return day - first

    def _studied(self, day: int) -> bool:
        progress = self._progress
        return bool(progress.introduced(day).total() or progress.reviewed(day).total())

    def ahead(self, days: int = 7) -> tuple[int, ...]:
        """Cards that fall due on each of the coming days, tomorrow first."""
        first = self._today + 1
        load = self._progress.load(first, first + days - 1, [ref.id for ref in self._library.decks])
        return tuple(load[first + day] for day in range(days))

    def _asked(self, deck: str) -> list[str]:
        facts = self._collection.facts
        return [
            card
            for card in self._collection.ids(deck)
            if self._sensitive or not facts(card).sensitive
        ]

    def _line(self, ref: "DeckRef") -> DeckLine:
        stages: Counter[str] = Counter()
        due = 0
        for card in self._asked(ref.id):
            state: CardState | None = self._states.get(card)
            stages[stage_of(state) if state else "new"] += 1
            due += bool(state and state.due(self._today))
        return DeckLine(
            id=ref.id,
            title=ref.title,
            subtitle=ref.subtitle or "",
            due=due,
            new_today=self.fresh(ref.id),
            new=stages["new"],
            learning=stages["learning"],
            held=stages["held"],
            suspended=stages["suspended"],
        )


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
