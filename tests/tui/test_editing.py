"""Editing in place: where the editor is opened, and what is never touched."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from karabakh_quiz.study import SittingOptions
from karabakh_quiz.tui.app import QuizApp, Start
from karabakh_quiz.tui.screens.sitting import SittingScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, home_with, places_in, screen_text

EDITOR = """#!/bin/sh
echo "$@" >> "$(dirname "$0")/called"
sed -i "$EDITS" "$2"
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose only deck came with the program."""
    home = home_with(tmp_path / "home")
    shipped = home / "shipped"
    shipped.mkdir()
    (shipped / "made-up.yaml").write_text(DECK, encoding="utf-8")
    editor = home / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{editor} +line")
    monkeypatch.setenv("EDITS", "s/the bridge will open/the ferry will sail/")
    return home


def app_on(home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> QuizApp:
    options = SittingOptions(mode="choice", people=("cyril-gamma",))
    app = app_in(home, clock, start=Start(("made-up",), options, seed=1))
    app.desk.places = replace(places_in(home), shipped_decks=home / "shipped")
    monkeypatch.setattr(app, "suspend", nullcontext)
    return app


async def test_a_deck_of_the_program_is_copied_before_it_is_edited(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(home, clock, monkeypatch)
    own = home / "decks" / "made-up" / "made-up.yaml"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await pilot.pause()
        assert "A deck of the program: e again edits a copy of your own." in screen_text(app)
        assert isinstance(app.screen, SittingScreen)
        assert app.screen.shown is not None
        assert app.screen.shown.verdict is not None  # nothing was withdrawn
        assert not own.exists()
        await pilot.press("e")
        await pilot.pause()
        text = screen_text(app)
        assert "Copied to made-up among your own decks. The deck was read anew." in text
        assert "the ferry will sail" in text
    assert str(own) in (home / "called").read_text(encoding="utf-8")
    assert "the ferry will sail" in own.read_text(encoding="utf-8")
    assert (home / "shipped" / "made-up.yaml").read_text(encoding="utf-8") == DECK


async def test_a_copy_of_ones_own_is_edited_at_once(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(home, clock, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "e")
        await pilot.pause()
        monkeypatch.setenv("EDITS", "s/ferry/train/")
        await pilot.press("e")
        await pilot.pause()
        assert "the train will sail" in screen_text(app)


async def test_what_was_not_changed_withdraws_no_answer(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = SittingOptions(mode="choice", people=("cyril-gamma",))
    app = app_in(home_with(tmp_path, DECK), clock, start=Start(("made-up",), options, seed=1))
    monkeypatch.setattr(app, "suspend", nullcontext)
    monkeypatch.setenv("VISUAL", "true")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "e")
        await pilot.pause()
        assert "Nothing was changed." in screen_text(app)
        assert "grade" in screen_text(app)


async def test_browse_offers_the_copy_too(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(home, clock, monkeypatch)
    app.start = Start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "e")
        await pilot.pause()
        assert "e again edits a copy" in screen_text(app)
        await pilot.press("e")
        await pilot.pause()
        assert "Copied to made-up" in screen_text(app)


async def test_without_an_editor_nothing_is_copied(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    app = app_on(home, clock, monkeypatch)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "e")
        await pilot.pause()
        assert "Set VISUAL or EDITOR" in screen_text(app)
    assert not (home / "decks" / "made-up").exists()


async def test_an_entry_is_edited_where_it_is_read(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    app = app_in(home_with(tmp_path / "own", DECK), clock)
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "slash", *"bridge", "enter", "enter")
        await pilot.pause()
        assert "the bridge will open" in screen_text(app)
        await pilot.press("e")
        await pilot.pause()
        assert "the ferry will sail" in screen_text(app)
        assert "The deck was read anew." in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "0 of 5 cards" in screen_text(app)
