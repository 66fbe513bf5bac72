"""The answer area: choices to choose from, things to arrange, grades to settle on."""

from collections.abc import Sequence

from rich.cells import cell_len

from karabakh_quiz.cards.card import Choice
from karabakh_quiz.study.hints import rules_out
from karabakh_quiz.study.question import NextInterval
from karabakh_quiz.study.wording import grade_name, interval_short, interval_words
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, pad, placed, run, spaces, width
from karabakh_quiz.tui.pages.frame import LABEL_GAP, at_axis, hung, label_for, numbered
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.signs import HERE, LIGHT
from karabakh_quiz.tui.typeset import flow


def choices(grid: Grid, shown: Shown, *, whole: bool = False) -> list[Line]:
    """The choices: key hanging, text, and what is said of it in a column of its own.

    What is said stands on one line, cut if need be, or, if `whole`, on as many as it takes.
    """
    several = shown.question.choices
    longest = max((cell_len(run(choice.text).text) for choice in several), default=0)
    column = _note_column(grid, several, longest)
    lines: list[Line] = []
    for index in range(len(several)):
        if lines and grid.tall == "tall":
            lines.append(BLANK)
        lines += _choice(grid, shown, index, column, whole=whole)
    return lines


def _note_column(grid: Grid, several: Sequence[Choice], longest: int) -> int | None:
    """Where the notes start, counted from the axis; None: no room, or no notes."""
    if not any(choice.note for choice in several):
        return None
    column = longest + (3 if grid.narrow else 5 if longest < 24 else 3)
    return column if column + 10 <= grid.room else None


def _choice(grid: Grid, shown: Shown, index: int, column: int | None, *, whole: bool) -> list[Line]:
    choice = shown.question.choices[index]
    here, act = index == shown.cursor, f"choose({index + 1})"
    taken = index in shown.picked
    out = any(rules_out(hint, choice) for hint in shown.hints)
    text = run(choice.text, "soft" if taken or out else "ink bold" if here else "ink", act)
    if column is not None:
        note, room = run(choice.note, "soft", act), grid.room - column
        first, *rest = flow((note,), room) if whole else [cut((note,), room)]
        broken = [(*pad((text,), column), *first), *((spaces(column), *line) for line in rest)]
    elif shown.question.card.kind == "quotation":
        broken = _in_marks(flow((text,), grid.measure - 2))
    else:
        broken = flow((text,), grid.measure)
    key = str(index + 1)
    first = numbered(grid, key, broken[0], here=here, act=act)
    if taken:
        place = Run(f"{shown.picked.index(index) + 1}.", "here bold")
        first = (*first, Run("  "), place)
    return [first, *(at_axis(grid, line) for line in broken[1:])]


def _in_marks(lines: list[Line]) -> list[Line]:
    """Lines of a quotation between marks, these soft."""
    marked = [(Run("“", "soft"), *lines[0]), *((Run(" "), *line) for line in lines[1:])]
    marked[-1] = (*marked[-1], Run("”", "soft"))
    return marked


