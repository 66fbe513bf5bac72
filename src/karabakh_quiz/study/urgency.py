"""Which reviewed card is in the greatest need, by the memory model."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.memory import Memory

if TYPE_CHECKING:
    from karabakh_quiz.progress import CardState, Progress

Memories = Callable[[str], Memory]
"""The memory model in force for a deck."""


def memories(progress: "Progress") -> Memories:
    """The models in force, each looked up once."""
    known: dict[str, Memory] = {}

    def of(deck: str) -> Memory:
        if deck not in known:
            known[deck] = progress.memory(deck)
        return known[deck]

    return of


def recall(state: "CardState", memory: Memory, day: int) -> float:
    """The chance that the card is recalled on `day`; 0 for one never reviewed."""
    if state.memory is None or state.last_day is None:
        return 0.0
    return memory.recall(state.memory.stability, max(0, day - state.last_day))


def relative_recall(state: "CardState", memory: Memory, day: int) -> float:
    """The chance of recall on `day` over the chance on the day the card falls due.

    Below 1 when overdue. Relative to its own interval, so that a deck kept at
    0.95 and one kept at 0.80 are equally urgent on their due days.
    """
    if state.memory is None or state.last_day is None:
        return 1.0
    planned = max(0, (state.due_day if state.due_day is not None else day) - state.last_day)
    return recall(state, memory, day) / memory.recall(state.memory.stability, planned)


def most_urgent_first(states: Iterable["CardState"], memory_of: Memories, day: int) -> list[str]:
    """Ids by relative recall, the lowest first; equals in a fixed order."""
    keyed = [
        (relative_recall(state, memory_of(deck_of(state.card)), day), state.card)
        for state in states
    ]
    return [card for _, card in sorted(keyed)]


def weakest_first(states: Iterable["CardState"], memory_of: Memories, day: int) -> list[str]:
    """Ids by the chance of recall itself, the lowest first."""
    keyed = [(recall(state, memory_of(deck_of(state.card)), day), state.card) for state in states]
    return [card for _, card in sorted(keyed)]


def deck_of(card: str) -> str:
    """The deck that a card id names."""
    return card.partition("/")[0]


def entry_of(card: str) -> str:
    """The entry, `deck/entry`, that a card id names."""
    return card.partition("#")[0]
