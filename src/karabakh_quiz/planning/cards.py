"""What planning knows of a card: numbers alone, taken from the log's states."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from karabakh_quiz.memory.step import NEVER

if TYPE_CHECKING:
    from karabakh_quiz.progress import CardState


@dataclass(frozen=True, slots=True)
class CardNow:
    """One card as it stands today.

    `stability` in days (`NEVER` for a new card), `difficulty` 1 to 10, days as
    the learner's day numbers.
    """

    id: str
    stability: float = NEVER
    difficulty: float = 0.0
    last_day: int = 0
    due_day: int = 0

    @property
    def new(self) -> bool:
        """Whether it was never reviewed."""
        return self.stability == NEVER


def cards_now(ids: Iterable[str], states: Mapping[str, "CardState"]) -> list[CardNow]:
    """The cards `ids` in their order, without the suspended ones."""
    cards: list[CardNow] = []
    for card in ids:
        state = states.get(card)
        if state is None or (state.memory is None and not state.suspended):
            cards.append(CardNow(card))
        elif not state.suspended and state.memory is not None:
            last = state.last_day if state.last_day is not None else 0
            due = state.due_day if state.due_day is not None else last
            cards.append(CardNow(card, state.memory.stability, state.memory.difficulty, last, due))
    return cards


def home_of(cards: Iterable[CardNow]) -> str | None:
    """The one deck that all of `cards` are at home in, whose settings then hold; else None."""
    homes = {card.id.partition("/")[0] for card in cards}
    return homes.pop() if len(homes) == 1 else None
