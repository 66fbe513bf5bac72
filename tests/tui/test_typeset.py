"""Lines fit, nothing is lost, and what belongs together stays together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from karabakh_quiz.tui.line import Run, curly, cut, cut_text, placed, spread, text_of, width
from karabakh_quiz.tui.typeset import balanced, flow, glue, quotation, wrap

words = st.text(st.sampled_from("abcdefgh .,–“”0123456789жշ日é\n"), min_size=0, max_size=300)
cells = st.integers(1, 80)


@given(words, cells)
def test_no_line_is_wider_than_asked(text: str, room: int) -> None:
    for line in wrap(text, room):
        assert cell_len(line) <= max(room, 2)  # a wide character takes two cells at least


@given(words, cells)
def test_no_character_is_lost(text: str, room: int) -> None:
    kept = "".join("".join(wrap(text, room)).split())
    assert kept == "".join(text.split())


@given(words, st.integers(2, 80))
def test_balancing_keeps_the_number_of_lines(text: str, room: int) -> None:
    assert len(balanced(text, room)) == len(wrap(text, room))


@given(words, words, st.integers(2, 60))
def test_styled_text_breaks_where_plain_text_does(first: str, second: str, room: int) -> None:
    lines = flow((Run(first, "ink"), Run(second, "soft")), room)
    assert [text_of(line) for line in lines] == wrap(first + second, room)


@pytest.mark.parametrize(
    "together",
    ["6 September 2023", "99.9 %", "N. Pashinyan", "120 000", "12 km"],
)
def test_dates_numbers_and_initials_never_break(together: str) -> None:
    assert " " not in glue(f"xx {together} xx")[3:-3]


def test_a_long_word_is_cut_and_not_lost() -> None:
    assert wrap("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


def test_what_is_glued_breaks_where_it_must() -> None:
    assert wrap("6 September 2023", 9) == ["6", "September", "2023"]


def test_quotation_marks_hang_and_the_gap_is_a_chip() -> None:
    lines = quotation("a strategic ␣␣␣ it was", 40, indent=5, gap="␣␣␣")
    assert text_of(lines[0]) == "    “a strategic  ?  it was”"
    assert [run.style for run in lines[0] if run.text == " ? "] == ["chip"]


def test_a_filled_gap_is_part_of_the_text() -> None:
    lines = quotation(
        "a strategic ␣␣␣", 40, indent=0, gap="␣␣␣", filled=Run("mistake"), marks=False
    )
    assert text_of(lines[0]) == "a strategic mistake"


def test_open_leading_puts_a_blank_row_between_a_few_lines() -> None:
    lines = quotation("one two three four five six", 10, indent=1, open_leading=True)
    assert [bool(line) for line in lines] == [True, False] * (len(lines) // 2) + [True]


def test_marks_of_a_printed_page() -> None:
    assert curly("""it's "so" he said, the '90s""") == "it’s “so” he said, the ‘90s"


def test_cutting_never_halves_a_wide_character() -> None:
    assert cut_text("日本語", 4) == "日…"
    assert width(cut((Run("日本"), Run("語日")), 6)) <= 6


def test_pieces_stand_at_their_columns() -> None:
    assert text_of(placed((2, (Run("ab"),)), (6, (Run("c"),)))) == "  ab  c"
    assert text_of(spread((Run("left"),), (Run("right"),), 12)) == "left   right"
