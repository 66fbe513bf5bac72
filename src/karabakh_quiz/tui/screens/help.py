"""The keys of a screen, with a line to find one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from karabakh_quiz.tui.commands import Command, bindings
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import help as page
from karabakh_quiz.tui.pages.frame import heavy_rule
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Sheet

CLOSE = Command(
    "help.close", "escape,q,question_mark,f1,enter", "close", "close", "close", priority=True
)
DOWN = Command("help.down", "down,j,pagedown,space", "scroll(4)", "further", "further down")
UP = Command("help.up", "up,k,pageup", "scroll(-4)", "back up", "further up")
COMMANDS = (CLOSE, DOWN, UP)


class HelpScreen(Page):
    """All that can be done on the screen below."""

    CSS: ClassVar = "HelpScreen #matter { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = ()

    def __init__(self, listed: Sequence[Command], about: str, *, signs: bool) -> None:
        super().__init__()
        self.listed = listed
        self.about = about
        self.signs = signs

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.about)

    def paint(self, grid: Grid) -> None:
        groups = page.groups_of(self.listed, self.app.own_keys)
        matter = page.matter(grid, groups, signs=self.signs)
        self.sheet("matter").show(matter)
        foot = self.sheet("keys")
        foot.styles.height = 2
        foot.show([heavy_rule(grid) if len(matter) > 0 else BLANK, self.keys_line(grid)])

    def row(self) -> tuple[Sequence[Command], Command | None]:
        room = self.sheet("matter").size.height
        taller = self.sheet("matter").line_count > room > 0
        return ((DOWN,) if taller else ()), CLOSE

    def action_scroll(self, rows: int) -> None:
        self.sheet("matter").scroll_relative(y=rows, animate=False)

    def action_close(self) -> None:
        self.app.go_back()
