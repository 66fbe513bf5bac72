"""The rows in fold order: by time, then device, then number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from karabakh_quiz.progress.codec import COLUMNS, SEQ_BITS, Stored
from karabakh_quiz.progress.log import Log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COUNTED = "NOT EXISTS (SELECT 1 FROM uncounted WHERE uncounted.id = row.id)"
"""A condition on rows."""


def stored_in_order(log: Log, where: str = "1", values: Sequence[object] = ()) -> Iterator[Stored]:
    """The rows that satisfy `where`, in fold order."""
    return map(Stored._make, in_order(log, COLUMNS, where, values))


def in_order(
    log: Log, columns: str, where: str = "1", values: Sequence[object] = ()
) -> Iterator[tuple[Any, ...]]:
    """`columns` of the rows that satisfy `where`, in fold order.

    One device's rows lie in that order already. Several devices' are sorted
    by SQLite; where `redate` rows move some, they are all taken and sorted
    here.
    """
    named = ", ".join(f"row.{column}" for column in columns.split(", "))
    select = f"SELECT {named} FROM row"
    if log.shifts():
        return _sorted_here(log, f"SELECT id, at, {columns} FROM row WHERE {where}", values)
    if _is_sorted(log):
        return log.execute(f"{select} WHERE {where} ORDER BY row.id", values)
    return log.execute(
        f"{select} JOIN device ON device.id = row.id >> {SEQ_BITS} WHERE {where} "
        "ORDER BY row.at, device.name, row.id",
        values,
    )


def _sorted_here(log: Log, select: str, values: Sequence[object]) -> Iterator[tuple[Any, ...]]:
    names = log.devices.load_all()
    keyed = [
        (at + log.moved(row)[0], names[row >> SEQ_BITS], row, columns)
        for row, at, *columns in log.execute(select, values)
    ]
    keyed.sort()
    return (tuple(columns) for _, _, _, columns in keyed)


def _is_sorted(log: Log) -> bool:
    """Whether rows lie in fold order: one device wrote them all, its times rising."""
    if log.meta("unordered"):
        return False
    first, last = log.execute(
        "SELECT (SELECT min(id) FROM row), (SELECT max(id) FROM row)"
    ).fetchone()
    return first is None or first >> SEQ_BITS == last >> SEQ_BITS


def note_order(log: Log) -> None:
    """Find out, at some cost, whether each device's times rise with its numbers."""
    (falls,) = log.execute(
        "SELECT EXISTS (SELECT 1 FROM (SELECT at, lag(at) OVER (ORDER BY id) AS before, "
        f"id >> {SEQ_BITS} AS device, lag(id >> {SEQ_BITS}) OVER (ORDER BY id) AS other FROM row) "
        "WHERE device = other AND at <= before)"
    ).fetchone()
    log.set_meta("unordered", falls or None)
