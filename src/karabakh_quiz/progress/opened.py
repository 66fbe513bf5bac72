"""Another log's file, opened to be read and left as it is."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from karabakh_quiz.clock import Clock, SystemClock
from karabakh_quiz.progress import schema
from karabakh_quiz.progress.faults import LogError, plainly
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.migrations import migrate
from karabakh_quiz.progress.opening import has_wal, look_over

_NO_FILE_BESIDE = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR_SHM")


@contextmanager
def opened_to_read(path: Path, clock: Clock | None = None) -> Iterator[Log]:
    """The log at `path`, which must exist; nothing is written to it.

    One of an earlier version is read from a copy that was brought up to date;
    so is one with a write-ahead log in a folder that cannot be written.
    """
    path = path.absolute()
    if not path.exists():
        raise LogError(f"there is no progress file {path}")
    look_over(path)
    with plainly(path), TemporaryDirectory(prefix="karabakh-quiz-") as folder:
        connection = _connect(path, Path(folder))
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < schema.VERSION:
                connection = _updated(connection, Path(folder) / path.name)
            connection.execute("PRAGMA query_only = ON")
            yield Log(path, connection, clock or SystemClock())
        finally:
            connection.close()


def _updated(connection: sqlite3.Connection, to: Path) -> sqlite3.Connection:
    copy = sqlite3.connect(to, isolation_level=None)
    with closing(connection):
        connection.backup(copy)
    migrate(copy, to)
    return copy


def _connect(path: Path, spare: Path) -> sqlite3.Connection:
    """Read-only; where that takes a file beside that cannot be made, otherwise.

    Without a write-ahead log the file is read as one that nobody changes. With
    one, what is in it is read from a copy of both, made in the folder `spare`.
    """
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM meta").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if not error.sqlite_errorname.startswith(_NO_FILE_BESIDE):
            raise
    else:
        return connection
    if not has_wal(path):
        return sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, isolation_level=None)
    for beside in ("", "-wal"):
        shutil.copyfile(path.with_name(path.name + beside), spare / f"copy.db{beside}")
    return sqlite3.connect(spare / "copy.db", isolation_level=None)
