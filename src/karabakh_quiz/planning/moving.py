"""What new parameters or another aim would do to due days, shown before it is done."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from karabakh_quiz.memory.intervals import LONGEST_INTERVAL, due_day
from karabakh_quiz.memory.spacing import Spacing
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
    spacing_of: Callable[[str], Spacing],
    *,
    today: int,
    days: int = 14,
    maximum: int = LONGEST_INTERVAL,
) -> Moves:
    """Where the cards would be due if `spacing_of` (a card's id) had given their last intervals."""
    reviewed = [card for card in cards if not card.new]
    new = {
        card.id: due_day(
            card.id,
            card.last_day,
            spacing_of(card.id).interval(card.stability),
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
