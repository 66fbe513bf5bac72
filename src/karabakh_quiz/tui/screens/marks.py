"""What a mock exam came to, card by card."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.study.exam import Marked
from karabakh_quiz.tui.ahead import study_cards
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import marks as page
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Sheet
from karabakh_quiz.tui.widgets.rows import Rows

OPEN = Command("marks.open", "enter", "show", "open", "show the entry", "the card")
WRONG = Command("marks.wrong", "w", "wrong", "wrong ones", "study the wrong ones", "study")
COMMANDS = (OPEN, WRONG, *moving("marks"), BACK)
BELOW = 5
"""Rows for the card under the cursor."""


class MarksScreen(Page):
    """A list of what was asked; the card under the cursor stands below it."""

    CSS: ClassVar = """
    MarksScreen #body { height: 1fr; width: 100%; layout: vertical; overflow: hidden hidden; }
    MarksScreen #rows { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "after a mock exam"
    shows_signs: ClassVar[bool] = True

    def __init__(self, marks: Sequence[Marked], left: int, seconds: float) -> None:
        super().__init__()
        # What was wrong is what one looks for.
        self.marks = sorted(marks, key=lambda mark: mark.right)
        self.left, self.seconds = left, seconds
        self.note = ""

    def parts(self) -> Sequence[Widget]:
        return (Container(Sheet(id="result"), Rows(id="rows"), Sheet(id="below"), id="body"),)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.marks, self.seconds)

    def paint(self, grid: Grid) -> None:
        self.rows.fill(
            len(self.marks),
            lambda index, here: page.row(grid, self.marks[index], index, here=here),
        )
        result = page.result(grid, self.marks, self.left)
        room = grid.height - 2 - len(result) - BELOW - grid.foot
        more = len(self.marks) - self.rows.seen(room)
        self.sheet("result").show(result)
        lines = page.below(grid, self.marks[self.rows.cursor], more)
        self.sheet("below").show([*lines[:BELOW], *([BLANK] * (BELOW - len(lines)))])

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        several = (OPEN, WRONG, HELP) if self._wrong else (OPEN, HELP)
        return several, BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "wrong" or bool(self._wrong)

    @property
    def _wrong(self) -> tuple[str, ...]:
        return tuple(mark.card.id for mark in self.marks if not mark.right)

    def action_move(self, step: int) -> None:
        self.action_point(self.rows.cursor + step)

    def action_point(self, index: int) -> None:
        """Put the cursor on a row; on the one under the cursor, open it."""
        if index == self.rows.cursor and 0 <= index < len(self.marks):
            self.action_show()
            return
        self.rows.move_to(index)
        self.repaint()

    def action_show(self) -> None:
        from karabakh_quiz.tui.screens.entry import EntryScreen

        self.app.push_screen(EntryScreen(self.marks[self.rows.cursor].card.id))

    def action_wrong(self) -> None:
        """An ordinary sitting of what was wrong: it is graded and scheduled."""
        if not study_cards(self.app, self._wrong):
            self.note = "There is nothing to ask."
            self.repaint()
