"""Which answers a figure is about: days, decks, facets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from karabakh_quiz.clock import date_of
from karabakh_quiz.decks.deck import Facet
from karabakh_quiz.insight.tally import Group, Tally, group_of_card
from karabakh_quiz.progress.facts import MODES

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

    def lets_day(self, day: int) -> bool:
        """Whether this day is in it."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def of(self, tally: Tally, table: Mapping[Any, Any]) -> Iterator[tuple[Any, Any]]:
        """The entries of one of the tally's tables that are in it."""
        inside = {number for number, group in enumerate(tally.groups) if self.lets(group)}
        for key, sums in table.items():
            if key[1] in inside and self.lets_day(key[0]):
                yield key, sums


ALL = Selection()


def added_up(
    tally: Tally,
    selection: Selection,
    table: Mapping[Any, Sequence[int]],
    label: Callable[[Any], Label],
    fields: int,
) -> dict[Label, list[int]]:
    """The sums of `table` inside the selection, by what `label` makes of their keys."""
    totals: dict[Label, list[int]] = {}
    for key, sums in selection.of(tally, table):
        name = label(key)
        total = totals.get(name)
        if total is None:
            total = totals[name] = [0] * fields
        for place, value in enumerate(sums):
            total[place] += value
    return totals


def labeller(tally: Tally, by: By) -> Callable[[Any], Label]:
    """What tells the entries of `Tally.days` apart."""
    groups = tally.groups
    if by == "deck":
        return lambda key: groups[key[1]].deck
    if by == "facet":
        return lambda key: groups[key[1]].facet
    if by == "mode":
        return lambda key: MODES[key[2]] if key[2] >= 0 else "other"
    if by == "week":
        return lambda key: week_of(key[0])
    if by == "month":
        return lambda key: month_of(key[0])
    return lambda key: int(key[0])


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
