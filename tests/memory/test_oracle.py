"""Our core against py-fsrs, the reference implementation."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from fsrs import Card, Rating, Scheduler

from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.parameters import DEFAULT, HIGHEST, LOWEST
from karabakh_quiz.memory.step import LONGEST

HISTORIES = 2_000
GAPS = (0, 0, 0, 1, 1, 2, 3, 5, 8, 15, 30, 90, 365, 2_000)


def history(random: Random) -> list[tuple[int, int]]:
    length = random.randint(1, 25)
    grades = random.choices((1, 2, 3, 4), weights=(2, 2, 5, 2), k=length)
    return [(grade, random.choice(GAPS) if i else 0) for i, grade in enumerate(grades)]


def oracle(scheduler: Scheduler, reviews: list[tuple[int, int]]) -> list[tuple[float, float]]:
    card, when = Card(card_id=1), datetime(2020, 1, 1, tzinfo=UTC)
    states = []
    for grade, days in reviews:
        when += timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(grade), when)
        assert card.stability is not None
        assert card.difficulty is not None
        states.append((card.stability, card.difficulty))
    return states


def compare(parameters: tuple[float, ...], histories: int, seed: int) -> int:
    random = Random(seed)
    memory = Memory(parameters)
    scheduler = Scheduler(parameters, enable_fuzzing=False)
    compared = 0
    for _ in range(histories):
        reviews = history(random)
        state = None
        for (grade, days), (stability, difficulty) in zip(
            reviews, oracle(scheduler, reviews), strict=True
        ):
            state = memory.review(state, grade, days)
            if stability > LONGEST:  # py-fsrs has no upper bound; ours ends here
                assert state.stability == LONGEST
                break
            assert state.difficulty == pytest.approx(difficulty, rel=1e-9)
            if stability > 0.01:
                assert state.stability == pytest.approx(stability, rel=1e-6)
            compared += 1
    return compared


def test_states_equal_py_fsrs_on_2000_histories_with_same_day_reviews() -> None:
    assert compare(DEFAULT, HISTORIES, seed=1) > 20_000


def test_states_equal_py_fsrs_with_other_parameters() -> None:
    random = Random(2)
    for seed in range(20):
        parameters = tuple(random.uniform(a, b) for a, b in zip(LOWEST, HIGHEST, strict=True))
        assert compare(parameters, 20, seed) > 0


def test_retrievability_equals_py_fsrs() -> None:
    scheduler, memory = Scheduler(), Memory()
    start = datetime(2020, 1, 1, tzinfo=UTC)
    for stability in (0.05, 0.9, 3.3, 40.0, 36_500.0):
        card = Card(card_id=1, stability=stability, difficulty=5.0, last_review=start)
        for days in (0, 1, 7, 100, 5_000):
            expected = scheduler.get_card_retrievability(card, start + timedelta(days=days))
            state = MemoryState(stability, 5.0)
            assert memory.retrievability(state, days) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.97])
def test_intervals_equal_py_fsrs_before_rounding(retention: float) -> None:
    scheduler = Scheduler(desired_retention=retention, enable_fuzzing=False, learning_steps=())
    start = datetime(2020, 1, 1, tzinfo=UTC)
    card, _ = scheduler.review_card(Card(card_id=1), Rating.Easy, start)
    memory = Memory(desired_retention=retention)
    interval = memory.interval(memory.review(None, 4, 0))
    assert round(interval) == (card.due - start).days


def test_defaults_are_those_of_py_fsrs() -> None:
    assert Scheduler().parameters == DEFAULT
