"""Home: what it lists, where it leads, and what it says of broken decks."""

from pathlib import Path

import pytest

from karabakh_quiz.cli.standing import as_document
from karabakh_quiz.progress import Progress, Review
from karabakh_quiz.settings import Settings
from karabakh_quiz.study.standing import standing
from karabakh_quiz.tui.app import DESTINATIONS
from karabakh_quiz.tui.screens.home import HomeScreen
from karabakh_quiz.tui.screens.sitting import SittingScreen
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, counted, home_with, many_cards, screen_text

SECOND = DECK.replace("id: made-up", "id: second").replace("Bridges and rivers", "Second deck")
BROKEN = "deck:\n  id: broken\n  title: Broken\nstatements:\n  - {id: a, who: nobody, when: 2023}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return home_with(tmp_path / "home", DECK, SECOND, BROKEN)


async def test_decks_are_listed_and_the_broken_one_says_why(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        text = screen_text(app)
    assert "► 1   Bridges and rivers" in text
    assert "2   Second deck" in text
    assert "†   deck-2.yaml line 5: " in text
    assert "Sat 31 Jan 2026" in text


PICKS = """\
deck: {id: way-in, title: A way in, subtitle: Two voices}
picks: [made-up/open, made-up/cross]
"""


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_card_of_two_decks_counts_once_in_all_and_everywhere_alike(
    tmp_path: Path, clock: StandingClock, size: tuple[int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_with(tmp_path / "picks", PICKS, DECK)
    with Progress.open(home / "progress.db", clock=clock) as progress:
        for name in ("open", "cross", "tolls"):
            card = f"made-up/{name}#who"
            day = progress.today()
            progress.record(
                Review(card=card, grade=3, proposed=3, verdict="exact", score=1.0, mode="type",
                       due_day=day)
            )  # fmt: skip
    app = app_in(home, clock)
    async with app.run_test(size=size) as pilot:
        await counted(pilot)
        text = screen_text(app)
        shown = app.screen.shown  # type: ignore[attr-defined]
        assert "3 to review, 2 new" in text
        assert "2\u00a0minutes" in text
        assert "shared cards count once" in text
        assert [(line.due, line.cards) for line in shown.decks] == [(2, 2), (3, 5)]
        assert (shown.together.due, shown.together.cards) == (3, 5)
    collection, progress = app.desk.collection, app.desk.progress
    found = as_document(
        standing(collection, progress, sensitive=False), app.desk.library, progress, clock.now()
    )
    assert (found["due"], found["new"]) == (shown.together.due, shown.together.new_today)
    listed = [(each["due"], each["new_today"], each["cards"]) for each in found["decks"]]  # type: ignore[attr-defined]
    assert listed == [(line.due, line.new_today, line.cards) for line in shown.decks]
    app.desk.close()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_other_screen_is_named(
    home: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=size) as pilot:
        await counted(pilot)
        text = screen_text(app)
        for each in DESTINATIONS:
            assert each.name in text
        line = next(y for y, row in enumerate(text.splitlines()) if "People" in row)
        await pilot.click(offset=(text.splitlines()[line].index("People") + 1, line))
        await pilot.pause()
        assert type(app.screen).__name__ == "PeopleScreen"


async def test_the_smallest_window_cuts_nothing_in_half(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(40, 12)) as pilot:
        await counted(pilot)
        text = screen_text(app)
        assert "0 to review" not in text
        assert "10 new" in text
        assert "Chronology" in text
        assert max(map(len, text.splitlines())) <= 40


async def test_enter_studies_the_deck_under_the_cursor(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SittingScreen)
        assert "Second deck" in screen_text(app)


@pytest.mark.parametrize("keys", [("2",), ("down", "up", "end", "enter")])
async def test_other_ways_to_the_second_deck(
    home: Path, clock: StandingClock, keys: tuple[str, ...]
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert "Second deck" in screen_text(app)


async def test_a_click_studies(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.click("#decks", offset=(20, 2))
        await pilot.pause()
        assert "Second deck" in screen_text(app)
        assert isinstance(app.screen, SittingScreen)


async def test_no_decks_at_all_is_said(tmp_path: Path, clock: StandingClock) -> None:
    app = app_in(home_with(tmp_path / "empty"), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        assert "There are no decks that can be studied." in screen_text(app)
        await pilot.press("enter", "1", "a")
        assert isinstance(app.screen, HomeScreen)


async def test_many_decks_stay_within_reach(tmp_path: Path, clock: StandingClock) -> None:
    decks = [
        DECK.replace("id: made-up", f"id: deck{n}").replace("Bridges", f"Deck {n}")
        for n in range(24)
    ]
    app = app_in(home_with(tmp_path / "home", *decks), clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        assert "more" in screen_text(app)
        await pilot.press("end")
        await pilot.pause()
        assert screen_text(app).count("►") == 1


async def test_help_lists_the_keys_and_the_palette_finds_commands(
    home: Path, clock: StandingClock
) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "study all decks" in screen_text(app)
        await pilot.press("escape", "ctrl+p", *"all de")
        await pilot.pause()
        assert "study all decks" in screen_text(app)
        assert "undo" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SittingScreen)


async def test_keys_of_ones_own(home: Path, clock: StandingClock) -> None:
    settings = Settings(keys={"home.all": "z"})
    app = app_in(home, clock, settings=settings)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        assert "z all decks" in screen_text(app)
        await pilot.press("a")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("z")
        await pilot.pause()
        assert isinstance(app.screen, SittingScreen)


async def test_counts_follow_what_was_studied(home: Path, clock: StandingClock) -> None:
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        before = screen_text(app)
        await pilot.press("1")
        await pilot.pause()
        for key in ("1", "enter", "1", "4", "q", "enter"):
            clock.advance(seconds=3)
            await pilot.press(key)
            await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert screen_text(app) != before


def answered(home: Path, clock: StandingClock, days: int, card: str = "made-up/c{}#who") -> None:
    """Let a card be answered on so many days up to yesterday."""
    clock.advance(days=-days)
    with Progress.open(home / "progress.db", clock=clock) as progress:
        for day in range(days):
            progress.record(
                Review(card=card.format(day), grade=3, proposed=3, verdict="exact", score=1.0,
                       mode="type", due_day=progress.today() + 1)
            )  # fmt: skip
            clock.advance(days=1)


async def test_a_streak_is_shown_only_if_asked_for(home: Path, clock: StandingClock) -> None:
    answered(home, clock, 3)
    for wanted in (False, True):
        app = app_in(home, clock, settings=Settings(streak=wanted))
        async with app.run_test(size=(80, 24)) as pilot:
            await counted(pilot)
            assert ("3 days in a row" in screen_text(app)) is wanted


async def test_what_has_piled_up_is_offered_to_be_spread(
    tmp_path: Path, clock: StandingClock
) -> None:
    home = home_with(tmp_path / "many", many_cards(60))
    answered(home, clock, 60, "many/q{}#answer")
    answered(home, clock, 5, "gone/q{}#answer")  # of no deck any more: nobody is asked these
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        assert "60 cards have piled up" in screen_text(app)
        await pilot.press("w", *"400", "enter")
        await pilot.pause()
        assert "a backlog is spread over 1 to 60 days" in screen_text(app)
        await pilot.press("w", *"10", "enter")
        await pilot.pause()
        assert "Spread over 10 days" in screen_text(app)
