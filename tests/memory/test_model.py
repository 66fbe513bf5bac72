"""What the memory model promises beyond its formulas."""

import pickle
from math import exp, inf, isfinite, log, nan
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.errors import QuizError
from karabakh_quiz.memory import DEFAULT, NEVER, NEW_CARD_PRIOR, Memory, MemoryState, RangeError
from karabakh_quiz.memory import luck as luck_of
from karabakh_quiz.memory.step import LONGEST, SHORTEST

MEMORY = Memory()
STATE = MemoryState(10.0, 5.0)

states = st.builds(MemoryState, st.floats(SHORTEST, LONGEST), st.floats(1.0, 10.0))
grades = st.integers(1, 4)
gaps = st.integers(0, 40_000)
reviews = st.tuples(grades, gaps, st.integers(1, 6))


@given(st.lists(reviews, min_size=1, max_size=30))
def test_a_state_is_always_a_number_in_range(history: list[tuple[int, int, int]]) -> None:
    state = MEMORY.replay(history)
    assert SHORTEST <= state.stability <= LONGEST
    assert 1.0 <= state.difficulty <= 10.0
    assert isfinite(MEMORY.interval(state))


@given(states, gaps)
def test_a_better_grade_never_leads_to_a_weaker_memory(state: MemoryState, gap: int) -> None:
    after = [MEMORY.review(state, grade, gap).stability for grade in (1, 2, 3, 4)]
    assert after == sorted(after)


@given(states, st.integers(0, 10_000))
def test_recall_fades_with_time(state: MemoryState, days: int) -> None:
    now, later = (MEMORY.retrievability(state, days + more) for more in (0, 30))
    assert 0.0 < later < now <= 1.0


@given(states, st.floats(0.70, 0.97))
def test_the_interval_is_where_recall_meets_the_desired_retention(
    state: MemoryState, retention: float
) -> None:
    memory = Memory(desired_retention=retention)
    assert memory.retrievability(state, memory.interval(state)) == pytest.approx(retention)


def test_replay_is_review_after_review() -> None:
    history = [(3, 0), (1, 2, 4), (3, 0, 4), (4, 9), (3, 30, 4)]
    state = None
    for grade, days, *options in history:
        state = MEMORY.review(state, grade, days, options=options[0] if options else 1)
    assert MEMORY.replay(history) == state


def test_the_fold_of_plain_floats_is_the_replay_to_the_last_bit() -> None:
    history = [(3, 0, 4), (1, 2, 4), (3, 0, 4), (4, 9, 1), (3, 30, 4)]
    folded = MEMORY.fold(
        [grade for grade, _, _ in history],
        [days for _, days, _ in history],
        [luck_of(options) for _, _, options in history],
    )
    assert MemoryState(*folded) == MEMORY.replay(history)


def test_a_fold_goes_on_where_another_stopped() -> None:
    whole = MEMORY.fold([3, 3, 1], [0, 3, 9], [0.0] * 3)
    half = MEMORY.fold([3], [0], [0.0])
    assert MEMORY.fold([3, 1], [3, 9], [0.0] * 2, start=half) == whole
    assert MEMORY.step(NEVER, 0.0, 3, 0, 0.0) == half


def test_stability_stops_at_a_hundred_years() -> None:
    state = MEMORY.replay([(4, 0)] + [(4, 36_500)] * 12)
    assert state.stability == LONGEST


class TestGuessing:
    """A right choice may be luck; the update then lies between Again's and the grade's."""

    def test_a_right_choice_is_the_mixture_of_again_and_good(self) -> None:
        recall = MEMORY.retrievability(STATE, 20)
        known = recall / (recall + (1 - recall) / 4)
        good, again = MEMORY.review(STATE, 3, 20), MEMORY.review(STATE, 1, 20)
        mixed = MEMORY.review(STATE, 3, 20, options=4)
        assert mixed.stability == pytest.approx(
            exp(known * log(good.stability) + (1 - known) * log(again.stability))
        )
        assert mixed.difficulty == pytest.approx(
            known * good.difficulty + (1 - known) * again.difficulty
        )

    @pytest.mark.parametrize("grade", [2, 4])
    def test_another_grade_takes_its_own_update_in_goods_place(self, grade: int) -> None:
        mixed = MEMORY.review(STATE, grade, 20, options=4).stability
        assert MEMORY.review(STATE, 1, 20).stability < mixed
        assert mixed < MEMORY.review(STATE, grade, 20).stability

    def test_a_first_choice_uses_the_prior_of_a_card_never_reviewed(self) -> None:
        known = NEW_CARD_PRIOR / (NEW_CARD_PRIOR + (1 - NEW_CARD_PRIOR) / 4)
        mixed = MEMORY.review(None, 3, 0, options=4)
        assert log(mixed.stability) == pytest.approx(
            known * log(DEFAULT[2]) + (1 - known) * log(DEFAULT[0])
        )

    @given(states, gaps)
    def test_a_wrong_choice_is_no_guess(self, state: MemoryState, gap: int) -> None:
        assert MEMORY.review(state, 1, gap, options=4) == MEMORY.review(state, 1, gap)

    def test_more_choices_make_luck_less_likely(self) -> None:
        after = [MEMORY.review(STATE, 3, 20, options=k).stability for k in (2, 3, 4, 8)]
        assert after == sorted(after)
        assert after[-1] < MEMORY.review(STATE, 3, 20).stability

    def test_saying_i_guessed_counts_for_less_than_any_choice(self) -> None:
        said = MEMORY.review(STATE, 3, 20, guessed=True)
        assert said.stability < MEMORY.review(STATE, 3, 20, options=2).stability
        assert said == MEMORY.review(STATE, 3, 20, options=4, guessed=True)

    def test_replay_knows_choices_and_guesses(self) -> None:
        assert MEMORY.replay([(3, 0, 4)]) == MEMORY.review(None, 3, 0, options=4)
        assert MEMORY.replay([(3, 0, 1, True)]) == MEMORY.review(None, 3, 0, guessed=True)

    def test_within_a_day_the_model_is_sure_of_recall(self) -> None:
        assert MEMORY.review(STATE, 3, 0, options=4) == MEMORY.review(STATE, 3, 0)


