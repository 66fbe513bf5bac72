"""Who is taken for whom, and everyone who speaks."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.errors import QuizError
from karabakh_quiz.insight.mixups import LATELY_DAYS
from karabakh_quiz.insight.naming import full_names
from karabakh_quiz.study.wording import plural
from karabakh_quiz.tui.commands import BACK, HELP, Command, bindings, moving
from karabakh_quiz.tui.figures import FIRST_PAINT
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, run
from karabakh_quiz.tui.pages import people as page
from karabakh_quiz.tui.pages.frame import head
from karabakh_quiz.tui.people import People
from karabakh_quiz.tui.screens.page import Page
from karabakh_quiz.tui.widgets.lined import Sheet
from karabakh_quiz.tui.widgets.rows import Rows

DRILL = Command("people.drill", "enter,d", "drill", "drill the pair", "drill the two", "view")
SHOW = Command("people.show", "enter", "show", "statements", "their statements", "view")
LIST = Command("people.list", "l,tab", "switch", "list of people", "matrix, or all people", "view")
SPAN = Command("people.span", "s", "span", "span", "the last 90 days, or all", "view")
LEFT = Command("people.left", "left,h", "across(-1)", "left", "", group="")
RIGHT = Command("people.right", "right", "across(1)", "right", "", group="")
COMMANDS = (DRILL, SHOW, LIST, SPAN, LEFT, RIGHT, *moving("people"), BACK)


class PeopleScreen(Page):
    """The confusion matrix with its pairs and namesakes; `l` lists everyone."""

    CSS: ClassVar = """
    PeopleScreen #body { height: 1fr; width: 100%; }
    PeopleScreen #main { height: 100%; layout: vertical; overflow: hidden hidden; }
    PeopleScreen #rows { height: 1fr; }
    PeopleScreen #matter { height: 1fr; }
    PeopleScreen #aside { height: 100%; margin-left: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    commands: ClassVar[tuple[Command, ...]] = COMMANDS
    name_of_page: ClassVar[str] = "among people"

    def __init__(self, _deck: str | None = None) -> None:
        super().__init__()
        self.people: People | None = None
        """None until they are counted."""
        self.known: list[page.Known] = []
        self.called: dict[str, str] = {}
        """What each goes by in the list, by id."""
        self.listing = False
        self.at = (0, 1)
        self.note = ""

    def on_mount(self) -> None:
        self.set_timer(FIRST_PAINT, self._count)

    def on_screen_resume(self) -> None:
        if self.people is not None:
            self._count()

    def _count(self) -> None:
        """Have everyone counted, off this thread."""
        self.run_worker(self._work, thread=True, exclusive=True, name="people")

    def _work(self) -> None:
        """In the worker's thread."""
        try:
            found = self.app.desk.figures.people()
            known = found.known()
        except QuizError as error:
            self.app.call_from_thread(self._failed, str(error))
            return
        self.app.call_from_thread(self._show, found, known)

    def _failed(self, why: str) -> None:
        self.note = why
        self.repaint()

    def _show(self, found: People, known: list[page.Known]) -> None:
        if found is self.people:
            return
        first = self.people is None
        self.people, self.known = found, known
        if first or not found.confusions:
            self.listing = not found.confusions
            self._begin()
        self.repaint()

    def _matrix(self) -> page.Matrix:
        """Those mixed up most, as many as there is room for; nobody until they are counted."""
        if self.people is None:
            return page.Matrix(people=(), counts={}, right={})
        return self.people.matrix(self._most(self.grid))

    def _begin(self) -> None:
        """Put the mark on the strongest confusion."""
        matrix = self._matrix()
        cells = [
            (matrix.count(row, column), (row, column))
            for row in range(len(matrix.people))
            for column in range(len(matrix.people))
            if row != column
        ]
        if cells:
            self.at = max(cells, key=lambda cell: cell[0])[1]

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="top"), Rows(id="rows"), Sheet(id="matter"), id="main")
        return (Horizontal(main, Sheet(id="aside"), id="body"),)

    def head(self, grid: Grid) -> list[Line]:
        told = plural(len(self.known), "speaker") if self.listing else self._span()
        return head(grid, title="People", right=(run(told, "soft"),))

    def _span(self) -> str:
        if self.people is None:
            return ""
        return f"last {LATELY_DAYS} days" if self.people.lately else "all days"

    def paint(self, grid: Grid) -> None:
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        above = [] if grid.tall == "low" else [BLANK]
        aside = self.sheet("aside")
        aside.display, aside.styles.width = grid.wide, grid.notes_width
        self.sheet("matter").display = not self.listing
        self.query_one(Rows).display = self.listing
        if self.listing:
            self.sheet("top").show([*above, page.list_head(grid)])
            everyone = [each.person for each in self.known]
            self.called = full_names(everyone, page.name_room(grid) - 1)
            self.query_one(Rows).fill(len(self.known), self._row)
            aside.show([])
        else:
            matrix = self._matrix()
            self.sheet("top").show(above)
            self.sheet("matter").show(self._matter(grid, matrix))
            aside.show(self._marked(grid, matrix))

    @staticmethod
    def _most(grid: Grid) -> int:
        """How many people the matrix has room for."""
        across = grid.room // page.CELL
        down = 6 if grid.tall == "low" else 10
        return min(across, down)

    def _matter(self, grid: Grid, matrix: page.Matrix) -> list[Line]:
        people = self.people
        if people is None:
            return page.counting(grid)
        if not matrix.people:
            return page.nothing(grid)
        size = len(matrix.people)
        self.at = (min(self.at[0], size - 1), min(self.at[1], size - 1))
        pairs = people.pairs()[: 3 if grid.tall == "low" else 5]
        return [
            *page.matrix(grid, matrix, self.at, people.called(page.label_room(grid))),
            BLANK,
            *page.pairs_of(
                grid,
                pairs,
                people.people,
                people.offices,
                people.called(page.PAIRED),
                lately=people.lately,
            ),
            BLANK,
            *page.namesakes(grid, people.speakers(), people.offices),
        ]

    def _marked(self, grid: Grid, matrix: page.Matrix) -> list[Line]:
        people = self.people
        if people is None:
            return []
        return page.marked(grid, matrix, self.at, people.offices, people.called())

    def _row(self, index: int, here: bool) -> Line:
        act = f"point({index}, 0)"
        known = self.known[index]
        name = self.called.get(known.person.id, known.person.name)
        return page.person_row(self.grid, known, name, here=here, act=act)

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return ((SHOW, LIST, HELP) if self.listing else (DRILL, LIST, SPAN, HELP)), BACK

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        confusions = self.people.confusions if self.people is not None else []
        if action == "drill":
            return not self.listing and bool(confusions)
        if action == "show":
            return self.listing and bool(self.known)
        if action == "span":
            return not self.listing and any(each.lately for each in confusions)
        return action != "switch" or bool(confusions)

    def action_switch(self) -> None:
        self.listing = not self.listing
        self.repaint()

    def action_span(self) -> None:
        """Between the last 90 days and all."""
        if self.people is not None:
            self.people.lately = not self.people.lately
        self._begin()
        self.repaint()

    def action_move(self, step: int) -> None:
        if self.listing:
            rows = self.query_one(Rows)
            rows.move_to(min(max(0, rows.cursor + step), len(self.known) - 1))
        else:
            self._mark(self.at[0] + step, self.at[1])

    def action_across(self, step: int) -> None:
        if not self.listing:
            self._mark(self.at[0], self.at[1] + step)

    def action_point(self, row: int, column: int) -> None:
        if self.listing:
            self.query_one(Rows).move_to(row)
        else:
            self._mark(row, column)

    def _mark(self, row: int, column: int) -> None:
        last = len(self._matrix().people) - 1
        if last < 1:
            return
        self.at = (min(max(0, row), last), min(max(0, column), last))
        self.repaint()

    def action_drill(self) -> None:
        """Practise telling the two of the marked cell apart; it reschedules nothing."""
        from karabakh_quiz.tui.screens.practice import pair_drill

        matrix = self._matrix()
        two = dict.fromkeys(matrix.people[place].id for place in self.at)
        self.app.push_screen(pair_drill(self.app.desk, tuple(two)), self._drilled)

    def _drilled(self, told: str | None) -> None:
        self.note = told or ""
        self.repaint()

    def remark(self) -> str:
        return self.note

    def action_show(self) -> None:
        from karabakh_quiz.tui.screens.browse import BrowseScreen

        person = self.known[self.query_one(Rows).cursor].person
        self.app.push_screen(BrowseScreen(query=f"person:{person.id}"))
