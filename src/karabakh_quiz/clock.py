"""The passing of time, and the learner's day.

Nothing else in the program asks the computer what time it is: a `Clock` is
passed in. Days are counted as the learner lives them: a day ends at 04:00
local time by default, so that a sitting after midnight still belongs to the
evening before.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from time import monotonic

from karabakh_quiz.errors import UsageError
from karabakh_quiz.structs import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:  # importing `typing` takes longer than all else on the way of `due`
    Protocol = object

DAY_END = time(4, 0)
"""When the learner's day ends, local time, unless a setting says otherwise."""

EPOCH = date(1970, 1, 1)


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """The time, with the learner's local offset."""

    def monotonic(self) -> float:
        """Seconds that only ever grow, for measuring how long something took."""


@struct
class SystemClock:
    """The computer's clock, moved by `shift` (zero, except in tests and demos)."""

    shift: timedelta = timedelta(0)
    offset: timedelta | None = None

    def now(self) -> datetime:
        """The time, with the local offset (or the offset the clock was started with)."""
        moved = datetime.now(UTC) + self.shift
        if self.offset is None:
            return moved.astimezone()
        from datetime import timezone

        return moved.astimezone(timezone(self.offset))

    def monotonic(self) -> float:
        """Seconds that only ever grow."""
        return monotonic()


def clock_from(start: str | None) -> SystemClock:
    """The clock that `KARABAKH_QUIZ_NOW` asks for: started at `start`, and ticking.

    `start` is ISO 8601 (`2026-01-31T09:00:00+04:00`; without an offset it is
    local time); None or empty is the computer's own clock.
    """
    if not start:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(start)
    except ValueError:
        raise UsageError(
            f"KARABAKH_QUIZ_NOW is {start!r}: write a time such as 2026-01-31T09:00:00+04:00"
        ) from None
    if moment.tzinfo is None:
        return SystemClock(moment.astimezone() - datetime.now(UTC))
    return SystemClock(moment - datetime.now(UTC), moment.utcoffset())


def day_number(moment: datetime, day_end: time = DAY_END) -> int:
    """The learner's day that `moment` belongs to, in days since 1970-01-01.

    `moment` carries the learner's local offset; what counts is the wall clock.
    """
    local = moment.replace(tzinfo=None) - timedelta(hours=day_end.hour, minutes=day_end.minute)
    return (local.date() - EPOCH).days


def date_of(day: int) -> date:
    """The calendar date of a day number."""
    return EPOCH + timedelta(days=day)


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970 in UTC."""
    return int(moment.timestamp() * 1000)
