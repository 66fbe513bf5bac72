"""A clock that ran ahead: its rows found, and brought back by `redate` rows.

While a clock is ahead, rows get times and days to come. Once it is set right,
days are right again; times are not, for one device's times never fall: they
creep on from the last wrong one, and would for years.
"""

from dataclasses import dataclass

from karabakh_quiz.clock import day_number, milliseconds
from karabakh_quiz.progress.codec import HIGHEST_SEQ, id_of
from karabakh_quiz.progress.knobs import day_end
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.row import Row

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Ahead:
    """This device's rows from the future: wrong in time and day, then in time only."""

    first: int
    last: int
    """Row numbers (seq) of the wrong days; `first` > `last` if there are none."""
    end: int
    """The last row whose time is wrong."""
    days: int
    """How far the clock ran ahead, as far as can be told."""


def ahead(log: Log) -> Ahead | None:
    """The rows of this device that bear a time more than a day from now."""
    today = day_number(log.clock.now(), day_end(log))
    start = id_of(log.devices.find(log.device) or 0, 0)
    limit = milliseconds(log.clock.now()) + DAY_MS
    rows = [
        (row & HIGHEST_SEQ, at + ms, day + days)
        for row, at, day in log.execute(
            "SELECT id, at, day FROM row WHERE id BETWEEN ? AND ? ORDER BY id",
            (start, start + HIGHEST_SEQ),
        ).fetchall()
        for ms, days in (log.moved(row),)
        if at + ms > limit
    ]
    if not rows:
        return None
    wrong = [(seq, day) for seq, _, day in rows if day > today]
    if not wrong:  # days are right already: only the times creep
        return Ahead(rows[0][0], rows[0][0] - 1, rows[-1][0], (rows[-1][1] - limit) // DAY_MS + 1)
    last, last_day = wrong[-1]
    after = [day for seq, _, day in rows if seq > last]
    return Ahead(wrong[0][0], last, rows[-1][0], last_day - (after[0] if after else today))


def mend(log: Log) -> int:
    """Write the `redate` rows that bring this device's rows back; how many rows they move."""
    from karabakh_quiz.progress.writing import append

    with log.writing():
        found = ahead(log)
        if found is None:
            return 0
        shift = -found.days * DAY_MS
        device = log.device
        if found.end > found.last:  # first what comes last: times go on from there
            span = [device, found.last + 1, found.end]
            append(log, Row(kind="redate", fields={"ranges": [span], "shift": shift, "days": 0}))
        if found.last >= found.first:
            span = [device, found.first, found.last]
            append(log, Row(kind="redate", fields={"ranges": [span], "shift": shift}))
    return found.end - found.first + 1
