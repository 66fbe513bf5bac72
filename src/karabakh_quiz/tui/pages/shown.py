"""What the question screen shows at one moment, as a value."""

from dataclasses import dataclass

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Detail
from karabakh_quiz.study.question import NextInterval, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A question, and once it is answered the verdict with all there is to learn."""

    question: Question
    verdict: Verdict | None = None
    details: tuple[Detail, ...] = ()
    intervals: tuple[NextInterval, ...] = ()
    answer: str = ""
    """What was typed, for the verdict."""
    hint: str | None = None
    note: str = ""
    """A remark of the moment: "Suspended.", or why an answer was not understood."""
    guessed: bool = False
    cursor: int = 0
    """Place of the choice under the cursor, from 0; at the verdict the grade, 0 for proposed."""
    picked: tuple[int, ...] = ()
    """For order and match: places of the choices taken so far."""

    @property
    def done(self) -> float:
        """The share of the sitting that is behind; the head rule grows with it."""
        answered = self.question.number - (0 if self.verdict else 1)
        return answered / max(1, self.question.total)

    @property
    def asked(self) -> str:
        """The label of what is asked: `who`, `when` and so on."""
        chips = self.question.card.chips
        return next((chip.label for chip in chips if chip.text is None), "answer")
