"""The ways from Home to the other screens, and in a spread its right column."""

from datetime import timedelta

from karabakh_quiz.structs import replace
from karabakh_quiz.study.wording import WEEKDAYS, date_words
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, run, spaces, width
from karabakh_quiz.tui.pages.frame import hung
from karabakh_quiz.tui.pages.home import Elsewhere, HomeShown, today
from karabakh_quiz.tui.signs import HEAVY
from karabakh_quiz.tui.typeset import flow


def elsewhere(grid: Grid, shown: HomeShown) -> Line:
    """The other screens in one row, their letters bold and underlined.

    In narrow windows without remarks and closer together; where they do not
    fit, the palette has the rest.
    """
    gap = 1 if grid.narrow else 2
    line: list[Run] = []
    for each in shown.elsewhere:
        part = _name(replace(each, note="") if grid.narrow else each)
        if grid.axis + width(line) + gap + width(part) > grid.right + (gap if not line else 0):
            line.append(Run(" …", "soft", "palette"))
            break
        line += [spaces(gap), *part] if line else part
    return (*hung(grid, "", ()), *line)


def _name(each: Elsewhere) -> Line:
    before, letter, after = each.name.partition(each.letter)
    runs = (
        Run(before, "soft", each.act),
        Run(letter, "ink bold underline", each.act),
        Run(after, "soft", each.act),
        Run(f", {each.note}" if each.note else "", "soft", each.act),
    )
    return tuple(part for part in runs if part.text)


def aside(grid: Grid, shown: HomeShown) -> list[Line]:
    """The right column of a spread: today, and the other screens."""
    if not grid.wide:
        return []
    title, table = {"low": (1, 4), "middle": (3, 7), "tall": (5, 9)}[grid.tall]
    lines: list[Line] = [BLANK] * table
    lines[title] = (Run(date_words(shown.today, weekday=True), "soft"),)
    lines[title + 1] = (run(shown.learner, "soft"),)
    lines += [(Run("today", "soft"),), *flow(today(shown, 2 * grid.notes_width), grid.notes_width)]
    if any(shown.ahead) and grid.tall != "low":
        lines += [BLANK, (Run("next days", "soft"),), *_ahead(grid, shown)]
    if shown.elsewhere:
        lines += [BLANK, (Run("elsewhere", "soft"),), *(_name(each) for each in shown.elsewhere)]
    return lines


def _ahead(grid: Grid, shown: HomeShown) -> list[Line]:
    """The coming days: name, count, and a rule as long as there is much."""
    most, room = max(shown.ahead), grid.notes_width - 9
    lines: list[Line] = []
    for days, count in enumerate(shown.ahead, 1):
        name = WEEKDAYS[(shown.today + timedelta(days=days)).weekday()][:3]
        rule = HEAVY * (max(1, round(count / most * room)) if count else 0)
        lines.append((Run(f"{name} ", "soft"), Run(f"{count:>3}  "), Run(rule, "soft")))
    return lines
