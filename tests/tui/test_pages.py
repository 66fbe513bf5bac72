"""What stands on a page, as lines: the parts of it that no screen needs to be run for."""

from dataclasses import replace
from datetime import date

import pytest

from karabakh_quiz.cards.card import Detail
from karabakh_quiz.study.leeches import Leech
from karabakh_quiz.study.summary import Summary
from karabakh_quiz.tui.grid import grid_for
from karabakh_quiz.tui.line import joined, width
from karabakh_quiz.tui.pages import answering, question, summary
from karabakh_quiz.tui.pages.shown import Shown
from karabakh_quiz.tui.screens.sitting_commands import SOURCE
from karabakh_quiz.tui.screens.sitting_row import can, commands
from tests.support.tui import CHOICE, FACTS, INTERVALS, MONTH, TYPED

ANSWERED = Shown(
    question=TYPED, verdict=MONTH, details=FACTS, intervals=INTERVALS, answer="9 september 2023"
)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_what_was_typed_is_said_once(size: tuple[int, int]) -> None:
    grid = grid_for(*size)
    text = joined([*question.matter(grid, ANSWERED), *question.aside(grid, ANSWERED)]).casefold()
    in_column = 1 if grid.wide else 0  # there it stands under the right answer, day under day
    assert text.count("9 september 2023") == 1 + in_column
    assert "typed 9" not in text
    assert "read as" not in text


def test_what_was_typed_otherwise_than_it_was_read_is_told() -> None:
    text = joined(question.matter(grid_for(80, 24), replace(ANSWERED, answer="9.9.23")))
    assert "typed 9.9.23" in text


def test_what_is_said_of_a_choice_is_whole_where_there_is_room() -> None:
    grid = grid_for(80, 24)
    note = "Spokeswoman of the Ministry of Bridges and Rivers of the Republic of Alphaland"
    choices = tuple(replace(each, note=note) for each in CHOICE.choices)
    shown = Shown(question=replace(CHOICE, choices=choices))
    short = answering.choices(grid, shown)
    whole = answering.choices(grid, shown, whole=True)
    assert len(short) == 4
    assert "…" in joined(short)
    assert len(whole) == 8
    assert joined(whole).count("Alphaland") == 4
    assert all(width(line) <= grid.right for line in (*short, *whole))


def test_a_label_stands_once_for_several() -> None:
    both = (Detail("who", "Ada Alpha", "Minister"), Detail("who", "Cyril Gamma"))
    shown = Shown(question=TYPED, verdict=MONTH, details=both, intervals=INTERVALS)
    text = joined(question.matter(grid_for(80, 24), shown))
    assert text.count("  who   ") == 1
    assert "Ada Alpha" in text
    assert "Cyril Gamma" in text


def test_only_a_source_with_an_address_is_offered() -> None:
    link = (Detail("source", "Alphaville Gazette", link="https://example.org"),)
    for details, offered in ((link, True), ((Detail("source", "Generally known"),), False)):
        shown = Shown(
            question=TYPED, verdict=replace(MONTH, kind="wrong", proposed=1),
            details=details, intervals=INTERVALS,
        )  # fmt: skip
        several, _ = commands(shown, in_line=False)
        assert (SOURCE in several) is offered
        assert can("open_source", shown, in_line=False) is offered


def test_the_summary_tells_what_keeps_being_forgotten() -> None:
    forgotten = Leech(CHOICE.card.id, 8, "tell-apart", "ada-alpha")
    figures = Summary(
        cards=2, right=1, wrong=1, answers=2, hard=(CHOICE.card,), leeches=(forgotten,),
        facets={"who": (1, 2)},
    )  # fmt: skip
    shown = summary.SummaryShown(
        summary=figures, title="Bridges", today=date(2026, 1, 31),
        names={"ada-alpha": "Ada Alpha", "cyril-gamma": "Cyril Gamma"},
    )  # fmt: skip
    for size in ((60, 20), (80, 24), (120, 40)):
        text = " ".join(joined(summary.matter(grid_for(*size), shown)).split())
        assert "leeches Cyril Gamma Forgotten 8 times. Ada Alpha is often named instead" in text


def test_a_choice_that_a_hint_strikes_out_stands_back() -> None:
    hints = (f"Not {CHOICE.choices[1].text}",)
    lines = answering.choices(grid_for(80, 24), Shown(question=CHOICE, hints=hints))
    styles = {each.text: each.style for line in lines for each in line}
    assert styles[CHOICE.choices[1].text] == "soft"
    assert styles[CHOICE.choices[2].text] == "ink"
