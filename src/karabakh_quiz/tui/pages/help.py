"""The keys of a screen, on a whole page between two heavy rules."""

from collections.abc import Mapping, Sequence

from karabakh_quiz.tui.commands import Command
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, placed, run, spread
from karabakh_quiz.tui.pages.frame import at_axis, heavy_rule, hung
from karabakh_quiz.tui.typeset import flow

Group = tuple[str, list[tuple[str, str]]]

VERDICTS: Group = (
    "verdicts",
    [("=", "exact"), ("≈", "right to month, year"), ("~", "close, or partly"), ("≠", "wrong")],
)
SIGNS = (("◦", "new"), ("○", "learning"), ("●", "held"), ("║", "suspended"), ("†", "flagged"))


def running_head(grid: Grid, about: str) -> list[Line]:
    """What the page is, what it is about, and the upper rule."""
    title = (*hung(grid, "", ()), Run("Keys", "soft italic"))
    return [spread(title, (run(about, "soft"),), grid.right), heavy_rule(grid)]


def groups_of(commands: Sequence[Command], keymap: Mapping[str, str]) -> list[Group]:
    """The commands by group, in the order given, with the keys in force."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.group:
            entry = (command.all_labels(keymap), command.long)
            groups.setdefault(command.group, []).append(entry)
    return list(groups.items())


def matter(grid: Grid, groups: Sequence[Group], *, signs: bool) -> list[Line]:
    """The groups in two columns, in narrow windows in one; then the signs."""
    several = [*groups, *([VERDICTS] if signs else [])]
    blocks = [_block(grid, group) for group in several]
    lines: list[Line] = [] if grid.tall == "low" else [BLANK] * 2
    if grid.narrow:
        for block in blocks:
            lines += [BLANK, *(at_axis(grid, line) for line in block)]
    else:
        left, right = _halves(blocks)
        second = grid.axis + (33 if not grid.wide else 44)
        lines.append(BLANK)
        for row in range(max(len(left), len(right))):
            pair = (left[row] if row < len(left) else (), right[row] if row < len(right) else ())
            lines.append(placed((grid.axis, pair[0]), (second, pair[1])))
    if signs:
        lines += [BLANK, at_axis(grid, (Run("cards", "soft italic"),))]
        lines += [at_axis(grid, line) for line in flow(_legend(), grid.full)]
    return lines


def _block(grid: Grid, group: Group) -> list[Line]:
    name, entries = group
    column = 12 if grid.wide else 9
    lines: list[Line] = [(Run(name, "soft italic"),)]
    for keys, does in entries:
        key = Run(keys, "ink bold")
        lines.append(placed((0, (key,)), (max(column, len(keys) + 1), (Run(does, "soft"),))))
    return lines


def _halves(blocks: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """The blocks in two columns of about the same length, in order."""
    total = sum(len(block) + 1 for block in blocks)
    left: list[Line] = []
    right: list[Line] = []
    for block in blocks:
        column = left if not right and len(left) + len(block) / 2 <= total / 2 else right
        if column:
            column.append(BLANK)
        column += block
    return left, right


def _legend() -> tuple[Run, ...]:
    runs: list[Run] = []
    for sign, word in SIGNS:
        runs += [Run("  ") if runs else Run(""), Run(sign), Run(f"\u00a0{word}", "soft")]
    return tuple(each for each in runs if each.text)
