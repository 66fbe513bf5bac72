"""Pictures fit their width, stay in ASCII where asked, and say in words what they show."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from karabakh_quiz.insight.calibration import calibration as calibrated
from karabakh_quiz.insight.dates import DateErrors
from karabakh_quiz.insight.gathering import Report, material, report
from karabakh_quiz.insight.pictures import bars, calendar, matrix, shares
from karabakh_quiz.insight.pictures.picture import Picture
from karabakh_quiz.insight.retention import Retention
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress import Progress
from tests.support.clocks import StandingClock
from tests.support.insight import grow, made_up, reviews

TODAY = 20_480


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path: Path = tmp_path_factory.mktemp("grown") / "progress.db"
    grow(path, reviews(made_up(60), first_day=TODAY - 300, days=300, weak={"when": 0.1}))
    with Progress.open(path, clock=StandingClock()) as progress:
        return report(material(progress), Selection())


def fits(picture: Picture, width: int, *, ascii_only: bool) -> None:
    for row in picture.rows:
        assert cell_len(row.text) <= max(width, 21), row
        assert not ascii_only or row.text.isascii()
    assert picture.reading.endswith(".")
    assert "\n" not in picture.reading


def all_of(grown: Report, width: int, ascii_only: bool) -> list[Picture]:
    weeks = {int(week): each for week, each in grown.retention["week"].items()}
    groups = {str(name): each for name, each in grown.retention["facet"].items()}
    answers = {day: each.answers for day, each in grown.days.items()}
    return [
        calendar.calendar(answers, TODAY, width, ascii_only=ascii_only),
        shares.ranges(groups, 0.9, width, ascii_only=ascii_only),
        shares.over_time(weeks, 0.9, width, ascii_only=ascii_only),
        shares.calibration(grown.calibration, width, ascii_only=ascii_only),
        bars.columns(grown.now.dues, TODAY, width, ascii_only=ascii_only),
        bars.histogram(grown.now.lasting, width, ascii_only=ascii_only),
        bars.errors(grown.dates, width, ascii_only=ascii_only),
        bars.trend(grown.stock, TODAY, width, ascii_only=ascii_only),
        bars.density({1988: 3, 1994: 1, 2020: 9, 2023: 40}, width, ascii_only=ascii_only),
    ]


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", [21, 30, 48, 60, 80, 132])
def test_they_fit_at_any_width(grown: Report, width: int, ascii_only: bool) -> None:
    for picture in all_of(grown, width, ascii_only):
        assert picture.rows
        fits(picture, width, ascii_only=ascii_only)


@given(st.integers(1, 140), st.lists(st.integers(0, 3000), min_size=1, max_size=40))
def test_columns_and_calendars_of_anything(width: int, counts: list[int]) -> None:
    fits(bars.columns(counts, TODAY, width), width, ascii_only=False)
    answers = {TODAY - 9 * place: count for place, count in enumerate(counts)}
    fits(calendar.calendar(answers, TODAY, width), width, ascii_only=False)


def test_the_tallest_column_is_the_largest_count() -> None:
    rows = bars.columns([4, 8, 2, 0], TODAY, 20, 4).rows
    assert [row.text for row in rows[:4]] == ["  █", "  █", "█ █", "█ █ █"]


def test_a_backlog_does_not_flatten_the_days_to_come() -> None:
    rows = bars.columns([900, 4, 2], TODAY, 20, 4).rows
    assert [row.text for row in rows[:4]] == ["█ █", "█ █", "█ █ █", "█ █ █"]
    assert rows[4].text.startswith("900 today")


def test_the_calendar_puts_days_into_their_weeks() -> None:
    monday = 20_479  # 26 January 2026
    rows = calendar.calendar({monday: 1, monday - 1: 1}, monday + 2, 10).rows
    assert [row.label for row in rows] == ["", "Mon", "", "Wed", "", "Fri", "", "Sun"]
    assert rows[1].text[-1] != "·"  # this week's Monday
    assert rows[7].text[8] != "·"  # last week's Sunday
    assert len(rows[7].text) == 9  # this week's has not come


def test_levels_are_told_apart_in_the_legend() -> None:
    told = [row.text for row in calendar.legend([1, 5, 8, 9, 14, 22, 30, 41])]
    assert len(told) == len(set(told)) == 5
    assert told[0] == "·  none"
    assert told[-1].endswith("more")


def test_a_share_below_the_aim_is_marked_and_said() -> None:
    picture = shares.ranges({"who": Retention(200, 150)}, 0.9, 40)
    assert ("●", "differs") in picture.rows[0].pieces
    assert picture.reading == "The aim is 90 %: who 75 % of 200 (69 to 80), below."


def test_the_matrix_has_its_numbers_and_tints() -> None:
    names = {"a": "Alpha", "b": "Beta"}
    picture = matrix.matrix(["a", "b"], names, {("a", "b"): 4}, {"a": 19}, names)
    assert picture.rows[1].text.split() == ["19", "4"]
    assert any(role.startswith("tint3") for _, role in picture.rows[1].pieces)
    assert picture.reading == "Beta named for Alpha 4 times."


def test_small_logs_say_what_is_missing() -> None:
    few = Retention(tested=3, recalled=3)
    assert "after about 27 more reviews" in shares.over_time({TODAY: few}, 0.9, 40).reading
    assert shares.over_time({TODAY: few}, 0.9, 40).rows == ()
    nothing = calibrated(Tally(), Selection())
    assert "after about 30 more reviews" in shares.calibration(nothing, 40).reading
    assert bars.histogram({"under a week": 0}, 40).rows == ()
    assert bars.errors(DateErrors(), 40).rows == ()
    assert bars.columns([0] * 30, TODAY, 40).rows == ()
    assert bars.density({}, 40).rows == ()
    assert bars.trend({}, TODAY, 40).rows == ()
    assert "3 of 30" in shares.ranges({"who": few}, 0.9, 40).reading
