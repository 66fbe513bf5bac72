"""Progress, by keys and at every size."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from textual.pilot import Pilot

from karabakh_quiz.insight import gathering, keeping, mixups, sharing
from karabakh_quiz.insight.columns import Table
from karabakh_quiz.progress import Progress
from karabakh_quiz.tui import people
from karabakh_quiz.tui.app import QuizApp
from karabakh_quiz.tui.screens.home import HomeScreen
from karabakh_quiz.tui.screens.progress import ProgressScreen
from tests.support.clocks import StandingClock
from tests.support.insight import Asked, grow, reviews
from tests.support.progress import answer
from tests.support.tui import DECK, app_in, home_with, screen_text

TODAY = 20_484
CARDS = [
    Asked("made-up/open#who", "cyril-gamma", ("ada-alpha", "ben-beta", "dora-delta")),
    Asked("made-up/cross#who", "ada-alpha", ("ben-beta", "cyril-gamma", "dora-delta")),
    *(Asked(f"made-up/old-{number}#when", year=1990 + number) for number in range(30)),
]
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = home_with(tmp_path / "home", DECK)
    grow(home / "progress.db", reviews(CARDS, first_day=TODAY - 200, days=200))
    return home


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(datetime(2026, 1, 31, 9, 0, tzinfo=UTC))


async def settled(pilot: Pilot[None], app: QuizApp, *keys: str) -> str:
    """Press keys, once Home has counted; wait for the figures; what is on screen."""
    await until(
        pilot, lambda: not (isinstance(app.screen, HomeScreen) and app.screen.shown.loading)
    )
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await app.workers.wait_for_complete()
        await until(
            pilot,
            lambda: not (isinstance(app.screen, ProgressScreen) and app.screen.shown.year is None),
        )
    await pilot.pause()
    return screen_text(app)


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Give the app time until `done`, a few seconds at most."""
    for _ in range(200):
        if done():
            return
        await pilot.pause(0.02)


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_from_home_at_every_size(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=size) as pilot:
        text = await settled(pilot, app, "r")
        assert isinstance(app.screen, ProgressScreen)
        assert "Progress" in text
        assert "Mon" in text
        assert "recalled, last 90 days" in text
        assert all(len(line) <= size[0] for line in text.splitlines())


@contextmanager
def held_up() -> Iterator[None]:
    """Let nobody look at a log but this thread."""
    look, going = Progress.facts, Event()

    def later(log: Progress):
        if current_thread() is not main_thread():
            assert going.wait(10)
        return look(log)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Progress, "facts", later)
        try:
            yield
        finally:
            going.set()


@contextmanager
def told_threads() -> Iterator[dict[str, set[str]]]:
    """By what was called, the threads that called it: looks at the log, sums, reports."""
    found: dict[str, set[str]] = {}

    def note(patch: pytest.MonkeyPatch, place: object, name: str) -> None:
        whole = getattr(place, name)

        def noted(*given: object, **named: object) -> object:
            main = current_thread() is main_thread()
            found.setdefault(name, set()).add("the screen's" if main else "a worker's")
            return whole(*given, **named)

        patch.setattr(place, name, noted)

    with pytest.MonkeyPatch.context() as patch:
        note(patch, Progress, "facts")
        note(patch, Progress, "confusions")
        note(patch, Table, "between")
        note(patch, keeping, "unpacked")
        note(patch, sharing, "counted")
        note(patch, mixups, "by_people")
        note(patch, people, "answers_about")
        note(patch, gathering, "report")
        yield found


async def test_nothing_is_counted_in_the_screen_s_own_thread(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(
            pilot, lambda: not (isinstance(app.screen, HomeScreen) and app.screen.shown.loading)
        )
        with told_threads() as found:
            for keys in (("r",), ("f", "s", "d"), ("escape", "p")):
                await settled(pilot, app, *keys)
            await until(pilot, lambda: getattr(app.screen, "people", None) is not None)
            await settled(pilot, app, "s", "l", "down", "escape")
        assert set(found) >= {"facts", "between", "report", "confusions", "answers_about"}
        assert all(threads == {"a worker's"} for threads in found.values()), found


async def test_figures_are_kept_while_the_log_stays_as_it_is(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, app, "r")
        first = app.desk.figures.material()
        await settled(pilot, app, "escape", "r")
        assert app.desk.figures.material() is first
        answer(app.desk.progress, "made-up/open#who")
        assert app.desk.figures.material() is not first


async def test_a_report_that_comes_too_late_is_not_shown(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, app, "r")
        page = app.screen
        assert isinstance(page, ProgressScreen)
        assert page.shown.report is not None
        late = replace(page.shown.report, today=0)
        page._show(page.asked - 1, late, {}, ["who"])
        assert page.shown.report is not late


async def test_the_screen_is_there_before_the_figures(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await until(
            pilot, lambda: not (isinstance(app.screen, HomeScreen) and app.screen.shown.loading)
        )
        with held_up():
            await pilot.press("r")
            await pilot.pause()
            text = screen_text(app)
            assert "Progress" in text
            assert "Adding up the answers." in text
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "aim 90" in screen_text(app)


async def test_decks_facets_and_spans(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        text = await settled(pilot, app, "r")
        assert "all decks, all facets, last 90 days" in text
        assert "who" in text
        text = await settled(pilot, app, "f")
        assert "only who" in text
        text = await settled(pilot, app, "f", "s")
        assert "only when, last 365 days" in text
        text = await settled(pilot, app, "f", "d", "s")
        assert "Bridges and rivers, all facets, all days" in text
        text = await settled(pilot, app, "d")
        assert "all decks" in text


async def test_every_figure_is_a_key_away(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, app, "r")
        assert isinstance(app.screen, ProgressScreen)
        count = len(app.screen.starts)
        assert count >= 7
        seen = set()
        for number in range(1, count + 1):
            seen.add(await settled(pilot, app, str(number)))
        assert len(seen) >= count - 2  # the last ones share a screen
        assert "forgotten most often" in "".join(seen)
        top = await settled(pilot, app, "home")
        down = await settled(pilot, app, "space")
        assert down != top
        assert await settled(pilot, app, "b") == top
        assert "Progress" not in (await settled(pilot, app, "escape")).splitlines()[0]


async def test_what_was_answered_meanwhile_is_counted(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, app, "r")
        assert isinstance(app.screen, ProgressScreen)
        assert app.screen.shown.report is not None
        before = app.screen.shown.report.done.answers
        answer(app.desk.progress, "made-up/open#who")
        await settled(pilot, app, "question_mark")
        await settled(pilot, app, "escape")
        assert app.screen.shown.report.done.answers == before + 1


async def test_an_empty_log_says_so(tmp_path: Path, clock: StandingClock) -> None:
    app = app_in(home_with(tmp_path / "home", DECK), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await settled(pilot, app, "r")
        assert "Nothing was answered yet." in text


async def test_in_ascii(home: Path, clock: StandingClock) -> None:
    from karabakh_quiz.settings import Settings

    app = app_in(home, clock, settings=Settings(signs="ascii"))
    async with app.run_test(size=(120, 44)) as pilot:
        text = await settled(pilot, app, "r")
        assert text.isascii()
        assert "aim 90" in text
