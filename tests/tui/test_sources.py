"""Opening the source: in a browser if there is one, else its address whole and to be copied."""

import base64
import webbrowser
from contextlib import nullcontext
from pathlib import Path

import pytest

from karabakh_quiz.study import SittingOptions
from karabakh_quiz.tui.app import QuizApp, Start
from karabakh_quiz.tui.screens.sitting import SittingScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, home_with, screen_text

LONG = "https://example.org/" + "a-very-long-address-of-a-newspaper/" * 3 + "end"
TWO = DECK.replace(
    "  gazette:",
    f'  journal: {{title: Betatown Journal, url: "{LONG}"}}\n  gazette:',
).replace("where: Alphaville, source: gazette", "where: Alphaville, source: [gazette, journal]")


class Browser(webbrowser.GenericBrowser):
    """Takes every address, or none."""

    def __init__(self, takes: bool = True) -> None:
        super().__init__("browser")
        self.takes = takes
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.opened.append(url)
        return self.takes


class Window(Browser):
    """The same in a window of its own."""


def no_browser() -> webbrowser.BaseBrowser:
    raise webbrowser.Error("could not locate runnable browser")


def app_at_the_verdict(folder: Path, deck: str, clock: StandingClock) -> QuizApp:
    options = SittingOptions(mode="choice", people=("cyril-gamma",))
    return app_in(home_with(folder, deck), clock, start=Start(("made-up",), options, seed=1))


async def test_a_window_takes_it_and_the_sitting_stays(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window()
    monkeypatch.setattr(webbrowser, "get", lambda: window)
    app = app_at_the_verdict(tmp_path, DECK, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "o")
        await pilot.pause()
        assert window.opened == ["https://example.org/gazette"]
        assert "Opened in the browser: example.org" in screen_text(app)
        assert isinstance(app.screen, SittingScreen)


async def test_a_browser_of_the_terminal_has_it_meanwhile(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, suspended = webbrowser.GenericBrowser("true"), []
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    app = app_at_the_verdict(tmp_path, DECK, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app, "suspend", lambda: suspended.append(1) or nullcontext())
        await pilot.press("1", "o")
        await pilot.pause()
        assert suspended == [1]
        assert "Opened in the browser: example.org" in screen_text(app)


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_without_a_browser_the_address_stands_there_whole(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(webbrowser, "get", no_browser)
    app = app_at_the_verdict(tmp_path, DECK.replace("https://example.org/gazette", LONG), clock)
    written: list[str] = []
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.press("1", "o")
        await pilot.pause()
        text = screen_text(app)
        assert "No browser opens from here" in text
        assert "Opened" not in text
        assert LONG in "".join(line.strip() for line in text.splitlines())
        assert "Alphaville Gazette" in text
        monkeypatch.setattr(app._driver, "write", written.append)
        await pilot.press("c")
        await pilot.pause()
        assert f"\x1b]52;c;{base64.b64encode(LONG.encode()).decode()}\a" in written
        assert "Copied" in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, SittingScreen)


async def test_a_browser_that_refuses_is_not_said_to_have_opened_it(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: Window(takes=False))
    app = app_at_the_verdict(tmp_path, DECK, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "o")
        await pilot.pause()
        assert "https://example.org/gazette" in screen_text(app)
        assert "Opened" not in screen_text(app)


async def test_several_sources_are_chosen_from(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window()
    monkeypatch.setattr(webbrowser, "get", lambda: window)
    app = app_at_the_verdict(tmp_path, TWO, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "o")
        await pilot.pause()
        assert "Betatown Journal" in screen_text(app)
        assert window.opened == []
        await pilot.press("j", "enter")
        await pilot.pause()
        assert window.opened == [LONG]
        assert "Opened in the browser: example.org" in screen_text(app)


async def test_an_entry_opens_its_source_by_key_and_by_mouse(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window()
    monkeypatch.setattr(webbrowser, "get", lambda: window)
    app = app_in(home_with(tmp_path, DECK), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "enter", "o")
        await pilot.pause()
        assert "Opened in the browser: example.org" in screen_text(app)
        at = next(y for y, row in enumerate(screen_text(app).splitlines()) if "Gazette" in row)
        await pilot.click(offset=(20, at))
        await pilot.pause()
    assert window.opened == ["https://example.org/gazette"] * 2


async def test_an_odd_address_shows_literally(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = "https://example.org/[/b][@click=app.exit]x"
    monkeypatch.setattr(webbrowser, "get", no_browser)
    app = app_at_the_verdict(tmp_path, DECK.replace("https://example.org/gazette", odd), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "o")
        await pilot.pause()
        assert odd in screen_text(app)
        at = next(y for y, row in enumerate(screen_text(app).splitlines()) if "click" in row)
        await pilot.click(offset=(45, at))
        await pilot.pause()
        assert app.is_running
        assert "No browser opens from here" in screen_text(app)


async def test_an_address_further_down_comes_into_sight(
    tmp_path: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", no_browser)
    app = app_at_the_verdict(tmp_path, TWO, clock)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("1", "o")
        await pilot.pause()
        assert "Betatown" not in screen_text(app) or LONG[-4:] not in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert LONG[-20:] in screen_text(app).replace("\n", "")
