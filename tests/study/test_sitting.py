"""A sitting from its first question to its summary."""

from itertools import pairwise

import pytest

from karabakh_quiz.progress.row import Review, Row
from karabakh_quiz.study import SittingError
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.sitting import AnsweredElsewhere
from tests.study.conftest import OpenDesk
from tests.support.study import (
    IDS,
    Desk,
    event,
    make_deck,
    question,
    right,
    statement,
    work_off,
    wrong,
)


def first(sitting: object) -> Question:
    asked = sitting.next()  # type: ignore[attr-defined]
    assert asked is not None
    return asked


class TestTheTurn:
    def test_an_answer_is_in_the_log_when_grade_returns(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        sitting.answer(right(asked))
        sitting.grade()
        with desk.second() as other:
            (row,) = other.rows(kinds=("review",))
        assert isinstance(row, Review)
        assert row.card == asked.card.id
        assert (row.grade, row.proposed, row.verdict, row.score) == (3, 3, "exact", 1.0)
        assert row.options == tuple(choice.id for choice in asked.choices)
        assert asked.card.right is not None
        assert row.chosen == asked.card.right.id
        assert row.fingerprint == asked.card.fingerprint
        assert (row.retention, row.scheduled, row.sitting) == (0.9, True, sitting.id)
        assert row.after is None
        assert row.due_day is not None
        assert row.due_day > desk.progress.today()

    def test_each_answer_knows_the_one_its_state_came_from(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        for _ in range(2):
            sitting.answer(wrong(first(sitting)))
            sitting.grade()
        one, two = desk.reviews()
        assert two.after == one.id

    def test_the_grade_is_the_proposed_one_unless_the_learner_says_otherwise(
        self, desk: Desk
    ) -> None:
        sitting = desk.sit()
        sitting.answer(right(first(sitting)))
        row = sitting.grade(4)
        assert row is not None
        assert (row.grade, row.proposed) == (4, 3)

    def test_next_at_the_verdict_takes_the_proposed_grade(self, desk: Desk) -> None:
        sitting = desk.sit()
        sitting.answer(right(first(sitting)))
        first(sitting)
        assert [row.grade for row in desk.reviews()] == [3]

    def test_a_question_stays_until_it_is_answered(self, desk: Desk) -> None:
        sitting = desk.sit()
        assert sitting.next() is sitting.next()
        assert sitting.question is sitting.next()

    def test_an_unreadable_answer_is_asked_again_and_not_graded(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        assert sitting.answer("9").asks_again
        assert sitting.next() is asked
        assert sitting.verdict is None
        with pytest.raises(SittingError, match="not been answered"):
            sitting.grade()
        assert desk.reviews() == []

    def test_a_date_without_a_year_is_asked_again(self, desk: Desk) -> None:
        sitting = desk.sit(mode="type", only=("when",))
        first(sitting)
        assert sitting.answer("3 May").asks_again
        assert desk.reviews() == []

    def test_what_was_typed_is_logged_fit_for_a_terminal(self, desk: Desk) -> None:
        sitting = desk.sit(mode="reveal")
        first(sitting)
        sitting.answer("Zoe\x1b]52;c;aGk=\x07 " + "y" * 500)
        row = sitting.grade()
        assert row is not None
        assert "\x1b" not in row.answer
        assert len(row.answer) == 200

    def test_the_time_taken_is_logged_and_never_graded_by(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        desk.clock.advance(seconds=1_234.5)
        sitting.answer(right(asked))
        desk.clock.advance(seconds=99)
        row = sitting.grade()
        assert row is not None
        assert (row.took_ms, row.grade) == (1_234_500, 3)

    @pytest.mark.parametrize("grade", [0, 5, -1])
    def test_other_grades_are_refused(self, desk: Desk, grade: int) -> None:
        sitting = desk.sit()
        sitting.answer(right(first(sitting)))
        with pytest.raises(SittingError, match="is no grade"):
            sitting.grade(grade)
        assert desk.reviews() == []

    def test_calls_at_the_wrong_moment_are_one_sentence(self, desk: Desk) -> None:
        sitting = desk.sit()
        for call in (sitting.details, sitting.hint, sitting.suspend, sitting.intervals):
            with pytest.raises(SittingError, match="no question open"):
                call()
        sitting.answer(right(first(sitting)))
        with pytest.raises(SittingError, match="answered already"):
            sitting.answer("1")

    def test_the_intervals_shown_are_the_ones_logged(self, desk: Desk) -> None:
        for grade in (2, 3, 4):
            sitting = desk.sit()
            sitting.answer(right(first(sitting)))
            days = [interval.days for interval in sitting.intervals()]
            row = sitting.grade(grade)
            assert row is not None
            assert row.due_day == desk.progress.today() + days[grade - 1]
            assert days[0] == 0
            assert days[1] < days[2] < days[3]

    def test_details_come_with_the_verdict(self, desk: Desk) -> None:
        sitting = desk.sit(only=("who",))
        asked = first(sitting)
        sitting.answer(wrong(asked))
        assert asked.card.answer in {detail.text for detail in sitting.details()}

    def test_the_state_in_the_log_is_the_model_applied_to_the_rows(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        asked = first(sitting)
        sitting.answer(wrong(asked))
        sitting.grade()
        sitting.answer(right(first(sitting)))
        sitting.grade()
        memory = desk.progress.memory()
        assert desk.progress.state(asked.card.id).memory == memory.replay([(1, 0, 4), (3, 0, 4)])


class TestNumbers:
    def test_the_plan_says_what_the_sitting_began_with(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        work_off(sitting, desk.clock)
        assert (len(sitting.plan.reviews), len(sitting.plan.fresh)) == (0, 3)

    def test_questions_are_counted_against_what_is_known_to_come(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        asked = first(sitting)
        assert (asked.number, asked.total) == (1, 3)
        sitting.answer(wrong(asked))
        sitting.grade()
        asked = first(sitting)
        assert (asked.number, asked.total) == (2, 4)

    def test_a_new_card_says_so_and_its_repeat_says_again(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        asked = first(sitting)
        assert (asked.stage, asked.again, asked.deck_title) == ("new", False, "Made Up")
        sitting.answer(wrong(asked))
        sitting.grade()
        asked = first(sitting)
        assert (asked.stage, asked.again) == ("learning", True)


class TestWrongCards:
    def test_come_back_in_the_same_sitting_until_recalled_once(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        asked = [first(sitting)]
        sitting.answer(wrong(asked[0]))
        sitting.grade()
        for _ in range(2):
            sitting.answer(right(first(sitting)))
            sitting.grade()
        again = first(sitting)
        assert again.card.id == asked[0].card.id
        sitting.answer(wrong(again))
        sitting.grade()
        sitting.answer(right(first(sitting)))
        sitting.grade()
        assert sitting.next() is None
        assert len(desk.reviews(asked[0].card.id)) == 3

    def test_wait_for_the_gap_the_model_asks_for(self, desk: Desk) -> None:
        sitting = desk.sit(limit=10)
        missed = first(sitting)
        sitting.answer(wrong(missed))
        (minutes,) = {i.minutes for i in sitting.intervals() if i.grade == 1}
        sitting.grade()
        asked = []
        while (now := sitting.next()) is not None and now.card.id != missed.card.id:
            desk.clock.advance(minutes=3)
            asked.append(now.card.id)
            sitting.answer(right(now))
            sitting.grade()
        assert (len(asked) - 1) * 3 < minutes <= len(asked) * 3

    def test_do_not_come_twice_in_a_row_while_another_waits(self, desk: Desk) -> None:
        sitting = desk.sit(limit=2)
        order = []
        for _ in range(6):
            asked = first(sitting)
            order.append(asked.card.id)
            sitting.answer(wrong(asked))
            sitting.grade()
        assert all(one != two for one, two in pairwise(order))

    def test_are_due_at_once_in_the_next_sitting_if_this_one_is_left(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        missed = first(sitting)
        sitting.answer(wrong(missed))
        sitting.grade()
        sitting.leave()
        assert sitting.next() is None
        assert first(desk.sit(new=0)).card.id == missed.card.id


class TestUndo:
    def test_takes_back_the_last_answer_and_asks_it_again(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        one = first(sitting)
        sitting.answer(wrong(one))
        sitting.grade()
        two = first(sitting)
        back = sitting.undo()
        assert back is not None
        assert (back.card.id, back.number, back.again) == (one.card.id, 1, False)
        assert desk.progress.state(one.card.id).memory is None
        sitting.answer(right(back))
        sitting.grade()
        assert first(sitting).card.id == two.card.id
        assert sitting.summary().right == 1
        assert sitting.summary().wrong == 0

    def test_leaves_the_card_out_of_the_wrong_ones(self, desk: Desk) -> None:
        sitting = desk.sit(limit=2)
        sitting.answer(wrong(first(sitting)))
        sitting.grade()
        assert sitting.undo() is not None
        assert len(work_off(sitting, desk.clock)) == 2

    def test_at_the_verdict_withdraws_the_answer(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        sitting.answer(wrong(asked))
        assert sitting.undo() is asked
        assert sitting.verdict is None
        sitting.answer(right(asked))
        sitting.grade()
        assert [row.grade for row in desk.reviews()] == [3]

    def test_works_after_a_restart(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        asked = first(sitting)
        sitting.answer(right(asked))
        sitting.leave()
        later = desk.sit(limit=1, new=0)
        assert later.next() is None
        back = later.undo()
        assert back is not None
        assert back.card.id == asked.card.id
        assert desk.reviews() == []

    def test_goes_back_step_by_step_to_the_beginning(self, desk: Desk) -> None:
        sitting = desk.sit(limit=4)
        asked = work_off(sitting, desk.clock)
        undone = []
        while (back := sitting.undo()) is not None:
            undone.append(back.card.id)
        assert undone == asked[::-1]
        assert sitting.summary().answers == 0

    def test_brings_a_suspended_card_back(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        sitting.suspend()
        first(sitting)
        back = sitting.undo()
        assert back is not None
        assert back.card.id == asked.card.id
        assert not desk.progress.state(asked.card.id).suspended

    def test_does_not_ask_what_is_still_suspended(self, desk: Desk) -> None:
        desk.progress.record(Row(kind="suspend", card="made-up/s0#who"))
        desk.review("made-up/s0#who")
        sitting = desk.sit()
        back = sitting.undo()
        assert back is not None
        assert back.card.id != "made-up/s0#who"

    def test_after_leaving_goes_on(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        asked = first(sitting)
        sitting.answer(right(asked))
        sitting.leave()
        assert sitting.next() is None
        back = sitting.undo()
        assert back is not None
        assert back.card.id == asked.card.id
        assert len(work_off(sitting, desk.clock)) == 3

    def test_with_nothing_to_take_back_keeps_the_question(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        assert sitting.undo() is None
        assert sitting.question is asked


class TestSettingAside:
    def test_a_suspended_card_is_asked_no_more(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        card = first(sitting).card.id
        sitting.suspend()
        assert card not in work_off(sitting, desk.clock)
        assert desk.progress.state(card).suspended
        assert card not in work_off(desk.sit(), desk.clock)

    def test_a_buried_card_comes_tomorrow(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1, only=("who",))
        card = first(sitting).card.id
        sitting.bury()
        assert sitting.next() is None
        assert card not in work_off(desk.sit(only=("who",)), desk.clock)
        desk.clock.advance(days=1)
        assert card in work_off(desk.sit(only=("who",)), desk.clock)

    def test_a_skipped_card_leaves_no_trace(self, desk: Desk) -> None:
        sitting = desk.sit(limit=2)
        card = first(sitting).card.id
        sitting.skip()
        assert card not in work_off(sitting, desk.clock)
        assert list(desk.progress.rows(card=card)) == []

    def test_a_flag_keeps_the_question_and_the_note(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        sitting.flag("the month is wrong")
        assert sitting.question is asked
        state = desk.progress.state(asked.card.id)
        assert (state.flagged, state.note) == (True, "the month is wrong")


class TestLeaving:
    def test_at_the_verdict_records_the_proposed_grade(self, desk: Desk) -> None:
        sitting = desk.sit()
        sitting.answer(wrong(first(sitting)))
        summary = sitting.leave()
        assert [row.grade for row in desk.reviews()] == [1]
        assert summary.wrong == 1
        assert sitting.next() is None

    def test_at_the_question_records_nothing(self, desk: Desk) -> None:
        sitting = desk.sit(limit=5)
        first(sitting)
        assert sitting.leave().left == 5
        assert list(desk.progress.rows()) == []


class TestOtherPrograms:
    def test_what_another_has_answered_is_not_asked_again(self, desk: Desk) -> None:
        asked = []
        with desk.second() as other:
            sittings = [desk.sit(limit=4), desk.sit(limit=4, progress=other)]
            for number in range(12):
                sitting = sittings[number % 2]
                if (now := sitting.next()) is not None:
                    asked.append(now.card.id)
                    sitting.answer(right(now))
                    sitting.grade()
        assert len(asked) == len(set(asked)) == 4

    def test_an_open_question_answered_elsewhere_is_replaced(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        with desk.second() as other:
            other.record(
                Review(
                    card=asked.card.id, grade=3, proposed=3, verdict="exact", score=1.0,
                    mode="type", due_day=other.today() + 9,
                )
            )  # fmt: skip
        assert first(sitting).card.id != asked.card.id

    @pytest.mark.parametrize("how", ["answer", "give_up", "guess_first"])
    def test_an_open_question_answered_elsewhere_is_not_judged(self, desk: Desk, how: str) -> None:
        with desk.second() as other:
            here, there = desk.sit(), desk.sit(progress=other)
            asked, same = first(here), first(there)
            assert asked.card.id == same.card.id
            there.answer(right(same))
            there.grade()
            told = right(asked)
            with pytest.raises(AnsweredElsewhere, match="another window"):
                getattr(here, how)(*([] if how == "give_up" else [told]))
            assert first(here).card.id != asked.card.id
        assert len(list(desk.progress.rows(kinds=("review",)))) == 1

    def test_a_card_suspended_elsewhere_is_passed_over(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        cards = [card for card in desk.collection.ids() if card != first(sitting).card.id]
        with desk.second() as other:
            for card in cards:
                other.record(Row(kind="suspend", card=card))
        assert len(work_off(sitting, desk.clock)) == 1

    def test_a_card_buried_elsewhere_is_passed_over(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3)
        first(sitting)
        with desk.second() as other:
            for card in desk.collection.ids():
                fields = {"until": other.today() + 1}
                other.record(Row(kind="bury", card=card, fields=fields))
        assert sitting.next() is None

    def test_an_open_question_stays_if_something_else_was_written(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        with desk.second() as other:
            other.record(Row(kind="flag", card="made-up/s11#who", fields={"note": ""}))
        assert first(sitting) is asked


class TestGuessing:
    def test_a_marked_guess_shortens_the_intervals_and_is_logged(self, desk: Desk) -> None:
        sitting = desk.sit(mode="type", only=("who",))
        sitting.answer(right(first(sitting)))
        sure = [interval.days for interval in sitting.intervals()]
        sitting.guessed()
        guessed = [interval.days for interval in sitting.intervals()]
        assert guessed[2] < sure[2]
        row = sitting.grade()
        assert row is not None
        assert row.guessed
        assert row.due_day == desk.progress.today() + guessed[2]

    def test_the_mark_can_be_taken_back(self, desk: Desk) -> None:
        sitting = desk.sit()
        sitting.answer(right(first(sitting)))
        before = sitting.intervals()
        sitting.guessed()
        sitting.guessed(False)
        assert sitting.intervals() == before

    def test_a_new_card_guessed_first_is_met_and_comes_again(self, desk: Desk) -> None:
        sitting = desk.sit(limit=2)
        asked = first(sitting)
        verdict = sitting.guess_first(wrong(asked))
        assert verdict.kind == "wrong"
        assert sitting.details()
        assert sitting.grade() is None
        assert [row.kind for row in desk.progress.rows()] == ["met"]
        assert desk.progress.state(asked.card.id).met
        cards = work_off(sitting, desk.clock)
        assert asked.card.id in cards
        assert desk.progress.state(asked.card.id).reps == 1

    def test_the_repeat_of_a_met_card_is_still_new(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        sitting.guess_first(wrong(first(sitting)))
        assert first(sitting).stage == "new"

    def test_a_guess_that_is_not_understood_is_not_logged(self, desk: Desk) -> None:
        sitting = desk.sit()
        first(sitting)
        assert sitting.guess_first("9").asks_again
        assert list(desk.progress.rows()) == []

    def test_only_new_cards_can_be_guessed_first(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        sitting.answer(wrong(first(sitting)))
        sitting.grade()
        first(sitting)
        with pytest.raises(SittingError, match="only a new card"):
            sitting.guess_first("1")

    def test_a_first_guess_can_be_undone(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        asked = first(sitting)
        sitting.guess_first(wrong(asked))
        back = sitting.undo()
        assert back is not None
        assert back.card.id == asked.card.id
        assert not desk.progress.state(asked.card.id).met

    def test_not_knowing_shows_the_answer_and_proposes_again(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        verdict = sitting.give_up()
        assert asked.card.answer in verdict.reason
        assert (verdict.kind, verdict.proposed) == ("wrong", 1)
        row = sitting.grade()
        assert row is not None
        assert (row.grade, row.chosen, row.answer) == (1, None, "")


class TestHints:
    def test_make_the_answer_hard_at_best(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        hint = sitting.hint()
        assert hint is not None
        assert asked.card.answer not in hint
        assert sitting.answer(right(asked)).proposed == 2
        row = sitting.grade()
        assert row is not None
        assert (row.hinted, row.grade) == (True, 2)

    def test_say_a_little_more_each_time_and_end(self, desk: Desk) -> None:
        sitting = desk.sit(mode="type", only=("when",))
        asked = first(sitting)
        given = []
        while (hint := sitting.hint()) is not None:
            given.append(hint)
        assert len(given) == len(set(given)) == 3
        assert asked.card.answer not in given

    def test_a_wrong_answer_after_a_hint_is_again(self, desk: Desk) -> None:
        sitting = desk.sit()
        asked = first(sitting)
        sitting.hint()
        assert sitting.answer(wrong(asked)).proposed == 1


class TestModes:
    def test_reveal_lets_the_learner_grade(self, desk: Desk) -> None:
        sitting = desk.sit(mode="reveal")
        asked = first(sitting)
        assert (asked.mode, asked.choices) == ("reveal", ())
        verdict = sitting.answer("")
        assert (verdict.kind, verdict.proposed) == ("revealed", 3)
        row = sitting.grade(1)
        assert row is not None
        assert (row.mode, row.verdict, row.score, row.options) == ("reveal", "revealed", 0.0, ())

    def test_things_to_order_are_arranged_by_number_or_letter(self, desk_with: OpenDesk) -> None:
        items = ("the lamp is lit", "the boat leaves", "the rain begins")
        desk = desk_with(make_deck("made-up", [question("order-them", order=items)]))
        sitting = desk.sit()
        asked = first(sitting)
        assert asked.mode == "choice"
        assert sorted(choice.text for choice in asked.choices) == sorted(items)
        numbers = right(asked)
        letters = "".join("abc"[int(number) - 1] for number in numbers.split())
        assert sitting.answer("1 2").asks_again
        assert sitting.answer(letters).kind == "exact"
        assert sitting.undo() is asked
        assert sitting.answer(numbers).kind == "exact"
        row = sitting.grade()
        assert row is not None
        assert (row.mode, row.score, len(row.options)) == ("choice", 1.0, 3)

    def test_pairs_are_matched(self, desk_with: OpenDesk) -> None:
        pairs = (("fish", "water"), ("bird", "air"), ("mole", "earth"))
        desk = desk_with(make_deck("made-up", [question("pair-them", match=pairs)]))
        sitting = desk.sit()
        asked = first(sitting)
        assert sitting.answer(right(asked)).kind == "exact"

    def test_two_may_have_the_same_partner(self, desk_with: OpenDesk) -> None:
        pairs = (("fish", "water"), ("bird", "air"), ("crab", "water"))
        desk = desk_with(make_deck("made-up", [question("pair-them", match=pairs)]))
        sitting = desk.sit()
        asked = first(sitting)
        assert len(asked.choices) == 2
        letters = "".join("abc"[int(number) - 1] for number in right(asked).split())
        assert sitting.answer(letters).kind == "exact"

    def test_a_card_without_choices_is_typed(self, desk_with: OpenDesk) -> None:
        desk = desk_with(make_deck("made-up", [question("how-many", answer="seven")]))
        asked = first(desk.sit(mode="choice"))
        assert (asked.mode, asked.choices) == ("type", ())


class TestCramming:
    def test_is_logged_and_reschedules_nothing(self, desk: Desk) -> None:
        desk.review("made-up/s3#who")
        desk.review("made-up/s3#who")
        before = desk.progress.state("made-up/s3#who")
        sitting = desk.sit(cram=True, limit=1)
        asked = first(sitting)
        assert (asked.card.id, asked.scheduled) == ("made-up/s3#who", False)
        sitting.answer(right(asked))
        days = [interval.days for interval in sitting.intervals()]
        row = sitting.grade()
        assert row is not None
        assert (row.scheduled, row.due_day) == (False, None)
        after = desk.progress.state("made-up/s3#who")
        assert (after.memory, after.due_day, after.last) == (
            before.memory,
            before.due_day,
            before.last,
        )
        assert before.due_day is not None
        assert days == [0, *[before.due_day - desk.progress.today()] * 3]

    def test_repeats_what_was_wrong_and_ends(self, desk: Desk) -> None:
        desk.review("made-up/s3#who")
        sitting = desk.sit(cram=True, limit=1)
        sitting.answer(wrong(first(sitting)))
        sitting.grade()
        sitting.answer(right(first(sitting)))
        sitting.grade(2)
        assert sitting.next() is None


class TestMinutes:
    def test_no_further_card_once_the_time_is_over(self, desk: Desk) -> None:
        sitting = desk.sit(minutes=1)
        assert len(work_off(sitting, desk.clock, seconds=25)) == 3
        assert sitting.summary().left > 0

    def test_wrong_cards_are_finished_with_before_the_time_is_over(self, desk: Desk) -> None:
        sitting = desk.sit(minutes=2)
        missed = first(sitting)
        desk.clock.advance(seconds=20)
        sitting.answer(wrong(missed))
        sitting.grade()
        asked = work_off(sitting, desk.clock, seconds=20)
        assert asked[-1] == missed.card.id or missed.card.id in asked
        assert len(asked) == 5


class TestReloading:
    def test_goes_on_with_the_edited_deck(self, desk: Desk) -> None:
        from karabakh_quiz.cards import Collection
        from karabakh_quiz.cards.shelf import Shelf

        sitting = desk.sit(only=("who",))
        asked = first(sitting)
        entries = [statement(n, gist=f"Reworded saying number {n}.") for n in range(12)]
        again = sitting.reload(Collection(Shelf([make_deck("made-up", entries)])))
        assert again is not None
        assert again.card.id == asked.card.id
        assert again.card.text is not None
        assert "Reworded" in again.card.text
        assert again.number == 1

    def test_passes_over_cards_that_are_gone(self, desk: Desk) -> None:
        from karabakh_quiz.cards import Collection
        from karabakh_quiz.cards.shelf import Shelf

        sitting = desk.sit(limit=4)
        first(sitting)
        left = [statement(n) for n in range(4, 12)]
        assert sitting.reload(Collection(Shelf([make_deck("made-up", left)]))) is None
        assert work_off(sitting, desk.clock) == []


class TestSummary:
    def test_counts_each_card_by_its_first_answer(self, desk: Desk) -> None:
        sitting = desk.sit(limit=3, only=("who",))
        missed = first(sitting)
        sitting.answer(wrong(missed))
        row = sitting.grade()
        assert row is not None
        work_off(sitting, desk.clock)
        summary = sitting.summary()
        assert (summary.cards, summary.right, summary.wrong) == (3, 2, 1)
        assert (summary.new, summary.answers, summary.left) == (3, 4, 0)
        assert summary.facets == {"who": (2, 3)}
        assert [card.id for card in summary.hard] == [missed.card.id]
        (confusion,) = summary.confusions
        assert missed.card.right is not None
        assert (confusion.right, confusion.chosen) == (missed.card.right.id, row.chosen)
        assert summary.seconds == 30.0

    def test_says_when_the_next_cards_come(self, desk: Desk) -> None:
        sitting = desk.sit(limit=2)
        work_off(sitting, desk.clock)
        next_at = sitting.summary().next_at
        assert next_at is not None
        assert next_at.isoformat() == "2026-02-01T04:00:00+00:00"

    def test_what_is_due_already_comes_now(self, desk: Desk) -> None:
        sitting = desk.sit(limit=1)
        sitting.answer(wrong(first(sitting)))
        assert sitting.leave().next_at == desk.clock.now()

    def test_of_an_empty_sitting_is_empty(self, desk_with: OpenDesk) -> None:
        sitting = desk_with(make_deck("empty", [])).sit()
        assert sitting.next() is None
        summary = sitting.summary()
        assert (summary.cards, summary.left, summary.next_at) == (0, 0, None)

    def test_of_a_deck_with_one_card(self, desk_with: OpenDesk) -> None:
        desk = desk_with(make_deck("tiny", [event("spring", "2001-05-03", deck="tiny")]))
        sitting = desk.sit()
        assert work_off(sitting, desk.clock) == ["tiny/spring#when"]
        assert sitting.summary().cards == 1


class TestSeeds:
    def test_the_same_seed_gives_the_same_sitting(self, desk: Desk) -> None:
        def shown(seed: int) -> list[str]:
            asked = first(desk.sit(seed=seed, only=("who",)))
            return [choice.id for choice in asked.choices]

        assert shown(5) == shown(5)
        assert len({tuple(shown(seed)) for seed in range(8)}) > 1

    def test_what_was_mistaken_before_is_offered_again(self, desk: Desk) -> None:
        card = "made-up/s0#who"
        for _ in range(6):
            desk.review(card, 1, chosen=IDS[5], verdict="wrong")
        desk.clock.advance(days=2)
        offered = [
            IDS[5] in {choice.id for choice in first(desk.sit(seed=seed, new=0)).choices}
            for seed in range(20)
        ]
        assert sum(offered) > 15
