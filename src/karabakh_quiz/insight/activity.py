"""What was done: answers and minutes a day, new cards, the hour of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from karabakh_quiz.insight.parts import parts
from karabakh_quiz.insight.retention import ENOUGH, Retention
from karabakh_quiz.insight.selection import By, Label, Selection
from karabakh_quiz.insight.sums import Day, Hour, moves_by_day, sums
from karabakh_quiz.insight.tally import QUARTERS, Tally
from karabakh_quiz.progress.facts import HELD, LEARNING, SUSPENDED, YOUNG


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done in some time.

    `answers` counts every answer that stands, practice included; `minutes` is
    the time from question to answer, two minutes an answer at most;
    `introduced` counts cards answered for the first time.
    """

    answers: int = 0
    practice: int = 0
    minutes: float = 0.0
    introduced: int = 0


@dataclass(frozen=True, slots=True)
class Stock:
    """How many cards stood where at the end of a day; young is a part of neither other."""

    learning: int = 0
    """Answered, with a stability of less than a day."""
    young: int = 0
    """A stability from a day to under 21 days."""
    held: int = 0
    """21 days or more."""
    suspended: int = 0

    @property
    def seen(self) -> int:
        """All of them."""
        return self.learning + self.young + self.held + self.suspended


def activity(tally: Tally, selection: Selection) -> Activity:
    """What was done, all told."""
    return _activity(sums(tally, selection).whole)


def activity_by(tally: Tally, selection: Selection, by: By) -> dict[Label, Activity]:
    """What was done by day, week, month, facet, deck or mode, sorted; empty ones left out."""
    return {name: _activity(day) for name, day in parts(tally, selection, by).items()}


def days_studied(tally: Tally, selection: Selection) -> int:
    """Days with an answer."""
    return len(sums(tally, selection).days)


def stock_by_day(tally: Tally, selection: Selection) -> dict[int, Stock]:
    """How the cards stood at the end of each day on which that changed, oldest first.

    Days before the selection are counted in, and not listed.
    """
    whole = Selection(last=selection.last, decks=selection.decks, facets=selection.facets)
    stock = [0] * (SUSPENDED + 1)
    found: dict[int, Stock] = {}
    before: Stock | None = None
    for day, moves in moves_by_day(tally, whole).items():
        for (stood, stands), count in moves.items():
            stock[stood] -= count
            stock[stands] += count
        now = Stock(stock[LEARNING], stock[YOUNG], stock[HELD], stock[SUSPENDED])
        if selection.first is None or day >= selection.first:
            found[day] = now
        else:
            before = now
    if before is not None and selection.first is not None:
        found = {selection.first: found.pop(selection.first, before), **found}
    return found


def hours(tally: Tally, selection: Selection, offset_minutes: int = 0) -> Sequence[Retention]:
    """True retention by hour of the day, 0 to 23, `offset_minutes` ahead of UTC.

    The log keeps times in UTC; the hour is that of the offset given, also for
    answers of a season that had another.
    """
    found = _by_hour(sums(tally, selection).quarters, offset_minutes)
    return tuple(Retention(each.tested, each.recalled) for each in found)


def answers_by_hour(tally: Tally, selection: Selection, offset_minutes: int = 0) -> Sequence[int]:
    """Answers by hour of the day, as `hours` counts them."""
    found = _by_hour(sums(tally, selection).quarters, offset_minutes)
    return tuple(each.answers for each in found)


def best_hours(found: Sequence[Retention]) -> tuple[int, int] | None:
    """The hours with the highest and the lowest share, where their intervals do not meet."""
    known = [hour for hour, each in enumerate(found) if each.tested >= ENOUGH]
    if len(known) < 2:
        return None
    best = max(known, key=lambda hour: found[hour].share or 0.0)
    worst = min(known, key=lambda hour: found[hour].share or 0.0)
    return (best, worst) if found[best].interval[0] > found[worst].interval[1] else None


def _by_hour(found: Mapping[int, Hour], offset_minutes: int) -> list[Hour]:
    sums = [[0] * len(Hour._fields) for _ in range(24)]
    for quarter in range(QUARTERS):
        local = sums[(quarter * 15 + offset_minutes) // 60 % 24]
        for place, value in enumerate(found.get(quarter, ())):
            local[place] += value
    return [Hour(*each) for each in sums]


def _activity(day: Day) -> Activity:
    return Activity(day.answers, day.practice, day.took_ms / 60_000, day.introduced)
