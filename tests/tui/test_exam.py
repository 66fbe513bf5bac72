"""Exam: the day, the plan, and a mock exam that tells nothing before its end."""

from pathlib import Path

import pytest

from karabakh_quiz.memory import Memory
from karabakh_quiz.planning import CardNow
from karabakh_quiz.settings import load
from karabakh_quiz.tui.outlook import outlook
from karabakh_quiz.tui.screens.mock import MockScreen
from karabakh_quiz.tui.screens.summary import SummaryScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, home_with, screen_text


def test_the_plan_beats_no_study_and_every_week_is_listed() -> None:
    cards = [CardNow(f"d/{n}#who", 8.0, 5.0, 95, 103) for n in range(20)]
    cards += [CardNow(f"d/new{n}#who") for n in range(10)]
    found = outlook(cards, Memory(), 100, 121)
    assert found.planned.known > found.without.known
    assert [week.first_day for week in found.weeks] == [100, 107, 114]
    assert sum(week.new for week in found.weeks) <= 10


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with(tmp_path / "home", DECK.partition("  - {id: lights")[0])


async def test_a_day_is_set_kept_and_planned_for(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("x")
        await pilot.pause()
        assert "No day is set yet" in screen_text(app)
        await pilot.press("d", *"3 March 2026", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
        assert "Tuesday 3 March 2026" in text
        assert "in 31 days" in text
        assert "the plan   ━" in text
        assert load(home / "settings.toml").exam == "2026-03-03"


@pytest.mark.parametrize("typed", ["yesterday", "2020-01-01", "2026", "2090-01-01"])
async def test_a_day_that_cannot_be_planned_for_is_refused(
    home: Path, clock: StandingClock, typed: str
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("x", "d", *typed, "enter")
        await pilot.pause()
        assert "No day is set yet" in screen_text(app)
    assert not (home / "settings.toml").exists()


async def test_a_mock_exam_tells_nothing_before_its_end(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        await pilot.press("x", "m")
        await pilot.pause()
        asked = 0
        while isinstance(app.screen, MockScreen) and asked < 10:
            asked += 1
            assert "≠" not in screen_text(app)
            clock.advance(seconds=3)
            await pilot.press("1")
            await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        assert "of 4 right" in screen_text(app)
        states = app.desk.progress.states()
        assert all(each.memory is None for each in states.values())
