"""Looking ahead: reviews a day, cards held and expected knowledge, week by week.

The learner ahead is simulated: each review succeeds with the chance the memory
model gives it, a success is graded Good, a failure Again and then, in the same
sitting, Good (with thrifty spacing: Again alone, and tomorrow it comes back).
The same seed gives the same future; several futures are averaged.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from random import Random

from karabakh_quiz.memory.intervals import LONGEST_INTERVAL, fuzz_range, rounded
from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.spacing import Spacing
from karabakh_quiz.memory.step import NEVER, NEW_CARD_PRIOR
from karabakh_quiz.planning.cards import CardNow

HELD_FROM = 21.0
"""Stability, days, from which a card counts as held."""

AIMS = (0.80, 0.85, 0.90, 0.95)
"""The desired retentions that are set side by side."""

Watcher = Callable[[float], None]
"""Is told the share done, 0 to 1; raises to interrupt."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is studied in a day, and whether thriftily (`memory.spacing`)."""

    new: int = 10
    reviews: int = 200
    maximum_interval: int = LONGEST_INTERVAL
    thrifty: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """One week ahead, the means of the futures simulated.

    `reviews` is answers a day; `held` and `known` count cards on its last
    evening, `known` the sum of their chances of recall.
    """

    number: int
    reviews: float
    held: float
    known: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """The weeks ahead at one desired retention, with even or with thrifty spacing."""

    retention: float
    weeks: tuple[Week, ...]
    days: tuple[float, ...]
    """Answers on each single day, today first."""
    thrifty: bool = False

    @property
    def reviews_a_day(self) -> float:
        """Answers a day over the whole span."""
        return sum(self.days) / len(self.days)


