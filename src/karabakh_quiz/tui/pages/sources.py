"""Where an entry can be read: each source with its address, whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut_cells, plain, run, spaces
from karabakh_quiz.tui.pages.frame import at_axis, numbered
from karabakh_quiz.tui.typeset import flow


@dataclass(frozen=True, slots=True)
class Address:
    """A source that can be opened: what it is called, and its http or https address."""

    title: str
    url: str


def matter(grid: Grid, addresses: Sequence[Address], cursor: int) -> list[Line]:
    """The sources, each with its address in full: on one row wherever the window has it."""
    lines: list[Line] = [BLANK] * (grid.prompt_row - 2)
    for index, each in enumerate(addresses):
        here, act = index == cursor, f"point({index})"
        if index:
            lines.append(BLANK)
        title = flow((run(each.title, "ink bold" if here else "ink", act),), grid.measure)
        key = str(index + 1) if len(addresses) > 1 else ""
        lines.append(numbered(grid, key, title[0], here=here, act=act))
        lines += [at_axis(grid, line) for line in title[1:]]
        lines += _address(grid, each.url, act)
    return lines


def _address(grid: Grid, url: str, act: str) -> list[Line]:
    """Never cut, and broken only where the window is narrower than it.

    From the axis if it fits there, else from the edge: so that the terminal's
    own selection catches it whole.
    """
    text = plain(url)
    start, room = grid.axis, grid.right - grid.axis
    if cell_len(text) > room:
        start, room = grid.outer, grid.width - grid.outer
    if cell_len(text) > room:
        start, room = 0, grid.width
    lines: list[Line] = []
    while text:
        part = cut_cells(text, room)
        lines.append((spaces(start), Run(part, "here", act)))
        text = text[len(part) :]
    return lines
