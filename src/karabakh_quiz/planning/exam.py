"""Ready by a date: which cards to review on which day so that most are known then.

An ordinary schedule aims at remembering for ever; an exam asks what is
remembered on one day. The plan takes reviews one by one, each time the one
that adds most to the expected number known on that day for the answers it is
expected to cost (lazy greedy: a card's best next review is worked out again
only when the card, or the day it wanted, has changed).

Outcomes on the way are not known, so a planned card is carried along as the
mean of its two outcomes: ln S and D of recalled (Good) and of forgotten (Again,
then Good in the same sitting), weighted by the chance of recall.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from math import exp, log, sqrt
from random import Random

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.step import NEVER, NEW_CARD_PRIOR
from karabakh_quiz.planning.cards import CardNow
from karabakh_quiz.planning.forecasting import Future, Pace, Watcher

WORTH = 5e-3
"""A review that adds less than this to the expected number known is not planned."""

MOST_DAYS_TRIED = 40
"""With more days than this before the date, a review's best day is sought on that many."""


WATCHED_EVERY = 256
"""Steps of planning between two looks at whether somebody wants it to end."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A number of cards expected to be known, and one standard deviation of it.

    Each card is known or not, by its own chance; the deviation is that of the
    sum of such draws. That the model may be wrong is not in it.
    """

    known: float
    deviation: float


def expected(chances: Iterable[float]) -> Expected:
    """What comes of cards known with these chances."""
    known = variance = 0.0
    for chance in chances:
        known += chance
        variance += chance * (1.0 - chance)
    return Expected(known, sqrt(variance))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to review when, and what it is expected to come to.

    `days` maps a day number to the cards of that day, most valuable first.
    `known` and `known_without` are expected numbers of cards known on the day
    of the exam, with the plan and if nothing is done, each with its deviation
    (see `Expected`); `answers` is how many answers the plan is expected to take.
    """

    exam_day: int
    days: dict[int, tuple[str, ...]]
    known: float
    known_without: float
    answers: float
    deviation: float = 0.0
    deviation_without: float = 0.0


def plan_exam(
    cards: Sequence[CardNow],
    memory: Memory,
    *,
    today: int,
    exam_day: int,
    daily: int,
    done_today: float = 0.0,
    watch: Watcher | None = None,
) -> Plan:
    """The plan for at most `daily` expected answers on each day from `today` to the eve.

    `done_today` answers of today's have been given already. An exam today or
    earlier leaves nothing to plan. `watch` is told the share done.
    """
    days = _days_tried(today, exam_day)
    room = {day: float(daily * span) for day, span in days}
    if today in room:
        room[today] = max(0.0, room[today] - done_today)
    whole = sum(room.values())
    work = [_Planned(card, memory, exam_day) for card in cards]
    without = expected(card.worth for card in work)
    heap: list[tuple[float, int, int]] = []
    for number, card in enumerate(work):
        _offer(heap, number, card, room)
        if watch is not None and number % WATCHED_EVERY == 0:
            watch(0.5 * number / len(work))
    gains: list[tuple[int, float, int]] = []
    answers = 0.0
    while heap:
        if watch is not None and len(gains) % WATCHED_EVERY == 0:
            watch(0.5 + 0.5 * min(1.0, answers / whole))
        _, number, day = heappop(heap)
        card = work[number]
        cost = card.cost(day)
        if room[day] >= cost:
            before = card.worth
            card.add(day)
            room[day] -= cost
            answers += cost
            gains.append((day, before - card.worth, number))
        _offer(heap, number, card, room)
    planned: dict[int, list[str]] = {}
    for day, _, number in sorted(gains):  # equal gains in the cards' own order
        planned.setdefault(day, []).append(work[number].id)
    then = expected(card.worth for card in work)
    return Plan(
        exam_day,
        _spread(planned, dict(days)),
        then.known,
        without.known,
        answers,
        then.deviation,
        without.deviation,
    )


def ordinarily(
    cards: Sequence[CardNow],
    memory: Memory,
    *,
    today: int,
    exam_day: int,
    daily: int,
    new: int,
    seed: int = 0,
    futures: int = 5,
    thrifty: bool = False,
    watch: Watcher | None = None,
) -> Expected:
    """How many are known on the day of the exam if the ordinary schedule is kept until then.

    At most `daily` answers and `new` new cards a day, `thrifty` if the learner
    saves time; the mean of simulated futures. The deviation is that of a future,
    and that between the futures.
    """
    found: list[Expected] = []
    left = max(1, exam_day - today)
    for number in range(futures):
        pace = Pace(new=new, reviews=daily, thrifty=thrifty)
        future = Future(cards, memory, today, pace, Random(f"{seed}/{number}"))
        for day in range(today, exam_day):
            future.study(day, daily)
            if watch is not None:
                watch((number + (day - today) / left) / futures)
        found.append(expected(future.chances(exam_day)))
    known = sum(each.known for each in found) / futures
    within = sum(each.deviation**2 for each in found) / futures
    between = sum((each.known - known) ** 2 for each in found) / max(1, futures - 1)
    return Expected(known, sqrt(within + between))


def _days_tried(today: int, exam_day: int) -> list[tuple[int, int]]:
    """(first day, number of days) of each stretch between `today` and the eve."""
    left = exam_day - today
    if left <= 0:
        return []
    stretches = min(left, MOST_DAYS_TRIED)
    edges = [today + left * number // stretches for number in range(stretches + 1)]
    return [(start, end - start) for start, end in pairwise(edges)]


def _spread(planned: dict[int, list[str]], spans: dict[int, int]) -> dict[int, tuple[str, ...]]:
    """The cards of each stretch dealt out over its days."""
    dealt: dict[int, list[str]] = {}
    for start, names in planned.items():
        for number, name in enumerate(names):
            dealt.setdefault(start + number % spans[start], []).append(name)
    return {day: tuple(names) for day, names in sorted(dealt.items())}


def _offer(
    heap: list[tuple[float, int, int]], number: int, card: "_Planned", room: dict[int, float]
) -> None:
    """Put the card's best next review on the heap, if it has one that is worth it."""
    best, best_day = 0.0, None
    for day, left in room.items():
        if left < 1.0 or day in card.reviews:  # an answer costs at least one
            continue
        gain, cost = card.offer(day)
        if left >= cost and gain > WORTH and gain / cost > best:
            best, best_day = gain / cost, day
    if best_day is not None:
        heappush(heap, (-best, number, best_day))


