"""Right choices that were luck, taken for what they probably were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.memory import DEFAULT
from karabakh_quiz.planning import Answer, fitting
from karabakh_quiz.planning.guesses import without_luck
from tests.planning.test_fitting import FORGETFUL, log_of


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 99)), max_size=8))
def test_what_was_typed_stays_as_it_is(answers):
    history = [Answer("c", n, grade, days) for n, (grade, days) in enumerate(answers)]
    assert without_luck([history], DEFAULT) == [history]


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 99), st.integers(1, 5)), max_size=8))
def test_only_right_choices_become_again_and_nothing_else_changes(answers):
    history = [Answer("c", n, grade, days, k) for n, (grade, days, k) in enumerate(answers)]
    (taken,) = without_luck([history], DEFAULT)
    assert [(a.card, a.when, a.elapsed) for a in taken] == [
        (a.card, a.when, a.elapsed) for a in history
    ]
    for before, after in zip(history, taken, strict=True):
        assert after.grade == before.grade or (after.grade == 1 and before.options > 1)
    assert without_luck([history], DEFAULT) == [taken]


def test_as_many_as_were_luck_are_taken_for_it():
    first = [[Answer(f"c{n}", n, 3, 0, 4)] for n in range(2_000)]
    again = sum(history[0].grade == 1 for history in without_luck(first, DEFAULT))
    assert again == pytest.approx(1_000, rel=0.1)  # 0.8 · 1/4 against 0.2


def test_the_optimiser_is_told_of_no_lucky_choice(monkeypatch):
    told = []

    def optimise(histories, patience):
        told.append([answer.grade for history in histories for answer in history])
        return DEFAULT

    monkeypatch.setattr(fitting, "_optimise", optimise)
    answers = log_of(FORGETFUL, options=4)
    fitting.fit(answers, DEFAULT)
    right = sum(answer.grade > 1 for answer in answers)
    _, whole = told
    assert len(whole) == len(answers)
    assert sum(grade > 1 for grade in whole) < right - 20
