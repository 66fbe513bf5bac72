"""Exam: what will be known on the day, and the plan that makes it most."""

from datetime import date

from karabakh_quiz.clock import date_of
from karabakh_quiz.study.wording import MONTHS, date_words, plural, when_next
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, placed, run
from karabakh_quiz.tui.outlook import Outlook, Share, Week
from karabakh_quiz.tui.pages.frame import at_axis, bar, head, hung
from karabakh_quiz.tui.signs import HEAVY


def running_head(grid: Grid, days: int | None) -> list[Line]:
    """How far off the day is."""
    right = (Run(when_next(days), "soft"),) if days is not None else ()
    return head(grid, title="Exam", right=right)


def matter(grid: Grid, day: date | None, decks: str, found: Outlook | None) -> list[Line]:
    """The day, three rules with their range, and the weeks of the plan."""
    gap = 1 if grid.tall == "low" else 2
    lines: list[Line] = [BLANK] * (grid.prompt_row - 2)
    if day is None:
        told = "No day is set yet: press d and write one, such as 2026-12-12."
        return [*lines, hung(grid, "ready by", (Run(told, "soft italic"),))]
    named = (Run(date_words(day, weekday=not grid.narrow), "ink bold"), Run("   "))
    cards = f", {plural(found.cards, 'card')}" if found else ""
    line = (*named, run(decks + cards, "soft"))
    lines.append(hung(grid, "ready by", cut(line, grid.full)))
    if found is None:
        return [*lines, BLANK, at_axis(grid, (Run("working out the plan …", "soft italic"),))]
    lines += [BLANK] * gap
    lines.append(at_axis(grid, (Run("expected to be known on the day", "soft italic"),)))
    lines.append(_share(grid, "today", found.today, bold=False))
    lines.append(_share(grid, "no study", found.without, bold=False))
    lines.append(_share(grid, "the plan", found.planned, bold=True))
    lines += [BLANK] * gap
    return [*lines, *_weeks(grid, found.weeks)]


def _share(grid: Grid, label: str, share: Share, *, bold: bool) -> Line:
    """Heavy as far as is sure within a deviation, light as far as may be."""
    cells = min(46, grid.room - 14)
    low, high = max(0.0, share.known - share.deviation), min(1.0, share.known + share.deviation)
    rule = bar(low, high - low, 1 - high, cells)
    if bold:
        rule = tuple(Run(each.text, "ink" if each.style == "soft" else each.style) for each in rule)
    told = (
        Run(f"{share.known * 100:.0f} %", "ink bold" if bold else "ink"),
        Run(f" ± {share.deviation * 100:.0f}", "soft"),
    )
    text = placed((0, rule), (cells + 2, told))
    return hung(grid, label, text, "ink bold" if bold else "soft")


def _weeks(grid: Grid, weeks: tuple[Week, ...]) -> list[Line]:
    lines: list[Line] = [at_axis(grid, (Run("the plan", "soft italic"),))]
    heads = placed((2, (Run("new", "soft"),)), (8, (Run("review", "soft"),)))
    lines += [hung(grid, "week of", heads), at_axis(grid, (Run("─" * 46, "rule"),))]
    most = max((week.new + week.review for week in weeks), default=0)
    for place, week in enumerate(weeks):
        cells = round((week.new + week.review) / most * 26) if most else 0
        style = "ink bold" if not place else "ink"
        text = placed(
            (0, (Run(f"{week.new or '–':>5}", style),)),
            (7, (Run(f"{week.review or '–':>7}", style),)),
            (18, (Run(HEAVY * cells, "soft"),)),
        )
        lines.append(hung(grid, _label(week.first_day), text, "here bold" if not place else "soft"))
    return lines


def _label(day: int) -> str:
    first = date_of(day)
    return f"{first.day} {MONTHS[first.month - 1][:3]}"
