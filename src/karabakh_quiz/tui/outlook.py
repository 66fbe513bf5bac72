"""Looking ahead to the day of an exam: what Exam shows, worked out beside the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from karabakh_quiz.planning import plan_exam

if TYPE_CHECKING:
    from karabakh_quiz.memory import Memory
    from karabakh_quiz.planning import CardNow

DAILY = 30
"""Answers a day that the plan may take at most."""


@dataclass(frozen=True, slots=True)
class Share:
    """Cards expected to be known of all, with one standard deviation, both as shares."""

    known: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Week:
    """One week of the plan: cards met for the first time, and reviewed."""

    first_day: int
    new: int
    review: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is known today, and on the day without study and with the plan."""

    cards: int
    today: Share
    without: Share
    planned: Share
    weeks: tuple[Week, ...]
    first_cards: tuple[str, ...]
    """The cards the plan has for today."""


def outlook(cards: "Sequence[CardNow]", memory: "Memory", today: int, exam_day: int) -> Outlook:
    """Plan for the day; `exam_day` lies after `today`."""
    now = plan_exam(cards, memory, today=today, exam_day=today, daily=DAILY)
    plan = plan_exam(cards, memory, today=today, exam_day=exam_day, daily=DAILY)
    whole = max(1, len(cards))
    unseen = {card.id for card in cards if card.new}
    weeks: list[Week] = []
    for first in range(today, exam_day, 7):
        named = [card for day in range(first, first + 7) for card in plan.days.get(day, ())]
        fresh = {card for card in named if card in unseen}
        unseen -= fresh
        weeks.append(Week(first, len(fresh), len(named) - len(fresh)))
    return Outlook(
        cards=len(cards),
        today=Share(now.known / whole, now.deviation / whole),
        without=Share(plan.known_without / whole, plan.deviation_without / whole),
        planned=Share(plan.known / whole, plan.deviation / whole),
        weeks=tuple(weeks),
        first_cards=tuple(plan.days.get(today, ())),
    )
