"""Copies of the whole log: by hand, daily, before anything that could go wrong."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from karabakh_quiz.progress.faults import UnwritableLogError, plainly
from karabakh_quiz.progress.log import Log


def back_up(log: Log, to: Path) -> Path:
    """A whole and consistent copy of the log at `to`, which must not exist; others may write on.

    It is written beside and put in place at once, readable by its owner only.
    """
    to = to.absolute()
    if to.exists():
        raise UnwritableLogError(f"{to} exists already: it is left as it is")
    raw = to.with_name(f"{to.name}.new-{os.urandom(4).hex()}")
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(raw, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise UnwritableLogError(f"{to} cannot be written: {error.strerror}") from error
    try:
        with plainly(raw), closing(sqlite3.connect(raw)) as copy:
            log.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        with raw.open("rb") as file:
            os.fsync(file.fileno())
        raw.replace(to)
    finally:
        with suppress(OSError):
            raw.unlink(missing_ok=True)
    return to
