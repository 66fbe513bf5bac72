"""One line to type, and back."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from karabakh_quiz.tui.commands import Command, bindings
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages.frame import head
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.entry import Entry
from karabakh_quiz.tui.widgets.lined import Sheet

SAVE = Command("note.save", "", "save", "save", "save", shown_as="Enter")
CANCEL = Command("note.cancel", "escape", "cancel", "cancel", "cancel", priority=True)


class NoteScreen(Page):
    """Asks for one line; dismisses with it, or with None if the person goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((CANCEL,))
    commands: ClassVar[tuple[Command, ...]] = (SAVE, CANCEL)
    name_of_page: ClassVar[str] = "while a note is typed"

    def __init__(self, title: str, label: str, value: str = "", told: str = "") -> None:
        """`value` stands in the line already, `told` beneath it."""
        super().__init__()
        self.title_of_note = title
        self.label = label
        self.value = value
        self.told = told

    def parts(self) -> Sequence[Widget]:
        return (Container(Sheet(id="before"), Entry(id="entry")),)

    def on_mount(self) -> None:
        line = self.query_one(Entry).line
        line.value = self.value
        self.set_focus(line)
        line.select_all()  # what is typed takes its place; an arrow keeps it

    def head(self, grid: Grid) -> list[Line]:
        return head(grid, title=self.title_of_note)

    def paint(self, grid: Grid) -> None:
        self.sheet("before").show([BLANK] * (grid.quote_row - 2))
        self.query_one(Entry).show(grid, self.label, self.told, active=True)

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (SAVE,), CANCEL

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_save(self) -> None:
        self.dismiss(self.query_one(Entry).line.value)

    def action_cancel(self) -> None:
        self.dismiss(None)
