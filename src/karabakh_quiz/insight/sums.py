"""What a tally's columns add up to in one selection: passes over whole columns.

Every figure over time is made of these sums. They are worked out once for a
selection and remembered with the tally.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from math import log
from operator import and_, rshift
from typing import NamedTuple

from karabakh_quiz.insight.columns import Table
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.insight.tally import (
    BILLION,
    GUESSED,
    INTRODUCED,
    LAPSED,
    MODE_BITS,
    PRACTICE,
    RECALLED,
    STAGE_BITS,
    WHAT_BITS,
    Tally,
)

BINS = 10
_TENTH = BILLION // BINS

SURE = 1e-6
"""How near 0 and 1 a chance may come before its logarithm is taken."""

REMEMBERED = 8
"""Selections whose sums are kept: those between which a person goes to and fro."""

_WHAT = (1 << WHAT_BITS) - 1
_MODE = (1 << MODE_BITS) - 1
_STAGE = (1 << STAGE_BITS) - 1


class Day(NamedTuple):
    """What was done, on a day or in any other part."""

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
    expected: int = 0
    """Sum of the chances the model gave them, in billionths."""

    def plus(self, other: "Day") -> "Day":
        """Both together."""
        return Day(*map(int.__add__, self, other))


class Bin(NamedTuple):
    """The tests of one tenth of expected recall."""

    foreseen: int = 0
    came: int = 0
    expected: int = 0
    """Sum of their chances, in billionths."""


class Hour(NamedTuple):
    """What was done in one quarter of an hour, in UTC."""

    answers: int = 0
    tested: int = 0
    recalled: int = 0


class Sums:
    """Everything that was answered in a selection; each is added up when first asked for."""

    def __init__(self, answers: Table) -> None:
        self._answers = answers

    @cached_property
    def days(self) -> Mapping[int, Day]:
        """By learner's day, oldest first; only days with answers."""
        return _days(self._answers)

    @cached_property
    def kinds(self) -> Mapping[tuple[int, int], Day]:
        """By number of the group and place of the mode (3: unknown)."""
        return _kinds(self._answers)

    @property
    def bins(self) -> Sequence[Bin]:
        """By tenth of expected recall."""
        return self._foreseen[0]

    @property
    def surprise(self) -> float:
        """Sum of −ln(the chance given to what came)."""
        return self._foreseen[1]

    @cached_property
    def quarters(self) -> Mapping[int, Hour]:
        """By quarter of the day, in UTC."""
        return _quarters(self._answers)

    @cached_property
    def whole(self) -> Day:
        """All of it."""
        found = Day()
        for each in self.kinds.values():
            found = found.plus(each)
        return found

    @cached_property
    def _foreseen(self) -> tuple[Sequence[Bin], float]:
        return _foreseen(self._answers)


def sums(tally: Tally, selection: Selection) -> Sums:
    """What the answers of a selection add up to."""
    known = tally.summed.get(selection)
    if isinstance(known, Sums):
        return known
    if len(tally.summed) >= REMEMBERED:
        tally.summed.clear()
    found = Sums(chosen(tally, tally.answers, "kind", MODE_BITS + WHAT_BITS, selection))
    tally.summed[selection] = found
    return found


def chosen(tally: Tally, table: Table, name: str, bits: int, selection: Selection) -> Table:
    """The rows in the selection; the column `name` has the group above its last `bits`."""
    table = selection.of(table)
    inside = {number for number, group in enumerate(tally.groups) if selection.lets(group)}
    if len(inside) == len(tally.groups):
        return table
    column = table[name]
    wanted = {value for value in set(column) if value >> bits in inside}
    return table.of(map(wanted.__contains__, column))


def _days(answers: Table) -> dict[int, Day]:
    what = bytes(map(and_, answers["kind"], repeat(_WHAT)))
    took, chance = answers["took"], answers["chance"]
    found: dict[int, Day] = {}
    start = 0
    counts = Counter(answers["day"])  # sorted, so that a day's answers lie together
    for day, end in zip(counts, accumulate(counts.values()), strict=True):
        found[day] = _day(
            Counter(what[start:end]), sum(took[start:end]), sum(map(abs, chance[start:end]))
        )
        start = end
    return found


def _kinds(answers: Table) -> dict[tuple[int, int], Day]:
    counts: dict[int, Counter[int]] = {}
    for kind, count in Counter(answers["kind"]).items():
        counts.setdefault(kind >> WHAT_BITS, Counter())[kind & _WHAT] = count
    size = max(counts, default=-1) + 1
    took, expected = [0] * size, [0] * size
    group_and_mode = map(rshift, answers["kind"], repeat(WHAT_BITS))
    for place, ms, chance in zip(group_and_mode, answers["took"], answers["chance"], strict=True):
        took[place] += ms
        if chance:
            expected[place] += chance if chance > 0 else -chance
    return {
        (place >> MODE_BITS, place & _MODE): _day(counts[place], took[place], expected[place])
        for place in sorted(counts)
    }


def _day(counts: Mapping[int, int], took: int, expected: int) -> Day:
    find = counts.get
    recalled, lapsed, guessed = find(RECALLED, 0), find(LAPSED, 0), find(GUESSED, 0)
    return Day(
        sum(counts.values()),
        find(PRACTICE, 0),
        took,
        find(INTRODUCED, 0),
        recalled + lapsed + guessed,
        recalled,
        recalled + lapsed,
        expected,
    )


def _foreseen(answers: Table) -> tuple[list[Bin], float]:
    """The tenths, and the sum of −ln(the chance given to what came)."""
    foreseen, came, total = [0] * (BINS + 1), [0] * (BINS + 1), [0] * (BINS + 1)
    surprise = 0.0
    least = int(SURE * BILLION)
    for chance in answers["chance"]:
        if chance > 0:
            tenth = chance // _TENTH
            came[tenth] += 1
            surprise += log(chance if chance > least else least)
        elif chance:
            chance = -chance
            tenth = chance // _TENTH
            other = BILLION - chance
            surprise += log(other if other > least else least)
        else:
            continue
        foreseen[tenth] += 1
        total[tenth] += chance
    bins = [Bin(*each) for each in zip(foreseen, came, total, strict=True)]
    certain = bins.pop()  # a chance of exactly 1 is one of the last tenth
    bins[-1] = Bin(*map(int.__add__, bins[-1], certain))
    return bins, sum(each.foreseen for each in bins) * log(BILLION) - surprise


def _quarters(answers: Table) -> dict[int, Hour]:
    found: dict[int, Hour] = {}
    for hour, count in Counter(answers["hour"]).items():
        told = Hour(count, count if hour & 2 else 0, count if hour & 1 else 0)
        have = found.get(hour >> 2, Hour())
        found[hour >> 2] = Hour(*map(int.__add__, have, told))
    return found


def moves_by_day(tally: Tally, selection: Selection) -> dict[int, Counter[tuple[int, int]]]:
    """How often cards of the selection went from one stage to another, by day, oldest first."""
    moves = chosen(tally, tally.moves, "move", 2 * STAGE_BITS, selection)
    found: dict[int, Counter[tuple[int, int]]] = {}
    stages = (1 << 2 * STAGE_BITS) - 1
    both = map(and_, moves["move"], repeat(stages))
    for (day, move), count in Counter(zip(moves["day"], both, strict=True)).items():
        found.setdefault(day, Counter())[move >> STAGE_BITS, move & _STAGE] += count
    return found
