"""An entry whole, as a page of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from karabakh_quiz.clock import date_of
from karabakh_quiz.study.stages import stage_of
from karabakh_quiz.study.wording import date_words, plural
from karabakh_quiz.tui.commands import HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line, Run
from karabakh_quiz.tui.pages import entry as page
from karabakh_quiz.tui.pages.frame import head
from karabakh_quiz.tui.screens.scrolled import ScrolledPage
from karabakh_quiz.tui.signs import CARD
from karabakh_quiz.tui.widgets.lined import Sheet

CLOSE = Command("entry.close", "escape,q,enter", "close", "back", "back", "leave")
COMMANDS = (*moving("entry", "scroll"), CLOSE)


class EntryScreen(ScrolledPage):
    """All there is to learn of the entry that a card belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "in an entry"

    def __init__(self, card: str) -> None:
        super().__init__()
        desk = self.app.desk
        self.card = desk.collection.card(card)
        self.details = desk.collection.details(self.card)
        self.cards = [self._stands(each) for each in (card, *desk.collection.siblings(card))]

    def _stands(self, card: str) -> tuple[str, str, str]:
        """Sign, facet, and when a card comes again."""
        state = self.app.desk.progress.state(card)
        stage = stage_of(state)
        told = stage if state.due_day is None else f"{stage}, due {_day(state.due_day)}"
        return CARD[stage], card.partition("#")[2], told

    def parts(self) -> Sequence[Widget]:
        return (Sheet(id="matter"),)

    def head(self, grid: Grid) -> list[Line]:
        deck = self.app.desk.collection.deck_of(self.card.id).title
        return head(grid, title=deck, right=(Run(plural(len(self.cards), "card"), "soft"),))

    def paint(self, grid: Grid) -> None:
        self.sheet("matter").show(page.matter(grid, self.card, self.details, self.cards))

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (HELP,), CLOSE

    def action_close(self) -> None:
        self.app.go_back()


def _day(day: int) -> str:
    return date_words(date_of(day))
