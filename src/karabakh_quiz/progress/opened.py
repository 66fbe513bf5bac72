"""Another log's file, opened to be read and left as it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from karabakh_quiz.clock import SystemClock
from karabakh_quiz.progress.faults import LogError, plainly
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.opening import look_over


@contextmanager
def opened_to_read(path: Path) -> Iterator[Log]:
    """The log at `path`, which must exist; nothing is written to it."""
    path = path.absolute()
    if not path.exists():
        raise LogError(f"there is no progress file {path}")
    look_over(path)
    with plainly(path):
        connection = _connect(path)
        try:
            connection.execute("PRAGMA query_only = ON")
            yield Log(path, connection, SystemClock())
        finally:
            connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    """Read-only; in a folder that cannot be written, without looking for a write-ahead log."""
    for how in ("mode=ro", "immutable=1"):
        connection = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, isolation_level=None)
        try:
            connection.execute("SELECT count(*) FROM meta").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if how == "immutable=1" or not error.sqlite_errorname.startswith("SQLITE_CANTOPEN"):
                raise
        else:
            return connection
    raise AssertionError("one of the two ways returned or raised")
