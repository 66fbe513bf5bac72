"""An entry whole, as a page of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from karabakh_quiz.clock import date_of
from karabakh_quiz.errors import QuizError
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

SOURCE = Command("entry.source", "o", "open_source", "source", "open the source", "the entry")
EDIT = Command("entry.edit", "e", "edit", "edit", "edit the entry", "the entry")
CLOSE = Command("entry.close", "escape,q,enter", "close", "back", "back", "leave")
COMMANDS = (SOURCE, EDIT, *moving("entry", "scroll"), CLOSE)


class EntryScreen(ScrolledPage):
    """All there is to learn of the entry that a card belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "in an entry"

    def __init__(self, card: str) -> None:
        super().__init__()
        self.note = ""
        self.load(card)

    def load(self, card: str) -> None:
        """Take in the entry as it reads now; raises `UnknownCardError` if it is gone."""
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
        return (SOURCE, EDIT, HELP), CLOSE

    def remark(self) -> str:
        return self.note

    def tell(self, note: str) -> None:
        """Say something of what was done last."""
        self.note = note
        self.repaint()

    def action_open_source(self) -> None:
        """Open the source in the browser, or show its address."""
        from karabakh_quiz.tui.screens.sources import open_source

        self.tell(open_source(self, self.details))

    def action_edit(self) -> None:
        """Open the entry in the person's editor, and show it as it reads then."""
        from karabakh_quiz.tui.editing import edit

        try:
            done = edit(self.app, self.card.entry, EDIT.label(self.app.own_keys))
            if done.anew:
                self.load(self.card.id)
        except QuizError as error:
            self.tell(error.sentence)
        else:
            self.tell(done.note)

    def action_close(self) -> None:
        self.app.go_back()


def _day(day: int) -> str:
    return date_words(date_of(day))
