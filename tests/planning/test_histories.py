from karabakh_quiz.memory.model import Memory
from karabakh_quiz.planning import Answer, answers_of
from karabakh_quiz.planning.histories import states_with
from karabakh_quiz.progress import Review, Row

ANSWER = {"proposed": 3, "verdict": "exact", "score": 1.0, "mode": "type"}


def review(day, grade=3, card="d/a#who", **fields):
    at = day * 86_400_000
    return Review(card=card, at=at, day=day, grade=grade, **{**ANSWER, **fields})


def test_elapsed_days_are_counted_from_the_highest_day_so_far():
    rows = [review(10), review(14), review(12), review(15)]
    assert [answer.elapsed for answer in answers_of(rows)] == [0, 4, 0, 1]


def test_what_was_not_scheduled_and_what_is_no_review_is_left_out():
    rows = [review(10), review(11, scheduled=False), Row(kind="flag", card="d/a#who", at=1, day=12)]
    assert [answer.elapsed for answer in answers_of(rows)] == [0]


def test_options_and_guesses_are_kept():
    (answer,) = answers_of([review(1, options=("a", "b", "c"), mode="choice", guessed=True)])
    assert answer == Answer("d/a#who 0", 86_400_000, 3, 0, 3, True)


def test_a_reset_begins_anew():
    rows = [review(1), review(5), Row(kind="reset", card="d/a#who", at=6, day=6), review(9)]
    answers = answers_of(rows)
    assert [answer.elapsed for answer in answers] == [0, 4, 0]
    assert len({answer.card for answer in answers}) == 2
    memory = Memory()
    fresh = memory.review(None, 3, 0)
    assert states_with(rows, memory)["d/a#who"] == (fresh.stability, fresh.difficulty)
