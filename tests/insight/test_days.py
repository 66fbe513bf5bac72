"""Time zones, the day's end, weeks and months."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.clock import EPOCH, date_of
from karabakh_quiz.insight.activity import activity_by, answers_by_hour
from karabakh_quiz.insight.keeping import tally_of
from karabakh_quiz.insight.retention import retention_by
from karabakh_quiz.insight.selection import Selection, month_of, week_of
from karabakh_quiz.progress import Progress, Row
from tests.support.clocks import StandingClock
from tests.support.progress import answer

ALL = Selection()


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_weeks_begin_on_monday_and_months_on_the_first(day: date) -> None:
    number = (day - EPOCH).days
    year, week, _ = day.isocalendar()
    assert date_of(week_of(number)) == date.fromisocalendar(year, week, 1)
    assert date_of(month_of(number)) == day.replace(day=1)


def log_at(folder: Path, moment: datetime) -> tuple[Progress, StandingClock]:
    clock = StandingClock(moment)
    return Progress.open(folder / "progress.db", clock=clock), clock


def test_a_sitting_past_midnight_belongs_to_the_evening_before(tmp_path: Path) -> None:
    baku = timezone(timedelta(hours=4))
    progress, clock = log_at(tmp_path, datetime(2026, 1, 30, 23, 50, tzinfo=baku))
    with progress:
        answer(progress)
        clock.moment = datetime(2026, 1, 31, 3, 59, tzinfo=baku)
        answer(progress)
        clock.moment = datetime(2026, 1, 31, 4, 1, tzinfo=baku)
        answer(progress)
        tally = tally_of(progress)
    days = {date_of(int(day)): n.answers for day, n in activity_by(tally, ALL, "day").items()}
    assert days == {date(2026, 1, 30): 2, date(2026, 1, 31): 1}
    tested = retention_by(tally, ALL, "day")
    assert {date_of(int(day)) for day in tested} == {date(2026, 1, 31)}  # not that of 03:59


def test_another_day_s_end_is_heeded_from_then_on(tmp_path: Path) -> None:
    progress, clock = log_at(tmp_path, datetime(2026, 1, 30, 23, 50, tzinfo=UTC))
    with progress:
        progress.record(Row(kind="setting", fields={"name": "day-end", "value": "00:00"}))
        answer(progress)
        clock.moment = datetime(2026, 1, 31, 0, 10, tzinfo=UTC)
        answer(progress)
        tally = tally_of(progress)
    assert [each.tested for each in retention_by(tally, ALL, "day").values()] == [1]


def test_a_learner_who_flies_west_keeps_the_days_lived(tmp_path: Path) -> None:
    progress, clock = log_at(tmp_path, datetime(2026, 1, 31, 9, 0, tzinfo=timezone.max))
    with progress:
        answer(progress)
        clock.moment = datetime(2026, 1, 31, 9, 30, tzinfo=UTC) + timedelta(hours=1)
        clock.moment = clock.moment.astimezone(timezone(timedelta(hours=-8)))  # still the 31st
        answer(progress)
        tally = tally_of(progress)
    assert retention_by(tally, ALL, "day") == {}


@pytest.mark.parametrize(("offset", "hour"), [(0, 20), (240, 0), (345, 2), (-480, 12)])
def test_hours_are_those_of_the_learner_s_clock(tmp_path: Path, offset: int, hour: int) -> None:
    progress, _ = log_at(tmp_path, datetime(2026, 1, 30, 20, 20, tzinfo=UTC))
    with progress:
        answer(progress)
        tally = tally_of(progress)
    found = answers_by_hour(tally, ALL, offset)
    assert [place for place, count in enumerate(found) if count] == [hour]
