"""What frames every page: running head, rule, keys, labels hung from the axis."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from karabakh_quiz.structs import struct
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, run, spaces, spread, width
from karabakh_quiz.tui.signs import HEAVY, HERE, LIGHT
from karabakh_quiz.tui.typeset import flow

HEAD_ROWS = 2
"""Rows of the running head: everything else begins below them."""
LABEL_GAP = 3
"""Cells between a label's end and the axis; the last holds a hanging quotation mark."""

_SHORT = {
    "answered by": ("answered", "answer"),
    "often given to": ("given to", "not by"),
    "you chose": ("you chose", "chosen"),
    "you typed": ("you typed", "typed"),
    "contested": ("contested", "dispute"),
    "in brief": ("in brief", "brief"),
    "original": ("original", "origin."),
    "mixed up": ("mixed up", "mixed"),
    "day ends": ("day end",),
    "save time": ("saving",),
    "sensitive": ("sensit.",),
    "ready by": ("ready",),
    "no study": ("idle",),
    "the plan": ("plan",),
}
UNLABELLED = frozenset({"their words"})
"""Labels that the text already says."""


@struct
class Key:
    """One entry of the keys row: what to press, what it does, the action a click runs."""

    key: str
    does: str
    act: str


def label_for(grid: Grid, label: str) -> str:
    """The label, shortened to what hangs left of the axis."""
    room = grid.axis - LABEL_GAP
    if label in UNLABELLED:
        return ""
    if cell_len(label) <= room:
        return label
    for short in _SHORT.get(label, ()):
        if cell_len(short) <= room:
            return short
    return cut_text(label, room)


def hung(grid: Grid, label: str, text: Iterable[Run], style: str = "soft") -> Line:
    """A line whose label ends three cells before the axis and whose text starts on it."""
    shown = label_for(grid, run(label).text) if label else ""
    before = grid.axis - LABEL_GAP - cell_len(shown)
    return (spaces(before), Run(shown, style), spaces(LABEL_GAP), *text)


def hung_sign(grid: Grid, sign: Run, text: Iterable[Run]) -> Line:
    """The same with a sign for a label."""
    return (spaces(grid.axis - LABEL_GAP - cell_len(sign.text)), sign, spaces(LABEL_GAP), *text)


def at_axis(grid: Grid, text: Iterable[Run]) -> Line:
    """Text that starts on the axis, without a label."""
    return (spaces(grid.axis), *text)


def wrapped(grid: Grid, label: str, runs: Sequence[Run]) -> list[Line]:
    """Running text that starts on the axis, its first line labelled."""
    first, *rest = flow(runs, grid.measure)
    return [hung(grid, label, first), *(at_axis(grid, line) for line in rest)]


def numbered(grid: Grid, key: str, text: Iterable[Run], *, here: bool, act: str) -> Line:
    """A line that can be chosen: the key hangs, and `►` before it is the cursor."""
    mark = Run(f"{HERE} {key}" if here else key, "here bold" if here else "soft", act)
    return (spaces(grid.axis - LABEL_GAP - cell_len(mark.text)), mark, spaces(LABEL_GAP), *text)


def head(
    grid: Grid, *, left: str = "", title: str, right: Line = BLANK, done: float | None = None
) -> list[Line]:
    """Row 0 and 1: a number, the page's title, a remark, and the rule that shows progress.

    `done` is the share from 0 to 1 that the rule has grown; None leaves it light.
    """
    remark = right
    room = grid.full - (width(remark) + 2 if remark else 0)
    named = (run(cut_text(title, room), "soft italic"),)
    first = hung(grid, left, ()) if left else (spaces(grid.axis),)
    line = (*first, *named)
    return [
        (*spread(line, remark, grid.right),) if remark else cut(line, grid.right),
        rule(grid, done or 0.0),
    ]


def rule(grid: Grid, done: float = 0.0, *, style: str = "soft") -> Line:
    """A rule across the page, heavy as far as `done` says."""
    cells = grid.right - grid.outer
    heavy = min(cells, max(0, round(cells * done)))
    parts = (Run(HEAVY * heavy, style), Run(LIGHT * (cells - heavy), "rule"))
    return (spaces(grid.outer), *(part for part in parts if part.text))


def heavy_rule(grid: Grid) -> Line:
    """A rule that is heavy all along."""
    return (spaces(grid.outer), Run(HEAVY * (grid.right - grid.outer), "ink"))


def bar(held: float, learning: float, rest: float, cells: int) -> Line:
    """A rule in three weights: held heavy, learning light, the rest dotted.

    The three are amounts of the same unit; whatever is not zero shows at least one cell.
    """
    total = held + learning + rest
    if total <= 0 or cells <= 0:
        return (Run("·" * max(0, cells), "veil"),)
    sizes = [round(part / total * cells) for part in (held, learning, rest)]
    for index, part in enumerate((held, learning, rest)):
        if part and not sizes[index]:
            sizes[index] = 1
    while sum(sizes) > cells:
        sizes[sizes.index(max(sizes))] -= 1
    while sum(sizes) < cells:
        sizes[sizes.index(max(sizes))] += 1
    heavy, light, dots = sizes
    runs = (Run(HEAVY * heavy, "soft"), Run(LIGHT * light, "soft"), Run("·" * dots, "veil"))
    return tuple(each for each in runs if each.text)


def keys(grid: Grid, entries: Sequence[Key], last: Key | None = None) -> Line:
    """The keys row; `last` stands right. Where it is too long, the last but one entry goes."""
    end = _key(last) if last else ()
    room = grid.full - (width(end) + 2 if end else 0)
    kept = list(entries)
    line = _row(kept)
    while width(line) > room and kept:
        kept.pop(-2 if len(kept) > 2 else -1)
        line = _row(kept)
    return spread(at_axis(grid, line), end, grid.right)


def _row(entries: Sequence[Key]) -> Line:
    line: list[Run] = []
    for entry in entries:
        line += [spaces(LABEL_GAP), *_key(entry)] if line else _key(entry)
    return tuple(line)


def _key(entry: Key) -> Line:
    return (Run(entry.key, "ink bold", entry.act), Run(f" {entry.does}", "soft", entry.act))


def more(grid: Grid, count: int) -> Line:
    """`↓ 3 more lines`, at the right edge of the main column."""
    told = more_beside(count)
    return (spaces(grid.axis + grid.room - width(told)), *told)


def more_beside(count: int) -> Line:
    """The same where it begins; nothing if nothing is hidden."""
    if not count:
        return BLANK
    text = f"↓ {count} more {'line' if count == 1 else 'lines'}"
    return (Run(text, "soft", "scroll_matter(4)"),)
