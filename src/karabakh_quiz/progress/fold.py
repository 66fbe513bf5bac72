"""From cards' rows to their states: one row at a time, in fold order.

Pure: no file, no clock. A `CardFold` starts empty (a refold, a rebuild) or
from a stored state (a row that lands last), and `fold_rows` steps it on by
each counted row: one loop for a single answer and for a million.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION, Memory
from karabakh_quiz.memory.step import NEVER, luck
from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.codec import GUESS, HEAD, fields_from_bytes
from karabakh_quiz.progress.glimpses import dating, retention_of

REVIEW = kinds.REVIEW

SUSPENDED, FLAGGED, MET = 1, 2, 4
"""Bits of `CardFold.flags`."""


class Rules(NamedTuple):
    """What is in force now and enters every fold."""

    memory: Memory
    maximum: int
    number: Callable[[object, object], int | None]
    """The number of a row from device and seq, to resolve what a `reschedule` is after."""


class Lens(NamedTuple):
    """How rows as they were written look today; None where that is just as they were."""

    uncounted: Collection[int] = ()
    """Numbers of rows that an undo has taken back."""
    today: Callable[[int], int] | None = None
    """The number of today's card from that of the card a row names."""
    moved: Callable[[int], tuple[int, int]] | None = None
    """Milliseconds and days by which `redate` rows move a row."""


PLAIN = Lens()


class CardFold:
    """A card's state while `fold_rows` folds rows into it; `settle` it before reading `due`."""

    __slots__ = (
        "_body",
        "_day",
        "_prior",
        "_tail",
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
    )

    def __init__(self) -> None:
        self._tail = 0
        self.flags = 0
        self.buried: int | None = None
        self.note: str | None = None
        self.reset()

    @property
    def tail(self) -> int:
        """When the last row folded in was written."""
        return max(self._tail, self.last_at or 0)

    @tail.setter
    def tail(self, at: int) -> None:
        self._tail = at

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

    def mark(self, kind: int, at: int, body: bytes, days: int, rules: Rules) -> None:
        """Fold in one counted row that is no scheduled review; `redate` rows moved it by `days`."""
        if kind not in kinds.OF_CARDS:
            return
        self._tail = at
        if kind in (kinds.MET, kinds.PRACTICE):
            self.flags |= MET
        elif kind == kinds.SUSPEND:
            self.flags |= SUSPENDED
        elif kind == kinds.RESUME:
            self.flags &= ~SUSPENDED
            self.buried = None
        elif kind == kinds.RESET:
            self.reset()
        else:
            self._told(kind, fields_from_bytes(body), days, rules)

    def settle(self, card: str, rules: Rules) -> None:
        """Work out the due day, once all rows are in. `card` seeds the fuzz.

        The last review's frozen day holds while the review it was decided
        after is still the counted one before it.
        """
        body = self._body
        if body is None:
            return
        self._body = None
        day, (after, due_in) = self._day, dating(body)
        if due_in is not None and after == self._prior:
            self.due = day + due_in
        else:
            held = min(max(retention_of(body), LOWEST_RETENTION), HIGHEST_RETENTION)
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


Folds = list[CardFold | None] | dict[int, CardFold | None]
"""By the number of today's card."""


def fold_rows(
    rows: Iterable[tuple[Any, ...]],
    folds: Folds,
    rules: Rules,
    lens: Lens = PLAIN,
) -> int:
    """Fold rows of cards into `folds`, where None stands for an empty fold.

    `rows` are the columns of the table `row` with the checksum, in fold order.
    Those whose checksum does not hold fold to nothing; returns how many these are.
    """
    uncounted, today, moved = lens
    step, pack, lucks = rules.memory.step, HEAD.pack, LUCK
    damaged = ms = days = 0
    for row, at, day, card, kind, grade, shown, wrong, body, crc in rows:
        head = pack(row, at, day, card, kind, grade, shown, -1 if wrong is None else wrong)
        if crc32(body, crc32(head)) != crc & 0xFFFFFFFF:
            damaged += 1
            continue
        if not card or (uncounted and row in uncounted):
            continue
        if today is not None:
            card = today(card)
        if moved is not None:
            ms, days = moved(row)
            at += ms
            day += days
        fold = folds[card]
        if fold is None:
            fold = folds[card] = CardFold()
        if kind != REVIEW:
            fold.mark(kind, at, body, days, rules)
            continue
        latest = fold.last_day
        elapsed = 0
        if latest is None:
            fold.last_day = fold.introduced = day
            fold.flags |= MET
        elif day > latest:
            elapsed = day - latest
            fold.last_day = day
            if grade == 1:
                fold.lapses += 1
        lucky = lucks[shown] if shown else 0.0
        fold.stability, fold.difficulty = step(
            fold.stability, fold.difficulty, grade, elapsed, lucky
        )
        fold.reps += 1
        fold._prior = fold.last
        fold.last = row
        fold.last_at = at
        fold._day = day
        fold._body = body
    return damaged


def luck_of(shown: int) -> float:
    """How likely a right answer was luck, from the column `shown`."""
    return LUCK[shown]


def whole(value: object) -> int | None:
    """`value` if it is a whole number: what other devices write is not trusted."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
