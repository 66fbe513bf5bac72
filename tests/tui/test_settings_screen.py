"""Settings: values change where they belong, are refused in one sentence, and hold at once."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from karabakh_quiz.errors import QuizError
from karabakh_quiz.progress.row import Row
from karabakh_quiz.settings import load
from karabakh_quiz.tui.app import QuizApp
from karabakh_quiz.tui.choosing import Choice, choices
from karabakh_quiz.tui.screens.keys import all_commands
from karabakh_quiz.tui.screens.mock import MockScreen
from karabakh_quiz.tui.screens.settings import SettingsScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, counted, home_with, screen_text


def choice(name: str) -> Choice:
    return next(each for each in choices() if each.name == name)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("retention", "85", 0.85),
        ("retention", "0.92", 0.92),
        ("retention", "95 %", 0.95),
        ("new-a-day", "7", 7),
        ("day-end", "3:30", "03:30"),
        ("sensitive", "yes", True),
        ("theme", "Paper", "paper"),
    ],
)
def test_a_typed_value_is_read(name: str, text: str, value: object) -> None:
    assert choice(name).read(text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [("retention", "40"), ("retention", "x"), ("new-a-day", "-1"), ("day-end", "25:00"),
     ("day-end", "13:00"), ("sensitive", "perhaps"), ("theme", "pink")],
)  # fmt: skip
def test_a_wrong_value_says_what_to_write(name: str, text: str) -> None:
    with pytest.raises(QuizError, match="write"):
        choice(name).read(text)


def test_steps_stay_in_range() -> None:
    aim = choice("retention")
    assert aim.moved(0.9, 1) == 0.91
    assert aim.moved(0.97, 1) == 0.97
    assert choice("new-a-day").moved(0, -1) == 0
    assert choice("day-end").moved("04:00", 1) == "04:00"
    assert choice("theme").moved("auto", -1) == "plain"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with(tmp_path / "home", DECK)


async def test_the_aim_goes_into_the_log_and_shows_its_price(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("s", "right")
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
        assert "91 %" in text
        assert "reviews a day" in text
        assert "of 5 known in 8 weeks" in text
        assert app.desk.progress.setting("retention") == 0.91
    assert not (home / "settings.toml").exists()


async def test_the_theme_goes_into_the_file_and_holds_at_once(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("s", *["down"] * 7, "enter", *"paper", "enter")
        await pilot.pause()
        assert app.theme == "paper"
        assert load(home / "settings.toml").theme == "paper"
        await pilot.press("enter", *"pink", "enter")
        await pilot.pause()
        assert "write one of auto, night" in screen_text(app)
        await pilot.press("d")
        assert load(home / "settings.toml").theme == "auto"


async def test_the_line_begins_with_the_value_in_force(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "aim   90 %" in text
        assert "a share from 70 to 97 %" in text
        await pilot.press("right", "backspace", "backspace", "backspace", *"5", "enter")
        await pilot.pause()
        assert "Aim cannot be" not in screen_text(app)
        assert app.desk.progress.setting("retention") == 0.95
        await pilot.press("enter", *"40", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "Aim cannot be ‘40’: write a share from 70 to 97 %." in text
        assert "retention" not in text


async def test_what_is_taken_back_has_the_name_it_has_on_the_screen(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("s", "right", "escape", "u")
        await pilot.pause()
        assert "the last change of the setting aim." in screen_text(app)


async def test_a_key_of_ones_own_is_set_and_put_back(tmp_path: Path, clock: StandingClock) -> None:
    home = home_with(tmp_path / "two", DECK, DECK.replace("id: made-up", "id: second"))
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("s", "end", "enter")
        await pilot.pause()
        at = [command.id for _, command in all_commands()].index("home.all")
        app.screen.action_point(at)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert "press a key" in screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        assert load(home / "settings.toml").keys == {"home.all": "z"}
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "z all decks" in screen_text(app)


async def test_some_keys_are_never_given_away(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("s", "end", "enter", "enter", "escape")
        await pilot.pause()
        assert "Keys" in screen_text(app)
    assert not (home / "settings.toml").exists()


async def set_key(pilot: Pilot, app: QuizApp, command: str, *keys: str) -> str:
    """Give `command` another key on the page of keys; what the page says."""
    await pilot.press("s", "end", "enter")
    await pilot.pause()
    at = [each.id for _, each in all_commands()].index(command)
    app.screen.action_point(at)  # type: ignore[attr-defined]
    await pilot.press("enter", *keys)
    await pilot.pause()
    return screen_text(app)


@pytest.mark.parametrize("key", ["ctrl+b", "alt+x", "ctrl+left", "f11", "é", "ctrl+space"])
async def test_keys_that_get_lost_on_the_way_are_refused(
    home: Path, clock: StandingClock, key: str
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        assert "Others get lost" in await set_key(pilot, app, "sitting.hint", key)
    assert not (home / "settings.toml").exists()


@pytest.mark.parametrize(
    ("command", "key", "does"),
    [("sitting.hint", "x", "don’t know"), ("sitting.hint", "question_mark", "this page"),
     ("exam.mock", "d", "another day"), ("sitting.flag", "3", "")],
)  # fmt: skip
async def test_a_key_that_does_something_there_is_refused(
    home: Path, clock: StandingClock, command: str, key: str, does: str
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        assert f"is taken there: {does}" in await set_key(pilot, app, command, key)
    assert not (home / "settings.toml").exists()


async def test_a_key_of_another_screen_can_be_given(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await set_key(pilot, app, "exam.mock", "h")
        await pilot.press("escape", "escape", "x", *"3 march", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "h mock" in screen_text(app)
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, MockScreen)
    assert load(home / "settings.toml").keys == {"exam.mock": "h"}


async def test_the_price_is_given_up_when_the_screen_is_left(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("s")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SettingsScreen)
        screen.reckon()
        worker = screen.at_work
        assert worker is not None
        await pilot.press("escape")
        await pilot.pause()
        assert worker.is_cancelled or worker.is_finished


async def test_an_odd_value_from_another_program_is_shown_and_put_right(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        fields = {"name": "retention", "value": "[/b] much"}
        app.desk.progress.record(Row(kind="setting", fields=fields))
        await pilot.press("s", "right")
        await pilot.pause()
        assert "[/b] much" in screen_text(app)
        await pilot.press("d")
        await pilot.pause()
        assert "90 %" in screen_text(app)
        assert app.desk.progress.setting("retention") == 0.9


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (200, 60)])
async def test_every_size_shows_all_settings(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=size) as pilot:
        await counted(pilot)
        await pilot.press("s", "end")
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
        assert "default and vim" in text
        assert all(cell_len(line) <= size[0] for line in text.splitlines())
        for label in ("day ends", "answers", "theme", "signs", "keys"):
            assert label[:6] in text


def test_every_command_is_listed_once_and_has_words() -> None:
    every = [command for _, command in all_commands()]
    assert len({command.id for command in every}) == len(every) > 30
    assert all(command.long for command in every)


@pytest.mark.parametrize("size", [(60, 20), (60, 16), (40, 12)])
async def test_what_is_below_is_told_and_reached(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.press("s")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "more line" in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert "►" in screen_text(app)
        assert "keys   default" in screen_text(app)
        await pilot.press("home")
        await pilot.pause()
        assert "aim   90 %" in screen_text(app)
