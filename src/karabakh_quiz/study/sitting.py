"""One sitting, from its first question to its summary. No screen and no SQL."""

from random import Random
from typing import TYPE_CHECKING

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Detail
from karabakh_quiz.clock import Clock, milliseconds
from karabakh_quiz.errors import QuizError
from karabakh_quiz.progress.row import Review, Row
from karabakh_quiz.study.answering import Answer, given_up, judge_answer
from karabakh_quiz.study.beforehand import Beforehand
from karabakh_quiz.study.course import Course
from karabakh_quiz.study.hints import hints
from karabakh_quiz.study.ledger import Ledger
from karabakh_quiz.study.leeches import Leech
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.plan import Plan
from karabakh_quiz.study.question import NextInterval, Question
from karabakh_quiz.study.returning import MET_GAP
from karabakh_quiz.study.summary import Summary, Tally
from karabakh_quiz.study.turn import Asker, Turn

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress


class SittingError(QuizError):
    """Something was asked of the sitting at the wrong moment."""


class AnsweredElsewhere(QuizError):  # noqa: N818 - it is no error of anybody's
    """Another window has answered the open question; `next` gives the one to ask now."""


class Sitting:
    """Which card next, answer, verdict, grade, row, next.

    The order of calls is `next`, `answer` (again while the verdict asks
    again), `grade`; `next` at a verdict takes the proposed grade. Each grade is
    in the log, safely, before `grade` returns. `seed` fixes every shuffle.
    """

    def __init__(
        self,
        collection: "Collection",
        progress: "Progress",
        *,
        clock: Clock,
        seed: int | None = None,
        options: SittingOptions | None = None,
    ) -> None:
        self.collection = collection
        self.progress = progress
        self.options = options or SittingOptions()
        self.id = f"{milliseconds(clock.now()):x}"
        self._clock = clock
        self._random = Random(seed)
        self._course = Course(collection, progress, clock, self.options)
        self._asker = Asker(collection, self.options, self._random)
        self._ledger = Ledger(progress, self.id)
        self._tally = Tally()
        self._turn: Turn | None = None
        self._number = 0
        self._left = False
        self._beforehand = Beforehand(self._course)

    @property
    def plan(self) -> Plan:
        """What the sitting began with: its reviews and its new cards."""
        return self._course.plan

    # Beforehand

    def prepare(self) -> bool:
        """Do a little of what the next answers will need, while the learner reads or thinks.

        Milliseconds at a time; returns whether there is more to do. Nothing changes by it but
        how soon the next question and its verdict are there.
        """
        return self._beforehand.step(self.collection)

    # What is open

    @property
    def question(self) -> Question | None:
        """The question that is open, answered or not."""
        return self._turn.question if self._turn else None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the open question, once it has been answered."""
        return self._turn.verdict if self._turn else None

    @property
    def leech(self) -> Leech | None:
        """What to propose about the card graded last, if it has become a leech."""
        return self._tally.latest_leech

    # The turns

    def next(self) -> Question | None:
        """The next question, or None when there is nothing more to ask.

        A question that is open and unanswered stays, unless another program
        has answered it meanwhile.
        """
        if self._turn is not None:
            if self._turn.answer is not None:
                self.grade(None)
            elif not self._outdated(self._turn):
                return self._turn.question
        self._turn = None
        while not self._left and (state := self._course.next(self._tally.answers)) is not None:
            if (question := self._ask(state)) is not None:
                return question
        return None

    def answer(self, text: str) -> Verdict:
        """Judge `text`; a verdict that asks again leaves the question open.

        With choices `text` is "1" to "4" or a choice's id or text, to arrange
        "3 1 2" or "b a c"; to reveal, anything. Raises `AnsweredElsewhere`, as the two below do.
        """
        turn = self._unanswered_turn()
        answer = judge_answer(
            turn.question, text, self.collection.register, hinted=turn.hints_given > 0
        )
        return self._take(turn, answer)

    def give_up(self) -> Verdict:
        """Show the answer, because the learner does not know it."""
        turn = self._unanswered_turn()
        return self._take(turn, given_up(turn.question))

    def guess_first(self, text: str) -> Verdict:
        """Guess at a new card: the answer is shown, logged as met and not graded.

        `grade` or `next` then moves on; the card comes again in this sitting,
        to be graded.
        """
        turn = self._unanswered_turn()
        if turn.question.stage != "new":
            raise SittingError("only a new card can be guessed at without a grade")
        answer = judge_answer(turn.question, text, self.collection.register, hinted=False)
        if answer.verdict.asks_again:
            return answer.verdict
        self.progress.record(Row(kind="met", card=turn.card.id))
        turn.met = True
        return self._take(turn, answer)

    def grade(self, grade: int | None = None) -> Review | None:
        """Record the answer with `grade`, or with the one proposed.

        Returns the row as logged; None after `guess_first`, which has no grade.
        """
        turn = self._answered_turn()
        assert turn.answer is not None
        if turn.met:
            self._close(back_in=MET_GAP)
            return None
        if grade is None:
            grade = turn.answer.verdict.proposed
        if grade not in (1, 2, 3, 4):
            raise SittingError(f"{grade} is no grade: 1 Again, 2 Hard, 3 Good, 4 Easy")
        if self._course.look():  # what another program wrote may be about this card
            self._ledger.reread()
            turn.found(self.progress.state(turn.card.id))
        outcome = self._ledger.outcomes(turn)[grade - 1]
        row = self._ledger.record(turn, grade, outcome)
        self._tally.add(turn, row, leech=self._ledger.leech(turn, grade))
        if grade == 1 and turn.answer.chosen is not None:
            self._course.mistook(turn.answer.chosen)
        repeat = outcome.days == 0 and (grade == 1 or turn.question.scheduled)
        self._close(back_in=outcome.minutes if repeat else None)
        return row

    # At the question

    def hint(self) -> str | None:
        """The next hint, or None when there is no further one; the answer is then at best Hard."""
        turn = self._open_turn()
        given = hints(turn.question)
        if turn.hints_given >= len(given):
            return None
        turn.hints_given += 1
        return given[turn.hints_given - 1]

    # At the verdict

    def guessed(self, on: bool = True) -> None:
        """Say, or take back, that the answer given was a guess."""
        self._answered_turn().guessed = on

    def intervals(self) -> tuple[NextInterval, ...]:
        """What each grade would lead to, Again first."""
        return self._ledger.intervals(self._answered_turn())

    def details(self) -> tuple[Detail, ...]:
        """What there is to learn from the open question, now that it is answered."""
        turn = self._answered_turn()
        assert turn.answer is not None
        return self.collection.details(turn.card, turn.answer.chosen, self._ledger.met())

    # At any time

    def suspend(self) -> None:
        """Take the open card out of study until it is resumed."""
        self._set_aside(Row(kind="suspend", card=self._any_turn().card.id))

    def bury(self) -> None:
        """Put the open card off until tomorrow."""
        tomorrow = self.progress.today() + 1
        card = self._any_turn().card.id
        self._set_aside(Row(kind="bury", card=card, fields={"until": tomorrow}))

    def skip(self) -> None:
        """Do not ask the open card in this sitting; nothing is logged."""
        self._course.drop(self._any_turn().card.id)
        self._close()

    def flag(self, note: str = "") -> None:
        """Mark the open card as "this looks wrong", with a note."""
        card = self._any_turn().card.id
        self.progress.record(Row(kind="flag", card=card, fields={"note": note}))

    def undo(self) -> Question | None:
        """Take back what was done last and ask that question again.

        An answer not graded yet is simply withdrawn; else the log's latest
        counted row of this device is undone, be it from an earlier sitting.
        None if there is nothing to take back, or nothing to show for it.
        """
        turn = self._turn
        if turn is not None and turn.answer is not None and not turn.met:
            turn.withdraw()
            return turn.question
        row = self.progress.undo()
        if row is None:
            return None
        self._left = False
        self._ledger.reread()
        if turn is not None:
            self._course.put_back(turn.card.id)
            self._close()
            self._number -= 1
        if self._tally.take_back(row.id):
            self._number -= 1
        if row.card is not None:
            self._course.drop(row.card)
            state = self.progress.state(row.card)
            if not state.suspended and (question := self._ask(state)) is not None:
                return question
        return self.next()

    def reload(self, collection: "Collection") -> Question | None:
        """Go on with decks that were edited; returns the open question as it reads now.

        An answer not graded yet is withdrawn. None if the card is gone, or
        nothing was open.
        """
        self.collection = collection
        self._course.collection = collection
        self._asker = Asker(collection, self.options, self._random)
        if self._turn is None:
            return None
        self._number -= 1
        return self._ask(self._turn.state)

    def leave(self) -> Summary:
        """End the sitting; at a verdict the proposed grade is taken."""
        if self._turn is not None and self._turn.answer is not None:
            self.grade(None)
        self._left = True
        return self.summary()

    def summary(self) -> Summary:
        """What the sitting has come to so far."""
        decks = {home for deck in self.collection.decks for home in self.collection.homes(deck)}
        return self._tally.summary(
            left=len(self._course) + (self._turn is not None),
            seconds=self._course.elapsed,
            next_at=self._ledger.next_at(self._clock, decks),
        )

    # How it is done

    def _ask(self, state: "CardState") -> Question | None:
        """Open the question for a card; None if no deck has it any more."""
        self._turn = None
        mistaken_for = self._ledger.mistaken_for(state.card) if state.reps or state.met else {}
        question = self._asker.question(
            state,
            mistaken_for,
            number=self._number + 1,
            left=len(self._course),
            again=self._tally.has(state.card),
        )
        if question is not None:
            self._number += 1
            hard_before = self._tally.has(state.card, 2)
            now = self._clock.monotonic()
            self._turn = Turn(question, state, now, mistaken_for, hard_before)
            self._course.asked(question.card)
        return question

    def _outdated(self, turn: Turn) -> bool:
        """Whether another program has answered the open question meanwhile."""
        if not self._course.look():
            return False
        self._ledger.reread()
        return not self._course.wants(self.progress.state(turn.card.id))

    def _take(self, turn: Turn, answer: Answer) -> Verdict:
        if not answer.verdict.asks_again:
            turn.answer = answer
            turn.took_ms = max(0, round((self._clock.monotonic() - turn.shown_at) * 1000))
        return answer.verdict

    def _set_aside(self, row: Row) -> None:
        self.progress.record(row)
        self._course.drop(row.card or "")
        self._close()

    def _close(self, *, back_in: float | None = None) -> None:
        turn = self._any_turn()
        self._turn = None
        if back_in is not None:
            self._course.bring_back(turn.card.id, back_in)

    def _any_turn(self) -> Turn:
        if self._turn is None:
            raise SittingError("there is no question open")
        return self._turn

    def _open_turn(self) -> Turn:
        turn = self._any_turn()
        if turn.answer is not None:
            raise SittingError("this question has been answered already")
        return turn

    def _unanswered_turn(self) -> Turn:
        """The open turn, unless another program has answered it."""
        turn = self._open_turn()
        if self._outdated(turn):
            self._turn = None
            raise AnsweredElsewhere("another window has answered this card meanwhile")
        return turn

    def _answered_turn(self) -> Turn:
        turn = self._any_turn()
        if turn.answer is None:
            raise SittingError("this question has not been answered yet")
        return turn
