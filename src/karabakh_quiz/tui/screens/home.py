"""Home: the decks, what today brings, and the way to the other screens."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.errors import QuizError
from karabakh_quiz.structs import replace
from karabakh_quiz.tui.app import DESTINATIONS
from karabakh_quiz.tui.commands import HELP, LEAVE, UNDO, Command, bindings, moving
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line
from karabakh_quiz.tui.pages import home as page
from karabakh_quiz.tui.pages.home import DeckLine, Elsewhere, HomeShown
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Sheet

STUDY = Command("home.study", "enter", "start", "study", "study the deck", "study")
ALL = Command("home.all", "a", "study_all", "all decks", "study all decks", "study")
MOVES = moving("home")
NUMBERED = Command("home.numbered", "", "start", "study", "study a deck", "study", "1–9")
DIGITS = tuple(
    Command(f"home.digit-{n}", str(n), f"study({n})", "", "", group="") for n in range(1, 10)
)
SPREAD = Command("home.spread", "w", "spread", "spread", "spread what has piled up", "study")
LISTED = (STUDY, NUMBERED, ALL, UNDO, SPREAD, *MOVES, LEAVE)
ELSEWHERE = tuple(
    Command(
        f"home.{each.key}", each.letter.lower(), f"go('{each.key}')", each.name, each.name,
        "elsewhere",
    )
    for each in DESTINATIONS
)  # fmt: skip
BOUND = (*LISTED, *ELSEWHERE, *DIGITS)


class HomeScreen(Page):
    """A contents page of the decks there are."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(BOUND)
    commands: ClassVar[tuple[Command, ...]] = (*LISTED, *ELSEWHERE)
    name_of_page: ClassVar[str] = "at home"

    def __init__(self) -> None:
        super().__init__()
        self.said = ""
        """What the last action came to; it stands until the next key."""
        self.shown = HomeShown(today=self.app.desk.clock.now().date(), loading=True)

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="top"), Sheet(id="decks"), Sheet(id="faults"), id="main")
        return (Horizontal(main, Sheet(id="aside"), id="spread"),)

    def on_mount(self) -> None:
        self.call_after_refresh(self.count)

    def on_screen_resume(self) -> None:
        if not self.shown.loading:
            self.count()

    def count(self) -> None:
        """Count anew what there is to do, and show it."""
        desk = self.app.desk
        from karabakh_quiz.tui.overview import Overview, broken_lines

        overview = Overview(
            desk.library,
            desk.collection,
            desk.progress,
            sensitive=self.app.settings.sensitive,
        )
        lines = overview.lines()
        self.shown = replace(
            self.shown,
            today=desk.clock.now().date(),
            decks=lines,
            broken=broken_lines(desk.library.broken),
            elsewhere=tuple(
                Elsewhere(
                    name=each.name,
                    letter=each.letter,
                    act=f"go('{each.key}')",
                    note=overview.exam() if each.key == "exam" else "",
                )
                for each in DESTINATIONS
            ),
            together=overview.together(),
            minutes=overview.minutes(),
            ahead=overview.ahead(),
            streak=overview.streak() if self.app.settings.streak else 0,
            learner=self.app.learner,
            cursor=min(self.shown.cursor, max(0, len(lines) - 1)),
            note=self.said or _remark(lines, overview.piled_up()),
            loading=False,
        )
        self.repaint()

    @override
    def head(self, grid: Grid) -> list[Line]:
        return []

    def paint(self, grid: Grid) -> None:
        shown = self.shown
        self.sheet("head").display = False
        top, faults = page.top(grid, shown), page.faults(grid, shown)
        self.sheet("top").show(top)
        room = grid.height - len(top) - len(faults) - self._foot(grid)
        decks = page.decks(grid, shown, room)
        if len(decks) > room:
            room -= 1
        sheet = self.sheet("decks")
        sheet.styles.height = max(1, min(room, len(decks)))
        sheet.show(decks)
        self._keep_in_view(decks, room)
        if len(decks) > room:
            faults = [page.more_decks(grid, decks, round(sheet.scroll_target_y) + room), *faults]
        self.sheet("faults").show(faults)
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        aside = self.sheet("aside")
        aside.display = grid.wide
        aside.styles.width, aside.styles.margin = grid.notes_width, (0, 0, 0, 3)
        if grid.wide:
            from karabakh_quiz.tui.pages.home_ways import aside as beside

            aside.show(beside(grid, shown))

    def _keep_in_view(self, decks: Sequence[Line], room: int) -> None:
        row = page.rows_of(decks, self.shown.cursor)
        sheet = self.sheet("decks")
        top = round(sheet.scroll_offset.y)
        if row < top or row >= top + room - 1:
            sheet.scroll_to(y=max(0, row - room // 2), animate=False)

    def _foot(self, grid: Grid) -> int:
        return grid.foot + (1 if self._has_elsewhere_row(grid) else 0)

    def _has_elsewhere_row(self, grid: Grid) -> bool:
        return bool(self.shown.elsewhere) and not grid.wide

    @override
    def foot(self, grid: Grid) -> list[Line]:
        rows = super().foot(grid)
        if self._has_elsewhere_row(grid):
            from karabakh_quiz.tui.pages.home_ways import elsewhere

            rows.insert(-1, elsewhere(grid, self.shown))
        self.sheet("keys").styles.height = len(rows)
        return rows

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return ((STUDY, ALL, HELP) if len(self.shown.decks) > 1 else (STUDY, HELP)), LEAVE

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in ("start", "study", "study_all") or bool(self.shown.decks)

    def action_move(self, step: int) -> None:
        last = max(0, len(self.shown.decks) - 1)
        note = "" if self.said else self.shown.note
        self.said = ""
        cursor = min(last, max(0, self.shown.cursor + step))
        self.shown = replace(self.shown, cursor=cursor, note=note)
        self.repaint()

    def action_start(self) -> None:
        self.action_study(self.shown.cursor + 1)

    def action_study(self, number: int) -> None:
        """Study the deck shown as `number`."""
        if number <= len(self.shown.decks):
            self.shown = replace(self.shown, cursor=number - 1)
            self.app.study((self.shown.decks[number - 1].id,))

    def action_study_all(self) -> None:
        self.app.study(())

    def action_go(self, key: str) -> None:
        self.app.go(key, self.shown.deck.id if self.shown.deck else None)

    def action_undo(self) -> None:
        """Take back what was done last, be it in an earlier sitting, and say what it was."""
        from karabakh_quiz.tui.choosing import taken_back

        self.said = taken_back(self.app.desk.progress.undo())
        self.count()

    def action_spread(self) -> None:
        """Spread what has piled up over some days."""
        from karabakh_quiz.tui.screens.note import NoteScreen

        title = "Spread what is due over how many days? 1 ends the spreading"
        self.app.push_screen(NoteScreen(title, "days"), self._spread)

    def _spread(self, days: str | None) -> None:
        from karabakh_quiz.study.backlog import spread_backlog

        if days is None:
            return
        try:
            spread_backlog(self.app.desk.progress, int(days) if days.strip().isdigit() else 0)
        except QuizError as error:
            self.said = error.sentence
        else:
            self.said = f"Spread over {days.strip()} days; each day takes its share first."
        self.count()

    def action_leave(self) -> None:
        self.app.exit()


def _remark(lines: Sequence[DeckLine], piled_up: int) -> str:
    """What Home has to say: that there is nothing, or that much has piled up."""
    if not lines:
        return "There are no decks that can be studied."
    if piled_up:
        return f"{piled_up} cards have piled up: w spreads them over some days."
    return ""