class TestBadInput:
    """Numbers without meaning are refused in one sentence, before anything is computed."""

    @pytest.mark.parametrize("grade", [0, 5, -1, 2.5, nan])
    def test_grades_outside_1_to_4(self, grade: int) -> None:
        with pytest.raises(RangeError, match="grade"):
            MEMORY.review(None, grade, 0)
        with pytest.raises(RangeError, match="grade"):
            MEMORY.replay([(3, 0), (grade, 1)])

    @pytest.mark.parametrize("days", [-1, -0.5, nan, inf])
    def test_days_below_zero_or_beyond_reason(self, days: int) -> None:
        with pytest.raises(RangeError, match="days"):
            MEMORY.review(STATE, 3, days)
        with pytest.raises(RangeError, match="days"):
            MEMORY.replay([(3, 0), (3, days)])
        with pytest.raises(RangeError, match="days"):
            MEMORY.retrievability(STATE, days)

    @pytest.mark.parametrize("options", [0, -4, nan])
    def test_fewer_than_one_choice(self, options: int) -> None:
        with pytest.raises(RangeError, match="choices"):
            MEMORY.review(STATE, 3, 1, options=options)
        with pytest.raises(RangeError, match="choices"):
            MEMORY.replay([(3, 0, options)])

    @pytest.mark.parametrize(
        "state", [(nan, 5.0), (0.0, 5.0), (40_000.0, 5.0), (3.0, 0.5), (3.0, nan), (3.0, 11.0)]
    )
    def test_states_out_of_range(self, state: tuple[float, float]) -> None:
        with pytest.raises(RangeError, match="memory state"):
            MemoryState(*state)

    def test_an_empty_history(self) -> None:
        with pytest.raises(RangeError, match="without a single review"):
            MEMORY.replay([])

    @pytest.mark.parametrize("retention", [0.69, 0.98, 0.0, 1.0, nan])
    def test_retention_outside_70_to_97_percent(self, retention: float) -> None:
        with pytest.raises(RangeError, match=r"between 0\.70 and 0\.97"):
            Memory(desired_retention=retention)

    def test_a_wrong_number_of_parameters(self) -> None:
        with pytest.raises(RangeError, match="21 parameters, not 19"):
            Memory(DEFAULT[:19])

    @pytest.mark.parametrize(("index", "value"), [(0, 0.0), (4, 11.0), (20, 0.05), (8, nan)])
    def test_a_parameter_out_of_its_range_is_named(self, index: int, value: float) -> None:
        with pytest.raises(RangeError, match=f"w{index} .* must lie between"):
            Memory((*DEFAULT[:index], value, *DEFAULT[index + 1 :]))

    def test_parameters_that_are_no_numbers(self) -> None:
        with pytest.raises(RangeError, match="must be numbers"):
            Memory(["much"] * 21)  # type: ignore[list-item]

    def test_the_fault_is_one_a_person_can_read(self) -> None:
        assert issubclass(RangeError, QuizError)


def test_a_memory_can_be_sent_to_another_process() -> None:
    memory = Memory(desired_retention=0.8)
    copy = pickle.loads(pickle.dumps(memory))
    assert copy.replay([(3, 0), (3, 5)]) == memory.replay([(3, 0), (3, 5)])
    assert copy.desired_retention == 0.8


def test_a_state_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        MEMORY.review(None, 3, 0).stability = 1.0  # type: ignore[misc]


def test_ten_times_as_fast_as_py_fsrs() -> None:
    from datetime import UTC, datetime, timedelta

    from fsrs import Card, Rating, Scheduler

    random = Random(3)
    histories = [
        [(random.randint(1, 4), random.choice((0, 1, 4, 20)) if i else 0) for i in range(10)]
        for _ in range(100)
    ]
    scheduler = Scheduler(enable_fuzzing=False)
    dated = []
    for history in histories:
        when, each = datetime(2020, 1, 1, tzinfo=UTC), []
        for grade, days in history:
            when += timedelta(days=days)
            each.append((Rating(grade), when))
        dated.append(each)

    def theirs() -> None:
        for each in dated:
            card = Card(card_id=1)
            for rating, when in each:
                card, _ = scheduler.review_card(card, rating, when)

    def ours() -> None:
        for history in histories:
            MEMORY.replay(history)

    def seconds(work: object) -> float:
        start = process_time()
        work()  # type: ignore[operator]
        return process_time() - start

    pairs = [(seconds(theirs), seconds(ours)) for _ in range(9)]
    assert min(t for t, _ in pairs) / min(o for _, o in pairs) > 10
