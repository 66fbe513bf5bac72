"""The shortest way from the rows to memory states: for trying other parameters."""

from collections.abc import Iterator
from typing import cast

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.step import NEVER
from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.fold import LUCK
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import in_order

_LONG_AGO = -(1 << 40)


def replay(log: Log, memory: Memory) -> dict[int, tuple[float, float]]:
    """Stability and difficulty of every card under another `memory`; nothing is changed.

    No due days, no checksums.
    """
    (highest,) = log.execute("SELECT coalesce(max(id), 0) FROM card").fetchone()
    stability, difficulty = [NEVER] * (highest + 1), [0.0] * (highest + 1)
    latest = [_LONG_AGO] * (highest + 1)
    step = memory.step
    for _, day, card, kind, grade, shown in _replayed(log):
        if kind == kinds.REVIEW:
            elapsed = day - latest[card]
            if elapsed > 0:
                latest[card] = day
            else:
                elapsed = 0
            stability[card], difficulty[card] = step(
                stability[card], difficulty[card], grade, elapsed, LUCK[shown]
            )
        else:
            stability[card], latest[card] = NEVER, _LONG_AGO
    return {
        card: (known, difficulty[card]) for card, known in enumerate(stability) if known != NEVER
    }


def _replayed(log: Log) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Row, day, card, kind, grade and choices shown of what moves memory states, in fold order."""
    columns, where = "id, day, card, kind, grade, shown", "kind IN (?, ?)"
    rows: Iterator[tuple[int, ...]] = in_order(log, columns, where, (kinds.REVIEW, kinds.RESET))
    uncounted = {row for (row,) in log.execute("SELECT id FROM uncounted")}
    if uncounted:
        rows = (each for each in rows if each[0] not in uncounted)
    if log.renames() or log.shifts():
        rows = (
            (row, day + log.moved(row)[1], log.today_number(card), *rest)
            for row, day, card, *rest in rows
        )
    return cast("Iterator[tuple[int, int, int, int, int, int]]", rows)
