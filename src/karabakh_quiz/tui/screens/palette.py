"""All commands of a screen, found by typing."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from karabakh_quiz.tui.commands import Command, bindings
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, pad, run
from karabakh_quiz.tui.pages.frame import at_axis, head, numbered
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.entry import Entry
from karabakh_quiz.tui.widgets.lined import Sheet

CLOSE = Command("palette.close", "escape", "close", "close", "close", priority=True)
RUN = Command("palette.run", "enter", "pick", "do it", "do it", priority=True)
DOWN = Command("palette.down", "down,ctrl+n", "move(1)", "down", "next", priority=True)
UP = Command("palette.up", "up,ctrl+p", "move(-1)", "up", "before", priority=True)
COMMANDS = (RUN, DOWN, UP, CLOSE)


class PaletteScreen(Page):
    """Find a command by its words and run it on the screen below."""

    CSS: ClassVar = "PaletteScreen #found { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    title_of_page: ClassVar[str] = "Commands"

    def __init__(self, offered: Sequence[Command], below: Page) -> None:
        super().__init__()
        self.offered = [each for each in offered if each.group and each.keys]
        self.below = below
        self.cursor = 0

    def parts(self) -> Sequence[Widget]:
        return (Container(Sheet(id="before"), Entry(id="entry"), Sheet(id="found"), id="body"),)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Entry).line)

    def head(self, grid: Grid) -> list[Line]:
        return head(grid, title=self.title_of_page)

    @property
    def found(self) -> list[Command]:
        """The commands whose words hold all the words typed."""
        words = self.query_one(Entry).line.value.lower().split()
        return [
            each
            for each in self.offered
            if all(word in f"{each.short} {each.long} {each.group}".lower() for word in words)
        ]

    def paint(self, grid: Grid) -> None:
        self.sheet("before").show([BLANK] * (grid.prompt_row - 2))
        self.query_one(Entry).show(grid, "find", "", active=True)
        found = self.found
        self.cursor = min(self.cursor, max(0, len(found) - 1))
        column = max((cell_len(each.long) for each in self.offered), default=0) + 3
        lines = []
        for index, command in enumerate(found):
            here, act = index == self.cursor, f"run({index})"
            words = run(command.long, "ink bold" if here else "ink", act)
            keys = Run(command.all_labels(self.app.own_keys), "soft", act)
            text = (*pad((words,), column), keys)
            lines.append(numbered(grid, "", text, here=here, act=act))
        self.sheet("found").show(lines or [at_axis(grid, (Run("no such command", "soft italic"),))])
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        sheet = self.sheet("found")
        top, rows = round(sheet.scroll_offset.y), sheet.size.height
        if rows and not top <= self.cursor < top + rows:
            sheet.scroll_to(y=max(0, self.cursor - rows // 2), animate=False)

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (RUN,), CLOSE

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        event.stop()
        self.cursor = 0
        self.repaint()

    def action_move(self, step: int) -> None:
        self.cursor = (self.cursor + step) % max(1, len(self.found))
        self.repaint()

    async def action_pick(self) -> None:
        await self.action_run(self.cursor)

    async def action_run(self, index: int) -> None:
        """Close, and do on the screen below what stands in row `index`."""
        found = self.found
        if index < len(found):
            self.app.go_back()
            await self.below.run_action(found[index].action)

    def action_close(self) -> None:
        self.app.go_back()
