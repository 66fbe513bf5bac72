"""What the question screen shows at one moment, as a value."""

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Detail
from karabakh_quiz.structs import struct
from karabakh_quiz.study.question import NextInterval, Question


@struct(kw_only=True)
class Shown:
    """A question, and once it is answered the verdict with all there is to learn."""

    question: Question
    verdict: Verdict | None = None
    details: tuple[Detail, ...] = ()
    intervals: tuple[NextInterval, ...] = ()
    answer: str = ""
    """What was typed, for the verdict."""
    hints: tuple[str, ...] = ()
    """All hints given so far, the vaguest first."""
    reading: str = ""
    """How what stands in the line is read."""
    mixed_up: tuple[str, ...] = ()
    """Ids of the two speakers that the answer took for each other, where they can be drilled."""
    note: str = ""
    """A remark of the moment: "Suspended.", or why an answer was not understood."""
    guessed: bool = False
    guessing: bool = False
    """The next answer is a guess at a new card: shown, logged as met, not graded."""
    veiled: bool = False
    """Only the content note is shown yet."""
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

    @property
    def has_address(self) -> bool:
        """Whether a source of the entry can be opened."""
        return any(detail.link for detail in self.details)

    @property
    def arranging(self) -> bool:
        """Whether things are put in order or matched."""
        return self.question.card.kind in ("order", "match")

    def with_picked(self, index: int) -> tuple[int, ...]:
        """What is put down once `index` is; the last one left follows by itself."""
        picked = (*self.picked, index)
        left = [each for each in range(len(self.question.choices)) if each not in picked]
        return (*picked, *left) if len(left) == 1 else picked

    def after(self, index: int) -> int:
        """Where the cursor goes once `index` is put down: the next one that is left."""
        count = len(self.question.choices)
        places = [(index + step) % count for step in range(1, count + 1)]
        taken = self.with_picked(index)
        return next((each for each in places if each not in taken), index)
