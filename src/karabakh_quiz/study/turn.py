"""The question that is open, and how questions are made."""

from collections.abc import Mapping
from random import Random
from typing import TYPE_CHECKING

from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards import choices
from karabakh_quiz.cards.collection import UnknownCardError
from karabakh_quiz.structs import late, struct
from karabakh_quiz.study.answering import Answer
from karabakh_quiz.study.modes import mode_of
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.scheduling import Outcome
from karabakh_quiz.study.stages import stage_of

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cards.card import Card, Choice
    from karabakh_quiz.progress import CardState


@struct(frozen=False)
class Turn:
    """A question from being shown to being graded."""

    question: Question
    state: "CardState"
    """The card's state when it was shown."""
    shown_at: float
    """Seconds of the sitting's clock."""
    mistaken_for: Mapping[str, int]
    """What was chosen in place of the right answer before, by id."""
    hard_before: bool = False
    """Whether it was Hard in this sitting already: once is enough to come back for."""
    answer: Answer | None = None
    took_ms: int = 0
    guessed: bool = False
    hints_given: int = 0
    met: bool = False
    """Guessed at first, not to be graded."""
    led_to: dict[tuple[int, bool], tuple[Outcome, ...]] = late(factory=dict)
    """What the grades lead to, by day and whether the answer was a guess: as shown, so recorded."""

    @property
    def card(self) -> "Card":
        """What is asked."""
        return self.question.card

    @property
    def verdict(self) -> Verdict | None:
        """The verdict, once there is an answer."""
        return self.answer.verdict if self.answer else None

    def found(self, state: "CardState") -> None:
        """Take over the card's state, should it have changed meanwhile."""
        if state != self.state:
            self.state = state
            self.led_to.clear()

    def withdraw(self) -> None:
        """Take the answer back, as if the question had just been shown."""
        self.answer, self.guessed, self.took_ms = None, False, 0


class Asker:
    """Makes questions of cards: mode, choices, shuffles."""

    def __init__(self, collection: "Collection", options: SittingOptions, random: Random) -> None:
        self._collection = collection
        self._options = options
        self._random = random

    def question(
        self,
        state: "CardState",
        mistaken_for: Mapping[str, int],
        *,
        number: int,
        left: int,
        again: bool,
    ) -> Question | None:
        """The question for the card in `state`; None if no deck has it (any more).

        `mistaken_for` makes the choices that were taken before likelier to be
        shown; `left` is how many cards are still waiting after this one.
        """
        try:
            card = self._collection.card(state.card)
        except UnknownCardError:
            return None
        mode = mode_of(card, state.memory.stability if state.memory else None, self._options.mode)
        shown: tuple[Choice, ...] = ()
        if mode == "choice":
            weights = {choice: float(count) for choice, count in mistaken_for.items()}
            shown = choices(card, self._random, weights)
        return Question(
            card=card,
            mode=mode,
            choices=shown,
            number=number,
            total=number + left,
            stage=stage_of(state),
            again=again,
            scheduled=not self._options.cram,
            deck_title=self._collection.deck_of(card.id).title,
        )
