"""What new parameters or another aim would do to due days, shown before it is done."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from karabakh_quiz.memory.intervals import LONGEST_INTERVAL, due_day
from karabakh_quiz.memory.model import Memory, MemoryState
from karabakh_quiz.planning.cards import CardNow


@dataclass(frozen=True, slots=True)
class Moves:
    """Cards whose due day would change, with the new one, and the load on the days ahead.

    `before` and `after` count what is due on each day; what is overdue counts
    for the first.
    """

    due_days: dict[str, int]
    earlier: int
    later: int
    before: tuple[int, ...]
    after: tuple[int, ...]


def moves(
    cards: Iterable[CardNow],
    memory_of: Memory | Callable[[str], Memory],
    *,
    today: int,
    days: int = 14,
    maximum: int = LONGEST_INTERVAL,
) -> Moves:
    """Where the cards would be due if the model had given their last intervals.

    `memory_of` is one for all cards, or gives a card id's own.
    """

    def memory(card: str) -> Memory:
        return memory_of if isinstance(memory_of, Memory) else memory_of(card)

    reviewed = [card for card in cards if not card.new]
    new = {
        card.id: due_day(
            card.id,
            card.last_day,
            memory(card.id).interval(MemoryState(card.stability, card.difficulty)),
            maximum,
        )
        for card in reviewed
    }
    return Moves(
        {card.id: new[card.id] for card in reviewed if new[card.id] != card.due_day},
        sum(new[card.id] < card.due_day for card in reviewed),
        sum(new[card.id] > card.due_day for card in reviewed),
        _load([card.due_day for card in reviewed], today, days),
        _load(list(new.values()), today, days),
    )


def _load(due: Sequence[int], today: int, days: int) -> tuple[int, ...]:
    counted = Counter(max(day, today) for day in due)
    return tuple(counted[today + number] for number in range(days))
