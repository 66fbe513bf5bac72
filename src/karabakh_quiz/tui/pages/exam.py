"""Exam: what will be known on the day, and the plan that makes it most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from karabakh_quiz.decks.edtf import MONTHS
from karabakh_quiz.planning import ExamOutlook, Expected
from karabakh_quiz.planning.outlook import PlanWeek
from karabakh_quiz.study.exam_day import nothing_today
from karabakh_quiz.study.wording import date_words, plural, when_next
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, placed, run
from karabakh_quiz.tui.pages.frame import at_axis, bar, head, hung
from karabakh_quiz.tui.signs import HEAVY, HERE, LIGHT
from karabakh_quiz.tui.typeset import flow

QUESTION = "On which day do you want to be ready? Such as 12 December."


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamShown:
    """What Exam shows at one moment."""

    today: date
    decks: str
    """The deck the exam is on, or that it is on several."""
    daily: int
    """Answers a day that the plan may take."""
    questions: int
    """How many a mock exam would have."""
    day: date | None = None
    outlook: ExamOutlook | None = None
    """None while it is worked out."""
    share: float = 0.0
    """How much of it is worked out."""
    asking: bool = False
    """The day is being typed."""

    @property
    def days(self) -> int:
        """How many days are left."""
        return (self.day - self.today).days if self.day else 0


def running_head(grid: Grid, shown: ExamShown) -> list[Line]:
    """How far off the day is."""
    right = (Run(when_next(shown.days), "soft"),) if shown.day else ()
    return head(grid, title="Exam", right=right)


def matter(grid: Grid, shown: ExamShown) -> list[Line]:
    """The day, four rules with their ranges, and the weeks of the plan."""
    if shown.asking or shown.day is None:
        told = flow((Run(QUESTION, "soft italic"),), grid.measure)
        return [at_axis(grid, line) for line in told]
    lines: list[Line] = [BLANK] * (1 if grid.tall == "low" else 3)
    lines.append(hung(grid, label(grid, "ready by"), _day(grid, shown)))
    found = shown.outlook
    if found is None:
        lines += [BLANK, at_axis(grid, (Run(_working(shown), "soft italic"),))]
        return lines
    if not found.cards:
        return [*lines, BLANK, at_axis(grid, (Run("There are no cards to know.", "soft italic"),))]
    gap = [BLANK] * (1 if grid.tall == "low" else 2)
    lines += [*gap, at_axis(grid, (Run("expected to be known on the day", "soft italic"),))]
    lines += _rules(grid, found)
    return [*lines, *gap, *_plan(grid, shown, found)]


def label(grid: Grid, words: str) -> str:
    """A label, where it must be short by another word."""
    short = {"ready by": "ready", "no study": "nothing", "as usual": "usual", "the plan": "plan"}
    return short.get(words, words) if grid.narrow else words


def _working(shown: ExamShown) -> str:
    done = f" {shown.share * 100:.0f} %" if shown.share >= 0.1 else ""
    return f"working out the plan …{done}"


def _day(grid: Grid, shown: ExamShown) -> Line:
    assert shown.day is not None
    named = Run(date_words(shown.day, weekday=not grid.narrow), "ink bold", "date")
    cards = f", {plural(shown.outlook.cards, 'card')}" if shown.outlook else ""
    decks = run(f"{shown.decks}{cards}", "soft", "decks")
    return cut((named, Run("   "), decks), grid.full)


def _rules(grid: Grid, found: ExamOutlook) -> list[Line]:
    """Heavy as far as is likely known, light as far as may be."""
    several = (
        ("today", found.now),
        ("no study", found.without),
        ("as usual", found.ordinary),
        ("the plan", found.planned),
    )
    lines: list[Line] = []
    for name, each in several:
        if grid.tall == "tall":
            lines.append(BLANK)
        lines.append(_rule(grid, label(grid, name), each, found.cards))
    return lines


def _rule(grid: Grid, name: str, each: Expected, cards: int) -> Line:
    bold = name in ("the plan", "plan")
    cells = min(46, grid.room - 18)
    low = max(0.0, each.known - each.deviation)
    high = min(float(cards), each.known + each.deviation)
    drawn = bar(low, high - low, cards - high, cells)
    if bold:
        drawn = tuple(Run(r.text, "ink" if r.style == "soft" else r.style) for r in drawn)
    figures = (
        Run(f"{each.known:>4.0f}", "ink bold" if bold else "ink"),
        Run(f" ± {each.deviation:<3.0f}", "soft"),
        Run(f"{100 * each.known / cards:>4.0f} %", "ink bold" if bold else "soft"),
    )
    return hung(
        grid, name, placed((0, drawn), (cells + 1, figures)), "ink bold" if bold else "soft"
    )


def _plan(grid: Grid, shown: ExamShown, found: ExamOutlook) -> list[Line]:
    """How much there is to do, today and week by week."""
    today = plural(len(found.todays), "card") + " today"
    if not found.todays:
        today = nothing_today(found.next_day)
    daily = f"{plural(shown.daily, 'answer')} a day{_answers_each(found)}"
    bound = "" if grid.narrow else "at most "
    told = flow((Run(f"{bound}{daily}: ", "soft italic"), Run(today, "ink")), grid.measure)
    lines: list[Line] = [at_axis(grid, line) for line in told]
    if not found.plan.days:
        return lines
    cells = min(46, grid.room - 18)
    heads = placed(
        (2, (Run("new", "soft"),)),
        (8, (Run("review", "soft"),)),
        (16, (Run("cards a day", "soft"),)),
    )
    if grid.tall == "tall":
        lines.append(BLANK)
    lines += [hung(grid, "week of", heads), at_axis(grid, (Run(LIGHT * cells, "rule"),))]
    most = max(week.a_day for week in found.weeks) or 1.0
    lines += [_week(grid, week, most, cells - 29, shown.today) for week in found.weeks]
    return lines


def _answers_each(found: ExamOutlook) -> str:
    """How many answers a card of the plan takes on its day, where that is more than one."""
    cards = sum(map(len, found.plan.days.values()))
    each = found.plan.answers / cards if cards else 1.0
    return f", {each:.1f} a card" if each >= 1.05 else ""


def _week(grid: Grid, week: PlanWeek, most: float, cells: int, today: date) -> Line:
    here = week.monday <= today < week.monday + timedelta(days=7)
    style = "ink bold" if here else "ink"
    monday = f"{week.monday.day} {MONTHS[week.monday.month - 1][:3]}"
    length = max(1, round(week.a_day / most * cells)) if week.a_day else 0
    text = placed(
        (0, (Run(f"{week.new or '–':>5}", style),)),
        (7, (Run(f"{week.review or '–':>7}", style),)),
        (20, (Run(f"{f'{week.a_day:.0f}' if week.a_day else '–':>7}", style),)),
        (29, (Run(HEAVY * length, "soft"),)),
    )
    mark = f"{HERE} " if here and not grid.narrow else ""
    return hung(grid, mark + monday, text, "here bold" if here else "soft")


def aside(grid: Grid, shown: ExamShown) -> list[Line]:
    """The right column of a spread: the mock exam, and how the figures are meant."""
    if not grid.wide:
        return []
    groups: Sequence[tuple[str, str]] = (
        (
            "mock exam",
            f"{plural(shown.questions, 'question')}, no verdict until the end. "
            "It reschedules nothing.",
        ),
        (
            "the range",
            "One standard deviation of chance, if your memory is as the model has it.",
        ),
        (
            "as usual",
            "Your ordinary schedule, with as many answers a day as the plan.",
        ),
    )
    lines: list[Line] = [BLANK] * (1 if grid.tall == "low" else 3)
    for name, text in groups:
        lines += [(Run(name, "soft"),), *flow((Run(text),), grid.notes_width), BLANK]
    return lines
