"""Gaps, quotations, places, free answers and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.answers import (
    Span,
    judge_gap,
    judge_number,
    judge_place,
    judge_quotation,
    judge_text,
)
from karabakh_quiz.answers.numerals import in_figures, read_numbers


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("WEAPONS AND AMMUNITION", "weapons and ammunition"),
        ("weapons & amunition", "weapons and ammunition"),
        ("Wake-up!", "wake up"),
        ("“our territory”", "our territory"),
        ("our territory.", "‘our territory’"),
        ("unfreindly", "unfriendly"),
        ("1 participating state", "one participating State"),
        ("99.999 per cent", "99.999 percent"),
        ("99,999 %", "99.999 percent"),
        ("86 600", "86,600"),
        ("eighty-six thousand six hundred", "86,600"),
        ("86600", "eighty-six thousand and six hundred"),
        ("center of defense", "centre of defence"),
        ("organise their neighbours", "organize their neighbors"),
        ("co-operation", "cooperation"),
        ("dont", "don’t"),
        ("an additional agreement", "additional agreement"),
        ("Long awaited", "Long-awaited"),
    ],
)
def test_what_a_gap_forgives(typed: str, expected: str) -> None:
    verdict = judge_gap(typed, expected)
    assert (verdict.kind, verdict.proposed) == ("exact", 3)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("friendly", "unfriendly"),
        ("correct", "incorrect"),
        ("content", "consent"),
        ("ammunition and weapons", "weapons and ammunition"),
        ("12:00 Moscow time", "00:00 Moscow time"),
        ("with due respect", "with all due respect"),
        ("86,700", "86,600"),
        ("their territory", "our territory"),
        ("war", "law"),
        ("adults and children", "adults"),
    ],
)
def test_what_a_gap_does_not_forgive(typed: str, expected: str) -> None:
    verdict = judge_gap(typed, expected)
    assert (verdict.kind, verdict.proposed, verdict.score) == ("wrong", 1, 0)


def test_a_wrong_gap_is_shown_as_a_word_diff() -> None:
    verdict = judge_gap("with great respect", "with all due respect")
    assert verdict.reason == "Not “with great respect” but “with all due respect”."
    assert verdict.diff == (
        Span("same", "with"),
        Span("missing", "all due"),
        Span("extra", "great"),
        Span("same", "respect"),
    )


def test_a_gap_may_have_several_right_forms() -> None:
    verdict = judge_gap("kelbajar", "Kelbadjar", also=("Kalbajar", "Kelbajar"))
    assert (verdict.kind, verdict.read_as) == ("exact", "Kelbajar")


def test_a_quotation_from_memory() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert judge_quotation(words.upper(), words).kind == "exact"
    most = judge_quotation(words.replace("four ", ""), words)
    assert (most.kind, most.proposed, most.reason) == (
        "partly",
        1,
        "92% of the words are right.",
    )
    assert judge_quotation("something else entirely", words).kind == "wrong"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Stepanakert", "Khankendi / Stepanakert"),
        ("Xankəndi", "Khankendi / Stepanakert"),
        ("Ստեփանակերտ", "Khankendi / Stepanakert"),
        ("Khankendi", "near Khankendi / Stepanakert"),
        ("Shushi", "Shusha"),
        ("Şuşa", "Shusha / Shushi"),
        ("Martakert", "Agdara / Mardakert / Martakert"),
        ("Karvachar", "Kelbajar"),
        ("Berdzor", "Lachin"),
        ("Ереван", "Yerevan"),
        ("Yerevan, Armenia", "Yerevan"),
        ("Washington D.C.", "Washington"),
        ("Repubblica", "la Repubblica (Italy)"),
        ("Twitter", "X (Twitter)"),
        ("X", "X (Twitter)"),
        ("national assembly", "National Assembly, Yerevan"),
        ("Tovuz and Tavush", "Tavush (Armenia), Tovuz (Azerbaijan)"),
        ("Brusels", "Brussels"),
        ("official statement", "official statement"),
        ("Key West", "Key West, Florida"),
    ],
)
def test_places_and_outlets(typed: str, expected: str) -> None:
    assert judge_place(typed, expected).kind == "exact"


@pytest.mark.parametrize(
    ("typed", "expected", "kind"),
    [
        ("Yerevan", "National Assembly, Yerevan", "partly"),
        ("Italy", "la Repubblica (Italy)", "partly"),
        ("Tavush", "Tavush; Yerevan", "partly"),
        ("New Delhi", "press conference after the G20 summit, New Delhi", "partly"),
        ("Yerevan", "Moscow", "wrong"),
        ("Moscow or Yerevan", "Moscow", "wrong"),
        ("Shusha", "Khankendi / Stepanakert", "wrong"),
        ("Gori", "Goris", "wrong"),
        ("Prague", "Granada", "wrong"),
    ],
)
def test_part_of_a_place_and_another_place(typed: str, expected: str, kind: str) -> None:
    verdict = judge_place(typed, expected)
    assert (verdict.kind, verdict.proposed) == (kind, 1)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("surrender and arrest them", "exact"),
        ("they must arrest and surrender the person", "exact"),
        ("arest and surrender", "exact"),
        ("detain them", "exact"),
        ("arrest", "partly"),
        ("not arrest and surrender", "wrong"),
        ("nothing", "wrong"),
    ],
)
def test_free_answers(typed: str, kind: str) -> None:
    verdict = judge_text(typed, "Arrest and surrender them", also=("detain them",))
    assert verdict.kind == kind


def test_figures_in_free_answers_must_be_right() -> None:
    assert judge_text("Resolution 853", "Resolution 822").kind == "wrong"
    assert judge_text("resolution 822", "Resolution 822").kind == "exact"


@pytest.mark.parametrize(
    "typed",
    [
        "86,600", "86.600", "86 600", "86600", "86'600", "86.6 thousand", "86 600 sq km",
        "eighty-six thousand six hundred", "about 86,600 square kilometres", "8 6600"[:1] + "6 600",
    ],
)  # fmt: skip
def test_a_number_in_any_form(typed: str) -> None:
    assert judge_number(typed, 86600).kind == "exact"


def test_tolerance_and_closeness() -> None:
    assert judge_number("120,000", 100_000, tolerance=20_000).kind == "exact"
    assert judge_number("120,000", 100_000, tolerance=20_000).reason == "Right. It was 100,000."
    assert judge_number("105", 100).kind == "close"
    assert judge_number("105", 100).proposed == 1
    assert judge_number("150", 100).kind == "wrong"
    assert judge_number("99,999 percent", 99.999).kind == "exact"
    assert judge_number("minus five", 5).kind == "wrong"


@pytest.mark.parametrize("typed", ["many", "5-6", "5 or 6", "", "half", "9" * 500])
def test_what_is_no_number(typed: str) -> None:
    verdict = judge_number(typed, 5)
    assert (verdict.kind, verdict.proposed) == ("unreadable", None)


@given(st.integers(0, 10**9))
def test_numbers_are_read_as_written(number: int) -> None:
    for typed in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}."):
        assert number in read_numbers(typed)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("forty two", "42"),
        ("two three", "2 3"),
        ("a hundred and twenty people", "120 people"),
        ("one million two hundred thousand", "1200000"),
        ("nineteen eighty eight", "19 88"),
        ("twenty first and second", "20 1st and 2nd"),
        ("ninety nine point nine percent", "99.9 percent"),
        ("point of order", "point of order"),
    ],
)
def test_numbers_in_words(words: str, figures: str) -> None:
    assert " ".join(in_figures(words.split())) == figures


@pytest.mark.parametrize("judge", [judge_gap, judge_place, judge_text, judge_quotation])
@pytest.mark.parametrize("typed", ["", "   ", "?!…", "\u202e\u200b", "🙂🙂", "x" * 10_000])
def test_nothing_to_read(judge, typed: str) -> None:
    verdict = judge(typed, "weapons and ammunition")
    assert (verdict.kind, verdict.proposed) == ("unreadable", None)
