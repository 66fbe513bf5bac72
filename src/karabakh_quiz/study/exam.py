"""A mock exam: each card once, no verdict until the end, nothing rescheduled."""

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Card
from karabakh_quiz.clock import Clock, milliseconds
from karabakh_quiz.errors import QuizError
from karabakh_quiz.progress.row import Review
from karabakh_quiz.study.answering import Answer, given_up, judge_answer
from karabakh_quiz.study.ledger import Ledger
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.scope import Scope, apart
from karabakh_quiz.study.turn import Asker, Turn

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import Progress

QUESTIONS = 40
"""Cards of a mock exam, where there are so many."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A card of the exam with what was answered and what that was worth."""

    card: Card
    answer: str
    """As it was typed, or the choice in words; empty where the learner did not know."""
    verdict: Verdict

    @property
    def right(self) -> bool:
        """Whether it counts as known."""
        return self.verdict.right


class MockExam:
    """Asks some cards of `collection`, drawn by chance, one facet an entry.

    The order of calls is `next`, `answer` (again while the verdict asks
    again), `next`. Every answer is in the log, as practice, before `answer`
    returns; `marks` tells at the end. `seed` fixes what is drawn and shown.
    """

    def __init__(
        self,
        collection: "Collection",
        progress: "Progress",
        *,
        clock: Clock,
        count: int = QUESTIONS,
        seed: int | None = None,
        options: SittingOptions | None = None,
    ) -> None:
        wanted = options or SittingOptions()
        # What is only revealed cannot be marked: such cards are asked as they would be by default.
        mode = "auto" if wanted.mode == "reveal" else wanted.mode
        wanted = replace(wanted, cram=True, ahead=False, mode=mode)
        self.collection = collection
        self.question: Question | None = None
        self._progress = progress
        self._clock = clock
        self._random = Random(seed)
        self._asker = Asker(collection, wanted, self._random)
        self._ledger = Ledger(progress, f"{milliseconds(clock.now()):x}")
        self._waiting = self._drawn(Scope(collection, wanted), count)
        self._waiting.reverse()
        self._turn: Turn | None = None
        self._marks: list[Marked] = []
        self._began = clock.monotonic()
        self._ended = self._began

    def _drawn(self, scope: Scope, count: int) -> list[str]:
        cards = list(scope.ids())
        aside = {card for card, state in self._progress.states(cards).items() if state.suspended}
        cards = [card for card in cards if card not in aside]
        self._random.shuffle(cards)
        return list(apart(cards))[:count]

    @property
    def marks(self) -> tuple[Marked, ...]:
        """What was answered so far, in the order asked."""
        return tuple(self._marks)

    @property
    def left(self) -> int:
        """How many questions have no answer yet."""
        return len(self._waiting) + (self._turn is not None)

    @property
    def seconds(self) -> float:
        """From the beginning to the last answer."""
        return self._ended - self._began

    def prepare(self) -> bool:
        """Nothing is done beforehand: the questions of an exam are few, and made at once."""
        return False

    def next(self) -> Question | None:
        """The question that is open, else the next one; None after the last."""
        while self._turn is None and self._waiting:
            state = self._progress.state(self._waiting.pop())
            question = self._asker.question(
                state, {}, number=len(self._marks) + 1, left=len(self._waiting), again=False
            )
            if question is not None:
                self._turn = Turn(question, state, self._clock.monotonic(), {})
        self.question = self._turn.question if self._turn else None
        return self.question

    def answer(self, text: str) -> Verdict:
        """Judge and log `text`; a verdict that asks again leaves the question open."""
        turn = self._open()
        answer = judge_answer(turn.question, text, self.collection.register, hinted=False)
        if not answer.verdict.asks_again:
            self._take(turn, answer, _in_words(turn.question, text))
        return answer.verdict

    def give_up(self) -> Verdict:
        """Log that the learner does not know it."""
        turn = self._open()
        answer = given_up(turn.question)
        self._take(turn, answer, "")
        return answer.verdict

    def skip(self) -> None:
        """Leave the open question out: it is neither logged nor marked."""
        self._open()
        self._turn = None

    def leave(self) -> tuple[Marked, ...]:
        """End the exam; what was not answered is not marked."""
        self._waiting.clear()
        self._turn = None
        return self.marks

    def _open(self) -> Turn:
        if self._turn is None:
            raise QuizError("There is no question open.")
        return self._turn

    def _take(self, turn: Turn, answer: Answer, words: str) -> Review:
        self._ended = self._clock.monotonic()
        turn.answer = answer
        turn.took_ms = max(0, round((self._ended - turn.shown_at) * 1000))
        grade = answer.verdict.proposed
        assert grade is not None
        row = self._ledger.record(turn, grade, self._ledger.outcomes(turn)[grade - 1])
        self._marks.append(Marked(turn.card, words, answer.verdict))
        self._turn = None
        return row


def _in_words(question: Question, text: str) -> str:
    """What was answered, a choice by its text rather than by its number."""
    places = [word for word in text.split() if word.isdigit()]
    shown = [
        question.choices[int(p) - 1].text for p in places if 0 < int(p) <= len(question.choices)
    ]
    return "; ".join(shown) if shown and len(shown) == len(text.split()) else text.strip()
