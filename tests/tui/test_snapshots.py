"""How the pages look, frozen as plain text: a change is a decision, to be looked at.

`pytest tests/tui --snapshot-update` freezes them anew.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from karabakh_quiz.cards.card import GAP, Choice, Detail
from karabakh_quiz.tui.app import Start
from karabakh_quiz.tui.pages import home, summary
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens.sitting import SittingScreen
from tests.support.clocks import StandingClock
from tests.support.tui import (
    CHOICE,
    CHOSEN,
    DECK,
    FACTS,
    INTERVALS,
    MONTH,
    MORE,
    TYPED,
    WHO,
    WRONG,
    ScriptedSitting,
    app_in,
    check_snapshot,
    counted,
    home_with,
    screen_text,
)  # fmt: skip

SIZES = ((60, 20), (80, 24), (120, 40))

GAPPED = replace(
    WHO,
    id="made-up/bridge#key",
    facet="key",
    kind="gap",
    prompt="Which word is missing?",
    text=f"the bridge will open when the {GAP} allows it",
    chips=(),
    answer="river",
)
ORDERED = replace(
    WHO,
    facet="order",
    kind="order",
    prompt="Put these in order, earliest first",
    text=None,
    chips=(),
    items=("The dam", "The bridge", "The toll"),
)
STATES: dict[str, Shown] = {
    "choice": Shown(question=CHOICE),
    "wrong": Shown(
        question=CHOICE, verdict=WRONG, details=(*FACTS, *CHOSEN, *MORE), intervals=INTERVALS
    ),
    "typed": Shown(question=TYPED),
    "month": Shown(
        question=TYPED, verdict=MONTH, details=(*FACTS, *MORE), intervals=INTERVALS, answer="9.9.23"
    ),
    "gap": Shown(question=replace(CHOICE, card=GAPPED, choices=(), mode="reveal")),
    "order": Shown(
        question=replace(
            CHOICE, card=ORDERED, choices=tuple(Choice(item, item) for item in ORDERED.items[::-1])
        ),
        picked=(2,),
    ),
    "long": Shown(
        question=replace(CHOICE, card=replace(WHO, text=" ".join([str(WHO.text)] * 6))),
    ),
}


@pytest.mark.parametrize("name", STATES)
async def test_the_question_screen(tmp_path: Path, clock: StandingClock, name: str) -> None:
    app = app_in(home_with(tmp_path / "home", DECK), clock, start=Start(("made-up",), None, 1))
    async with app.run_test(size=SIZES[0]) as pilot:
        screen = SittingScreen(ScriptedSitting([STATES[name].question]), clock)  # type: ignore[arg-type]
        screen.shown = STATES[name]
        await app.push_screen(screen)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            check_snapshot(f"question-{name}-{size[0]}x{size[1]}", screen_text(app))


async def test_home(tmp_path: Path, clock: StandingClock) -> None:
    broken = "deck:\n  id: broken\n  title: Broken\nstatements:\n  - {id: a, when: 2023}\n"
    app = app_in(home_with(tmp_path / "home", DECK, broken), clock)
    async with app.run_test(size=SIZES[0]) as pilot:
        await counted(pilot)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            check_snapshot(f"home-{size[0]}x{size[1]}", screen_text(app))


def test_a_summary() -> None:
    from karabakh_quiz.study.summary import Confusion, Summary
    from karabakh_quiz.tui.grid import grid_for
    from karabakh_quiz.tui.line import joined

    figures = Summary(
        cards=17, right=13, wrong=4, new=3, answers=21, hard=(WHO,), left=2, seconds=500,
        facets={"who": (9, 11), "when": (4, 6)},
        confusions=(Confusion("cyril-gamma", "ada-alpha", 2),),
    )  # fmt: skip
    names = {"cyril-gamma": "Cyril Gamma", "ada-alpha": "Ada Alpha"}
    shown = summary.SummaryShown(
        summary=figures, title="Bridges and rivers", today=date(2026, 1, 31), names=names
    )
    grid = grid_for(80, 24)
    lines = [*summary.running_head(grid, shown), *summary.matter(grid, shown)]
    check_snapshot("summary-80x24", joined(lines))


def test_a_contents_page_of_many_decks_in_one_row_each() -> None:
    from karabakh_quiz.tui.grid import grid_for
    from karabakh_quiz.tui.line import joined

    decks = tuple(
        home.DeckLine(id=f"d{n}", title=f"Deck number {n}", due=n, new=3, learning=2, held=n)
        for n in range(12)
    )
    together = home.DeckLine(id="", title="All decks", due=66, new_today=10, new=30, held=60)
    shown = home.HomeShown(
        today=date(2026, 1, 31), decks=decks, together=together, minutes=31, cursor=3
    )
    grid = grid_for(80, 24)
    check_snapshot(
        "home-many-80x24", joined([*home.top(grid, shown), *home.decks(grid, shown, 14)])
    )


def test_details_without_labels_belong_to_the_one_before() -> None:
    from karabakh_quiz.tui.grid import grid_for
    from karabakh_quiz.tui.line import joined
    from karabakh_quiz.tui.pages.question import matter

    thread = (
        Detail("answered by", "Dora Delta, 7 September 2023:"),
        Detail("", "the river asks nobody", quoted=True),
        Detail("answered by", "one statement not met yet"),
    )
    shown = replace(STATES["wrong"], details=(*FACTS, *thread))
    check_snapshot("thread-80x24", joined(matter(grid_for(80, 24), shown)))
