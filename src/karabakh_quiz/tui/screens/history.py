"""How the open card was answered before."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from karabakh_quiz.cards.card import Card
from karabakh_quiz.progress.row import Review
from karabakh_quiz.study.wording import plural
from karabakh_quiz.tui.commands import Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line, Run
from karabakh_quiz.tui.pages import history as page
from karabakh_quiz.tui.pages.frame import head
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.widgets.lined import Sheet

CLOSE = Command("history.close", "escape,q,i,enter", "close", "close", "close", "leave")
COMMANDS = (CLOSE, *moving("history", "scroll"))


class HistoryScreen(ScrolledPage):
    """All answers to one card."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "in a card’s history"

    def __init__(self, card: Card, rows: Sequence[Review], *, answered: bool) -> None:
        super().__init__()
        self.card = card
        self.rows = rows
        self.answered = answered

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def head(self, grid: Grid) -> list[Line]:
        count = Run(plural(len(self.rows), "answer"), "soft")
        return head(grid, title=f"History of {self.card.id}", right=(count,))

    def paint(self, grid: Grid) -> None:
        matter = page.matter(grid, self.card, self.rows, answered=self.answered)
        self.sheet("matter").show(matter)

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (), CLOSE

    def action_close(self) -> None:
        self.app.go_back()
