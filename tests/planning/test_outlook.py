"""All that is said of a date to be ready by."""

from datetime import timedelta
from math import sqrt

import pytest

from karabakh_quiz.clock import date_of
from karabakh_quiz.memory.model import Memory
from karabakh_quiz.planning import CardNow, ExamOutlook, exam_outlook, ordinarily
from tests.support.planning import TODAY, collection

MEMORY = Memory()


def outlook(days: int = 14, daily: int = 15, **more: object) -> ExamOutlook:
    cards = collection(60, new=0.4, seed=2)
    return exam_outlook(
        cards, MEMORY, today=TODAY, exam_day=TODAY + days, daily=daily, new=5, **more
    )  # type: ignore[arg-type]


def test_the_figures_stand_in_their_order() -> None:
    found = outlook()
    assert found.cards == 60
    assert found.without.known < found.now.known
    assert found.without.known < found.ordinary.known < found.planned.known <= 60
    for each in (found.now, found.without, found.ordinary, found.planned):
        assert 0 < each.deviation < sqrt(60) / 2 + 1


def test_the_ordinary_figure_is_the_one_the_command_tells() -> None:
    cards = collection(60, new=0.4, seed=2)
    same = ordinarily(cards, MEMORY, today=TODAY, exam_day=TODAY + 14, daily=15, new=5)
    assert outlook().ordinary.known == pytest.approx(same.known)


def test_weeks_begin_on_mondays_and_hold_the_whole_plan() -> None:
    found = outlook(days=17)
    planned = sum(len(cards) for cards in found.plan.days.values())
    assert sum(week.new + week.review for week in found.weeks) == planned
    assert sum(week.days for week in found.weeks) == 17
    assert all(week.monday.weekday() == 0 for week in found.weeks)
    assert found.weeks[0].monday <= date_of(TODAY) < found.weeks[0].monday + timedelta(days=7)
    new = {card.id for card in collection(60, new=0.4, seed=2) if card.new}
    met = {card for cards in found.plan.days.values() for card in cards} & new
    assert sum(week.new for week in found.weeks) == len(met)


def test_what_was_answered_today_is_not_asked_again_and_counts() -> None:
    before = outlook(days=5)
    assert 0 < len(before.todays) <= 15
    done = outlook(days=5, done_today=15)
    assert done.todays == ()
    assert len(outlook(days=5, done_today=9).todays) <= 6


def test_facets_of_one_entry_stand_apart_within_a_day() -> None:
    cards = [CardNow(f"deck/e{n}#{facet}") for n in range(4) for facet in ("who", "when")]
    found = exam_outlook(cards, MEMORY, today=TODAY, exam_day=TODAY + 1, daily=40, new=5)
    entries = [card.partition("#")[0] for card in found.todays]
    assert len(entries) == 8
    assert len(set(entries[:4])) == 4


def test_a_long_look_can_be_interrupted_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    outlook(watch=told.append)
    assert told == sorted(told)
    assert told[0] >= 0.0
    assert told[-1] <= 1.0

    def stop(share: float) -> None:
        if share > 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        outlook(watch=stop)


def test_no_cards_at_all() -> None:
    found = exam_outlook([], MEMORY, today=TODAY, exam_day=TODAY + 3, daily=10, new=5)
    assert found.planned.known == 0.0
    assert found.todays == ()


def test_the_ordinary_schedule_is_the_one_the_learner_keeps() -> None:
    cards = collection(60, new=0.6, seed=2)
    days = {"today": TODAY, "exam_day": TODAY + 40, "daily": 15, "new": 5}
    thrifty = exam_outlook(cards, MEMORY, **days, thrifty=True)
    assert thrifty.ordinary == ordinarily(cards, MEMORY, **days, thrifty=True)
    assert thrifty.ordinary != ordinarily(cards, MEMORY, **days)
