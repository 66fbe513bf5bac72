"""Which answers a figure is about: days, decks, facets."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Literal, get_args

from karabakh_quiz.clock import date_of
from karabakh_quiz.decks.deck import Facet
from karabakh_quiz.insight.columns import Table
from karabakh_quiz.insight.tally import Group, group_of_card

By = Literal["day", "week", "month", "facet", "deck", "mode"]
Label = int | str
"""A deck's or a facet's name, a mode, or the first day of a day, week or month."""

FACETS: tuple[str, ...] = get_args(Facet)
"""In the order in which an entry's cards come."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Learner's days from `first` to `last` (None: open), decks and facets (empty: all)."""

    first: int | None = None
    last: int | None = None
    decks: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()

    def since(self, first: int) -> "Selection":
        """The same, from `first` on at the earliest."""
        return replace(self, first=first if self.first is None else max(first, self.first))

    def lets(self, group: Group) -> bool:
        """Whether cards of this deck and facet are in it."""
        if self.decks and group.deck not in self.decks:
            return False
        return not self.facets or group.facet in self.facets

    def lets_card(self, card: str) -> bool:
        """Whether the card with this id is in it."""
        return self.lets(group_of_card(card))

    def of(self, table: Table) -> Table:
        """The rows of a table on its days."""
        day = table["day"]
        first = 0 if self.first is None else bisect_left(day, self.first)
        return table.between(first, len(day) if self.last is None else bisect_right(day, self.last))


ALL = Selection()


def in_order(label: Label) -> tuple[int, int, str]:
    """What labels are sorted by: times by time, facets as cards ask them, other names by letter."""
    if isinstance(label, int):
        return (0, label, "")
    return (1, FACETS.index(label) if label in FACETS else len(FACETS), label)


def week_of(day: int) -> int:
    """The Monday of the week that `day` is in."""
    return (day + 3) // 7 * 7 - 3


def month_of(day: int) -> int:
    """The first day of the month that `day` is in."""
    return day - date_of(day).day + 1
