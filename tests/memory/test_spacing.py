"""Where a card's next review is put: evenly, or by what an answer is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.parameters import DEFAULT, HIGHEST, LOWEST
from karabakh_quiz.memory.spacing import DEPTH, REFERENCE, Spacing

STABILITIES = st.floats(0.001, 36_500)
AIMS = st.floats(0.70, 0.97)
DECAYS = st.floats(LOWEST[20], HIGHEST[20])


def with_decay(decay, aim=0.9):
    return Memory((*DEFAULT[:20], decay), aim)


def forgone(memory, stability, days, parts=2_000):
    """The integral by adding up: what is known above the chance at the end of the interval."""
    end = memory.recall(stability, days)
    width = days / parts
    return sum((memory.recall(stability, (n + 0.5) * width) - end) * width for n in range(parts))


@given(STABILITIES, AIMS)
def test_even_spacing_is_the_models_own_interval(stability, aim):
    memory = Memory(desired_retention=aim)
    spacing = Spacing(memory)
    assert spacing.interval(stability) == memory.interval(MemoryState(stability, 5.0))
    assert spacing.aim(stability) == aim


@given(STABILITIES, AIMS, DECAYS)
def test_the_aim_is_what_is_recalled_after_the_interval_and_stays_in_range(stability, aim, decay):
    memory = with_decay(decay, aim)
    spacing = Spacing(memory, thrifty=True)
    held_at = spacing.aim(stability)
    assert max(0.70, aim - DEPTH) - 1e-9 <= held_at <= 0.97
    assert memory.recall(stability, spacing.interval(stability)) == pytest.approx(held_at, rel=1e-9)
    assert stability * memory.reach(held_at) == pytest.approx(spacing.interval(stability), rel=1e-9)


@given(STABILITIES, st.floats(1.0, 10.0), AIMS, DECAYS)
def test_the_better_rooted_waits_longer_and_is_kept_higher(stability, times, aim, decay):
    spacing = Spacing(with_decay(decay, aim), thrifty=True)
    more = min(stability * times, 36_500.0)
    assert spacing.interval(more) >= spacing.interval(stability) * (1 - 1e-9)
    assert spacing.aim(more) >= spacing.aim(stability) - 1e-9


@pytest.mark.parametrize("aim", [0.75, 0.85, 0.9, 0.95])
@pytest.mark.parametrize("decay", [0.1, DEFAULT[20], 0.8])
def test_a_month_of_stability_is_kept_at_the_desired_retention(aim, decay):
    memory = with_decay(decay, aim)
    spacing = Spacing(memory, thrifty=True)
    assert spacing.aim(REFERENCE) == pytest.approx(aim)
    price = forgone(memory, REFERENCE, spacing.interval(REFERENCE))
    for stability in (15.0, 60.0, 200.0):
        days = spacing.interval(stability)
        if max(0.70, aim - DEPTH) + 1e-6 < spacing.aim(stability) < 0.97 - 1e-6:
            assert forgone(memory, stability, days) == pytest.approx(price, rel=1e-4)


def test_fresh_cards_are_asked_less_often_and_old_ones_more():
    even, thrifty = Spacing(Memory()), Spacing(Memory(), thrifty=True)
    assert thrifty.interval(2.0) > 2 * even.interval(2.0)
    assert thrifty.interval(200.0) < 0.8 * even.interval(200.0)
