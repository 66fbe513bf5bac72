"""How long today takes: the usual time, giving way to the learner's own."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.progress import CardState
from karabakh_quiz.study.pace import LONGEST_SECONDS, USUAL_SECONDS, minutes_for, seconds_a_card


def answered(*seconds: float) -> list[CardState]:
    """Cards answered at these moments."""
    return [
        CardState(card=f"a/{n}#who", last_at=round(at * 1000)) for n, at in enumerate(seconds, 1)
    ]


def test_the_usual_time_before_anything_is_known() -> None:
    assert seconds_a_card([]) == USUAL_SECONDS
    assert seconds_a_card([CardState(card="a/b#who")]) == USUAL_SECONDS
    assert minutes_for(12, []) == 5
    assert (minutes_for(0, []), minutes_for(1, [])) == (0, 1)


def test_the_learners_own_pace_takes_over() -> None:
    states = answered(*(8.0 * n for n in range(91)))
    assert seconds_a_card(states) == (90 * 8 + 10 * USUAL_SECONDS) / 100
    assert minutes_for(60, states) == 10


def test_a_pause_is_no_card() -> None:
    assert seconds_a_card(answered(0, 10, 86_400, 86_410)) == (20 + 10 * USUAL_SECONDS) / 12


@given(st.lists(st.floats(0, 1e9), max_size=150))
def test_it_stays_between_a_blink_and_the_longest(moments: list[float]) -> None:
    assert 0 < seconds_a_card(answered(*moments)) <= LONGEST_SECONDS
