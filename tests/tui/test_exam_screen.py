"""Exam: the day, the plan, today's part of it; a mock exam tells nothing before its end."""

from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from karabakh_quiz.progress import Review
from karabakh_quiz.study import exam_day
from karabakh_quiz.tui.app import QuizApp
from karabakh_quiz.tui.grid import grid_for
from karabakh_quiz.tui.screens.entry import EntryScreen
from karabakh_quiz.tui.screens.exam import ExamScreen
from karabakh_quiz.tui.screens.home import HomeScreen
from karabakh_quiz.tui.screens.marks import MarksScreen
from karabakh_quiz.tui.screens.mock import MockScreen
from karabakh_quiz.tui.screens.sitting import SittingScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, counted, home_with, raw_segments, screen_text

SECOND = DECK.replace("id: made-up", "id: second").replace("Bridges and rivers", "Second deck")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with(tmp_path / "home", DECK.partition("  - {id: lights")[0])


@asynccontextmanager
async def exam(app: QuizApp, size: tuple[int, int] = (80, 24), day: str = "") -> Iterator[Pilot]:
    """The app on Exam, with a day to plan for if one is given."""
    async with app.run_test(size=size) as pilot:
        await counted(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)
        if day:
            await pilot.press(*day, "enter")
            await planned(app, pilot)
        yield pilot


