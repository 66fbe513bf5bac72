"""Orders by pairs, matches by pair."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.answers import judge_match, judge_order
from karabakh_quiz.answers.orders import read_items

FIVE = ("the interview", "the visit", "the letter", "the exercise", "the vote")


def test_the_right_order() -> None:
    verdict = judge_order(FIVE, FIVE)
    assert (verdict.kind, verdict.score, verdict.proposed) == ("exact", 1, 3)
    assert verdict.reason == "All in order."


def test_two_neighbours_swapped() -> None:
    given_order = (FIVE[0], FIVE[2], FIVE[1], FIVE[3], FIVE[4])
    verdict = judge_order(given_order, FIVE)
    assert (verdict.kind, verdict.score, verdict.proposed) == ("partly", 0.9, 1)
    assert verdict.reason == "9 of 10 pairs right. Swapped: “the visit” and “the letter”."


def test_one_moved_far() -> None:
    verdict = judge_order((FIVE[4], *FIVE[:4]), FIVE)
    assert verdict.score == pytest.approx(0.6)
    assert verdict.reason == "6 of 10 pairs right. “the interview” comes before “the vote”."


def test_backwards_is_wrong() -> None:
    verdict = judge_order(FIVE[::-1], FIVE)
    assert (verdict.kind, verdict.score) == ("wrong", 0)


@pytest.mark.parametrize("order", permutations(range(4)))
def test_the_score_is_the_share_of_pairs_in_order(order: tuple[int, ...]) -> None:
    items = FIVE[:4]
    verdict = judge_order([items[place] for place in order], items)
    right = sum(one < other for one, other in combinations(order, 2))
    assert verdict.score == pytest.approx(right / 6)


@pytest.mark.parametrize("given_order", [(), FIVE[:4], (*FIVE, FIVE[0]), (FIVE[0],) * 5])
def test_not_all_of_them_once_is_asked_again(given_order: tuple[str, ...]) -> None:
    verdict = judge_order(given_order, FIVE)
    assert (verdict.kind, verdict.proposed) == ("unreadable", None)
    assert verdict.reason == "Put all 5 in order, each of them once."


def test_equal_items_may_change_places() -> None:
    assert judge_order(("a", "a", "b"), ("a", "a", "b")).kind == "exact"
    assert judge_order(("a", "b", "a"), ("a", "a", "b")).score == pytest.approx(2 / 3)


def test_matches_are_counted_by_pair() -> None:
    towns, names = ("one", "two", "three"), ("uno", "due", "tre")
    assert judge_match(names, names, towns).kind == "exact"
    verdict = judge_match(("uno", "tre", "due"), names, towns)
    assert (verdict.kind, verdict.score, verdict.proposed) == ("partly", pytest.approx(1 / 3), 1)
    assert verdict.reason == "1 of 3 right. “two” goes with “due”, not “tre”."
    assert judge_match(("due", "tre", "uno"), names, towns).kind == "wrong"
    assert judge_match(("due", "tre"), names, towns).kind == "unreadable"
    assert judge_match(("due", "tre", "quattro"), names, towns).kind == "unreadable"


def test_items_may_be_typed_out() -> None:
    typed = "The Visit; the interview ; The vote."
    assert read_items(typed, FIVE) == ["the visit", "the interview", "the vote"]
    assert read_items("the letter, the vote", FIVE) == ["the letter", "the vote"]


@given(st.lists(st.text(max_size=4), max_size=6), st.lists(st.text(max_size=4), max_size=6))
def test_judging_never_raises(given_order: list[str], expected: list[str]) -> None:
    assert 0 <= judge_order(given_order, expected).score <= 1
    assert 0 <= judge_match(given_order, expected, expected).score <= 1
