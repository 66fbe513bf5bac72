"""What was answered, added up by day: all that figures over time are made of.

Everything in a tally is a whole number and a sum over facts, so that a card's
facts can be taken out again exactly as they were put in. That is what keeps a
tally true when something is undone or merged, without reading all of the log.
Chances are counted in millionths.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import Any, NamedTuple

from karabakh_quiz.progress.facts import LEARNING, UNSEEN, Fact

MILLION = 1_000_000
BINS = 10
LONGEST_MS = 120_000
"""An answer counts at most two minutes: whoever takes longer has left the table."""

SURE = 1e-6
"""How near 0 and 1 a chance may come before its logarithm is taken."""

QUARTERS = 96
_QUARTER_MS = 900_000


class Group(NamedTuple):
    """Cards that are added up together."""

    deck: str
    facet: str


class Day(NamedTuple):
    """The sums kept by (day, group, mode)."""

    answers: int = 0
    """All counted answers, practice included."""
    practice: int = 0
    took_ms: int = 0
    introduced: int = 0
    """First answers to a card."""
    tested: int = 0
    """First answers of the day to cards answered on an earlier day."""
    recalled: int = 0
    """Of these, graded better than Again and not said to be guessed."""
    foreseen: int = 0
    """Tested, and not said to be guessed: those the model can be held to."""
    came: int = 0
    """Foreseen, and right."""
    expected: int = 0
    """Sum of the chances the model gave them, in millionths."""
    surprise: int = 0
    """Sum of -ln(the chance given to what came), in millionths."""


class Bin(NamedTuple):
    """The sums kept by (day, group, tenth of expected recall)."""

    foreseen: int = 0
    came: int = 0
    expected: int = 0


class Moves(NamedTuple):
    """How many more cards stand where, kept by (day, group)."""

    learning: int = 0
    """Under a day."""
    young: int = 0
    """A day to under three weeks."""
    held: int = 0
    suspended: int = 0


class Hour(NamedTuple):
    """The sums kept by (day, group, quarter of an hour in UTC)."""

    answers: int = 0
    tested: int = 0
    recalled: int = 0


@dataclass(slots=True)
class Tally:
    """Sums over facts; keys are tuples of numbers, `groups` says which number is which."""

    groups: list[Group] = field(default_factory=list)
    days: dict[tuple[int, int, int], list[int]] = field(default_factory=dict)
    bins: dict[tuple[int, int, int], list[int]] = field(default_factory=dict)
    moves: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    hours: dict[tuple[int, int, int], list[int]] = field(default_factory=dict)
    dates: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    """By day, group, decade and `coarse` days off."""
    _numbers: dict[Group, int] = field(default_factory=dict)

    def add(self, facts: Iterable[Fact], names: Mapping[int, str], sign: int = 1) -> None:
        """Put facts in, or take them out again (`sign` -1). `names` has the card ids."""
        known: dict[int, int] = {}
        days, bins, moves, hours = self.days, self.bins, self.moves, self.hours
        for fact in facts:
            (
                card, day, at, grade, options, scheduled, elapsed, recall,
                stood, stands, mode, took, off, year,
            ) = fact  # fmt: skip
            group = known.get(card)
            if group is None:
                group = known[card] = self.number(group_of_card(names[card]))
            if stood != stands:
                move = moves.get((day, group))
                if move is None:
                    move = moves[day, group] = [0, 0, 0, 0]
                if stood != UNSEEN:
                    move[stood - LEARNING] -= sign
                if stands != UNSEEN:
                    move[stands - LEARNING] += sign
            if not grade:
                continue
            sums = days.get((day, group, mode))
            if sums is None:
                sums = days[day, group, mode] = [0] * len(Day._fields)
            quarter = at // _QUARTER_MS % QUARTERS
            hour = hours.get((day, group, quarter))
            if hour is None:
                hour = hours[day, group, quarter] = [0, 0, 0]
            sums[0] += sign
            hour[0] += sign
            sums[2] += sign * (took if took < LONGEST_MS else LONGEST_MS)
            if off is not None:
                key = (day, group, -1 if year is None else year // 10 * 10, coarse(off))
                self.dates[key] = self.dates.get(key, 0) + sign
            if elapsed > 0:
                right = sign if grade > 1 else 0
                sums[4] += sign
                hour[1] += sign
                if options:
                    sums[5] += right
                    hour[2] += right
                    chance = round(recall * MILLION)
                    sums[6] += sign
                    sums[7] += right
                    sums[8] += sign * chance
                    came = recall if right else 1.0 - recall
                    sums[9] -= sign * round(MILLION * log(came if came > SURE else SURE))
                    tenth = int(recall * BINS)
                    key3 = (day, group, tenth if tenth < BINS else BINS - 1)
                    bin_ = bins.get(key3)
                    if bin_ is None:
                        bin_ = bins[key3] = [0, 0, 0]
                    bin_[0] += sign
                    bin_[1] += right
                    bin_[2] += sign * chance
            elif not scheduled:
                sums[1] += sign
            elif elapsed < 0:
                sums[3] += sign

    def tidy(self) -> None:
        """Drop what has come to nothing."""
        tables: tuple[dict[Any, list[int]], ...] = (self.days, self.bins, self.moves, self.hours)
        for table in tables:
            for key in [key for key, sums in table.items() if not any(sums)]:
                del table[key]
        self.dates = {key: count for key, count in self.dates.items() if count}

    def number(self, group: Group) -> int:
        """The number of a group, given to it now if need be."""
        if len(self._numbers) != len(self.groups):
            self._numbers = {each: number for number, each in enumerate(self.groups)}
        known = self._numbers.get(group)
        if known is None:
            known = self._numbers[group] = len(self.groups)
            self.groups.append(group)
        return known


def group_of_card(card: str) -> Group:
    """The deck and facet of a card id."""
    entry, _, facet = card.partition("#")
    return Group(entry.partition("/")[0], facet)


def coarse(days: int) -> int:
    """`days` off, exact up to a month, then to about a month, then to about a year."""
    size = abs(days)
    if size > 730:
        size = round(size / 365.25) * 365
    elif size > 31:
        size = round(size / 30.44) * 30
    return size if days >= 0 else -size
