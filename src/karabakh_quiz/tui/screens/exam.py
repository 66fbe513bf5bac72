"""Ready by a date: what is expected then, today's part of the plan, and a mock exam."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState
from typing_extensions import override

from karabakh_quiz.clock import date_of
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study import SittingOptions, exam_day
from karabakh_quiz.study.exam import QUESTIONS, MockExam
from karabakh_quiz.study.wording import date_words, plural
from karabakh_quiz.tui.ahead import cards_of, planner, study_cards, until_cancelled
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import exam as page
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.widgets.entry import Entry
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from karabakh_quiz.planning import ExamOutlook
    from karabakh_quiz.planning.forecasting import Watcher
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

SHOWN_EVERY = 0.3
"""Seconds between two looks at how far the plan is worked out."""


class ExamScreen(ScrolledPage):
    """The plan is worked out beside the screen: anew on every visit, and for every choice."""

    CSS: ClassVar = """
    ExamScreen #body { height: 1fr; width: 100%; }
    ExamScreen #main { height: 100%; layout: vertical; overflow: hidden hidden; }
    ExamScreen #aside { height: 100%; margin-left: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "before an exam"

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        desk = self.app.desk
        self.titles = {ref.id: ref.title for ref in desk.library.decks}
        self.several: list[str | None] = list(self.titles)
        if len(self.titles) != 1:
            self.several.insert(0, None)
        # Space leads from all decks to the one Home's cursor was on, and on from there.
        if deck in self.titles:
            at = self.several.index(deck)
            first = 0 if self.several[0] is not None else 1
            self.several = [*self.several[:first], *self.several[at:], *self.several[first:at]]
        self.at = 0
        progress = desk.progress
        self.today = progress.today()
        self.day = exam_day.exam_day(progress, self.today)
        self.daily = exam_day.exam_daily(progress)
        self.asking = self.day is None
        self.found: ExamOutlook | None = None
        self.share = 0.0
        self.note = ""
        self.at_work: Worker[ExamOutlook] | None = None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The decks the exam is on; none: all."""
        deck = self.several[self.at] if self.several else None
        return (deck,) if deck is not None else ()

    @property
    def shown(self) -> page.ExamShown:
        """What the page is to show."""
        decks = self.titles[self.chosen[0]] if self.chosen else plural(len(self.titles), "deck")
        return page.ExamShown(
            today=date_of(self.today),
            decks=decks,
            daily=self.daily,
            questions=QUESTIONS,
            day=date_of(self.day) if self.day is not None else None,
            outlook=self.found,
            share=self.share,
            asking=self.asking,
        )

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="before"), Entry(id="entry"), Sheet(id="matter"), id="main")
        return (Horizontal(main, Sheet(id="aside"), id="body"),)

    def on_mount(self) -> None:
        self.set_interval(SHOWN_EVERY, self._tell_share)
        if self.asking:
            self.action_date()
        self.call_after_refresh(self.plan)

    # The plan, worked out in a thread

    def plan(self) -> None:
        """Begin to work the plan out, if there is a day to plan for; what is under way ends."""
        if self not in self.app.screen_stack:
            return
        self.workers.cancel_node(self)
        self.found, self.at_work, self.share = None, None, 0.0
        desk = self.app.desk
        self.today = desk.progress.today()
        if self.day is not None and self.day <= self.today:
            self.day = None
        if self.day is not None:
            cards = cards_of(desk, self.chosen, sensitive=self.app.settings.sensitive)
            work = planner(desk, cards, self.day, self.daily)
            self.at_work = self.run_worker(partial(self._work, work), thread=True)
        self.repaint()

    def _work(self, work: "Callable[[Watcher], ExamOutlook]") -> "ExamOutlook":
        return work(until_cancelled(self._done))

    def _done(self, share: float) -> None:
        """Note how far the plan is; called in the thread, so nothing is painted here."""
        self.share = share

    def _tell_share(self) -> None:
        if self.found is None and self.at_work is not None and self.is_current:
            self.repaint()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        done = event.state is WorkerState.SUCCESS and event.worker is self.at_work
        if done and self in self.app.screen_stack:
            self.found = event.worker.result
            self.repaint()

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
