"""A sitting from its first question to its summary."""

import pytest

from karabakh_quiz.progress.row import Review
from karabakh_quiz.study import SittingError
from tests.support.study import Desk, right, work_off, wrong


class TestTheTurn:
    def test_an_answer_is_in_the_log_when_grade_returns(self, desk: Desk) -> None:
        sitting = desk.sit()
        question = sitting.next()
        assert question is not None
        sitting.answer(right(question))
        sitting.grade()
        with desk.second() as other:
            (row,) = other.rows(kinds=("review",))
        assert isinstance(row, Review)
        assert row.card == question.card.id
        assert (row.grade, row.proposed, row.verdict, row.score) == (3, 3, "exact", 1.0)
        assert row.options == tuple(choice.id for choice in question.choices)
        assert row.chosen == question.card.right.id  # type: ignore[union-attr]
        assert row.fingerprint == question.card.fingerprint
        assert row.retention == 0.9
        assert row.scheduled
        assert row.sitting == sitting.id
        assert row.after is None
        assert row.due_day is not None
        assert row.due_day > desk.progress.today()