def forecast(
    cards: Sequence[CardNow],
    memory: Memory,
    *,
    today: int,
    weeks: int = 8,
    pace: Pace = Pace(),
    seed: int = 0,
    futures: int = 3,
    watch: Watcher | None = None,
) -> Forecast:
    """What the coming `weeks` hold at `memory`'s desired retention."""
    answers = [0.0] * (weeks * 7)
    held = [0.0] * weeks
    known = [0.0] * weeks
    for number in range(futures):
        future = Future(cards, memory, today, pace, Random(f"{seed}/{number}"))
        for day in range(weeks * 7):
            answers[day] += future.study(today + day) / futures
            if day % 7 == 6:
                now_held, now_known = future.knowledge(today + day)
                held[day // 7] += now_held / futures
                known[day // 7] += now_known / futures
            if watch is not None:
                watch((number * weeks * 7 + day + 1) / (futures * weeks * 7))
    return Forecast(
        memory.desired_retention,
        tuple(
            Week(week + 1, sum(answers[week * 7 : week * 7 + 7]) / 7, held[week], known[week])
            for week in range(weeks)
        ),
        tuple(answers),
        pace.thrifty,
    )


def forecasts(
    cards: Sequence[CardNow],
    memory: Memory,
    *,
    today: int,
    weeks: int = 8,
    pace: Pace = Pace(),
    seed: int = 0,
    futures: int = 3,
    aims: Sequence[float] = AIMS,
    watch: Watcher | None = None,
) -> list[Forecast]:
    """The same weeks at each of `aims`; the learner's own aim keeps the due days as they are."""
    results = []
    for number, aim in enumerate(aims):
        other = Memory(memory.parameters, aim)
        moved = list(cards) if aim == memory.desired_retention else _moved(cards, other, pace)

        def part(share: float, number: int = number) -> None:
            if watch is not None:
                watch((number + share) / len(aims))

        results.append(
            forecast(
                moved,
                other,
                today=today,
                weeks=weeks,
                pace=pace,
                seed=seed,
                futures=futures,
                watch=part,
            )
        )
    return results


def forecast_otherwise(
    cards: Sequence[CardNow],
    memory: Memory,
    *,
    today: int,
    weeks: int = 8,
    pace: Pace = Pace(),
    seed: int = 0,
    futures: int = 3,
    watch: Watcher | None = None,
) -> Forecast:
    """The same weeks at the learner's own aim, with the spacing that is not in force."""
    other = replace(pace, thrifty=not pace.thrifty)
    return forecast(
        _moved(cards, memory, other),
        memory,
        today=today,
        weeks=weeks,
        pace=other,
        seed=seed,
        futures=futures,
        watch=watch,
    )


def _moved(cards: Sequence[CardNow], memory: Memory, pace: Pace) -> list[CardNow]:
    spacing = Spacing(memory, thrifty=pace.thrifty)
    return [_rescheduled(card, spacing, pace.maximum_interval) for card in cards]


def _rescheduled(card: CardNow, spacing: Spacing, maximum: int) -> CardNow:
    """The card as it would stand had `spacing` given its last interval."""
    if card.new:
        return card
    due = card.last_day + rounded(spacing.interval(card.stability), maximum)
    return CardNow(card.id, card.stability, card.difficulty, card.last_day, due)


class Future:
    """One learner ahead, day by day."""

    def __init__(
        self, cards: Sequence[CardNow], memory: Memory, today: int, pace: Pace, chance: Random
    ) -> None:
        self._memory = memory
        self._spacing = Spacing(memory, thrifty=pace.thrifty)
        self._pace = pace
        self._chance = chance
        self._stability = [card.stability for card in cards]
        self._difficulty = [card.difficulty for card in cards]
        self._last = [card.last_day for card in cards]
        self._new = [number for number, card in enumerate(cards) if card.new]
        self._new.reverse()
        self._due: dict[int, list[int]] = {}
        for number, card in enumerate(cards):
            if not card.new:
                self._due.setdefault(max(card.due_day, today), []).append(number)

    def study(self, day: int, answers: float = inf) -> int:
        """Answer what is due on `day`, then meet new cards; the number of answers given.

        At most `answers` of them, or one more for a card that was forgotten;
        what is due and not reached waits for the next day.
        """
        due = self._due.pop(day, [])
        if len(due) > min(self._pace.reviews, answers):
            due.sort(key=lambda card: self._recall(card, day))
        given = 0
        for number, card in enumerate(due):
            if number >= self._pace.reviews or given >= answers:
                self._due.setdefault(day + 1, []).extend(due[number:])
                break
            given += self._answer(card, day)
        for _ in range(min(self._pace.new, len(self._new))):
            if given >= answers:
                break
            given += self._answer(self._new.pop(), day)
        return given

    def knowledge(self, day: int) -> tuple[int, float]:
        """(cards held, sum of the chances of recall) on the evening of `day`."""
        held, known = 0, 0.0
        recall = self._memory.recall
        for stability, last in zip(self._stability, self._last, strict=True):
            if stability != NEVER:
                held += stability >= HELD_FROM
                known += recall(stability, max(0, day - last))
        return held, known

    def chances(self, day: int) -> Iterator[float]:
        """The chance of recall of each card on `day`; a card never met is not known."""
        for stability, last in zip(self._stability, self._last, strict=True):
            met = stability != NEVER
            yield self._memory.recall(stability, max(0, day - last)) if met else 0.0

    def _recall(self, card: int, day: int) -> float:
        stability = self._stability[card]
        if stability == NEVER:
            return NEW_CARD_PRIOR
        return self._memory.recall(stability, max(0, day - self._last[card]))

    def _answer(self, card: int, day: int) -> int:
        step = self._memory.step
        right = self._chance.random() < self._recall(card, day)
        elapsed = max(0, day - self._last[card])
        state = step(self._stability[card], self._difficulty[card], 3 if right else 1, elapsed, 0.0)
        again = not right and not self._pace.thrifty
        if again:
            state = step(*state, 3, 0, 0.0)
        self._stability[card], self._difficulty[card] = state
        self._last[card] = day
        days = rounded(self._spacing.interval(state[0]), self._pace.maximum_interval)
        low, high = fuzz_range(days, maximum=self._pace.maximum_interval)
        self._due.setdefault(day + self._chance.randint(low, high), []).append(card)
        return 2 if again else 1
