"""A mock exam, the date to be ready by, and sittings of cards that were chosen."""

from datetime import date

import pytest

from karabakh_quiz.clock import EPOCH
from karabakh_quiz.errors import QuizError, UsageError
from karabakh_quiz.progress import Review
from karabakh_quiz.progress.row import Row
from karabakh_quiz.study import MockExam, Sitting, SittingOptions
from karabakh_quiz.study.exam_day import (
    DAILY,
    exam_daily,
    exam_day,
    keep_exam_daily,
    keep_exam_day,
    read_exam_day,
)
from tests.study.conftest import OpenDesk
from tests.support.study import Desk, make_deck, right, statement, work_off, wrong

TODAY = (date(2026, 1, 31) - EPOCH).days


def who(number: int) -> str:
    return f"made-up/s{number}#who"


def exam(desk: Desk, count: int = 6, **options: object) -> MockExam:
    wanted = SittingOptions(**options)  # type: ignore[arg-type]
    return MockExam(
        desk.collection, desk.progress, clock=desk.clock, count=count, seed=1, options=wanted
    )


class TestMockExam:
    def test_asks_each_entry_once_and_marks_at_the_end(self, desk: Desk) -> None:
        mock = exam(desk)
        asked = []
        while (question := mock.next()) is not None:
            assert mock.next() is question
            asked.append(question.card.id)
            desk.clock.advance(seconds=5)
            mock.answer(wrong(question) if len(asked) == 2 else right(question))
        assert len(asked) == 6
        assert len({card.partition("#")[0] for card in asked}) == 6
        assert [mark.card.id for mark in mock.marks] == asked
        assert [mark.right for mark in mock.marks] == [True, False, True, True, True, True]
        assert mock.seconds == 30
        assert mock.left == 0

    def test_reschedules_nothing(self, desk: Desk) -> None:
        for number in range(12):
            desk.review(who(number))
        before = desk.progress.states()
        mock = exam(desk, count=12)
        while (question := mock.next()) is not None:
            mock.answer(wrong(question))
        after = desk.progress.states()
        assert {card: state.due_day for card, state in after.items() if state.memory} == {
            card: state.due_day for card, state in before.items()
        }
        assert {card: after[card].memory for card in before} == {
            card: state.memory for card, state in before.items()
        }
        rows = [row for row in desk.progress.rows(kinds=("review",)) if isinstance(row, Review)]
        assert [row.scheduled for row in rows[12:]] == [False] * 12

    def test_an_answer_is_in_the_log_before_the_next_question(self, desk: Desk) -> None:
        mock = exam(desk)
        question = mock.next()
        assert question is not None
        mock.answer(right(question))
        with desk.second() as other:
            rows = list(other.rows(card=question.card.id, kinds=("review",)))
        assert len(rows) == 1

    def test_a_question_not_understood_stays_open(self, desk: Desk) -> None:
        mock = exam(desk, mode="type", only=("when",))
        question = mock.next()
        assert question is not None
        assert mock.answer("5 May").asks_again
        assert mock.next() is question
        assert mock.marks == ()
        mock.give_up()
        assert [mark.right for mark in mock.marks] == [False]

    def test_leaves_out_what_is_suspended_and_what_is_sensitive(self, desk_with: OpenDesk) -> None:
        entries = [statement(0), statement(1, sensitive=True), statement(2)]
        desk = desk_with(make_deck("made-up", entries))
        for facet in ("who", "when"):
            desk.progress.record(Row(kind="suspend", card=f"made-up/s0#{facet}"))
        mock = exam(desk, count=10)
        question = mock.next()
        assert question is not None
        assert question.card.id.startswith("made-up/s2#")
        mock.answer(right(question))
        assert mock.next() is None

    def test_never_only_reveals(self, desk: Desk) -> None:
        question = exam(desk, mode="reveal").next()
        assert question is not None
        assert question.mode != "reveal"

    def test_ends_early_with_what_was_answered(self, desk: Desk) -> None:
        mock = exam(desk)
        question = mock.next()
        assert question is not None
        mock.answer(right(question))
        mock.next()
        assert [mark.card.id for mark in mock.leave()] == [question.card.id]
        assert mock.next() is None
        with pytest.raises(QuizError):
            mock.answer("1")

    def test_tells_a_choice_by_its_words(self, desk: Desk) -> None:
        mock = exam(desk, mode="choice", only=("who",))
        question = mock.next()
        assert question is not None
        mock.answer("2")
        assert mock.marks[0].answer == question.choices[1].text


