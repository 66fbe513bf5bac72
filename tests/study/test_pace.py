"""How long today takes: the usual time, giving way to the learner's own."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.progress import Progress
from karabakh_quiz.study.pace import LONGEST_SECONDS, USUAL_SECONDS, minutes_for, seconds_a_card
from tests.support.clocks import StandingClock
from tests.support.progress import CARDS, answer


def answered(*seconds: float) -> list[int]:
    """When cards were answered, as the log tells it."""
    return sorted((round(at * 1000) for at in seconds), reverse=True)


def test_the_usual_time_before_anything_is_known() -> None:
    assert seconds_a_card([]) == USUAL_SECONDS
    assert seconds_a_card(answered(5)) == USUAL_SECONDS


def test_the_learners_own_pace_takes_over() -> None:
    times = answered(*(8.0 * n for n in range(91)))
    assert seconds_a_card(times) == (90 * 8 + 10 * USUAL_SECONDS) / 100


def test_a_pause_is_no_card() -> None:
    assert seconds_a_card(answered(0, 10, 86_400, 86_410)) == (20 + 10 * USUAL_SECONDS) / 12


def test_minutes_are_whole_and_begin_with_one(tmp_path, clock: StandingClock) -> None:
    with Progress.open(tmp_path / "progress.db", clock=clock) as progress:
        assert (minutes_for(0, progress), minutes_for(1, progress)) == (0, 1)
        assert minutes_for(12, progress) == 5
        answer(progress, CARDS[0])
        clock.advance(seconds=2)
        answer(progress, CARDS[1])
        assert minutes_for(60, progress) == 23  # (10 × 25 s + 2 s) / 11 a card


@given(st.lists(st.floats(0, 1e9), max_size=150))
def test_it_stays_between_a_blink_and_the_longest(moments: list[float]) -> None:
    assert 0 < seconds_a_card(answered(*moments)) <= LONGEST_SECONDS
