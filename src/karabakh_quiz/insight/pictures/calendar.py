"""The year as weeks: a column a week, a row a weekday, height for the number of answers."""

from collections.abc import Mapping, Sequence

from karabakh_quiz.clock import date_of
from karabakh_quiz.insight.pictures.picture import Canvas, Picture, Row, glyphs
from karabakh_quiz.insight.selection import week_of
from karabakh_quiz.insight.words import counted, day_words, month_words

WEEKS = 52
STEPS = (2, 4, 6, 8)
"""The heights of the four levels, in eighths."""
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def calendar(
    answers: Mapping[int, int], today: int, width: int, *, ascii_only: bool = False
) -> Picture:
    """Answers by learner's day over the last 52 weeks, or as many as `width` cells hold."""
    each = 2 if width >= 2 * (WEEKS + 1) else 1
    weeks = min(WEEKS + 1, max(1, width // each))
    first = week_of(today) - 7 * (weeks - 1)
    shown = {day: count for day, count in answers.items() if first <= day <= today and count}
    bounds = thresholds(list(shown.values()))
    signs = glyphs(ascii_only)
    rows = [_months(first, weeks, each)]
    for weekday in range(7):
        canvas = Canvas(weeks * each)
        for week in range(weeks):
            day = first + week * 7 + weekday
            if day <= today:
                step = level_of(shown.get(day, 0), bounds)
                sign = signs.levels[STEPS[step - 1]] if step else signs.none
                role = "veil" if not step else "ink" if step == len(STEPS) else "soft"
                canvas.put(week * each, 0, sign * each, role)
        rows.append(canvas.row(0, _WEEKDAYS[weekday]))
    return Picture(tuple(rows), reading(shown, today, first))


def legend(answers: Sequence[int], *, ascii_only: bool = False) -> tuple[Row, ...]:
    """What the levels mean: `· none`, `▂ 1–8`, …, `█ more`."""
    signs = glyphs(ascii_only)
    bounds = thresholds(list(answers))
    rows = [Row("", ((signs.none, "veil"), ("  none", "soft")))]
    for step, bound in enumerate((*bounds, None), 1):
        role = "ink" if step == len(STEPS) else "soft"
        told = "more" if bound is None else f"1{signs.dash}{bound}" if step == 1 else f"to {bound}"
        told = "1" if step == 1 and bound == 1 else told
        rows.append(Row("", ((signs.levels[STEPS[step - 1]], role), (f"  {told}", "soft"))))
    return tuple(rows)


def thresholds(answers: Sequence[int]) -> tuple[int, int, int]:
    """Where the levels end: about the quartiles of the days studied, rounded so as to be read."""
    counts = sorted(answers) or [1]
    bounds: list[int] = []
    for quarter in (1, 2, 3):
        value = nice(counts[min(len(counts) - 1, len(counts) * quarter // 4)])
        bounds.append(max(value, bounds[-1] + 1 if bounds else 1))
    return bounds[0], bounds[1], bounds[2]


def nice(value: int) -> int:
    """A number near `value` with one or two digits that mean something."""
    step = 1 if value < 10 else 2 if value < 30 else 5 if value < 100 else 10
    while value // step > 100:
        step *= 10
    return max(1, round(value / step) * step)


def level_of(count: int, bounds: Sequence[int]) -> int:
    """0 for none, else 1 to 4."""
    return 0 if count <= 0 else 1 + sum(count > bound for bound in bounds)


def reading(shown: Mapping[int, int], today: int, first: int) -> str:
    """The calendar in words."""
    if not shown:
        return f"No answers since {day_words(first, year=True)}."
    most = max(shown, key=lambda day: (shown[day], day))
    return (
        f"{counted(sum(shown.values()), 'answer')} on {counted(len(shown), 'day')} "
        f"of the last {today - first + 1}; most on {day_words(most, year=True)}: {shown[most]}."
    )


def _months(first: int, weeks: int, each: int) -> Row:
    """The names of months over the week in which they begin."""
    canvas = Canvas(weeks * each)
    free = 0
    for week in range(weeks):
        sunday = first + week * 7 + 6
        if date_of(sunday).day <= 7 and week * each >= free and weeks * each - week * each >= 3:
            canvas.put(week * each, 0, month_words(sunday), "soft")
            free = week * each + 4
    return canvas.row(0)
