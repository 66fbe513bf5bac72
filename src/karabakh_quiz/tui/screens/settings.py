"""What can be chosen, with what it costs."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from karabakh_quiz.errors import QuizError
from karabakh_quiz.planning import Pace, forecasts
from karabakh_quiz.planning.forecasting import AIMS
from karabakh_quiz.study import limits
from karabakh_quiz.tui.ahead import cards_of, until_cancelled
from karabakh_quiz.tui.choosing import Choice, Chosen, choices
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line
from karabakh_quiz.tui.pages import settings as page
from karabakh_quiz.tui.pages.settings import Price
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from karabakh_quiz.memory import Memory
    from karabakh_quiz.planning import CardNow
    from karabakh_quiz.preferences import Value

LEFT = Command("settings.left", "left,h", "step(-1)", "less", "", group="")
RIGHT = Command("settings.right", "right", "step(1)", "more", "", group="")
CHANGE = Command(
    "settings.change", "", "step", "change", "change", "setting", "← →", of=(LEFT, RIGHT)
)
TYPE = Command("settings.type", "enter", "type", "type", "type a value", "setting")
DEFAULT = Command("settings.default", "d", "default", "default", "back to the default", "setting")
COMMANDS = (CHANGE, TYPE, DEFAULT, LEFT, RIGHT, *moving("settings"), BACK)

WEEKS = 8


class SettingsScreen(ScrolledPage):
    """A line for each setting; changes hold at once."""

    CSS: ClassVar = """
    SettingsScreen #body { height: 1fr; width: 100%; }
    SettingsScreen #matter { height: 100%; }
    SettingsScreen #aside { height: 100%; margin-left: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "in settings"

    def __init__(self, _deck: str | None = None) -> None:
        super().__init__()
        desk = self.app.desk
        self.chosen = Chosen(
            desk.progress, desk.places.settings, self.app.settings, self.app.take_settings
        )
        self.choices = choices()
        self.cursor = 0
        self.note = ""
        self.prices: tuple[Price, ...] | None = None
        self.cards = 0
        self.at_work: Worker[tuple[Price, ...]] | None = None

    def parts(self) -> Sequence[Widget]:
        return (Horizontal(Sheet(id="matter"), Sheet(id="aside"), id="body"),)

    def on_mount(self) -> None:
        self.call_after_refresh(self.reckon)

    def reckon(self) -> None:
        """Start working out what each aim costs, beside the screen; what is under way ends."""
        self.workers.cancel_node(self)
        if self not in self.app.screen_stack:
            return
        desk = self.app.desk
        progress = desk.progress
        cards = cards_of(desk, (), sensitive=self.app.settings.sensitive)
        self.cards = len(cards)
        pace = Pace(
            new=limits.whole_setting(progress, limits.NEW_SETTING, limits.NEW_A_DAY),
            reviews=limits.whole_setting(progress, limits.REVIEWS_SETTING, limits.REVIEWS_A_DAY),
            maximum_interval=limits.maximum_interval(progress),
            thrifty=limits.saves_time(progress),
        )
        work = partial(_prices, cards, progress.memory(), progress.today(), pace)
        self.at_work = self.run_worker(work, thread=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        done = event.state is WorkerState.SUCCESS and event.worker is self.at_work
        if done and self in self.app.screen_stack:
            self.prices = event.worker.result
            self.repaint()

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid)

    def paint(self, grid: Grid) -> None:
        aim = self.app.desk.progress.memory().desired_retention
        own = len(self.app.settings.keys)
        keys = f"{own} of your own" if own else "default and vim"
        self.sheet("matter").styles.width = grid.notes - 3 if grid.notes else grid.width
        self.sheet("matter").show(
            page.matter(
                grid,
                self.chosen.values(self.choices),
                self.cursor,
                keys,
                self.prices,
                aim,
                self.cards,
                WEEKS,
            )
        )
        self.call_after_refresh(self.keep_in_view, f"point({self.cursor})")
        aside = self.sheet("aside")
        aside.display, aside.styles.width = grid.wide, grid.notes_width
        aside.show(page.aside(grid, self.choice, str(self.chosen.path)))

    @property
    def choice(self) -> Choice | None:
        """The setting under the cursor; None on the line of the keys."""
        return self.choices[self.cursor] if self.cursor < len(self.choices) else None

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (CHANGE, TYPE, DEFAULT, HELP), BACK

    def action_move(self, step: int) -> None:
        self.action_point(min(max(0, self.cursor + step), len(self.choices)))

    def action_point(self, index: int) -> None:
        self.cursor, self.note = index, ""
        self.repaint()

    def action_step(self, way: int) -> None:
        choice = self.choice
        if choice is not None:
            self.put(choice, choice.moved(self.chosen.value(choice), way))

    def action_default(self) -> None:
        if self.choice is not None:
            self.put(self.choice, self.choice.setting.default)

    def action_type(self) -> None:
        """Type a value; on the line of the keys, show them."""
        from karabakh_quiz.tui.screens.keys import KeysScreen
        from karabakh_quiz.tui.screens.note import NoteScreen

        if self.choice is None:
            self.app.push_screen(KeysScreen(), lambda _: self.repaint())
        else:
            choice = self.choice
            value = choice.shown(self.chosen.value(choice))
            note = NoteScreen(choice.meaning, choice.label, value, choice.allowed)
            self.app.push_screen(note, self._typed)

    def _typed(self, text: str | None) -> None:
        if not text or self.choice is None:
            return
        try:
            self.put(self.choice, self.choice.read(text))
        except QuizError as error:
            self.note = error.sentence
            self.repaint()

    def put(self, choice: Choice, value: "Value") -> None:
        """Write a value, and show what it means now."""
        if value == self.chosen.value(choice):
            return
        try:
            self.chosen.put(choice, value)
        except QuizError as error:
            self.note = error.sentence
        else:
            self.note = "plain holds from the next start." if value == "plain" else ""
            if choice.setting.scheduling and choice.name != "day-end":
                self.prices = None
                self.reckon()
        self.repaint()


def _prices(
    cards: "Sequence[CardNow]", memory: "Memory", today: int, pace: Pace
) -> tuple[Price, ...]:
    """Simulate the weeks ahead at each aim; in a thread: nothing of the log is touched here."""
    found = forecasts(
        cards,
        memory,
        today=today,
        weeks=WEEKS,
        pace=pace,
        aims=sorted({*AIMS, round(memory.desired_retention, 4)}),
        futures=1,
        watch=until_cancelled(),
    )
    return tuple(Price(each.retention, each.reviews_a_day, each.weeks[-1].known) for each in found)
