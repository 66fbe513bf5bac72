import sys
from random import Random

import pytest

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.parameters import DEFAULT
from karabakh_quiz.planning import Answer, FitError, fit
from karabakh_quiz.planning.fitting import score

FORGETFUL = (*DEFAULT[:2], 0.8, 2.0, *DEFAULT[4:8], 1.2, *DEFAULT[9:])


def log_of(parameters, *, cards=150, reviews=8, seed=1, lapses=True, options=1):
    """Answers of a learner whose memory follows `parameters`, a card an hour apart."""
    chance, memory = Random(seed), Memory(parameters)
    answers = []
    for card in range(cards):
        stability, difficulty, day = 0.0, 0.0, chance.randrange(30)
        last = day
        for number in range(reviews):
            elapsed = day - last
            known = number and chance.random() < memory.recall(stability, elapsed)
            right = known or chance.random() * options < 1 < options
            grade = 3 if right or not (lapses or number == 0) else 1
            answers.append(Answer(f"c{card}", day * 86_400_000 + card, grade, elapsed, options))
            stability, difficulty = memory.step(stability, difficulty, grade, elapsed, 0.0)
            last, day = day, day + chance.randint(1, max(2, round(stability * 1.5)))
    return answers


def test_a_learner_unlike_the_default_is_fitted_and_the_fit_predicts_better():
    pytest.importorskip("fsrs_rs_python")
    found = fit(log_of(FORGETFUL), DEFAULT)
    assert found.better
    assert found.fitted.log_loss < found.now.log_loss
    assert len(found.parameters) == 21
    assert found.now.reviews == found.fitted.reviews > 0


def test_too_few_reviews_and_too_few_lapses_are_refused_with_the_numbers():
    with pytest.raises(FitError, match=r"too little to fit: \d+ reviews .* it takes 400"):
        fit(log_of(DEFAULT, cards=5), DEFAULT)
    with pytest.raises(FitError, match="with 0 forgotten"):
        fit(log_of(DEFAULT, lapses=False), DEFAULT)
    with pytest.raises(FitError, match="too little"):
        fit([], DEFAULT)


def test_parameters_that_were_fitted_are_judged_on_later_answers_only():
    pytest.importorskip("fsrs_rs_python")
    answers = log_of(FORGETFUL, cards=200)
    counted = sorted(answer.when for answer in answers if answer.elapsed > 0)
    seen = counted[-100]
    found = fit(answers, FORGETFUL, seen_until=seen)
    assert found.now.reviews == sum(when > seen for when in counted)
    assert found.trained_on == sum(when <= seen for when in counted)
    assert fit(answers, FORGETFUL, seen_until=counted[3]) == fit(answers, FORGETFUL)
    with pytest.raises(FitError, match=r"there are 9 reviews since .* it takes 80"):
        fit(answers, FORGETFUL, seen_until=counted[-10])


def test_an_optimiser_that_hangs_is_ended(monkeypatch):
    with pytest.raises(FitError, match="had not finished"):
        fit(log_of(FORGETFUL), DEFAULT, patience=0.001)


def test_an_optimiser_that_dies_changes_nothing(monkeypatch, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\nexit 101\n")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with pytest.raises(FitError, match="failed on this log: nothing was changed"):
        fit(log_of(FORGETFUL), DEFAULT)


def test_a_missing_extra_is_said(monkeypatch, tmp_path):
    without = tmp_path / "python"
    without.write_text("#!/bin/sh\nexit 3\n")
    without.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(without))
    with pytest.raises(FitError, match=r"karabakh-quiz\[fit\]"):
        fit(log_of(FORGETFUL), DEFAULT)


def test_true_parameters_predict_better_than_others():
    answers = log_of(FORGETFUL, cards=300)
    histories = [
        [answer for answer in answers if answer.card == name]
        for name in {answer.card for answer in answers}
    ]
    assert score(histories, FORGETFUL).log_loss < score(histories, DEFAULT).log_loss


def test_choices_are_judged_by_the_chance_of_a_right_answer_guesses_included():
    history = [Answer("c", 0, 3, 0), Answer("c", 1, 3, 5, options=4)]
    typed = [history[0], Answer("c", 1, 3, 5)]
    assert score([history], DEFAULT).log_loss < score([typed], DEFAULT).log_loss
