"""Ready by a date: what is expected then, today's part of the plan, and a mock exam."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from karabakh_quiz.clock import date_of
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study import SittingOptions, exam_day
from karabakh_quiz.study.exam import MockExam
from karabakh_quiz.study.wording import date_words
from karabakh_quiz.tui.ahead import study_cards
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import exam as page
from karabakh_quiz.tui.screens.exam_plan import PlannedPage
from karabakh_quiz.tui.widgets.entry import Entry
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from karabakh_quiz.study.options import WantedMode

STUDY = Command("exam.study", "enter", "study", "study", "today’s part of the plan", "exam")
MOCK = Command("exam.mock", "m", "mock", "mock", "a mock exam", "exam")
DATE = Command("exam.date", "d", "date", "date", "another day", "exam")
DECKS = Command("exam.decks", "space", "decks", "decks", "another deck, or all", "exam")
MORE = Command("exam.more", "plus,equals_sign", "daily(5)", "more a day", "more a day", "exam")
LESS = Command("exam.less", "minus", "daily(-5)", "fewer a day", "fewer a day", "exam")
DAILY = Command("exam.daily", "", "daily", "a day", "", "", "+ −")
NONE = Command("exam.none", "x", "no_exam", "no exam", "no exam any more", "exam")
KEEP = Command("exam.keep", "", "keep", "plan for it", "", "", "Enter")
COMMANDS = (STUDY, MOCK, DATE, DECKS, MORE, LESS, NONE, *moving("exam", "scroll"), BACK)


class ExamScreen(PlannedPage):
    """The day to be ready by, what is expected then, and the ways to it."""

    CSS: ClassVar = """
    ExamScreen #body { height: 1fr; width: 100%; }
    ExamScreen #main { height: 100%; layout: vertical; overflow: hidden hidden; }
    ExamScreen #aside { height: 100%; margin-left: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "before an exam"

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="before"), Entry(id="entry"), Sheet(id="matter"), id="main")
        return (Horizontal(main, Sheet(id="aside"), id="body"),)

    def on_mount(self) -> None:
        self.tell_share_now_and_then()
        if self.asking:
            self.action_date()
        self.call_after_refresh(self.plan)

    # What is shown

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown)

    def paint(self, grid: Grid) -> None:
        shown = self.shown
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        entry = self.query_one(Entry)
        entry.display = self.asking
        self.sheet("before").show([BLANK] * (grid.prompt_row - 2) if self.asking else [])
        if self.asking:
            entry.show(grid, "ready", self._reading(), active=self.in_line)
        self.sheet("matter").show(page.matter(grid, shown))
        aside = self.sheet("aside")
        aside.display, aside.styles.width = grid.wide, grid.notes_width
        aside.show(page.aside(grid, shown))

    def _reading(self) -> str:
        """How what stands in the line is read, once it names a day."""
        typed = self.query_one(Entry).line.value
        if not typed.strip():
            return ""
        try:
            day = date_of(exam_day.read_exam_day(typed, self.today))
        except QuizError:
            return ""
        return f"read as {date_words(day, weekday=True)}"

    @property
    def in_line(self) -> bool:
        """Whether what is pressed goes into the line."""
        return self.asking and self.query_one(Entry).line.has_focus

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        if self.in_line:
            return (KEEP,), BACK
        return (STUDY, MOCK, DATE, DECKS, DAILY, HELP), BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("study", "daily", "no_exam"):
            return self.day is not None and not self.in_line
        if action in ("mock", "decks"):
            return bool(self.titles) and not self.in_line
        return True

    # What can be done

    def action_date(self) -> None:
        """Ask for the day."""
        self.asking, self.note = True, ""
        line = self.query_one(Entry).line
        line.value = date_of(self.day).isoformat() if self.day is not None else ""
        self.query_one(Entry).display = True
        self.set_focus(line)
        line.select_all()  # what is typed takes its place; an arrow keeps it
        self.repaint()

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        event.stop()
        self.note = ""
        self.repaint()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.keep(event.value)

    async def action_keep(self) -> None:
        self.keep(self.query_one(Entry).line.value)

    def keep(self, typed: str) -> None:
        """Plan for the day that was typed, and keep it; nothing typed changes nothing."""
        if not typed.strip():
            self.action_leave()
            return
        progress = self.app.desk.progress
        try:
            day = exam_day.read_exam_day(typed, progress.today())
            exam_day.keep_exam_day(progress, day)
        except QuizError as error:
            self.note = error.sentence
            self.repaint()
            return
        self.day = day
        self._close_line()
        self.plan()

    def _close_line(self) -> None:
        self.asking, self.note = False, ""
        self.set_focus(None)

    @override
    def action_leave(self) -> None:
        """Out of the line, where there is a plan behind it; else back."""
        if self.asking and self.day is not None:
            self._close_line()
            self.repaint()
        else:
            self.app.go_back()

    def action_no_exam(self) -> None:
        self.do(lambda: exam_day.keep_exam_day(self.app.desk.progress, None))
        self.day = None
        self.plan()
        self.action_date()

    def action_daily(self, step: int) -> None:
        """Let the plan take more answers a day, or fewer."""
        daily = min(exam_day.MOST_DAILY, max(5, self.daily + step - (self.daily + step) % 5))
        if daily != self.daily:
            self.daily = daily
            self.do(lambda: exam_day.keep_exam_daily(self.app.desk.progress, daily))
            self.plan()

    def do(self, change: "Callable[[], None]") -> None:
        """Write to the log; what keeps it from being written is said."""
        self.note = ""
        try:
            change()
        except QuizError as error:
            self.note = error.sentence

    def action_decks(self) -> None:
        self.at = (self.at + 1) % len(self.several)
        self.note = ""
        self.plan()

    def action_study(self) -> None:
        """Begin a sitting of the cards that the plan has for today."""
        if self.found is None:
            self.note = "The plan is still being worked out."
        elif not self.found.todays:
            self.note = exam_day.nothing_today(self.found.next_day)
        else:
            self.note = "" if study_cards(self.app, self.found.todays) else "Nothing is left of it."
        self.repaint()

    def action_mock(self) -> None:
        from karabakh_quiz.tui.screens.mock import MockScreen

        desk = self.app.desk
        settings = self.app.settings
        mode = cast("WantedMode", settings.answer_mode)
        options = SittingOptions(mode=mode, sensitive=settings.sensitive)
        collection = desk.collection_of(self.chosen)
        mock = MockExam(collection, desk.progress, clock=desk.clock, options=options)
        if not mock.left:
            self.note = "There is nothing to ask."
            self.repaint()
            return
        self.app.push_screen(MockScreen(mock, desk.clock))
