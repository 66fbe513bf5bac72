"""What Home lists: the decks as they stand, and what today and the next days bring."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.clock import date_of
from karabakh_quiz.study.backlog import days_left, is_backlog
from karabakh_quiz.study.exam_day import exam_day
from karabakh_quiz.study.standing import Counts, minutes_today, standing
from karabakh_quiz.study.wording import date_short
from karabakh_quiz.tui.pages.home import BrokenLine, DeckLine

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.decks.library import BrokenDeck, Library
    from karabakh_quiz.progress import Progress


class Overview:
    """Words for Home what `study.standing` counts; `sensitive`: whether sensitive cards count."""

    def __init__(
        self,
        library: "Library",
        collection: "Collection",
        progress: "Progress",
        *,
        sensitive: bool = False,
    ) -> None:
        self._library = library
        self._progress = progress
        self._collection = collection
        self._sensitive = sensitive
        self._today = progress.today()
        self.standing = standing(collection, progress, sensitive=sensitive)

    def lines(self) -> tuple[DeckLine, ...]:
        """A line for each deck, in the library's order."""
        decks = self.standing.decks
        return tuple(
            _line(ref.id, ref.title, ref.subtitle or "", decks[ref.id])
            for ref in self._library.decks
        )

    def together(self) -> DeckLine:
        """A line for all decks: a card that several of them have counts once."""
        shared = "shared cards count once" if self.standing.shared else ""
        return _line("", "All decks", shared, self.standing.together)

    def piled_up(self) -> int:
        """Cards due, if so many have piled up that spreading them should be offered; else 0."""
        due, overdue = self.standing.together.due, self.standing.overdue
        if days_left(self._progress, self._today) or not is_backlog(due, overdue):
            return 0
        return due

    def minutes(self) -> int:
        """How long a sitting on all decks would take today."""
        return minutes_today(
            self._collection, self._progress, self.standing, sensitive=self._sensitive
        )

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
        load = self.standing.ahead
        return tuple(load.get(self._today + day, 0) for day in range(1, days + 1))


def _line(deck: str, title: str, subtitle: str, counts: Counts) -> DeckLine:
    return DeckLine(
        id=deck,
        title=title,
        subtitle=subtitle,
        due=counts.due,
        new_today=counts.new_today,
        new=counts.new,
        learning=counts.learning,
        held=counts.held,
        suspended=counts.suspended,
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
