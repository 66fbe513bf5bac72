"""Opening the file: made if missing, looked over if there, refused untouched if newer."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from struct import unpack_from

from karabakh_quiz.progress import schema
from karabakh_quiz.progress.faults import (
    PATIENCE,
    LogError,
    NewerLogError,
    UnwritableLogError,
    damaged,
    plainly,
    unwritable,
)
from karabakh_quiz.progress.journal import has_journal, leave_wal

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def new_id() -> str:
    """A random name for a device, a learner or a sitting: 16 hexadecimal digits."""
    return os.urandom(8).hex()


def open_file(path: Path) -> sqlite3.Connection:
    """A connection to the log at `path`, which is created if nothing is there.

    Raises a `LogError` for a file that is damaged, from a later version, or
    cannot be written.
    """
    with plainly(path):
        if not path.exists():
            _make(path)
        look_over(path)
        connection = _connect(path)
        try:
            if not has_journal(connection, path):
                connection.close()
                leave_wal(path)
                connection = _connect(path)
            _update(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def look_over(path: Path) -> None:
    """Refuse what is plainly no sound log of ours, by its first bytes and its length."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
            size = os.fstat(file.fileno()).st_size
    except IsADirectoryError:
        raise UnwritableLogError(f"{path} is a folder: progress is kept in a file") from None
    except PermissionError:
        raise UnwritableLogError(f"the progress file {path} may not be read by this user") from None
    if not head:
        raise damaged(path, "is empty")
    if not head.startswith(_MAGIC):
        raise damaged(path, "is no log of ours, or its beginning is destroyed")
    if len(head) < _HEADER:
        raise damaged(path, "has been cut short")
    (version,) = unpack_from(">i", head, 60)
    (application,) = unpack_from(">i", head, 68)
    if application != schema.APPLICATION_ID:
        raise LogError(f"{path} is a database of some other program: it is left as it is")
    refuse_newer(path, version)
    page_size = unpack_from(">H", head, 16)[0]
    changed, pages, valid_for = (unpack_from(">I", head, at)[0] for at in (24, 28, 92))
    if changed == valid_for and size < pages * page_size and not has_wal(path):
        raise damaged(path, "has been cut short")


def refuse_newer(path: Path, version: int) -> None:
    """Raise `NewerLogError` for a file of a later version."""
    if version > schema.VERSION:
        raise NewerLogError(
            f"the progress file {path} was written by a newer karabakh-quiz (format {version}, "
            f"this one knows {schema.VERSION}): update the program; the file is left as it is"
        )


def has_wal(path: Path) -> bool:
    """Whether something is in the write-ahead log beside the file."""
    with suppress(OSError):
        return path.with_name(path.name + "-wal").stat().st_size > 0
    return False


def _make(path: Path) -> None:
    """Create the file whole, under another name, and put it in place at once.

    So nobody ever meets an empty or half-made log, however many programs start
    together: the first to put its own in place wins.
    """
    raw = new_file(path)
    try:
        with suppress(FileExistsError):
            _put_in_place(raw, path)
    finally:
        raw.unlink(missing_ok=True)


def new_file(path: Path) -> Path:
    """A new, empty log beside `path`, readable by its owner only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        raw = path.with_name(f"{path.name}.new-{os.urandom(4).hex()}")
        os.close(os.open(raw, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise unwritable(path) from error
    try:
        with plainly(path), closing(sqlite3.connect(raw, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            schema.create(connection)
            connection.executemany(
                "INSERT INTO meta (name, value) VALUES (?, ?)",
                [("device", new_id()), ("learner", ""), ("fold", schema.FOLD)],
            )
    except BaseException:
        raw.unlink(missing_ok=True)
        raise
    return raw


def _put_in_place(raw: Path, path: Path) -> None:
    """Name `raw` `path`; `FileExistsError` if another program was quicker."""
    try:
        os.link(raw, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(path) from None
        raw.rename(path)


def _connect(path: Path) -> sqlite3.Connection:
    if not os.access(path, os.W_OK):
        raise unwritable(path)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        for setting in (
            "synchronous = FULL",
            "secure_delete = ON",
            "journal_size_limit = 4194304",
            "cache_size = -16384",
        ):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _update(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a newer file whose header had not told yet; bring an older one up to date."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    refuse_newer(path, version)
    if version < schema.VERSION:
        from karabakh_quiz.progress.migrations import migrate

        migrate(connection, path)
