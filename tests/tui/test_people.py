"""People: who was taken for whom, the drill of a pair, and everyone who speaks."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from karabakh_quiz.decks.deck import Office
from karabakh_quiz.progress import Progress, Review
from karabakh_quiz.tui.people import _years
from karabakh_quiz.tui.screens.browse import BrowseScreen
from karabakh_quiz.tui.screens.people import PeopleScreen
from karabakh_quiz.tui.screens.sitting import SittingScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, counted, home_with, screen_text


@pytest.fixture
def home(tmp_path: Path, clock: StandingClock) -> Path:
    made = home_with(tmp_path / "home", DECK.replace("Emil Epsilon", "Emil Alpha"))
    with Progress.open(made / "progress.db", clock=clock) as progress:
        for chosen, grade in (("ada-alpha", 1), ("ada-alpha", 1), ("cyril-gamma", 3)):
            verdict = "wrong" if grade == 1 else "exact"
            progress.record(
                Review(card="made-up/open#who", grade=grade, proposed=grade, verdict=verdict,
                       score=float(grade > 1), mode="choice", chosen=chosen, due_day=0,
                       options=("ada-alpha", "cyril-gamma"))
            )  # fmt: skip
            clock.advance(days=1)
    return made


async def opened(pilot: Pilot[None]) -> None:
    """Open People from Home, and wait until everyone is counted."""
    await pilot.press("p")
    for _ in range(200):
        if isinstance(pilot.app.screen, PeopleScreen) and pilot.app.screen.people is not None:
            break
        await pilot.pause(0.02)
    await pilot.pause()


async def test_the_matrix_shows_the_mix_up(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await counted(pilot)
        await opened(pilot)
        text = screen_text(app)
    assert "2×   A. Alpha and Gamma" in text
    assert "►   2" in text
    assert "You named A. Alpha for Gamma" in text
    assert "same surname" in text
    assert "Emil Alpha" in text


async def test_enter_drills_the_pair_without_rescheduling(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SittingScreen)
        assert "practice" in screen_text(app)
        shown = app.screen.shown
        assert shown is not None
        assert not shown.question.scheduled


async def test_the_list_leads_to_their_statements(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await opened(pilot)
        await pilot.press("l")
        await pilot.pause()
        assert "5 speakers" in screen_text(app)
        assert "1/3" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, BrowseScreen)
        assert "person:" in screen_text(app)


async def test_without_mix_ups_the_list_stands_alone(tmp_path: Path, clock: StandingClock) -> None:
    app = app_in(home_with(tmp_path / "other", DECK), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await opened(pilot)
        assert app.desk.figures.people().confusions == []
        assert "5 speakers" in screen_text(app)
        assert "matrix" not in screen_text(app)


def test_an_office_that_several_held_has_its_years() -> None:
    both = (Office("Speaker", "1993-10-10", "2003-10-31"), Office("Author", "2003"))
    assert _years(both, "Speaker") == ", 1993–2003"
    assert _years(both, "Author") == ", 2003–"
    assert _years((Office("Speaker"),), "Speaker") == ""


def test_decks_edited_are_counted_anew_wherever_they_lie_in_memory(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("karabakh_quiz.tui.figures.id", lambda _: 1, raising=False)
    desk = app_in(home, clock).desk
    assert "Ada Omega" not in {each.name for each in desk.figures.people().people.values()}
    deck = home / "decks" / "deck-0.yaml"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("Ada Alpha", "Ada Omega"), encoding="utf-8")
    assert desk.reload(deck) is None
    assert "Ada Omega" in {each.name for each in desk.figures.people().people.values()}
    desk.close()
