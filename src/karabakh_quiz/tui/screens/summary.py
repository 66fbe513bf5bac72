"""The end of a sitting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.tui.commands import HELP, UNDO, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line
from karabakh_quiz.tui.pages import summary as page
from karabakh_quiz.tui.pages.summary import SummaryShown
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from karabakh_quiz.study import Sitting

HOME = Command("summary.home", "enter,escape", "home", "home", "back home", "leave")
MORE = Command("summary.more", "m", "more", "go on", "go on with what is left", "leave")
LEAVE = Command("summary.leave", "q", "leave", "leave", "leave the program", "leave")
COMMANDS = (HOME, MORE, UNDO, *moving("summary", "scroll"), LEAVE)


class SummaryScreen(ScrolledPage):
    """What the sitting came to; `u` goes back into it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "at the end of a sitting"

    def __init__(self, sitting: "Sitting", shown: SummaryShown) -> None:
        super().__init__()
        self.sitting = sitting
        self.shown = shown

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown)

    def paint(self, grid: Grid) -> None:
        self.sheet("matter").show(page.matter(grid, self.shown))

    def remark(self) -> str:
        return "Everything is saved." if self.shown.summary.answers else ""

    def row(self) -> tuple[Sequence[Command], Command | None]:
        more = (MORE,) if self.shown.summary.left else ()
        undo = (UNDO,) if self.shown.summary.answers else ()
        return (HOME, *more, *undo, HELP), LEAVE

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "more" or bool(self.shown.summary.left)

    def action_home(self) -> None:
        self.app.go_home()

    def action_more(self) -> None:
        self.app.study_again()

    def action_undo(self) -> None:
        question = self.sitting.undo()
        if question is not None:
            self.app.resume_sitting(self.sitting, question)

    def action_leave(self) -> None:
        self.app.exit()