class _Planned:
    """One card and the days it is to be reviewed on."""

    __slots__ = ("_card", "_exam_day", "_memory", "_offers", "id", "reviews", "worth")

    def __init__(self, card: CardNow, memory: Memory, exam_day: int) -> None:
        self.id = card.id
        self._card = card
        self._memory = memory
        self._exam_day = exam_day
        self._offers: dict[int, tuple[float, float]] = {}
        self.reviews: tuple[int, ...] = ()
        self.worth = self._worth(())

    def add(self, day: int) -> None:
        self.reviews = tuple(sorted((*self.reviews, day)))
        self.worth = self._worth(self.reviews)
        self._offers.clear()

    def offer(self, day: int) -> tuple[float, float]:
        """(what a review on `day` would add, what it would cost), until one is added."""
        found = self._offers.get(day)
        if found is None:
            worth = self._worth(tuple(sorted((*self.reviews, day))))
            found = self._offers[day] = worth - self.worth, self.cost(day)
        return found

    def cost(self, day: int) -> float:
        """Answers expected: one, and one more if it is forgotten by then."""
        stability, _, last = self._after(tuple(one for one in self.reviews if one < day))
        return 2.0 - self._recall(stability, day - last)

    def _worth(self, days: tuple[int, ...]) -> float:
        stability, _, last = self._after(days)
        if stability == NEVER:
            return 0.0
        return self._memory.recall(stability, max(0, self._exam_day - last))

    def _after(self, days: tuple[int, ...]) -> tuple[float, float, int]:
        card, step = self._card, self._memory.step
        stability, difficulty, last = card.stability, card.difficulty, card.last_day
        for day in days:
            elapsed = max(0, day - last)
            recall = self._recall(stability, elapsed)
            good = step(stability, difficulty, 3, elapsed, 0.0)
            again = step(*step(stability, difficulty, 1, elapsed, 0.0), 3, 0, 0.0)
            stability = exp(recall * log(good[0]) + (1.0 - recall) * log(again[0]))
            difficulty = recall * good[1] + (1.0 - recall) * again[1]
            last = day
        return stability, difficulty, last

    def _recall(self, stability: float, elapsed: float) -> float:
        if stability == NEVER:
            return NEW_CARD_PRIOR
        return self._memory.recall(stability, max(0.0, elapsed))
