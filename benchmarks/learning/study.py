"""A learner, a deck, a schedule, half a year."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.learning.schedules import Schedule
from benchmarks.learning.truths import MINUTE, Learner

SECONDS_RIGHT = 10.8
SECONDS_WRONG = 13.6
"""Medians of the real review log that benchmarks of the memory model are tried on."""

LEARN_AHEAD = 20.0
"""Minutes: what would come back later than this is left for another day."""


@dataclass(frozen=True, slots=True)
class Regime:
    """How one studies: days, minutes at most on each, and a deck."""

    days: int = 180
    minutes: float = 6.0
    new: int = 8
    cards: int = 300


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    `known` is the expected number of cards recalled on the day after the last,
    `later` thirty days after; `minutes` the time spent.
    """

    known: float
    later: float
    minutes: float
    answers: int

    @property
    def per_hour(self) -> float:
        """Cards known after the last day for each hour of study."""
        return self.known / (self.minutes / 60)


def study(
    make_learner: Callable[[Random], Learner],
    make_schedule: Callable[[Random], Schedule],
    seed: int,
    regime: Regime = Regime(),
) -> Outcome:
    """One run. The learner and its items depend on the seed alone, not on the schedule."""
    learner = make_learner(Random(f"learner/{seed}"))
    items = {f"deck/entry-{number}#who": learner() for number in range(regime.cards)}
    luck = Random(f"luck/{seed}")
    schedule = make_schedule(Random(f"schedule/{seed}"))
    fresh = list(reversed(items))
    spent, answers = 0.0, 0
    for day in range(regime.days):
        schedule.begin(day)
        start = day * 1440.0
        now, left = start, regime.new
        while now - start < regime.minutes:
            card = schedule.next(now)
            if card is None and left and fresh:
                card, left = fresh.pop(), left - 1
            if card is None:
                card = schedule.waiting()
            if card is None:
                break
            item = items[card]
            right = luck.random() < item.recall(now * MINUTE)
            now += (SECONDS_RIGHT if right else SECONDS_WRONG) / 60
            item.practise(now * MINUTE, right)
            schedule.answered(card, now, right)
            answers += 1
        spent += now - start
    end = float(regime.days)
    return Outcome(
        sum(item.recall(end) for item in items.values()),
        sum(item.recall(end + 30) for item in items.values()),
        spent,
        answers,
    )
