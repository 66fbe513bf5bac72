"""The line one types an answer into: a label hanging, a rule beneath, no box."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import Line, Run, cut, run
from karabakh_quiz.tui.pages.frame import LABEL_GAP, at_axis
from karabakh_quiz.tui.signs import HERE, LIGHT
from karabakh_quiz.tui.widgets.lined import Sheet
from karabakh_quiz.tui.widgets.typed import TypedLine


class Entry(Container):
    """Label, line, rule, and what there is to say of it (how it is read)."""

    DEFAULT_CSS = """
    Entry { height: auto; width: 100%; background: transparent; }
    Entry > Horizontal { height: 1; width: 100%; }
    Entry #entry-label { width: 13; height: 1; }
    Entry #entry-below { height: 2; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Sheet(id="entry-label")
            yield TypedLine(id="answer")
        yield Sheet(id="entry-below")

    @property
    def line(self) -> TypedLine:
        """The line itself."""
        return self.query_one(TypedLine)

    def show(self, grid: Grid, label: str, below: str, *, active: bool) -> None:
        """Fit the line to the grid; `below` is the remark under its rule."""
        cells = min(grid.measure, 40 if not grid.narrow else grid.measure)
        style = "here bold" if active else "soft"
        room = grid.axis - LABEL_GAP
        apart = " " if cell_len(label) + 2 <= room - grid.outer else ""
        mark = f"{HERE}{apart}{label}" if active else label
        hanging: Line = (run(mark.rjust(room), style),)
        sheet = self.query_one("#entry-label", Sheet)
        sheet.styles.width = grid.axis
        sheet.show([hanging])
        self.line.styles.width = cells
        under = at_axis(grid, (Run(LIGHT * cells, "soft" if active else "rule"),))
        said = at_axis(grid, (run(below, "soft italic"),)) if below else ()
        self.query_one("#entry-below", Sheet).show([under, cut(said, grid.right)])
