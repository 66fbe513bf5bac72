"""One sitting, from its first question to its summary. No screen and no SQL."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from karabakh_quiz.answers import Verdict
from karabakh_quiz.cards import choices as choices_of
from karabakh_quiz.cards.card import Card, Choice, Detail
from karabakh_quiz.clock import Clock, milliseconds
from karabakh_quiz.errors import QuizError
from karabakh_quiz.progress.row import Review, Row
from karabakh_quiz.study.answering import Answer, judge_answer
from karabakh_quiz.study.hints import hints
from karabakh_quiz.study.modes import mode_of
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.question import NextInterval, Question
from karabakh_quiz.study.queue import gather, stage_of
from karabakh_quiz.study.returning import Returning
from karabakh_quiz.study.scheduling import Outcome, outcomes
from karabakh_quiz.study.summary import Summary, Tally

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress


class SittingError(QuizError):
    """Something was asked of the sitting at the wrong moment."""


@dataclass(slots=True)
class _Turn:
    """The question that is open, and what has become of it so far."""

    question: Question
    state: "CardState"
    shown_at: float
    answer: Answer | None = None
    took_ms: int = 0
    guessed: bool = False
    hints_given: int = 0
    met: bool = False


class Sitting:
    """Which card next, answer, verdict, grade, row, next.

    The order of calls is `next`, `answer` (again while the verdict asks
    again), `grade`; `next` at a verdict takes the proposed grade. Each grade is
    in the log, safely, before `grade` returns.
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
        self._queue: deque[str] = deque(gather(collection, progress, self.options))
        self._returning = Returning()
        self._tally = Tally()
        self._turn: _Turn | None = None
        self._last: str | None = None
        self._number = 0
        self._over = False
        self._started = clock.monotonic()

    def next(self) -> Question | None:
        """The next question, or None when there is nothing more to ask."""
        if self._turn is not None:
            if self._turn.answer is None:
                return self._turn.question
            self._settle()
        if self._over:
            return None
        card = self._pick()
        if card is None:
            return None
        return self._ask(card)

    @property
    def question(self) -> Question | None:
        """The question that is open, answered or not."""
        return self._turn.question if self._turn else None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict on the open question, once it has been answered."""
        return self._turn.answer.verdict if self._turn and self._turn.answer else None

    def answer(self, text: str) -> Verdict:
        """Judge `text`; a verdict that asks again leaves the question open."""
        turn = self._asked()
        answer = judge_answer(
            turn.question, text, self.collection.register, hinted=turn.hints_given > 0
        )
        if not answer.verdict.asks_again:
            turn.answer = answer
            turn.took_ms = self._since(turn.shown_at)
        return answer.verdict

    def guess_first(self, text: str) -> Verdict:
        """Guess at a new card: the answer is shown, logged as met and not graded.

        The card comes again in this sitting, to be graded then.
        """
        turn = self._asked()
        if turn.question.stage != "new" or turn.met:
            raise SittingError("only a card that was never answered can be guessed first")
        answer = judge_answer(turn.question, text, self.collection.register, hinted=False)
        if answer.verdict.asks_again:
            return answer.verdict
        turn.answer, turn.met = answer, True
        self.progress.record(Row(kind="met", card=turn.question.card.id))
        return answer.verdict

    def guessed(self, on: bool = True) -> None:
        """Say, or take back, that the answer given was a guess."""
        self._answered().guessed = on

    def hint(self) -> str | None:
        """The next hint, or None when there is no further one; an answer is then at best Hard."""
        turn = self._asked()
        given = hints(turn.question)
        if turn.hints_given >= len(given):
            return None
        turn.hints_given += 1
        return given[turn.hints_given - 1]

    def intervals(self) -> tuple[NextInterval, ...]:
        """What each grade would lead to, Again first."""
        return tuple(outcome.interval for outcome in self._outcomes(self._answered()))

    def details(self) -> tuple[Detail, ...]:
        """What there is to learn from the open question, now that it is answered."""
        turn = self._answered()
        assert turn.answer is not None
        return self.collection.details(turn.question.card, turn.answer.chosen)

    def grade(self, grade: int | None = None) -> Row | None:
        """Record the answer with `grade`, or with the one proposed.

        Returns the row as logged; None after `guess_first`, which logs no grade.
        """
        turn = self._answered()
        answer = turn.answer
        assert answer is not None
        if turn.met:
            self._move_on(turn, ready_in=60.0)
            return None
        proposed = answer.verdict.proposed
        assert proposed is not None
        if grade is None:
            grade = proposed
        if grade not in (1, 2, 3, 4):
            raise SittingError(f"{grade} is no grade: 1 Again, 2 Hard, 3 Good, 4 Easy")
        outcome = self._outcomes(turn)[grade - 1]
        row = self.progress.record(self._review(turn, answer, grade, proposed, outcome))
        card = turn.question.card
        self._tally.add(
            row.id,
            card,
            grade,
            new=turn.question.stage == "new",
            confused=_confused(card, answer, grade),
            leech=None,
        )
        self._move_on(turn, ready_in=None if outcome.days else outcome.minutes * 60.0)
        return row

    def suspend(self) -> None:
        """Take the open card out of study until it is resumed."""
        self._set_aside("suspend", {})

    def bury(self) -> None:
        """Put the open card off until tomorrow."""
        self._set_aside("bury", {"until": self.progress.today() + 1})

    def flag(self, note: str = "") -> None:
        """Mark the open card as "this looks wrong", with a note."""
        if self._turn is None:
            raise SittingError("there is no question open to flag")
        self.progress.record(
            Row(kind="flag", card=self._turn.question.card.id, fields={"note": note})
        )

    def undo(self) -> Question | None:
        """Take back the last answer and ask its question again.

        An answer not graded yet is simply withdrawn; else the log's latest
        counted row of this device is undone, be it from an earlier sitting.
        None if there is nothing to take back.
        """
        turn = self._turn
        if turn is not None and turn.answer is not None and not turn.met:
            turn.answer, turn.guessed = None, False
            return turn.question
        row = self.progress.undo()
        if row is None:
            return None
        if turn is not None:
            self._queue.appendleft(turn.question.card.id)
            self._turn = None
            self._number -= 1
        if self._tally.take_back(row.id):
            self._number -= 1
        if row.card is None or row.card not in self.collection.ids():
            return self.next()
        if row.card in self._queue:
            self._queue.remove(row.card)
        self._returning.discard(row.card)
        self._over = False
        return self._ask(row.card)

    def leave(self) -> Summary:
        """End the sitting; at a verdict the proposed grade is taken."""
        if self._turn is not None and self._turn.answer is not None:
            self._settle()
        self._over = True
        return self.summary()

    def summary(self) -> Summary:
        """What the sitting has come to so far."""
        waiting = int(self._turn is not None)
        return self._tally.summary(
            left=len(self._queue) + len(self._returning) + waiting,
            seconds=self._clock.monotonic() - self._started,
            next_at=self._next_at(),
        )

    def _pick(self) -> str | None:
        now = self._clock.monotonic()
        if self.options.minutes is not None and now - self._started >= self.options.minutes * 60:
            return None
        back = self._returning.take(now, early=not self._queue, after=self._last)
        if back is not None:
            return back
        return self._queue.popleft() if self._queue else None

    def _ask(self, card_id: str) -> Question:
        card = self.collection.card(card_id)
        state = self.progress.state(card_id)
        stability = state.memory.stability if state.memory else None
        mode = mode_of(card, stability, self.options.mode)
        self._number += 1
        question = Question(
            card=card,
            mode=mode,
            choices=self._choices(card) if mode == "choice" else (),
            number=self._number,
            total=self._number + len(self._queue) + len(self._returning),
            stage=stage_of(state),
            again=card_id in self._tally.cards(),
            scheduled=not self.options.cram,
            deck_title=self.collection.deck_of(card_id).title,
        )
        self._turn = _Turn(question, state, self._clock.monotonic())
        self._last = card_id
        return question

    def _choices(self, card: Card) -> tuple[Choice, ...]:
        if card.kind in ("order", "match"):
            items = list(card.items if card.kind == "order" else card.partners)
            self._random.shuffle(items)
            return tuple(Choice(item, item) for item in items)
        return choices_of(card, self._random)

    def _outcomes(self, turn: _Turn) -> tuple[Outcome, ...]:
        memory = self.progress.memory(turn.question.card.id.partition("/")[0])
        return outcomes(
            memory,
            turn.state,
            self.progress.today(),
            options=max(1, len(turn.question.choices)),
            guessed=turn.guessed,
        )

    def _review(
        self, turn: _Turn, answer: Answer, grade: int, proposed: int, outcome: Outcome
    ) -> Review:
        question, verdict = turn.question, answer.verdict
        revealed = verdict.kind == "revealed"
        deck = question.card.id.partition("/")[0]
        return Review(
            card=question.card.id,
            grade=grade,
            proposed=proposed,
            verdict=verdict.kind,
            score=float(grade > 1) if revealed else verdict.score,
            mode=question.mode,
            options=tuple(choice.id for choice in question.choices),
            chosen=answer.chosen,
            answer=answer.text,
            guessed=turn.guessed,
            hinted=turn.hints_given > 0,
            scheduled=question.scheduled,
            sitting=self.id,
            took_ms=turn.took_ms,
            fingerprint=question.card.fingerprint,
            after=turn.state.last,
            due_day=self.progress.today() + outcome.days if question.scheduled else None,
            retention=self.progress.memory(deck).desired_retention,
        )

    def _move_on(self, turn: _Turn, *, ready_in: float | None) -> None:
        self._turn = None
        if ready_in is not None:
            self._returning.add(turn.question.card.id, self._clock.monotonic() + ready_in)

    def _set_aside(self, kind: str, fields: dict[str, object]) -> None:
        if self._turn is None:
            raise SittingError(f"there is no question open to {kind}")
        card = self._turn.question.card.id
        self.progress.record(Row(kind=kind, card=card, fields=fields))
        self._returning.discard(card)
        self._turn = None

    def _settle(self) -> None:
        self.grade(None)

    def _asked(self) -> _Turn:
        if self._turn is None or self._turn.answer is not None:
            raise SittingError("there is no question open to answer")
        return self._turn

    def _answered(self) -> _Turn:
        if self._turn is None or self._turn.answer is None:
            raise SittingError("there is no answer yet to grade")
        return self._turn

    def _since(self, start: float) -> int:
        return max(0, round((self._clock.monotonic() - start) * 1000))

    def _next_at(self) -> datetime | None:
        return None


def _confused(card: Card, answer: Answer, grade: int) -> tuple[str, str] | None:
    if grade > 1 or answer.chosen is None:
        return None
    right = card.right.id if card.right else None
    if right is None and len(card.people) == 1:
        right = card.people[0].id
    return (right, answer.chosen) if right and right != answer.chosen else None
