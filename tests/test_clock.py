from datetime import UTC, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.clock import clock_from, date_of, day_number, milliseconds
from karabakh_quiz.errors import UsageError

YEREVAN = timezone(timedelta(hours=4))


def test_the_day_ends_at_four_in_the_morning():
    late = datetime(2026, 2, 1, 3, 59, tzinfo=YEREVAN)
    assert date_of(day_number(late)).isoformat() == "2026-01-31"
    assert day_number(late + timedelta(minutes=1)) == day_number(late) + 1


def test_the_days_end_can_be_set():
    evening = datetime(2026, 1, 31, 23, 30, tzinfo=YEREVAN)
    assert day_number(evening, time(0, 0)) == day_number(evening)
    assert day_number(evening, time(23, 0)) == day_number(evening, time(0, 0))
    assert day_number(evening - timedelta(hours=1), time(23, 0)) == day_number(evening) - 1


def test_what_counts_is_the_wall_clock_also_when_it_is_moved():
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 3, 29, 1, 30, tzinfo=berlin)  # the clock jumps from 2 to 3
    after = datetime(2026, 3, 29, 3, 30, tzinfo=berlin)
    assert day_number(before) == day_number(after)
    assert day_number(datetime(2026, 3, 29, 4, 0, tzinfo=berlin)) == day_number(before) + 1


@given(st.datetimes(min_value=datetime(1971, 1, 2), max_value=datetime(2200, 1, 1)))
def test_days_follow_one_another(moment):
    moment = moment.replace(tzinfo=UTC)
    assert day_number(moment + timedelta(days=1)) == day_number(moment) + 1


def test_a_clock_can_be_started_elsewhere_and_ticks_there():
    clock = clock_from("2026-01-31T09:00:00+04:00")
    first, second = clock.now(), clock.now()
    assert first.utcoffset() == timedelta(hours=4)
    assert abs(first - datetime(2026, 1, 31, 9, 0, tzinfo=YEREVAN)) < timedelta(seconds=5)
    assert second >= first


def test_without_a_start_it_is_the_computers_clock():
    assert abs(clock_from(None).now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert clock_from("").now().utcoffset() is not None


def test_a_start_that_is_no_time_is_said_in_a_sentence():
    with pytest.raises(UsageError, match="KARABAKH_QUIZ_NOW is 'tomorrow': write a time"):
        clock_from("tomorrow")


def test_milliseconds_are_utc():
    assert milliseconds(datetime(1970, 1, 1, 4, 0, 1, tzinfo=YEREVAN)) == 1000
