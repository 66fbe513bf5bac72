"""The keys of a screen, on a whole page between two heavy rules."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from karabakh_quiz.tui.commands import Command
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, placed, run, spread
from karabakh_quiz.tui.pages.frame import at_axis, heavy_rule, hung
from karabakh_quiz.tui.typeset import flow

Group = tuple[str, list[tuple[str, str]]]

VERDICTS = (("=", "exact"), ("≈", "to month or year"), ("~", "close, partly"), ("≠", "wrong"))
CARDS = (("◦", "new"), ("○", "learning"), ("●", "held"), ("║", "suspended"), ("†", "flagged"))

_LAST = frozenset({"leave", "anywhere"})


def running_head(grid: Grid, about: str) -> list[Line]:
    """What the page is, what it is about, and the upper rule."""
    title = (*hung(grid, "", ()), Run("Keys", "soft italic"))
    return [spread(title, (run(about, "soft"),), grid.right), heavy_rule(grid)]


def groups_of(commands: Sequence[Command], keymap: Mapping[str, str]) -> list[Group]:
    """The commands by group, in the order given but what is found everywhere last.

    `keymap` has the person's own keys.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.group:
            entry = (command.all_labels(keymap), command.long)
            groups.setdefault(command.group, []).append(entry)
    return sorted(groups.items(), key=lambda group: group[0] in _LAST)


def matter(grid: Grid, groups: Sequence[Group], *, signs: bool) -> list[Line]:
    """The groups in two columns, in narrow windows in one; then the signs."""
    second = grid.axis + (44 if grid.wide else 33)
    room = min(second - grid.axis - 2, grid.right - second)
    blocks = [_block(grid, group, grid.measure if grid.narrow else room) for group in groups]
    lines: list[Line] = [] if grid.tall == "low" else [BLANK] * 2
    if grid.narrow:
        for block in blocks:
            lines += [BLANK, *(at_axis(grid, line) for line in block)]
    else:
        left, right = _halves(blocks)
        lines.append(BLANK)
        for row in range(max(len(left), len(right))):
            pair = (left[row] if row < len(left) else (), right[row] if row < len(right) else ())
            lines.append(placed((grid.axis, pair[0]), (second, pair[1])))
    if signs:
        lines += [BLANK, *_legend(grid, "answers", VERDICTS), *_legend(grid, "cards", CARDS)]
    return lines


def _block(grid: Grid, group: Group, room: int) -> list[Line]:
    name, entries = group
    column = 13 if grid.wide else 11
    lines: list[Line] = [(Run(name, "soft italic"),)]
    for keys, does in entries:
        key = Run(keys, "ink bold")
        at = max(column, cell_len(keys) + 1)
        first, *rest = flow((Run(does, "soft"),), room - at)
        lines.append(placed((0, (key,)), (at, first)))
        lines += [placed((at, line)) for line in rest]
    return lines


def _halves(blocks: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The blocks in two columns, in order, split where the longer column is shortest."""
    splits = range(1, len(blocks) + 1)
    best = min(splits, key=lambda at: max(len(_stacked(blocks[:at])), len(_stacked(blocks[at:]))))
    return _stacked(blocks[:best]), _stacked(blocks[best:])


def _stacked(blocks: Sequence[list[Line]]) -> list[Line]:
    lines: list[Line] = []
    for block in blocks:
        lines += [*([BLANK] if lines else []), *block]
    return lines


def _legend(grid: Grid, label: str, signs: Sequence[tuple[str, str]]) -> list[Line]:
    """Signs and what they mean, in one row where there is room."""
    runs: list[Run] = []
    for sign, word in signs:
        glued = word.replace(" ", "\u00a0")
        runs += [*([Run("  ")] if runs else []), Run(sign), Run(f"\u00a0{glued}", "soft")]
    first, *rest = flow(runs, grid.full)
    return [hung(grid, label, first, "soft italic"), *(at_axis(grid, line) for line in rest)]
