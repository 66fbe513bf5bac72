"""Compiled decks in a SQLite file, which may be deleted, damaged or in use at any time.

Nothing here is dear: whatever cannot be read is compiled again, and what
cannot be written is not kept. JSON with checksums, never pickles.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from karabakh_quiz.decks.compiled import Compiled, from_json
from karabakh_quiz.version import __version__

T = TypeVar("T")

NAME = "decks.sqlite3"
_LAYOUT = 2
_PATIENCE = 1.0
"""Seconds to wait for another program that is writing."""
_TABLES = """
CREATE TABLE made_by (version TEXT NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, content TEXT NOT NULL, facts TEXT NOT NULL,
                    sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE decks (content TEXT PRIMARY KEY, head TEXT NOT NULL, entries TEXT NOT NULL,
                    sum INTEGER NOT NULL);
CREATE TABLE derived (content TEXT, name TEXT, data BLOB NOT NULL, sum INTEGER NOT NULL,
                      PRIMARY KEY (content, name));
"""


class Cache:
    """Compiled decks kept between two runs. Never raises: at worst it holds nothing."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._connection: sqlite3.Connection | None = None
        self._off = False

    def files(self) -> dict[str, Compiled]:
        """What is known of files, by absolute path."""
        sql = "SELECT path, facts, sum FROM files"
        rows: list[tuple[str, str, int]] = []
        rows = self._try(lambda db: db.execute(sql).fetchall(), rows)
        found: dict[str, Compiled] = {}
        for path, facts, check in rows:
            # A row that does not hold what was written is as good as none.
            with suppress(ValueError, KeyError, TypeError):
                if _sum(facts) == check:
                    found[path] = from_json(Path(path), json.loads(facts))
        return found

    def deck(self, content: str) -> tuple[str, str] | None:
        """The head and entries of a packed deck."""
        sql = "SELECT head, entries, sum FROM decks WHERE content = ?"
        row = self._try(lambda db: db.execute(sql, (content,)).fetchone(), None)
        if row is None or _sum(row[0], row[1]) != row[2]:
            return None
        return row[0], row[1]

    def derived(self, content: str, name: str) -> bytes | None:
        """What another room keeps with a deck's content."""
        sql = "SELECT data, sum FROM derived WHERE content = ? AND name = ?"
        row = self._try(lambda db: db.execute(sql, (content, name)).fetchone(), None)
        return None if row is None or _sum(row[0]) != row[1] else bytes(row[0])

    def store_derived(self, content: str, name: str, data: bytes) -> None:
        """Keep `data` with a deck's content."""

        def write(db: sqlite3.Connection) -> None:
            sql = "INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)"
            db.execute(sql, (content, name, data, _sum(data)))

        self._write(write)

    def store(self, compiled: Iterable[Compiled], decks: Iterable[tuple[str, str, str]]) -> None:
        """Keep what became of files, and packed decks as (content, head, entries).

        Forgets files that are no more, and decks that no file holds any longer.
        A file whose name is no text (not UTF-8) is read anew each time.
        """
        facts = [
            (str(one.path.absolute()), one.content, _json(one))
            for one in compiled
            if _is_text(str(one.path.absolute()))
        ]
        packed = list(decks)

        def write(db: sqlite3.Connection) -> None:
            db.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
                [(path, content, text, _sum(text)) for path, content, text in facts],
            )
            db.executemany(
                "INSERT OR REPLACE INTO decks VALUES (?, ?, ?, ?)",
                [(content, head, lines, _sum(head, lines)) for content, head, lines in packed],
            )
            paths = [row[0] for row in db.execute("SELECT path FROM files")]
            gone = [(path,) for path in paths if not Path(path).exists()]
            db.executemany("DELETE FROM files WHERE path = ?", gone)
            for table in ("decks", "derived"):
                db.execute(f"DELETE FROM {table} WHERE content NOT IN (SELECT content FROM files)")

        self._write(write)

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self, write: Callable[[sqlite3.Connection], None]) -> None:
        def run(db: sqlite3.Connection) -> None:
            with _transaction(db):
                write(db)

        self._try(run, None)

    def _try(self, use: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Use the file; make it anew if it is damaged, do without if it is out of reach."""
        for _ in range(2):
            if self._off:
                return otherwise
            try:
                return use(self._open())
            except sqlite3.OperationalError:
                # Locked for long, no room, not ours to write: this time without.
                return otherwise
            except sqlite3.DatabaseError:
                self._discard()
        return otherwise

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            with suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(
                self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
            db.execute("PRAGMA synchronous = OFF")
            try:
                _lay_out(db)
            except BaseException:
                db.close()
                raise
            self._connection = db
        return self._connection

    def _discard(self) -> None:
        self.close()
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        except OSError:
            self._off = True


def _lay_out(db: sqlite3.Connection) -> None:
    """Make the tables, unless they are there and of this very version."""
    mark = f"{_LAYOUT} {__version__} {_own_stamp()}"
    if _is_of(db, mark):
        return
    with _transaction(db):
        if _is_of(db, mark):
            return
        for (table,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            db.execute(f'DROP TABLE "{table}"')
        for statement in _TABLES.split(";"):
            db.execute(statement)
        db.execute("INSERT INTO made_by VALUES (?)", (mark,))


def _is_of(db: sqlite3.Connection, mark: str) -> bool:
    known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_by'").fetchone()
    return bool(known) and db.execute("SELECT version FROM made_by").fetchone() == (mark,)


def _own_stamp() -> int:
    """Changes with the modules that compile decks: what older ones made may differ."""
    with os.scandir(Path(__file__).parent) as modules:
        marks = sorted(
            (m.name, m.stat().st_size, m.stat().st_mtime_ns)
            for m in modules
            if m.name.endswith(".py")
        )
    return zlib.crc32(repr(marks).encode())


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _sum(*parts: str | bytes) -> int:
    check = 0
    for part in parts:
        check = zlib.crc32(part.encode() if isinstance(part, str) else part, check)
    return check


def _json(one: Compiled) -> str:
    values: dict[str, Any] = one.as_json()
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
