"""From a card's rows to its state: one row at a time, in fold order.

Pure: no file, no clock. A `CardFold` starts empty (a refold, a rebuild) or
from a stored state (a row that lands last), and is stepped on by each counted
row.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION, Memory
from karabakh_quiz.memory.step import NEVER, Step, luck
from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.codec import GUESS, dating, fields_from_bytes

SUSPENDED, FLAGGED, MET = 1, 2, 4
"""Bits of `CardFold.flags`."""


class Entry(NamedTuple):
    """What folding needs of a row; `at` and `day` already moved by any `redate`."""

    at: int
    id: int
    day: int
    kind: int
    grade: int
    shown: int
    body: bytes
    moved: int = 0
    """Days that `redate` moved it by: the days it names move along."""


class Rules(NamedTuple):
    """What is in force now and enters every fold."""

    memory: Memory
    maximum: int
    number: Callable[[object, object], int | None]
    """The number of a row from device and seq, to resolve what a `reschedule` is after."""


class CardFold:
    """A card's state while rows are folded into it; `settle` it before reading `due`."""

    __slots__ = (
        "_body",
        "_day",
        "_prior",
        "buried",
        "difficulty",
        "due",
        "flags",
        "introduced",
        "lapses",
        "last",
        "last_at",
        "last_day",
        "note",
        "reps",
        "stability",
        "tail",
    )

    def __init__(self) -> None:
        self.tail = 0
        self.flags = 0
        self.buried: int | None = None
        self.note: str | None = None
        self.reset()

    def reset(self) -> None:
        """As if never reviewed."""
        self.stability = NEVER
        self.difficulty = 0.0
        self.reps = 0
        self.lapses = 0
        self.last: int | None = None
        self.last_at: int | None = None
        self.last_day: int | None = None
        self.due: int | None = None
        self.introduced: int | None = None
        self._prior: int | None = None
        self._day = 0
        self._body: bytes | None = None

    def add(self, row: Entry, rules: Rules) -> None:
        """Fold in one counted row, which stands after all before it in fold order."""
        kind = row.kind
        self.tail = row.at
        if kind == kinds.REVIEW:
            lucky, step = LUCK[row.shown], rules.memory.step
            self.review(row.at, row.id, row.day, row.grade, lucky, row.body, step)
        elif kind in (kinds.MET, kinds.PRACTICE):
            self.flags |= MET
        elif kind == kinds.SUSPEND:
            self.flags |= SUSPENDED
        elif kind == kinds.RESUME:
            self.flags &= ~SUSPENDED
            self.buried = None
        elif kind == kinds.RESET:
            self.reset()
        elif kind in (kinds.BURY, kinds.RESCHEDULE, kinds.FLAG):
            self._told(kind, fields_from_bytes(row.body), row.moved, rules)

    def review(
        self, at: int, row: int, day: int, grade: int, lucky: float, body: bytes, step: Step
    ) -> None:
        """Fold in one counted, scheduled review."""
        elapsed = 0
        latest = self.last_day
        if latest is None:
            self.last_day = self.introduced = day
            self.flags |= MET
        elif day > latest:
            elapsed = day - latest
            self.last_day = day
            if grade == 1:
                self.lapses += 1
        self.stability, self.difficulty = step(
            self.stability, self.difficulty, grade, elapsed, lucky
        )
        self.reps += 1
        self._prior = self.last
        self.last = row
        self.last_at = self.tail = at
        self._day = day
        self._body = body

    def settle(self, card: str, rules: Rules) -> None:
        """Work out the due day, once all rows are in. `card` seeds the fuzz.

        The last review's frozen day holds while the review it was decided
        after is still the counted one before it.
        """
        if self._body is None:
            return
        day, (after, due_in, retention) = self._day, dating(self._body)
        self._body = None
        if due_in is not None and after == self._prior:
            self.due = day + due_in
        else:
            held = min(max(retention, LOWEST_RETENTION), HIGHEST_RETENTION)
            interval = self.stability * rules.memory.reach(held)
            self.due = due_day(card, day, interval, rules.maximum)

    def _told(self, kind: int, fields: Mapping[str, object], moved: int, rules: Rules) -> None:
        if kind == kinds.BURY:
            until = whole(fields.get("until"))
            self.buried = None if until is None else until + moved
        elif kind == kinds.RESCHEDULE:
            due, after = whole(fields.get("due_day")), fields.get("after")
            if self.last is None or due is None or not isinstance(after, Mapping):
                return
            if rules.number(after.get("device"), after.get("seq")) == self.last:
                self.due = due + moved
                self._body = None
        elif fields.get("cleared"):
            self.flags &= ~FLAGGED
            self.note = None
        else:
            self.flags |= FLAGGED
            self.note = str(fields.get("note") or "")


class _Luck(dict[int, float]):
    """How likely a right answer was luck, from the column `shown`."""

    def __missing__(self, shown: int) -> float:
        self[shown] = luck(1, guessed=True) if shown == GUESS else luck(shown)
        return self[shown]


LUCK = _Luck({0: 0.0})


def luck_of(shown: int) -> float:
    """How likely a right answer was luck, from the column `shown`."""
    return LUCK[shown]


def whole(value: object) -> int | None:
    """`value` if it is a whole number: what other devices write is not trusted."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
