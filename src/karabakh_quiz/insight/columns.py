"""Tables as packed columns: a million rows in some twenty megabytes.

A table of plain Python objects would take ten times as much, and what is done
to whole columns (`Counter`, `sum`, `compress`) runs without the interpreter.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress
from operator import le
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Column: TypeAlias = array[int]


class Table:
    """Rows of whole numbers, sorted by the column `day`; each has the number of its `card`.

    `kinds` names the columns and their types as `array` has them; `day` and
    `card` must be among them. Rows are appended column by column, and `sort`ed
    before anything else is asked.
    """

    __slots__ = ("columns",)

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self.columns: dict[str, Column] = {name: array(kind) for name, kind in kinds.items()}

    def __len__(self) -> int:
        return len(self.columns["day"])

    def __getitem__(self, name: str) -> "Column":
        return self.columns[name]

    def of(self, kept: Iterator[bool] | Sequence[bool]) -> "Table":
        """The rows for which `kept` is true."""
        chosen = bytes(kept)
        return self._made(
            {name: array(col.typecode, compress(col, chosen)) for name, col in self.columns.items()}
        )

    def between(self, first: int, end: int) -> "Table":
        """The rows at the places from `first` up to `end`."""
        if first <= 0 and end >= len(self):
            return self
        return self._made({name: col[first:end] for name, col in self.columns.items()})

    def without(self, cards: Collection[int]) -> "Table":
        """The rows of all other cards."""
        gone = set(cards)
        return self.of([card not in gone for card in self["card"]])

    def sort(self) -> None:
        """Put the rows in the order of their days, those of a day as they are."""
        day = self["day"]
        if all(map(le, day, memoryview(day)[1:])):
            return
        order = sorted(range(len(day)), key=day.__getitem__)
        for name, column in self.columns.items():
            self.columns[name] = array(column.typecode, map(column.__getitem__, order))

    def merged(self, other: "Table") -> "Table":
        """The rows of both, which are sorted: on each day first these, then those of `other`."""
        pieces = list(_interleaved(self["day"], other["day"]))
        made: dict[str, Column] = {}
        for name, column in self.columns.items():
            out: Column = array(column.typecode)
            theirs = other[name]
            for first, end, start, stop in pieces:
                out.extend(column[first:end])
                out.extend(theirs[start:stop])
            made[name] = out
        return self._made(made)

    def _made(self, columns: dict[str, "Column"]) -> "Table":
        made = Table({})
        made.columns = columns
        return made


def _interleaved(ours: "Column", theirs: "Column") -> Iterator[tuple[int, int, int, int]]:
    """Places in ours, then places in theirs, again and again, so that days never fall."""
    at = start = 0
    while start < len(theirs):
        end = bisect_right(ours, theirs[start], at)
        limit = len(theirs) if end == len(ours) else bisect_left(theirs, ours[end], start)
        yield at, end, start, limit
        at, start = end, limit
    yield at, len(ours), start, start
