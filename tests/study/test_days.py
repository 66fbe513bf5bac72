"""Learner's days: the clock may jump, intervals count days as they are lived."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from karabakh_quiz.clock import day_number
from karabakh_quiz.progress.row import Row
from tests.study.conftest import OpenDesk
from tests.support.study import Desk, make_deck, right, statement


@pytest.fixture
def desk(desk_with: OpenDesk) -> Desk:
    return desk_with(make_deck("made-up", [statement(0, facets=("who",))]))


CARD = "made-up/s0#who"


def at(desk: Desk, moment: datetime) -> None:
    desk.clock.moment = moment


def answer(desk: Desk, grade: int = 3) -> None:
    sitting = desk.sit(new=1, ahead=True, mode="type")
    asked = sitting.next()
    assert asked is not None
    sitting.answer(right(asked))
    sitting.grade(grade)


def test_after_midnight_still_belongs_to_the_evening(desk: Desk) -> None:
    at(desk, datetime(2026, 1, 31, 23, 50, tzinfo=ZoneInfo("Asia/Yerevan")))
    answer(desk)
    evening = desk.progress.state(CARD).last_day
    at(desk, datetime(2026, 2, 1, 3, 59, tzinfo=ZoneInfo("Asia/Yerevan")))
    assert desk.progress.today() == evening
    at(desk, datetime(2026, 2, 1, 4, 0, tzinfo=ZoneInfo("Asia/Yerevan")))
    assert desk.progress.today() == (evening or 0) + 1


def test_the_end_of_the_day_is_a_setting(desk: Desk) -> None:
    at(desk, datetime(2026, 2, 1, 1, 0, tzinfo=ZoneInfo("Asia/Yerevan")))
    before = desk.progress.today()
    fields = {"name": "day-end", "value": "00:00"}
    desk.progress.record(Row(kind="setting", fields=fields))
    assert desk.progress.today() == before + 1


@pytest.mark.parametrize("month", [3, 10])
def test_a_night_of_23_or_25_hours_is_one_day(desk: Desk, month: int) -> None:
    """Berlin's clocks change in the night to 29 March and to 25 October 2026."""
    zone = ZoneInfo("Europe/Berlin")
    last_evening = datetime(2026, month, 28 if month == 3 else 24, 21, 0, tzinfo=zone)
    at(desk, last_evening)
    answer(desk)
    memory = desk.progress.memory()
    at(desk, (last_evening.replace(tzinfo=None) + timedelta(hours=24)).replace(tzinfo=zone))
    answer(desk)
    assert desk.progress.state(CARD).memory == memory.replay([(3, 0), (3, 1)])


def test_answers_less_than_a_day_apart_on_two_days_count_as_a_day(desk: Desk) -> None:
    at(desk, datetime(2026, 2, 1, 23, 0, tzinfo=ZoneInfo("Asia/Baku")))
    answer(desk)
    at(desk, datetime(2026, 2, 2, 8, 0, tzinfo=ZoneInfo("Asia/Baku")))
    answer(desk)
    assert desk.progress.state(CARD).memory == desk.progress.memory().replay([(3, 0), (3, 1)])


def test_travelling_west_gives_no_day_below_zero(desk: Desk) -> None:
    at(desk, datetime(2026, 2, 2, 5, 0, tzinfo=timezone(timedelta(hours=12))))
    answer(desk)
    before = desk.progress.state(CARD)
    at(desk, datetime(2026, 2, 1, 20, 0, tzinfo=timezone(timedelta(hours=-8))))
    assert desk.progress.today() == (before.last_day or 0) - 1
    desk.review(CARD)
    after = desk.progress.state(CARD)
    assert after.memory == desk.progress.memory().replay([(3, 0), (3, 0)])
    assert after.last_day == before.last_day


def test_a_clock_set_back_a_year_does_no_harm(desk: Desk) -> None:
    at(desk, datetime(2026, 2, 1, 12, 0, tzinfo=ZoneInfo("Asia/Yerevan")))
    answer(desk)
    at(desk, datetime(2025, 2, 1, 12, 0, tzinfo=ZoneInfo("Asia/Yerevan")))
    assert desk.sit(new=0).next() is None
    desk.review(CARD)
    state = desk.progress.state(CARD)
    assert state.memory == desk.progress.memory().replay([(3, 0), (3, 0)])
    at(desk, datetime(2026, 3, 1, 12, 0, tzinfo=ZoneInfo("Asia/Yerevan")))
    answer(desk)
    assert desk.progress.state(CARD).last_day == day_number(desk.clock.now())
    ats = [row.at for row in desk.progress.rows(kinds=("review",))]
    assert ats == sorted(ats, key=lambda each: each or 0)


def test_a_sitting_that_runs_past_the_end_of_the_day_dates_each_answer(desk_with: OpenDesk) -> None:
    desk = desk_with(make_deck("made-up", [statement(n, facets=("who",)) for n in range(2)]))
    at(desk, datetime(2026, 2, 1, 3, 58, tzinfo=ZoneInfo("Asia/Yerevan")))
    sitting = desk.sit()
    for _ in range(2):
        asked = sitting.next()
        assert asked is not None
        sitting.answer(right(asked))
        sitting.grade()
        desk.clock.advance(minutes=5)
    days = [row.day for row in desk.reviews()]
    assert days[1] == (days[0] or 0) + 1
