"""What every look ahead begins with, and all that is said of a date to be ready by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from karabakh_quiz.clock import date_of
from karabakh_quiz.memory.model import Memory
from karabakh_quiz.planning.cards import CardNow, cards_now
from karabakh_quiz.planning.exam import Expected, Plan, expected, ordinarily, plan_exam
from karabakh_quiz.planning.forecasting import Watcher

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import Progress


def cards_ahead(
    collection: "Collection", progress: "Progress", *, sensitive: bool = False
) -> list[CardNow]:
    """The cards of `collection` as they stand today, suspended ones left out.

    `sensitive` says whether entries marked as sensitive are among them.
    """
    return cards_now(collection.asked(sensitive=sensitive), progress.states())


@dataclass(frozen=True, slots=True)
class PlanWeek:
    """A week of a plan, from its Monday: cards met for the first time, and reviewed."""

    monday: date
    new: int
    review: int
    days: int
    """Days of it that lie between today and the exam."""

    @property
    def a_day(self) -> float:
        """Cards a day, on the days there are."""
        return (self.new + self.review) / max(1, self.days)


@dataclass(frozen=True, slots=True)
class ExamOutlook:
    """What can be expected of an exam: today, without study, ordinarily, with the plan."""

    cards: int
    today: int
    daily: int
    plan: Plan
    now: Expected
    without: Expected
    ordinary: Expected
    planned: Expected
    todays: tuple[str, ...]
    """The plan's cards for today that were not answered today, most valuable first; further
    facets of the same entry come last."""
    weeks: tuple[PlanWeek, ...]

    @property
    def next_day(self) -> int | None:
        """The next day after today that the plan has cards for."""
        return next((day for day in sorted(self.plan.days) if day > self.today), None)


def exam_outlook(
    cards: Sequence[CardNow],
    memory: Memory,
    *,
    today: int,
    exam_day: int,
    daily: int,
    new: int,
    done_today: int = 0,
    thrifty: bool = False,
    watch: Watcher | None = None,
) -> ExamOutlook:
    """All of it, for at most `daily` answers a day and, ordinarily, `new` new cards.

    `thrifty` says whether the ordinary schedule saves time; `watch` is told
    the share done, and raises to interrupt.
    """

    def part(start: float, size: float) -> Watcher | None:
        return None if watch is None else lambda share: watch(start + share * size)

    plan = plan_exam(
        cards,
        memory,
        today=today,
        exam_day=exam_day,
        daily=daily,
        done_today=done_today,
        watch=part(0.0, 0.6),
    )
    ordinary = ordinarily(
        cards,
        memory,
        today=today,
        exam_day=exam_day,
        daily=daily,
        new=new,
        thrifty=thrifty,
        watch=part(0.6, 0.4),
    )
    last_day = {card.id: card.last_day for card in cards if not card.new}
    return ExamOutlook(
        cards=len(cards),
        today=today,
        daily=daily,
        plan=plan,
        now=expected(
            memory.recall(card.stability, max(0, today - card.last_day))
            for card in cards
            if not card.new
        ),
        without=Expected(plan.known_without, plan.deviation_without),
        ordinary=ordinary,
        planned=Expected(plan.known, plan.deviation),
        todays=_entries_apart(
            card for card in plan.days.get(today, ()) if last_day.get(card) != today
        ),
        weeks=_weeks(plan, set(last_day), today),
    )


def _entries_apart(cards: Iterable[str]) -> tuple[str, ...]:
    """`cards` with the first of each entry before any second of the same."""
    rounds: dict[str, int] = {}
    ordered: list[tuple[int, str]] = []
    for card in cards:
        entry = card.partition("#")[0]
        rounds[entry] = rounds.get(entry, -1) + 1
        ordered.append((rounds[entry], card))
    return tuple(card for _, card in sorted(ordered, key=lambda each: each[0]))


def _weeks(plan: Plan, met: set[str], today: int) -> tuple[PlanWeek, ...]:
    """The plan week by week; a card counts as new the first time it is planned."""
    met = set(met)
    counts: dict[date, list[int]] = {}
    for day in range(today, plan.exam_day):
        here = date_of(day)
        count = counts.setdefault(here - timedelta(days=here.weekday()), [0, 0, 0])
        count[2] += 1
        for card in plan.days.get(day, ()):
            count[card in met] += 1
            met.add(card)
    return tuple(PlanWeek(monday, *count) for monday, count in counts.items())
