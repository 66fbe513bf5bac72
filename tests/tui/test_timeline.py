"""The time line: veils, threads, zoom, and the drill that puts entries in order."""

from pathlib import Path
from random import Random

import pytest

from karabakh_quiz.cards import Collection
from karabakh_quiz.decks import open_library
from karabakh_quiz.errors import QuizError
from karabakh_quiz.memory.model import MemoryState
from karabakh_quiz.progress import CardState, Progress
from karabakh_quiz.tui.drill import ROUNDS, TimelineDrill, groups_of
from karabakh_quiz.tui.grid import grid_for
from karabakh_quiz.tui.line import text_of
from karabakh_quiz.tui.pages.chronology import laid_out, row
from karabakh_quiz.tui.timeline import Entry, threads, timeline, years
from tests.support.clocks import StandingClock
from tests.support.progress import answer
from tests.support.tui import app_in, counted, home_with, places_in, screen_text

DECK = """\
deck: {id: line, title: A line in time, facets: [who, when]}
people:
  ada-alpha: {name: Ada Alpha, side: Alphaland}
  ben-beta: {name: Ben Beta, side: Alphaland}
events:
  - {id: dam, what: The dam is opened, when: 2001-03-04, where: Alphaville}
statements:
  - {id: first, who: ada-alpha, when: 2001-05-06, said: the water is ours to share}
  - {id: reply, who: ben-beta, when: 2001-05-09, said: sharing was never on offer,
     replies-to: first}
  - {id: late, who: ada-alpha, when: 2003-08-01, said: nobody remembers the dry year}
"""
TODAY = 100


def collection(tmp_path: Path) -> Collection:
    places = places_in(home_with(tmp_path / "home", DECK))
    return Collection(open_library(places.own_decks, (), places.shipped_decks, cache=None))


def known(card: str, *, due: int = TODAY + 5) -> CardState:
    return CardState(card=card, memory=MemoryState(30.0, 5.0), reps=2, due_day=due, last_day=90)


def states(*cards: str, due: int = TODAY + 5) -> dict[str, CardState]:
    return {f"line/{card}": known(f"line/{card}", due=due) for card in cards}


def by_id(entries: list[Entry]) -> dict[str, Entry]:
    return {entry.id.partition("/")[2]: entry for entry in entries}


def test_everything_unmet_is_veiled_and_in_order(tmp_path: Path) -> None:
    entries = timeline(collection(tmp_path), {}, TODAY)
    assert [entry.id for entry in entries] == ["line/dam", "line/first", "line/reply", "line/late"]
    assert all(entry.words_veiled and entry.when_veiled for entry in entries)
    assert not any(entry.clear for entry in entries)


def test_facets_lift_one_by_one(tmp_path: Path) -> None:
    found = by_id(timeline(collection(tmp_path), states("first#who"), TODAY))
    assert not found["first"].words_veiled
    assert not found["first"].who_veiled
    assert found["first"].when_veiled
    assert found["reply"].words_veiled


def test_what_is_due_is_veiled_again(tmp_path: Path) -> None:
    due = states("first#who", "first#when", due=TODAY)
    found = by_id(timeline(collection(tmp_path), due, TODAY))
    assert found["first"].who_veiled
    assert found["first"].when_veiled
    assert not found["first"].words_veiled


def test_a_veil_has_one_length_whatever_it_hides(tmp_path: Path) -> None:
    grid = grid_for(80, 24)
    laid = laid_out(timeline(collection(tmp_path), {}, TODAY), "month")
    rows = [text_of(row(grid, laid, at, here=False)) for at, each in enumerate(laid.rows)
            if each.entry in (1, 2, 3)]  # fmt: skip
    assert len({line[13:] for line in rows}) == 1


def test_a_thread_joins_a_statement_to_its_reply(tmp_path: Path) -> None:
    entries = timeline(collection(tmp_path), {}, TODAY)
    assert threads(entries) == [(1, 2, 0)]
    laid = laid_out(entries, "month")
    assert list(laid.threads.values()) == ["─┐ ", "─┘ "]


def test_years_are_counted_without_gaps(tmp_path: Path) -> None:
    assert years(timeline(collection(tmp_path), {}, TODAY)) == (2001, [3, 0, 1])


@pytest.mark.parametrize(
    ("zoom", "headings"),
    [("year", ["2001", "2003"]), ("month", ["March 2001", "May 2001", "August 2003"])],
)
def test_zoom_groups_by_year_or_month(tmp_path: Path, zoom: str, headings: list[str]) -> None:
    laid = laid_out(timeline(collection(tmp_path), {}, TODAY), zoom)  # type: ignore[arg-type]
    assert [each.heading for each in laid.rows if each.heading] == headings


def test_the_drill_asks_what_was_met_and_scores_by_pairs(tmp_path: Path) -> None:
    cards = collection(tmp_path)
    met = states("dam#when", "first#who", "reply#who", "late#who")
    drill = TimelineDrill(timeline(cards, met, TODAY), cards, random=Random(1))
    rounds = 0
    while (question := drill.next()) is not None:
        rounds += 1
        order = {item: str(place) for place, item in enumerate(
            [choice.text for choice in question.choices], 1)}  # fmt: skip
        assert [c.text for c in question.choices] != list(question.card.items)
        verdict = drill.answer(" ".join(order[item] for item in question.card.items))
        assert verdict.kind == "exact"
        assert len(drill.details()) == len(question.card.items)
    assert rounds == ROUNDS
    assert drill.summary().right == ROUNDS


def test_the_drill_needs_three_days(tmp_path: Path) -> None:
    cards = collection(tmp_path)
    with pytest.raises(QuizError, match="three dated entries"):
        TimelineDrill(timeline(cards, states("dam#when"), TODAY), cards)


def test_entries_of_overlapping_days_are_never_ordered(tmp_path: Path) -> None:
    entries = timeline(collection(tmp_path), {}, TODAY)
    assert [len(group) for group in groups_of([*entries, *entries])] == [2, 2, 2, 2]


async def test_the_screen_shows_zooms_and_opens(tmp_path: Path, clock: StandingClock) -> None:
    home = home_with(tmp_path / "home", DECK)
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("2" if "2   " in screen_text(app) else "c")
        await pilot.pause()
        assert "4 entries, 0 clear" in screen_text(app)
        assert "water" not in screen_text(app)
        await pilot.press("minus")
        await pilot.pause()
        assert "2003" in screen_text(app)
        await pilot.press("enter", "t")
        await pilot.pause()
        assert "Meet three dated entries first" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "K A R A B A K H" in screen_text(app)


async def test_the_drill_runs_on_its_screen(tmp_path: Path, clock: StandingClock) -> None:
    home = home_with(tmp_path / "home", DECK)
    with Progress.open(home / "progress.db", clock=clock) as progress:
        for card in ("dam#when", "first#who", "reply#who", "late#who"):
            answer(progress, f"line/{card}")
    app = app_in(home, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("t")
        await pilot.pause(0.2)  # longer than it takes to make ready what comes next
        assert "Put in order" in screen_text(app)
