"""Statements and events on one time line; what is not known yet stays veiled."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.cards.card import Detail
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study.stages import stage_of
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run
from karabakh_quiz.tui.pages import chronology as page
from karabakh_quiz.tui.pages.chronology import ZOOMS, Laid, Zoom
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.signs import CARD
from karabakh_quiz.tui.timeline import Entry, timeline
from karabakh_quiz.tui.widgets.lined import Sheet
from karabakh_quiz.tui.widgets.rows import Rows

IN = Command("chronology.in", "plus,equals_sign", "zoom(1)", "nearer", "nearer", "view")
OUT = Command("chronology.out", "minus", "zoom(-1)", "farther", "farther", "view")
ZOOM = Command("chronology.zoom", "", "zoom", "zoom", "zoom", "", "+ −")
OPEN = Command("chronology.open", "enter", "show", "open", "show the entry", "view")
DRILL = Command("chronology.drill", "t,d", "drill", "put in order", "put some in order", "view")
ALL = Command("chronology.all", "a", "all", "all decks", "all decks, or the one", "view")
COMMANDS = (*moving("chronology"), IN, OUT, OPEN, DRILL, ALL, BACK)


class ChronologyScreen(Page):
    """A time line of all decks, or of the one Home's cursor is on."""

    CSS: ClassVar = """
    ChronologyScreen #body { height: 1fr; width: 100%; }
    ChronologyScreen #main { height: 100%; layout: vertical; overflow: hidden hidden; }
    ChronologyScreen #rows { height: 1fr; }
    ChronologyScreen #aside { height: 100%; margin-left: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "in the chronology"
    shows_signs: ClassVar[bool] = True

    def __init__(self, deck: str | None = None) -> None:
        super().__init__()
        self.deck = deck
        self.decks = (deck,) if deck else ()
        self.note = ""
        self.lay_out("month")

    def lay_out(self, zoom: Zoom) -> None:
        """Lay the chosen decks out, the cursor on the first entry that is known."""
        self.library = self.app.desk.library
        titles = {ref.id: ref.title for ref in self.library.decks}
        self.deck_title = titles.get(self.decks[0], "") if self.decks else "all decks"
        self.laid: Laid = page.laid_out(self._entries(), zoom, airy=self.grid.tall != "low")
        self.at = self._first_known()

    def _entries(self) -> list[Entry]:
        desk = self.app.desk
        progress = desk.progress
        return timeline(
            desk.collection_of(self.decks),
            progress.states(),
            progress.today(),
            sensitive=self.app.settings.sensitive,
        )

    def _first_known(self) -> int:
        known = (place for place, each in enumerate(self.laid.entries) if not each.words_veiled)
        return next(known, 0)

    def on_screen_resume(self) -> None:
        """Lay out anew if an entry was edited meanwhile."""
        if self.library is not self.app.desk.library:
            at = self.at
            self.lay_out(self.laid.zoom)
            self.at = min(at, max(0, len(self.laid.entries) - 1))
            self.repaint()

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="years"), Rows(id="rows"), Sheet(id="below"), id="main")
        return (Horizontal(main, Sheet(id="aside"), id="body"),)

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.laid.entries, self.deck_title)

    def paint(self, grid: Grid) -> None:
        laid = self.laid
        above = [] if grid.tall == "low" else [BLANK]
        years = page.overview(grid, laid, self.at) if laid.entries else [BLANK]
        self.sheet("years").show([*above, *years, *above])
        self.query_one(Rows).fill(
            len(laid.rows),
            lambda index, here: page.row(grid, laid, index, here=here),
            laid.row_of(self.at),
        )
        entry = laid.entries[self.at] if laid.entries else None
        rows = 5 if grid.tall != "low" else 4
        list_rows = self.query_one(Rows)
        room = grid.height - 2 - grid.foot - len(years) - 2 * len(above)
        seen = list_rows.seen(room - (0 if grid.narrow else rows))
        below = page.below(grid, entry, sum(each.entry is not None for each in laid.rows[seen:]))
        self.sheet("below").display = not grid.narrow
        self.sheet("below").show([*below[:rows], *([BLANK] * (rows - len(below)))])

        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        aside = self.sheet("aside")
        aside.display = grid.wide
        aside.styles.width = grid.notes_width
        if grid.wide:
            aside.show(page.aside(grid, laid, entry, *self._learnt(entry)))

    def _learnt(self, entry: Entry | None) -> tuple[Sequence[Detail], Sequence[Line]]:
        """Details of an entry that has been met, and how its cards stand."""
        if entry is None or entry.words_veiled or not entry.cards:
            return (), ()
        desk = self.app.desk
        details = desk.collection.details(desk.collection.card(entry.cards[0]))
        states = [(card, desk.progress.state(card)) for card in entry.cards]
        cards = [
            (
                Run(f"{CARD[stage_of(state)]} {card.partition('#')[2]:<7}"),
                Run(stage_of(state), "soft"),
            )
            for card, state in states
        ]
        return details, cards

    def remark(self) -> str:
        return self.note

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return (ZOOM, OPEN, DRILL, HELP), BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in ("show", "zoom", "drill", "move") or bool(self.laid.entries)

    def action_move(self, step: int) -> None:
        self.note = ""
        self.at = min(max(0, self.at + step), len(self.laid.entries) - 1)
        self.repaint()

    def action_zoom(self, step: int) -> None:
        place = ZOOMS.index(self.laid.zoom) + step
        self.action_zoom_to(ZOOMS[min(max(0, place), len(ZOOMS) - 1)])

    def action_zoom_to(self, zoom: Zoom) -> None:
        self.laid = page.laid_out(self.laid.entries, zoom, airy=self.grid.tall != "low")
        self.repaint()

    def action_all(self) -> None:
        """Between all decks and the one that Home's cursor was on."""
        self.decks = () if self.decks else (self.deck,) if self.deck else ()
        self.lay_out(self.laid.zoom)
        self.repaint()

    def action_open(self, place: int) -> None:
        """Put the cursor on an entry; on the one under the cursor, show it."""
        if place == self.at:
            self.action_show()
        else:
            self.at = place
            self.repaint()

    def action_show(self) -> None:
        from karabakh_quiz.tui.screens.entry import EntryScreen

        entry = self.laid.entries[self.at]
        if entry.cards and not entry.words_veiled:
            self.app.push_screen(EntryScreen(entry.cards[0]))

    def action_drill(self) -> None:
        from karabakh_quiz.tui.drill import TimelineDrill
        from karabakh_quiz.tui.screens.drill import DrillScreen

        try:
            drill = TimelineDrill(self.laid.entries, self.app.desk.collection)
        except QuizError as error:
            self.note = error.sentence
            self.repaint()
            return
        self.app.push_screen(DrillScreen(drill, self.app.desk.clock), self._drilled)

    def _drilled(self, told: str | None) -> None:
        self.note = told or ""
        self.repaint()