class TestExamDay:
    @pytest.mark.parametrize(
        ("typed", "day"),
        [
            ("2026-12-12", date(2026, 12, 12)),
            ("12 December", date(2026, 12, 12)),
            (" 12 dec 2026 ", date(2026, 12, 12)),
            ("December 12", date(2026, 12, 12)),
            ("12 декабря", date(2026, 12, 12)),
            ("30 January", date(2027, 1, 30)),
            ("1 February", date(2026, 2, 1)),
            ("31.12.2026", date(2026, 12, 31)),
        ],
    )
    def test_is_read_as_people_write_it(self, typed: str, day: date) -> None:
        assert read_exam_day(typed, TODAY) == (day - EPOCH).days

    @pytest.mark.parametrize(
        ("typed", "part"),
        [
            ("", "no single day"),
            ("tomorrow", "no single day"),
            ("December", "no single day"),
            ("December 2026", "no single day"),
            ("29 February", "no single day"),
            ("31 April 2026", "no single day"),
            ("12 or 13 December 2026", "no single day"),
            ("[/b] 12", "no single day"),
            ("3/4/2026", "4 March 2026 or 3 April 2026"),
            ("31 January 2026", "no day to plan for"),
            ("2025-12-12", "no day to plan for"),
            ("2036-12-12", "no day to plan for"),
        ],
    )
    def test_what_is_no_day_to_plan_for_says_so(self, typed: str, part: str) -> None:
        with pytest.raises(UsageError) as refused:
            read_exam_day(typed, TODAY)
        assert part in refused.value.sentence

    def test_is_kept_until_it_has_passed(self, desk: Desk) -> None:
        today = desk.progress.today()
        assert exam_day(desk.progress, today) is None
        keep_exam_day(desk.progress, today + 3)
        keep_exam_day(desk.progress, today + 3)
        assert exam_day(desk.progress, today) == today + 3
        assert len(list(desk.progress.rows(kinds=("setting",)))) == 1
        assert exam_day(desk.progress, today + 3) is None
        keep_exam_day(desk.progress, None)
        assert exam_day(desk.progress, today) is None

    def test_a_value_of_another_program_means_nothing(self, desk: Desk) -> None:
        for value in (3, "soon", ["2026-12-12"]):
            fields = {"name": "exam-date", "value": value}
            desk.progress.record(Row(kind="setting", fields=fields))
            assert exam_day(desk.progress, desk.progress.today()) is None

    def test_answers_a_day_are_kept_with_it(self, desk: Desk) -> None:
        assert exam_daily(desk.progress) == DAILY
        keep_exam_daily(desk.progress, 12)
        assert exam_daily(desk.progress) == 12


class TestChosenCards:
    def test_are_asked_alone_and_in_their_order(self, desk: Desk) -> None:
        desk.review(who(3))
        desk.review(who(7))
        desk.clock.advance(days=1)
        cards = (who(5), who(7), who(2), who(3), who(7), "made-up/none#who")
        options = SittingOptions(cards=cards)
        sitting = Sitting(desk.collection, desk.progress, clock=desk.clock, options=options)
        assert sitting.plan.reviews == (who(7), who(3))
        assert sitting.plan.fresh == (who(5), who(2))
        assert work_off(sitting, desk.clock) == [who(5), who(7), who(2), who(3)]

    def test_of_today_or_put_aside_are_not_asked(self, desk: Desk) -> None:
        desk.review(who(1))
        desk.progress.record(Row(kind="suspend", card=who(2)))
        options = SittingOptions(cards=(who(0), who(1), who(2)))
        sitting = Sitting(desk.collection, desk.progress, clock=desk.clock, options=options)
        assert work_off(sitting, desk.clock) == [who(0)]

    def test_come_back_when_they_were_wrong(self, desk: Desk) -> None:
        options = SittingOptions(cards=(who(0), who(1)))
        sitting = Sitting(desk.collection, desk.progress, clock=desk.clock, options=options)
        first = sitting.next()
        assert first is not None
        sitting.answer(wrong(first))
        sitting.grade()
        assert work_off(sitting, desk.clock) == [who(1), who(0)]
