"""What was done: answers and minutes a day, new cards, the hour of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from karabakh_quiz.insight.retention import ENOUGH, Retention
from karabakh_quiz.insight.selection import By, Label, Selection, added_up, in_order, labeller
from karabakh_quiz.insight.tally import QUARTERS, Day, Hour, Moves, Tally


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
    totals = added_up(tally, selection, tally.days, lambda _: "", len(Day._fields))
    return _activity(totals[""]) if totals else Activity()


def activity_by(tally: Tally, selection: Selection, by: By) -> dict[Label, Activity]:
    """What was done by day, week, month, facet, deck or mode, sorted; empty ones left out."""
    totals = added_up(tally, selection, tally.days, labeller(tally, by), len(Day._fields))
    found = {name: _activity(sums) for name, sums in totals.items()}
    return {name: found[name] for name in sorted(found, key=in_order) if found[name].answers}


def days_studied(tally: Tally, selection: Selection) -> int:
    """Days with an answer."""
    return len(activity_by(tally, selection, "day"))


def stock_by_day(tally: Tally, selection: Selection) -> dict[int, Stock]:
    """How the cards stood at the end of each day on which that changed, oldest first.

    Days before the selection are counted in, and not listed.
    """
    whole = Selection(last=selection.last, decks=selection.decks, facets=selection.facets)
    moves = added_up(tally, whole, tally.moves, lambda key: int(key[0]), len(Moves._fields))
    stock = [0] * len(Moves._fields)
    found: dict[int, Stock] = {}
    before: Stock | None = None
    for day in sorted(int(each) for each in moves):
        stock = [have + more for have, more in zip(stock, moves[day], strict=True)]
        if selection.first is None or day >= selection.first:
            found[day] = Stock(*stock)
        else:
            before = Stock(*stock)
    if before is not None and selection.first is not None:
        found = {selection.first: found.pop(selection.first, before), **found}
    return found


def hours(tally: Tally, selection: Selection, offset_minutes: int = 0) -> Sequence[Retention]:
    """True retention by hour of the day, 0 to 23, `offset_minutes` ahead of UTC.

    The log keeps times in UTC; the hour is that of the offset given, also for
    answers of a season that had another.
    """
    found = added_up(tally, selection, tally.hours, lambda key: int(key[2]), len(Hour._fields))
    return tuple(Retention(each.tested, each.recalled) for each in _by_hour(found, offset_minutes))


def answers_by_hour(tally: Tally, selection: Selection, offset_minutes: int = 0) -> Sequence[int]:
    """Answers by hour of the day, as `hours` counts them."""
    found = added_up(tally, selection, tally.hours, lambda key: int(key[2]), len(Hour._fields))
    return tuple(each.answers for each in _by_hour(found, offset_minutes))


def best_hours(found: Sequence[Retention]) -> tuple[int, int] | None:
    """The hours with the highest and the lowest share, where their intervals do not meet."""
    known = [hour for hour, each in enumerate(found) if each.tested >= ENOUGH]
    if len(known) < 2:
        return None
    best = max(known, key=lambda hour: found[hour].share or 0.0)
    worst = min(known, key=lambda hour: found[hour].share or 0.0)
    return (best, worst) if found[best].interval[0] > found[worst].interval[1] else None


def _by_hour(found: Mapping[Label, Sequence[int]], offset_minutes: int) -> list[Hour]:
    sums = [[0] * len(Hour._fields) for _ in range(24)]
    for quarter in range(QUARTERS):
        local = sums[(quarter * 15 + offset_minutes) // 60 % 24]
        for place, value in enumerate(found.get(quarter, ())):
            local[place] += value
    return [Hour(*each) for each in sums]


def _activity(sums: Sequence[int]) -> Activity:
    day = Day(*sums)
    return Activity(day.answers, day.practice, day.took_ms / 60_000, day.introduced)
