"""Odd and hostile text shows literally and breaks nothing, in every widget and screen."""

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from karabakh_quiz.cards.card import Choice, Detail
from karabakh_quiz.study import SittingOptions
from karabakh_quiz.tui.app import Start
from karabakh_quiz.tui.line import Run
from karabakh_quiz.tui.themes import textual_theme
from karabakh_quiz.tui.widgets.lined import Sheet
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, counted, home_with, raw_segments, screen_text

MARKUP = "[/b] [bold]x[/] [@click=app.exit]y[/] [link=http://e.x]z \\[a] $ink {0} %s"
SCRIPTS = "Հայաստան Azərbaycan Россия საქართველო مرحبا עברית 日本語 e\u0301a\u0308"
LONG = "Donaudampfschifffahrtsgesellschaft" * 12
ESCAPES = "\x1b[31mred\x1b]52;c;aGVsbG8=\x07 \x9b2J \u202egnp.exe\u200b \x00\x7f"


def poisoned() -> str:
    """The made-up deck, its texts made odd."""
    deck = DECK.replace("title: Bridges and rivers", f"title: 'Bridges {MARKUP}'")
    deck = deck.replace("subtitle: Statements", f"subtitle: '{SCRIPTS} {MARKUP}'\n  about: S")
    deck = deck.replace("name: Ada Alpha", f"name: 'Ada [/b] Alpha {SCRIPTS[:20]}'")
    deck = deck.replace("Minister of Rivers", f"'Minister [red] {LONG}'")
    deck = deck.replace("title: Alphaville Gazette", f"title: 'Gazette {MARKUP}'")
    deck = deck.replace(
        "said: the bridge will open", f"context: '{MARKUP} {LONG}', said: '{MARKUP} {SCRIPTS}"
    ).replace("when the river allows it,", f"{LONG}',")
    return deck.replace("where: Alphaville", "where: '[/i] Alphaville ' ")


@pytest.mark.parametrize("size", [(40, 12), (120, 40)])
async def test_a_poisoned_deck_goes_through_every_screen(
    tmp_path: Path, clock: StandingClock, size: tuple[int, int]
) -> None:
    home = home_with(tmp_path / "home", poisoned())
    app = app_in(home, clock)
    async with app.run_test(size=size) as pilot:
        await counted(pilot)
        seen = [screen_text(app)]
        assert "Bridges [" in seen[0], seen[0]
        keys = "question_mark escape ctrl+p escape enter enter h 1 pagedown i escape f escape"
        for key in [*keys.split(), "enter", "g", "1", "enter", "2", "q"]:
            clock.advance(seconds=3)
            await pilot.press(key)
            await pilot.pause()
            seen.append(screen_text(app))
            raw = raw_segments(app)
            assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in raw)
            assert all(cell_len(line) <= size[0] for line in seen[-1].splitlines())
        assert any("≠" in text or "=  " in text for text in seen)


async def test_what_is_said_is_shown_literally(tmp_path: Path, clock: StandingClock) -> None:
    home = home_with(tmp_path / "home", poisoned())
    options = SittingOptions(mode="choice", people=("cyril-gamma",))
    app = app_in(home, clock, start=Start(("made-up",), options, 1))
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        text = screen_text(app).replace("\n", " ")
        for part in ("[/b]", "[bold]x[/]", "[@click=app.exit]y[/]", "$ink", "{0}", "%s"):
            assert part in text
        assert "日本語" in text
        assert "Հայաստան" in text


async def test_escapes_never_reach_the_terminal() -> None:
    """Even if a deck's door were open, the widget that paints is a door of its own."""

    class Bare(App[None]):
        def compose(self) -> ComposeResult:
            yield Sheet([(Run(ESCAPES), Run(MARKUP, "soft")), (Run(LONG * 50),)])

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return textual_theme("night").variables

    app = Bare()
    app.register_theme(textual_theme("night"))
    app.theme = "night"
    async with app.run_test(size=(80, 24)):
        strips = app.screen._compositor.render_strips()
        raw = "".join(segment.text for strip in strips for segment in strip)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in raw)
    assert "\u202e" not in raw
    assert "[@click=app.exit]" in raw


def test_values_made_by_hand_are_harmless_too() -> None:
    from dataclasses import replace

    from karabakh_quiz.tui.grid import grid_for
    from karabakh_quiz.tui.pages import answering, question
    from karabakh_quiz.tui.pages.shown import Shown
    from tests.support.tui import CHOICE, INTERVALS, WRONG

    odd = MARKUP + SCRIPTS + LONG
    card = replace(CHOICE.card, text=odd, prompt=odd, answer=odd)
    asked = replace(CHOICE, card=card, deck_title=odd, choices=(Choice("a", odd, odd),) * 4)
    shown = Shown(
        question=asked,
        verdict=replace(WRONG, reason=odd, read_as=odd),
        details=(Detail(odd, odd, odd, quoted=True), Detail("", odd, odd)),
        intervals=INTERVALS,
        answer=odd,
    )
    for size in ((40, 12), (60, 20), (80, 24), (120, 40), (200, 60)):
        grid = grid_for(*size)
        for lines in (
            question.running_head(grid, shown),
            question.matter(grid, shown),
            question.aside(grid, shown),
            answering.choices(grid, shown),
            answering.grades(grid, shown),
        ):
            for line in lines:
                assert sum(cell_len(run.text) for run in line) <= grid.width
