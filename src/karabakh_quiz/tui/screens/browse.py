"""Every card, searched and filtered as one types; things done to one or to many."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Input
from typing_extensions import override

from karabakh_quiz.tui.catalogue import Catalogue
from karabakh_quiz.tui.commands import HELP, UNDO, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import browse as page
from karabakh_quiz.tui.screens.browse_cards import EDIT, FLAG, LATER, RESET, SUSPEND, CardsMeant
from karabakh_quiz.tui.widgets.entry import Entry
from karabakh_quiz.tui.widgets.lined import Sheet
from karabakh_quiz.tui.widgets.rows import Rows

FIND = Command("browse.find", "slash", "find", "find", "find as you type", "find")
OPEN = Command("browse.open", "enter", "show", "open", "show the entry", "the card")
MARK = Command("browse.mark", "space,x", "mark", "mark", "mark, for many", "find")
MARK_ALL = Command("browse.mark-all", "a", "mark_all", "mark all", "mark all, or none", "find")
FLAGGED = Command("browse.flagged", "F", "flagged", "flagged", "only what is flagged", "find")
BACK = Command("browse.back", "escape", "escape", "back", "out of the line; back", "leave")
COMMANDS = (
    *moving("browse"), FIND, FLAGGED, MARK, MARK_ALL, OPEN, SUSPEND, LATER, RESET, FLAG, EDIT, UNDO,
    BACK,
)  # fmt: skip
FLAGGED_QUERY = "is:flagged"


class BrowseScreen(CardsMeant):
    """A list of all cards, of which only the rows in sight are painted."""

    CSS: ClassVar = """
    BrowseScreen #body { height: 1fr; width: 100%; }
    BrowseScreen #main { height: 100%; layout: vertical; overflow: hidden hidden; }
    BrowseScreen #rows { height: 1fr; }
    BrowseScreen #aside { height: 100%; margin-left: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "while browsing"
    shows_signs: ClassVar[bool] = True

    def __init__(self, _deck: str | None = None, query: str = "") -> None:
        super().__init__()
        self.marked: set[str] = set()
        self.note = ""
        self.query_text = query
        self.written = 0
        self.load()

    def load(self) -> None:
        """Build the list from decks and log."""
        desk = self.app.desk
        self.library = desk.library
        self.catalogue = Catalogue(
            desk.library,
            desk.collection,
            desk.progress.states(),
            desk.progress.today(),
            sensitive=self.app.settings.sensitive,
        )
        self.found = self.catalogue.find(self.query_text)
        people = desk.collection.register.values()
        self.names = {person.id: person.name for person in people}

    def parts(self) -> Sequence[Widget]:
        main = Container(
            Sheet(id="before"), Entry(id="entry"), Sheet(id="columns"), Rows(id="rows"),
            Sheet(id="below"), id="main",
        )  # fmt: skip
        return (Horizontal(main, Sheet(id="aside"), id="body"),)

    def on_mount(self) -> None:
        self.query_one(Entry).line.value = self.query_text

    def on_screen_resume(self) -> None:
        """Read the list anew if an entry was edited meanwhile."""
        if self.library is not self.app.desk.library:
            self.recount()

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    @property
    def in_line(self) -> bool:
        """Whether what is pressed goes into the find line."""
        return self.query_one(Entry).line.has_focus

    @property
    def card(self) -> str | None:
        return self.catalogue.items[self.place].card if self.place is not None else None

    @property
    def place(self) -> int | None:
        """The place of the card under the cursor."""
        return self.found[self.rows.cursor] if self.found else None

    def head(self, grid: Grid) -> list[Line]:
        total = len(self.catalogue.items)
        return page.running_head(grid, len(self.found), total, len(self.marked))

    def paint(self, grid: Grid) -> None:
        self.sheet("before").show([] if grid.tall == "low" else [BLANK])
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        self.query_one(Entry).show(grid, "find", "", active=self.in_line)
        self.sheet("columns").show([page.columns(grid)])
        self.rows.styles.height = max(1, min(len(self.found), self._room(grid)))
        self.rows.fill(len(self.found), lambda index, here: self._row(grid, index, here=here))
        self._paint_card(grid)

    def _room(self, grid: Grid) -> int:
        """Rows that the list may take at most."""
        above = 2 + 3 + 1 + (0 if grid.tall == "low" else 1)
        return grid.height - above - grid.foot - (0 if grid.narrow else self._below(grid))

    @staticmethod
    def _below(grid: Grid) -> int:
        """Rows under the list."""
        return 6 if grid.tall == "low" else 7

    def _row(self, grid: Grid, index: int, *, here: bool) -> Line:
        place = self.found[index]
        item = self.catalogue.items[place]
        return page.row(
            grid,
            item,
            self.catalogue.standing[place],
            self.catalogue.today,
            here=here,
            marked=item.card in self.marked,
            act=f"point({index})",
        )

    def _paint_card(self, grid: Grid) -> None:
        """The card under the cursor, whole."""
        place, desk = self.place, self.app.desk
        card = desk.collection.card(self.catalogue.items[place].card) if place is not None else None
        answers = desk.history(card.id) if card else []
        more = len(self.found) - self.rows.seen(self._room(grid))
        below = page.below(grid, self.catalogue, place, card, answers, more)
        self.sheet("below").display = not grid.narrow
        self.sheet("below").show([*below, *([BLANK] * (self._below(grid) - len(below)))])
        aside = self.sheet("aside")
        aside.display, aside.styles.width = grid.wide, grid.notes_width
        aside.show(page.aside(grid, answers, self.names))

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        if self.in_line:
            return (OPEN,), BACK
        return (OPEN, FIND, SUSPEND, LATER, EDIT, HELP), BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        needs_card = ("show", "mark", "suspend", "reschedule", "reset", "edit", "flag")
        return action not in needs_card or bool(self.found)

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_text = event.value
        self.found = self.catalogue.find(event.value)
        self.rows.cursor = 0
        self.repaint()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_escape()

    def on_descendant_focus(self) -> None:
        self.repaint()

    def on_descendant_blur(self) -> None:
        self.repaint()

    # What can be done

    def action_find(self) -> None:
        self.set_focus(self.query_one(Entry).line)

    def action_escape(self) -> None:
        if self.in_line:
            self.set_focus(None)
        else:
            self.app.go_back()

    def action_move(self, step: int) -> None:
        self.action_point(min(max(0, self.rows.cursor + step), max(0, len(self.found) - 1)))

    def action_point(self, row: int) -> None:
        """Put the cursor on a row."""
        self.note = ""
        self.rows.move_to(row)
        self._paint_card(self.grid)

    def action_show(self) -> None:
        from karabakh_quiz.tui.screens.entry import EntryScreen

        if self.place is not None:
            self.app.push_screen(EntryScreen(self.catalogue.items[self.place].card))

    def action_mark(self) -> None:
        if self.place is not None:
            self.marked ^= {self.catalogue.items[self.place].card}
            self.action_move(1)
            self.repaint()

    def action_mark_all(self) -> None:
        found = {self.catalogue.items[place].card for place in self.found}
        self.marked = set() if found <= self.marked else self.marked | found
        self.repaint()

    def action_flagged(self) -> None:
        """Only what is flagged; again, everything."""
        line = self.query_one(Entry).line
        line.value = "" if line.value == FLAGGED_QUERY else FLAGGED_QUERY

    def recount(self) -> None:
        self.load()
        self.repaint()
