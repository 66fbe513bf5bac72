"""Which rows count: all but those that a counted `undo` takes back.

An undo has one target. Undos of undos make chains; the end of a chain is the
row whose effect comes and goes. A ring of undos, which no honest device
writes, has no effect.
"""

from karabakh_quiz.progress.log import Log


def add_undo(log: Log, undo: int, target: int) -> None:
    """Note that the row `undo` takes back `target`, here already or not."""
    log.execute("INSERT OR REPLACE INTO undo VALUES (?, ?)", (undo, target))


def settle(log: Log, row: int) -> int:
    """Work out anew whether `row` counts, and what follows from it down its chain.

    Called once for each undo after it was added, and for each row that undos
    may have waited for. Returns the end of the chain: the row to fold anew.
    """
    path = [row]
    while True:
        _set(log, row, _counts(log, row))
        target = _target(log, row)
        if target is None or target in path:  # in a ring each member was just judged as one
            return row
        path.append(target)
        row = target


def is_counted(log: Log, row: int) -> bool:
    """Whether the row counts as things stand."""
    return log.execute("SELECT 1 FROM uncounted WHERE id = ?", (row,)).fetchone() is None


def any_uncounted(log: Log) -> bool:
    """Whether there is any row that does not count."""
    known: bool | None = log.remembered.get("uncounted")
    if known is None:
        found = log.execute("SELECT 1 FROM uncounted LIMIT 1").fetchone()
        known = log.remembered["uncounted"] = found is not None
    return known


def _counts(log: Log, row: int) -> bool:
    undoing = log.execute("SELECT id FROM undo WHERE target = ?", (row,)).fetchall()
    return not any(is_counted(log, each) and not _in_ring(log, each) for (each,) in undoing)


def _target(log: Log, row: int) -> int | None:
    found = log.execute("SELECT target FROM undo WHERE id = ?", (row,)).fetchone()
    return None if found is None else int(found[0])


def _in_ring(log: Log, undo: int) -> bool:
    seen: set[int] = set()
    row: int | None = undo
    while row is not None and row not in seen:
        seen.add(row)
        row = _target(log, row)
    return row == undo


def _set(log: Log, row: int, counted: bool) -> None:
    log.remembered.pop("uncounted", None)
    if counted:
        log.execute("DELETE FROM uncounted WHERE id = ?", (row,))
    else:
        log.execute("INSERT OR IGNORE INTO uncounted VALUES (?)", (row,))
