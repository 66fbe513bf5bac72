"""The shortest way from the rows to memory states: for trying other parameters."""

from array import array
from collections.abc import Iterator

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.step import NEVER
from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.fold import LUCK
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import in_order

_LONG_AGO = -(1 << 40)
_MOVING = (kinds.REVIEW, kinds.RESET)


def replay(log: Log, memory: Memory) -> dict[int, tuple[float, float]]:
    """Stability and difficulty of every card under another `memory`; nothing is changed.

    No due days, no checksums.
    """
    (highest,) = log.execute("SELECT coalesce(max(id), 0) FROM card").fetchone()
    # Arrays lie together in memory: cards come in no order, and lists would point all over it.
    stability, difficulty = array("d", [NEVER]) * (highest + 1), array("d", [0.0]) * (highest + 1)
    latest = array("q", [_LONG_AGO]) * (highest + 1)
    step, lucks, is_review = memory.step, LUCK, kinds.REVIEW
    for day, card, kind, grade, shown in _replayed(log):
        if kind == is_review:
            elapsed = day - latest[card]
            if elapsed > 0:
                latest[card] = day
            else:
                elapsed = 0
            lucky = lucks[shown] if shown else 0.0
            stability[card], difficulty[card] = step(
                stability[card], difficulty[card], grade, elapsed, lucky
            )
        else:
            stability[card], latest[card] = NEVER, _LONG_AGO
    return {
        card: (known, difficulty[card]) for card, known in enumerate(stability) if known != NEVER
    }


def _replayed(log: Log) -> Iterator[tuple[int, int, int, int, int]]:
    """Day, card, kind, grade and choices shown of what moves memory states, in fold order."""
    columns, where, values = "day, card, kind, grade, shown", "kind IN (?, ?)", _MOVING
    uncounted = {row for (row,) in log.execute("SELECT id FROM uncounted")}
    if not (uncounted or log.renames() or log.shifts()):
        plain: Iterator[tuple[int, int, int, int, int]] = in_order(log, columns, where, values)
        return plain
    rows = in_order(log, f"id, {columns}", where, values)
    return (
        (day + log.moved(row)[1], log.today_number(card), *rest)
        for row, day, card, *rest in rows
        if row not in uncounted
    )
