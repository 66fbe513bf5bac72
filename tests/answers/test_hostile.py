"""Whatever is typed, and whatever a deck holds: judging never raises, and is quick."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.answers import (
    judge_date,
    judge_gap,
    judge_name,
    judge_number,
    judge_place,
    judge_quotation,
    judge_text,
)
from karabakh_quiz.decks.deck import Office, Person
from tests.support.answers import people

REGISTER = people()
NAMES = sorted(
    {text for person in REGISTER.values() for text in (person.name, *person.native.values())}
)
PIECES = sorted({word for name in NAMES for word in name.split()})
MARKS = [",", ";", " and ", " or ", ".", "-", "/", "(", ")", " oğlu ", " և ", "\u200f", "'"]

pieces = st.lists(st.sampled_from(PIECES + MARKS) | st.text(max_size=3), max_size=8)
typed_names = st.one_of(st.text(max_size=40), pieces.map(" ".join), pieces.map("".join))
any_person = st.builds(
    Person,
    id=st.sampled_from(["one", "two"]),
    name=st.text(max_size=20),
    native=st.dictionaries(st.sampled_from(["hy", "ru"]), st.text(max_size=12)),
    also=st.lists(st.text(max_size=12), max_size=2).map(tuple),
    offices=st.just(()) | st.just((Office("Mayor", "2001-02", None),)),
    kind=st.sampled_from(["person", "body"]),
)


@given(typed_names, st.sampled_from(sorted(REGISTER)), st.sampled_from([None, "2020-11-10"]))
def test_a_typed_name_never_raises(typed: str, person: str, on: str | None) -> None:
    verdict = judge_name(typed, REGISTER[person], register=REGISTER, on=on)
    assert verdict.kind in ("exact", "wrong", "unreadable", "which-one")
    assert (verdict.proposed is None) == (verdict.kind in ("unreadable", "which-one"))


@given(typed_names, st.lists(any_person | st.text(max_size=20), min_size=1, max_size=3))
def test_whoever_is_expected_it_never_raises(typed: str, expected: list[Person | str]) -> None:
    others = [one for one in expected if isinstance(one, Person)]
    assert judge_name(typed, expected, register=others, on="1999").reason


@given(st.text(max_size=40), st.text(max_size=40))
def test_words_never_raise(typed: str, expected: str) -> None:
    for judge in (judge_gap, judge_place, judge_text, judge_quotation):
        assert 0 <= judge(typed, expected).score <= 1
    assert 0 <= judge_number(typed, 5).score <= 1


@given(st.text(min_size=1, max_size=40))
def test_the_expected_words_are_exact_if_they_can_be_read(expected: str) -> None:
    for judge in (judge_gap, judge_place, judge_text, judge_quotation):
        assert judge(expected, expected).kind in ("exact", "unreadable")


@given(st.text(alphabet="0123456789 ./-'–,~?%XxJanFebMrApySuOctNovDeilgh", max_size=30))
def test_what_looks_like_a_date_never_raises(typed: str) -> None:
    verdict = judge_date(typed, "2023-09-06")
    assert verdict.kind != "partly"


@given(st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_a_listed_name_in_any_case_and_with_spaces_is_exact(name: str, random) -> None:
    person = next(p for p in REGISTER.values() if name in (p.name, *p.native.values()))
    typed = "  ".join(name.split())
    typed = random.choice([typed.upper(), typed.lower(), typed.title(), f" {typed}!"])
    assert judge_name(typed, person, register=REGISTER).kind == "exact", typed


@pytest.mark.parametrize(
    "typed",
    [
        "Pashinyan " * 40,
        "a b " * 100,
        "Putin, " * 57,
        "Putin and " * 40,
        "ä" * 400,
        "1 or " * 24,
        "winter 20 or " * 9,
        "x" * 1_000_000,
    ],
)
def test_the_longest_answers_are_quick(typed: str) -> None:
    start = process_time()
    judge_name(typed, [REGISTER["vladimir-putin"], REGISTER["ilham-aliyev"]], register=REGISTER)
    judge_date(typed, "2023-09-06")
    judge_gap(typed, "weapons and ammunition")
    judge_place(typed, "Yerevan")
    judge_quotation(typed, "these are the made up words of nobody " * 6)
    assert process_time() - start < 1.0
