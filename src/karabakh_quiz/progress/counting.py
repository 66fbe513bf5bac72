"""Which rows count: all but those that a counted `undo` takes back.

An undo has one target. Undos of undos make chains; the end of a chain is the
row whose effect comes and goes. A ring of undos, which no honest device
writes, has no effect.
"""

from karabakh_quiz.progress.log import Log

Name = tuple[int, int]
"""A row: the number of its device, and its seq."""


def add_undo(log: Log, undo: Name, target: Name) -> None:
    """Note that the row `undo` takes back `target`, here already or not."""
    log.execute("INSERT OR REPLACE INTO undo VALUES (?, ?, ?, ?)", (*undo, *target))


def settle(log: Log, name: Name) -> Name:
    """Work out anew whether `name` counts, and what follows from it down its chain.

    Called once for each undo after it was added, and for each row that undos
    may have waited for. Returns the end of the chain: the row to fold anew.
    """
    path = [name]
    while True:
        _set(log, name, _counts(log, name))
        target = _target(log, name)
        if target is None:
            return name
        if target in path:  # a ring: each member was just judged as one
            return name
        path.append(target)
        name = target


def is_counted(log: Log, name: Name) -> bool:
    """Whether the row counts as things stand."""
    found = log.execute("SELECT 1 FROM uncounted WHERE device = ? AND seq = ?", name)
    return found.fetchone() is None


def _counts(log: Log, name: Name) -> bool:
    undoing = log.execute(
        "SELECT device, seq FROM undo WHERE target_device = ? AND target_seq = ?", name
    ).fetchall()
    return not any(is_counted(log, each) and not _in_ring(log, each) for each in undoing)


def _target(log: Log, name: Name) -> Name | None:
    found: Name | None = log.execute(
        "SELECT target_device, target_seq FROM undo WHERE device = ? AND seq = ?", name
    ).fetchone()
    return found


def _in_ring(log: Log, undo: Name) -> bool:
    seen: set[Name] = set()
    name: Name | None = undo
    while name is not None and name not in seen:
        seen.add(name)
        name = _target(log, name)
    return name == undo


def _set(log: Log, name: Name, counted: bool) -> None:
    if counted:
        log.execute("DELETE FROM uncounted WHERE device = ? AND seq = ?", name)
    else:
        log.execute("INSERT OR IGNORE INTO uncounted VALUES (?, ?)", name)
