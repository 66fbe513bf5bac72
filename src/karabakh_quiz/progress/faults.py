"""What can be wrong with a log, each a sentence for the person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from karabakh_quiz.errors import QuizError

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""


_ROOM = 1 << 16
"""Bytes: what is kept beside the file takes half of it."""


class LogError(QuizError):
    """Something about the progress file that a person can act on."""


class DamagedLogError(LogError):
    """The file is truncated, empty, or not what it was."""


class NewerLogError(LogError):
    """A later version of the program wrote the file."""


class BusyLogError(LogError):
    """Another program has kept the file to itself for longer than our patience."""


class UnwritableLogError(LogError):
    """The file, its folder or its disk cannot be written."""


class OtherLearnerError(LogError):
    """The log belongs to somebody else."""


class BadRowError(LogError, ValueError):
    """A row that the log does not take: a grade that is none, a card without a name."""


def damaged(path: Path, how: str) -> DamagedLogError:
    """`how` completes "the progress file … ": "is empty", "has been cut short"."""
    return DamagedLogError(
        f"the progress file {path} {how}: `karabakh-quiz doctor --salvage` saves what is in it, "
        "`karabakh-quiz restore` brings back a backup"
    )


def sentence_for(error: sqlite3.Error, path: Path) -> LogError | None:
    """The error for a person that `error` of SQLite means; None for a defect of ours."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return BusyLogError(
            f"another program has been writing {path} for more than {PATIENCE:.0f} seconds: "
            "wait for it or close it, then try again"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return damaged(path, "is damaged")
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _is_full(path)):
        return UnwritableLogError(f"the disk is full: nothing more can be kept in {path}")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return unwritable(path)
    if name.startswith("SQLITE_IOERR"):
        return UnwritableLogError(f"the disk fails on reading or writing {path} ({name})")
    return None


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for a few pages more: some calls fail on that without saying."""
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def unwritable(path: Path) -> UnwritableLogError:
    """The file or its folder does not let us write."""
    return UnwritableLogError(
        f"progress cannot be kept in {path}: the file or its folder is read-only; "
        "set KARABAKH_QUIZ_HOME to a folder that can be written"
    )


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system say within into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        plain = sentence_for(error, path)
        if plain is None:
            raise
        raise plain from error
