"""Ready by a date: what is expected then, the plan, and a mock exam."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.clock import EPOCH
from karabakh_quiz.errors import QuizError
from karabakh_quiz.settings import change
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line
from karabakh_quiz.tui.outlook import Outlook, outlook
from karabakh_quiz.tui.pages import exam as page
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from karabakh_quiz.memory import Memory
    from karabakh_quiz.planning import CardNow

DATE = Command("exam.date", "d", "date", "date", "the day of the exam", "exam")
DECKS = Command("exam.decks", "space", "decks", "decks", "another deck, or all", "exam")
MOCK = Command("exam.mock", "m", "mock", "mock exam", "a mock exam", "exam")
COMMANDS = (MOCK, DATE, DECKS, *moving("exam", "scroll"), BACK)

FURTHEST = 730
"""Days ahead that are still planned for."""


class ExamScreen(Page):
    """The plan is worked out beside the screen, anew on every day and for every choice of decks."""

    CSS: ClassVar = "ExamScreen #matter { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "before an exam"

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        self.titles = {ref.id: ref.title for ref in self.app.desk.library.decks}
        self.decks: list[str | None] = [None, *self.titles]
        self.at = self.decks.index(deck) if deck in self.titles else 0
        self.found: Outlook | None = None
        self.note = ""

    @property
    def day(self) -> date | None:
        """The day to be ready by, as the settings have it."""
        text = self.app.settings.exam
        return date.fromisoformat(text) if text else None

    @property
    def days_left(self) -> int | None:
        """Days until then, from the learner's today; None without a day, or with a past one."""
        if self.day is None:
            return None
        left = (self.day - EPOCH).days - self.app.desk.progress.today()
        return left if left > 0 else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The decks the exam is on; none: all."""
        deck = self.decks[self.at]
        return (deck,) if deck is not None else ()

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self.plan)

    def plan(self) -> None:
        """Start planning, if there is a day to plan for."""
        from karabakh_quiz.planning import cards_now

        self.found = None
        left = self.days_left
        if left is not None:
            desk = self.app.desk
            collection = desk.collection_of(self.chosen)
            ids = [card for card in collection.ids() if not collection.facts(card).sensitive]
            cards = cards_now(ids, desk.progress.states())
            deck = self.chosen[0] if self.chosen else None
            today = desk.progress.today()
            self.planned(cards, desk.progress.memory(deck), today, today + left)
        self.repaint()

    @work(thread=True, exclusive=True)
    def planned(
        self, cards: "Sequence[CardNow]", memory: "Memory", today: int, exam_day: int
    ) -> None:
        """Work the plan out; nothing of the log is touched here."""
        self.app.call_from_thread(self.show_plan, outlook(cards, memory, today, exam_day))

    def show_plan(self, found: Outlook) -> None:
        """Show what was worked out."""
        self.found = found
        self.repaint()

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.days_left)

    def paint(self, grid: Grid) -> None:
        deck = self.decks[self.at]
        told = self.titles[deck] if deck is not None else "all decks"
        day = self.day if self.days_left is not None else None
        self.sheet("matter").show(page.matter(grid, day, told, self.found))

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (MOCK, DATE, DECKS, HELP), BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "mock" or bool(self.titles)

    def action_scroll(self, rows: int) -> None:
        self.sheet("matter").scroll_relative(y=rows, animate=False)

    def action_decks(self) -> None:
        self.at = (self.at + 1) % len(self.decks)
        self.plan()

    def action_date(self) -> None:
        from karabakh_quiz.tui.screens.note import NoteScreen

        self.app.push_screen(NoteScreen("The day to be ready by", "day"), self._dated)

    def _dated(self, text: str | None) -> None:
        if text is None:
            return
        try:
            self.app.take_settings(change(self.app.desk.places.settings, exam=self._read(text)))
        except QuizError as error:
            self.note = error.sentence
        else:
            self.note = ""
        self.plan()

    def _read(self, text: str) -> str:
        """The day that `text` means, from tomorrow on; empty text is none."""
        from karabakh_quiz.answers.date_reading import read_date
        from karabakh_quiz.answers.date_values import UnreadError

        if not text.strip():
            return ""
        try:
            found = read_date(text)[0].dates[0]
        except UnreadError as error:
            raise QuizError(str(error)) from None
        left = (found.first - EPOCH).days - self.app.desk.progress.today()
        if found.precision != "day" or not 0 < left <= FURTHEST:
            raise QuizError("Write a day from tomorrow to two years ahead, such as 2026-12-12.")
        return found.first.isoformat()

    def action_mock(self) -> None:
        """Twenty questions without a verdict until the end; it reschedules nothing."""
        from karabakh_quiz.study import SittingOptions
        from karabakh_quiz.tui.screens.mock import QUESTIONS, MockScreen

        options = SittingOptions(cram=True, limit=QUESTIONS, sensitive=self.app.settings.sensitive)
        sitting = self.app.desk.sitting(self.chosen, options)
        self.app.push_screen(MockScreen(sitting, self.app.desk.clock))
