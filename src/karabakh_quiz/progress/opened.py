"""Another log's file, opened to be read and left as it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from karabakh_quiz.clock import SystemClock
from karabakh_quiz.progress import schema
from karabakh_quiz.progress.faults import LogError, plainly
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.migrations import migrate
from karabakh_quiz.progress.opening import look_over


@contextmanager
def opened_to_read(path: Path) -> Iterator[Log]:
    """The log at `path`, which must exist; nothing is written to it.

    One of an earlier version is read from a copy that was brought up to date.
    """
    path = path.absolute()
    if not path.exists():
        raise LogError(f"there is no progress file {path}")
    look_over(path)
    with plainly(path), TemporaryDirectory(prefix="karabakh-quiz-") as folder:
        connection = _connect(path)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < schema.VERSION:
                connection = _updated(connection, Path(folder) / path.name)
            connection.execute("PRAGMA query_only = ON")
            yield Log(path, connection, SystemClock())
        finally:
            connection.close()


def _updated(connection: sqlite3.Connection, to: Path) -> sqlite3.Connection:
    copy = sqlite3.connect(to, isolation_level=None)
    with closing(connection):
        connection.backup(copy)
    migrate(copy, to)
    return copy


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
