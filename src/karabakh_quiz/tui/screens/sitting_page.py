"""What a sitting shows at each moment: words, answer area, label, keys row."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Container, Horizontal
from textual.widget import Widget
from typing_extensions import override

from karabakh_quiz.structs import replace
from karabakh_quiz.tui.commands import Command
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line
from karabakh_quiz.tui.pages import answering
from karabakh_quiz.tui.pages import question as page
from karabakh_quiz.tui.pages.frame import HEAD_ROWS, Key, more
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens import sitting_commands as do
from karabakh_quiz.tui.screens import sitting_row
from karabakh_quiz.tui.screens.sitting_card import CardActions
from karabakh_quiz.tui.widgets.lined import Sheet

if TYPE_CHECKING:
    from karabakh_quiz.tui.widgets.typed import TypedLine


class SittingPage(CardActions):
    """Paints `shown`, the moment of the sitting; of the page only what is seen is made."""

    commands: ClassVar[tuple[Command, ...]] = do.LISTED
    name_of_page: ClassVar[str] = "while a question is open"
    shows_signs: ClassVar[bool] = True

    def parts(self) -> Sequence[Widget]:
        main = Container(Sheet(id="matter"), Sheet(id="answer"), id="main")
        return (Horizontal(main, id="spread"),)

    def focus_line(self) -> None:
        """Let what is pressed go into the line, if the answer is to be typed."""
        self.set_focus(self.needed_line() if self.typing else None)

    @property
    def line(self) -> "TypedLine | None":
        """The line one types into; None as long as nothing was to be typed."""
        found = self.query("#line")
        return cast("TypedLine", found.first()) if found else None

    def needed_line(self) -> "TypedLine":
        """The same, made where there is none yet: most first questions offer choices."""
        line = self.line
        if line is None:
            from karabakh_quiz.tui.widgets.typed import TypedLine

            line = TypedLine(id="line")
            self.query_one("#main").mount(line)
        return line

    def change(self, **values: object) -> None:
        """Show something else of the same question."""
        if self.shown is not None:
            self.shown = replace(self.shown, **{"note": "", **values})
            self.repaint()

    @property
    def typing(self) -> bool:
        """Whether the answer is to be typed, and is not there yet."""
        shown = self.shown
        return (
            shown is not None
            and shown.verdict is None
            and not shown.veiled
            and shown.question.mode == "type"
        )

    @property
    def in_line(self) -> bool:
        """Whether what is pressed goes into the line."""
        return self.typing and self.line is not None and self.line.has_focus

    def head(self, grid: Grid) -> list[Line]:
        return page.running_head(grid, self.shown) if self.shown else []

    def paint(self, grid: Grid) -> None:
        shown = self.shown
        if shown is None:
            return
        gap = 1 if shown.verdict else grid.answer_gap
        free = grid.height - HEAD_ROWS - grid.foot - gap
        matter = page.matter(grid, shown)
        answer = self._answer(grid, shown, whole=True)
        if len(matter) + len(answer) > free:
            answer = self._answer(grid, shown)
        room = free - len(answer)
        if len(matter) > room:
            matter = page.matter(grid, shown, tight=True)
        rows = room if shown.verdict else min(len(matter), max(room, 3))
        sheet = self.sheet("matter")
        sheet.styles.height = rows
        sheet.show(matter)
        hidden = max(0, len(matter) - rows - round(sheet.scroll_target_y))
        told = more(grid, hidden) if hidden else BLANK
        self.sheet("answer").show([told, *([BLANK] * (gap - 1)), *answer])
        self._place_line(grid, rows + gap)
        self.query_one("#main").styles.width = grid.notes - 3 if grid.notes else grid.width
        self._paint_aside(grid, shown)

    def _answer(self, grid: Grid, shown: Shown, *, whole: bool = False) -> list[Line]:
        """Choices (with all that is said of each, if `whole`), line or grades."""
        if shown.verdict is not None:
            return answering.grades(grid, shown)
        if self.typing:
            return answering.typed(grid, shown, active=self.in_line)
        if shown.question.mode != "choice" or shown.veiled:
            return []
        arranged = [*answering.arranged(grid, shown), BLANK] if shown.arranging else []
        return [*arranged, *answering.choices(grid, shown, whole=whole)]

    def _place_line(self, grid: Grid, row: int) -> None:
        """Lay the line over its row of the answer area, from the axis on."""
        if self.typing:
            line = self.needed_line()
            line.display = True
            line.styles.offset = (grid.axis, row)
            line.styles.width = answering.line_cells(grid)
        elif self.line is not None:
            self.line.display = False

    def _paint_aside(self, grid: Grid, shown: Shown) -> None:
        """The right column of a spread; narrow windows never make it."""
        found = next(iter(self.query("#aside").results(Sheet)), None)
        if found is None and grid.wide:
            found = Sheet(id="aside", tells_more=True)
            self.query_one("#spread").mount(found)
        if found is not None:
            found.display = grid.wide
            found.styles.width = grid.notes_width
            found.show(page.aside(grid, shown))

    def remark(self) -> str:
        return self.shown.note if self.shown and not self.typing else ""

    def row(self) -> tuple[Sequence[Command], Command | None]:
        return sitting_row.commands(self.shown, in_line=self.in_line)

    def key(self, command: Command) -> Key:
        return sitting_row.worded(super().key(command), command, self.shown, in_line=self.in_line)

    @override
    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return sitting_row.can(action, self.shown, in_line=self.in_line)