async def planned(app: QuizApp, pilot: Pilot) -> None:
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_day_is_asked_for_read_aloud_and_kept(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app) as pilot:
        assert "On which day do you want to be ready?" in screen_text(app)
        await pilot.press(*"3 march")
        await pilot.pause()
        assert "read as Tuesday 3 March 2026" in screen_text(app)
        await pilot.press("enter")
        await planned(app, pilot)
        text = screen_text(app)
        assert "ready by   Tuesday 3 March 2026" in text
        assert "in 31 days" in text
        for label in ("today   ", "no study   ", "as usual   ", "the plan   ━"):
            assert label in text
        today = app.desk.progress.today()
        assert exam_day.exam_day(app.desk.progress, today) == today + 31
        await pilot.press("escape", "x")
        await planned(app, pilot)
        assert "Tuesday 3 March 2026" in screen_text(app)
    assert not (home / "settings.toml").exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [("yesterday", "no single day"), ("2020-01-01", "no day to plan for"), ("2026", "no single"),
     ("3/4/2026", "may be"), ("[/b][@click=app.exit]x", "no single day")],
)  # fmt: skip
async def test_a_day_that_cannot_be_planned_for_is_refused(
    home: Path, clock: StandingClock, typed: str, told: str
) -> None:
    app = app_in(home, clock)
    async with exam(app) as pilot:
        await pilot.press(*typed, "enter")
        await pilot.pause()
        assert told in screen_text(app)
        assert typed in screen_text(app)
        assert not list(app.desk.progress.rows(kinds=("setting",)))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_line_keeps_to_the_margin(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with exam(app, size):
        line = next(
            line for line in screen_text(app).splitlines() if "ready" in line and "►" in line
        )
        assert line.index("►") >= grid_for(*size).outer


async def test_cards_are_told_from_the_answers_they_take(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app, day="1 february"):
        text = screen_text(app)
        assert "cards a day" in text
        assert "answers a day, 1.8 a card: 4 cards today" in text


async def test_a_page_is_painted_once_on_coming_in(
    home: Path, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads: list[int] = []
    kept = ExamScreen.head
    monkeypatch.setattr(ExamScreen, "head", lambda self, grid: heads.append(1) or kept(self, grid))
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await pilot.pause()
    monkeypatch.undo()
    assert len(heads) <= 5


async def test_escape_leaves_the_line_and_then_the_screen(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app, day="12 december") as pilot:
        await pilot.press("d", *"xx", "escape")
        await pilot.pause()
        assert "Saturday 12 December 2026" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_home_tells_the_day(home: Path, clock: StandingClock, size: tuple[int, int]) -> None:
    app = app_in(home, clock)
    async with exam(app, size, day="12 december") as pilot:
        await pilot.press("escape")
        await counted(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Exam, 12 Dec" in screen_text(app)
        assert "Settings" in screen_text(app)


async def test_no_exam_any_more(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app, day="3 march") as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert "On which day" in screen_text(app)
        progress = app.desk.progress
        assert exam_day.exam_day(progress, progress.today()) is None
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_enter_studies_what_the_plan_has_for_today(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app, day="1 february") as pilot:
        assert "4 cards today" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert type(app.screen) is SittingScreen
        assert len(app.screen.sitting.plan.order) == 4
        await pilot.press("1", "3")
        await pilot.pause()
        rows = list(app.desk.progress.rows(kinds=("review",)))
        assert isinstance(rows[0], Review)
        assert rows[0].scheduled


async def test_where_today_has_nothing_enter_says_when_it_continues(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with exam(app, day="12 march") as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "nothing more today; it continues on" in screen_text(app)
        assert isinstance(app.screen, ExamScreen)


async def test_answers_a_day_and_decks_are_chosen(tmp_path: Path, clock: StandingClock) -> None:
    app = app_in(home_with(tmp_path / "two", DECK, SECOND), clock)
    async with exam(app, day="3 february") as pilot:
        assert "2 decks, 10 cards" in screen_text(app)
        await pilot.press("plus", "plus", "minus", "space")
        await planned(app, pilot)
        text = screen_text(app)
        assert "at most 35 answers a day" in text
        assert "Bridges and rivers, 5 cards" in text
        assert exam_day.exam_daily(app.desk.progress) == 35
        await pilot.press("space")
        await planned(app, pilot)
        assert "Second deck, 5 cards" in screen_text(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_mock_exam_says_that_it_is_one(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with exam(app, size, day="1 february") as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "Mock exam: Bridges and rivers" in screen_text(app)


async def test_a_mock_exam_tells_nothing_before_its_end(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app, day="3 march") as pilot:
        await pilot.press("m")
        await pilot.pause()
        for number in range(1, 5):
            text = screen_text(app)
            assert isinstance(app.screen, MockScreen)
            assert f"{number}/4" in text
            assert not set("≠≈†") & set(text)
            assert "hint" not in text
            clock.advance(seconds=15)
            await pilot.press("h", "u", "x" if number == 4 else "1")
            await pilot.pause()
        assert isinstance(app.screen, MarksScreen)
        text = screen_text(app)
        assert "of 4 right" in text
        assert "1 minute" in text
        assert "≠" in text
        states = app.desk.progress.states()
        assert all(each.memory is None for each in states.values())
        assert len(list(app.desk.progress.rows(kinds=("review",)))) == 4
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, EntryScreen)
        await pilot.press("escape", "escape")
        await planned(app, pilot)
        assert isinstance(app.screen, ExamScreen)


async def test_what_was_wrong_can_be_studied(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with exam(app, day="3 march") as pilot:
        await pilot.press("m")
        for _ in range(4):
            await pilot.pause()
            clock.advance(seconds=3)
            await pilot.press("x")
        await pilot.pause()
        assert "0 of 4 right" in screen_text(app)
        await pilot.press("down", "w")
        await pilot.pause()
        assert type(app.screen) is SittingScreen
        assert len(app.screen.sitting.plan.order) == 4


async def test_leaving_a_mock_exam_marks_what_was_answered(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with exam(app, day="3 march") as pilot:
        await pilot.press("m", "q")
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)
        await pilot.press("m", "x")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert "0 of 1 right, 3 not asked" in screen_text(app)


async def test_a_content_note_can_be_skipped(tmp_path: Path, clock: StandingClock) -> None:
    deck = DECK.partition("  - {id: open")[0] + "  - {id: lights" + DECK.partition("{id: lights")[2]
    app = app_in(home_with(tmp_path / "one", deck), clock)
    async with exam(app, day="3 march") as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "About a night without light." in screen_text(app)
        assert "skip it" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(app.screen, ExamScreen)
        assert not list(app.desk.progress.rows(kinds=("review", "bury")))


async def test_the_plan_is_given_up_when_the_screen_is_left(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with exam(app, day="3 march") as pilot:
        screen = app.screen
        assert isinstance(screen, ExamScreen)
        screen.plan()
        worker = screen.at_work
        assert worker is not None
        await pilot.press("escape")
        await pilot.pause()
        assert worker.is_cancelled or worker.is_finished
        assert screen.found is None or worker.is_finished


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_size_holds_the_whole_page(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with exam(app, size, day="12 december") as pilot:
        text = screen_text(app)
        assert "12 December 2026" in text
        assert "week of" in text
        assert "Esc back" in text
        assert all(cell_len(line) <= size[0] for line in text.splitlines())
        await pilot.press("m")
        for _ in range(4):
            await pilot.pause()
            clock.advance(seconds=3)
            await pilot.press("x")
        await pilot.pause()
        text = screen_text(app)
        assert "0 of 4 right" in text
        assert "not known" in text
        assert all(cell_len(line) <= size[0] for line in text.splitlines())


async def test_the_mouse_reaches_everything(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)

    async def click(pilot: Pilot, words: str) -> None:
        rows = screen_text(app).splitlines()
        y = next(at for at, line in enumerate(rows) if words in line)
        await pilot.click(offset=(rows[y].index(words) + 1, y))
        await pilot.pause()

    async with exam(app, day="3 march") as pilot:
        await click(pilot, "Tuesday 3 March")
        assert "read as Tuesday 3 March" in screen_text(app)
        await click(pilot, "plan for it")
        await planned(app, pilot)
        await click(pilot, "m mock")
        assert isinstance(app.screen, MockScreen)
        await click(pilot, "don’t know") if "don’t know" in screen_text(app) else None
        await pilot.press("x")
        await pilot.pause()
        await click(pilot, "leave")
        assert isinstance(app.screen, MarksScreen)
        await click(pilot, "wrong ones")
        assert type(app.screen) is SittingScreen


async def test_hostile_words_show_literally(tmp_path: Path, clock: StandingClock) -> None:
    odd = "[/b] [@click=app.exit]y[/] " + "Donaudampfschiff" * 12
    deck = DECK.replace("title: Bridges and rivers", f"title: 'Bridges {odd}'")
    deck = deck.replace("when the river allows it", odd.replace("[", "(").replace("]", ")"))
    deck = deck.replace("name: Ada Alpha", "name: 'Ada [/b] Alpha'")
    deck = deck.partition("  - {id: lights")[0]
    app = app_in(home_with(tmp_path / "odd", deck), clock)
    async with exam(app, day="3 march") as pilot:
        assert "Bridges [/b] [@click=app.exit]" in screen_text(app)
        await pilot.press("m")
        for _ in range(4):
            await pilot.pause()
            clock.advance(seconds=3)
            await pilot.press("x")
        await pilot.pause()
        assert "Ada [/b] Alpha" in screen_text(app)
        raw = raw_segments(app)
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in raw)
        assert all(cell_len(line) <= 80 for line in screen_text(app).splitlines())
