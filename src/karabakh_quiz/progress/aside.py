"""Putting a damaged file aside: never under a program that still writes it, never over another."""

from datetime import datetime
from pathlib import Path

from karabakh_quiz.progress.faults import BusyLogError

_SHARED_FIRST, _SHARED_SIZE = (1 << 30) + 2, 510
"""The bytes on which SQLite's programs share a lock."""


def refuse_if_open(path: Path) -> None:
    """Raise a `BusyLogError` if another program has the file open, as far as can be told.

    Every program that has a log with a write-ahead log open keeps a lock on
    it that others may share (https://www.sqlite.org/lockingv3.html): were the
    file put aside, that program would go on writing what nobody reads.
    """
    try:
        from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, lockf
    except ImportError:  # Windows does not let go of the name of a file that is open
        return
    try:
        file = path.open("r+b")
    except OSError:
        return
    with file:
        try:
            lockf(file, LOCK_EX | LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
            lockf(file, LOCK_UN, _SHARED_SIZE, _SHARED_FIRST)
        except (BlockingIOError, PermissionError):
            raise BusyLogError(
                f"another program has {path} open: close it first, so that it writes nothing "
                "into a file that is put aside"
            ) from None
        except OSError:  # a file system without locks
            return


def set_aside(path: Path, kept: Path) -> None:
    """Rename a file that is damaged, and what SQLite keeps beside it."""
    for ending in ("-wal", "-shm", "-journal", "-mark"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + ending))
    if path.exists():
        path.replace(kept)


def moment(now: datetime) -> str:
    """A moment in a file's name: `20260131-090000`."""
    return now.strftime("%Y%m%d-%H%M%S")


def free(path: Path) -> Path:
    """`path`, or where that is taken, one like it that is not."""
    number, found = 1, path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