def arranged(grid: Grid, shown: Shown) -> list[Line]:
    """For order and match: what has been put down so far, and what comes next."""
    card, several = shown.question.card, shown.question.choices
    count = len(card.items)
    lines: list[Line] = []
    for place in range(count):
        taken = several[shown.picked[place]].text if place < len(shown.picked) else None
        label = card.items[place] if card.kind == "match" else f"{place + 1}."
        chip = Run(" ? ", "chip") if place == len(shown.picked) else Run("·", "veil")
        value = run(taken, "ink bold") if taken is not None else chip
        if card.kind == "match":
            column = min(_left_width(shown), grid.room * 3 // 5) + 3
            named = run(cut_text(run(label).text, column - 3))
            pair = (*pad((named,), column), *cut((value,), grid.room - column))
            lines.append(at_axis(grid, pair))
        else:
            lines.append(hung(grid, label, cut((value,), grid.room)))
    return lines


def _left_width(shown: Shown) -> int:
    return max((cell_len(item) for item in shown.question.card.items), default=0)


def line_cells(grid: Grid) -> int:
    """How wide the line is that one types into."""
    return min(grid.measure, grid.measure if grid.narrow else 40)


def typed(grid: Grid, shown: Shown, *, active: bool) -> list[Line]:
    """Around the line one types into: its label, its rule, how it is read."""
    style = "here bold" if active else "soft"
    label = f"{HERE} {shown.asked}" if active else shown.asked
    start = grid.axis - LABEL_GAP - cell_len(label)
    under = Run(LIGHT * line_cells(grid), "soft" if active else "rule")
    said = run(shown.note or shown.reading, "soft italic")
    return [
        placed((start, (Run(label, style),))),
        at_axis(grid, (under,)),
        cut(at_axis(grid, (said,)), grid.right),
    ]


def grades(grid: Grid, shown: Shown) -> list[Line]:
    """The grade row: one line with intervals, in a spread two."""
    if shown.verdict is None or shown.verdict.proposed is None or not shown.intervals:
        return []
    chosen = shown.cursor or shown.verdict.proposed
    brief = _needs(grid, shown.intervals) > grid.room
    columns = _columns(grid, shown.intervals, brief=brief)
    label = label_for(grid, "grade")
    start = grid.axis - LABEL_GAP - cell_len(label)
    top: list[tuple[int, Line]] = [(start, (Run(label, "soft"),))]
    below: list[tuple[int, Line]] = []
    for each, column in zip(shown.intervals, columns, strict=True):
        here, act = each.grade == chosen, f"grade({each.grade})"
        if here:
            hung_at = column - 1 if grid.narrow and each.grade > 1 else column - 2
            top.append((hung_at, (Run(HERE, "here bold"),)))
        name = _grade(each, here=here, act=act)
        span = Run(_span(grid, each), "ink" if here else "soft", act)
        if grid.wide:
            top.append((column, name))
            below.append((column + 2, (span,)))
        else:
            top.append((column, name if brief else (*name, Run(" ", "soft", act), span)))
    return [placed(*top), *([placed(*below)] if grid.wide else [])]


def _grade(each: NextInterval, *, here: bool, act: str) -> Line:
    return (
        Run(str(each.grade), "here bold" if here else "ink bold", act),
        Run(f" {grade_name(each.grade)}", "here bold" if here else "ink", act),
    )


def _span(grid: Grid, each: NextInterval) -> str:
    if grid.wide:
        return interval_words(each)
    short = interval_short(each)
    return short.replace(" min", " m") if grid.narrow else short


def _widths(grid: Grid, intervals: Sequence[NextInterval], *, brief: bool) -> list[int]:
    """Cells of each grade, with its interval where that stands beside it."""
    return [
        width(_grade(each, here=False, act=""))
        + (0 if grid.wide or brief else 1 + cell_len(_span(grid, each)))
        for each in intervals
    ]


def _needs(grid: Grid, intervals: Sequence[NextInterval]) -> int:
    """Cells of the whole row, a blank cell between grades."""
    return sum(_widths(grid, intervals, brief=False)) + len(intervals) - 1


def _columns(grid: Grid, intervals: Sequence[NextInterval], *, brief: bool) -> list[int]:
    """Where the grades start: evenly spaced where there is room, else as close as need be."""
    slot = 15 if grid.wide else 16
    widths = _widths(grid, intervals, brief=brief)
    if slot * (len(widths) - 1) + widths[-1] <= grid.room:
        return [grid.axis + slot * index for index in range(len(widths))]
    gaps = len(widths) - 1
    spare = max(gaps, grid.room - sum(widths))
    columns = [grid.axis]
    for index, cells in enumerate(widths[:-1]):
        extra = 1 if index < spare % gaps else 0
        columns.append(columns[-1] + cells + min(spare // gaps + extra, 4))
    return columns
