"""Compiled decks in a SQLite file, which may be deleted, damaged or in use at any time.

Nothing here is dear: whatever cannot be read is compiled again, and what
cannot be written is not kept. JSON with checksums, never pickles. What is
large lies in lists of rows, so that a sitting reads the few it needs.
"""

import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from karabakh_quiz.decks.compiled import Compiled, from_json
from karabakh_quiz.decks.lists import RowList, checksum, drop_lists, write_list
from karabakh_quiz.version import __version__

T = TypeVar("T")

NAME = "decks.sqlite3"
ENTRIES = "entries"
"""The list that holds a deck's entries."""
_LAYOUT = 3
_PATIENCE = 1.0
"""Seconds to wait for another program that is writing."""
_GRACE = 86_400.0
"""Seconds that what no file holds any longer is kept: a sitting may still be reading it."""
_TABLES = """
CREATE TABLE made_by (version TEXT NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, content TEXT NOT NULL, facts TEXT NOT NULL,
                    sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE derived (content TEXT, name TEXT, data BLOB NOT NULL, sum INTEGER NOT NULL,
                      PRIMARY KEY (content, name));
CREATE TABLE list (id INTEGER PRIMARY KEY, content TEXT NOT NULL, name TEXT NOT NULL,
                   head TEXT NOT NULL, length INTEGER NOT NULL, sum INTEGER NOT NULL,
                   UNIQUE (content, name));
CREATE TABLE item (list INTEGER, place INTEGER, key TEXT NOT NULL, data TEXT NOT NULL,
                   sum INTEGER NOT NULL, PRIMARY KEY (list, place)) WITHOUT ROWID;
CREATE INDEX item_key ON item (list, key);
CREATE TABLE gone (content TEXT PRIMARY KEY, since REAL NOT NULL) WITHOUT ROWID;
"""


class Cache:
    """Compiled decks kept between two runs. Never raises: at worst it holds nothing."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._connection: sqlite3.Connection | None = None
        self._off = False
        self._mark = ""
        """What the file was made by."""

    def files(self) -> dict[str, Compiled]:
        """What is known of files, by absolute path."""
        sql = "SELECT path, facts, sum FROM files"
        rows: list[tuple[str, str, int]] = []
        rows = self._try(lambda db: db.execute(sql).fetchall(), rows)
        found: dict[str, Compiled] = {}
        for path, facts, check in rows:
            # A row that does not hold what was written is as good as none.
            with suppress(ValueError, KeyError, TypeError):
                if checksum(facts) == check:
                    found[path] = from_json(Path(path), json.loads(facts))
        return found

    def row_list(self, content: str, name: str) -> RowList | None:
        """A list kept with a deck's content; its rows are read as they are asked for."""
        sql = "SELECT id, head, length, sum FROM list WHERE content = ? AND name = ?"
        row = self._try(lambda db: db.execute(sql, (content, name)).fetchone(), None)
        if row is None or checksum(row[1], str(row[2])) != row[3]:
            return None
        return RowList(self.items, row[0], row[1], row[2])

    def store_list(
        self, content: str, name: str, head: str, rows: Iterable[tuple[str, str]]
    ) -> None:
        """Keep rows of (key, data) with a deck's content, in their order."""
        self._write(lambda db: write_list(db, content, name, head, rows))

    def items(
        self, where: str, values: Sequence[object], index: str = ""
    ) -> list[tuple[int, str, str]] | None:
        """Rows of lists as (place, key, data); None if one of them is damaged."""
        sql = f"SELECT place, key, data, sum FROM item {index} WHERE {where}"
        none: list[tuple[int, str, str, int]] | None = None
        rows = self._try(lambda db: db.execute(sql, values).fetchall(), none)
        if rows is None or any(checksum(key, data) != check for _, key, data, check in rows):
            return None
        return [(place, key, data) for place, key, data, _ in rows]

    def derived(self, content: str, name: str) -> bytes | None:
        """What another room keeps with a deck's content."""
        sql = "SELECT data, sum FROM derived WHERE content = ? AND name = ?"
        row = self._try(lambda db: db.execute(sql, (content, name)).fetchone(), None)
        return None if row is None or checksum(row[0]) != row[1] else bytes(row[0])

    def store_derived(self, content: str, name: str, data: bytes) -> None:
        """Keep `data` with a deck's content."""

        def write(db: sqlite3.Connection) -> None:
            sql = "INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?)"
            db.execute(sql, (content, name, data, checksum(data)))

        self._write(write)

    def store(
        self,
        compiled: Iterable[Compiled],
        decks: Iterable[tuple[str, str, Iterable[tuple[str, str]]]],
    ) -> None:
        """Keep what became of files, and packed decks as (content, head, entries by id).

        Forgets files that are no more and, a day later, decks that no file
        holds any longer. A file whose name is no text (not UTF-8) is read anew each time.
        """
        facts = [
            (str(one.path.absolute()), one.content, _json(one))
            for one in compiled
            if _is_text(str(one.path.absolute()))
        ]

        def write(db: sqlite3.Connection) -> None:
            db.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)",
                [(path, content, text, checksum(text)) for path, content, text in facts],
            )
            for content, head, entries in decks:
                write_list(db, content, ENTRIES, head, entries)
            paths = [row[0] for row in db.execute("SELECT path FROM files")]
            gone = [(path,) for path in paths if not Path(path).exists()]
            db.executemany("DELETE FROM files WHERE path = ?", gone)
            _forget(db, time.time())

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
                if _is_of(db, self._mark):  # else another version has taken the file over
                    write(db)

        # Rows to be written can be gone through but once: what met with damage is not kept.
        if self._try(lambda _: True, False):
            self._try(run, None, times=1)

    def _try(self, use: Callable[[sqlite3.Connection], T], otherwise: T, *, times: int = 2) -> T:
        """Use the file; make it anew if it is damaged, do without if it is out of reach."""
        for _ in range(times):
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
            mark = f"{_LAYOUT} {__version__} {_own_stamp()}"
            try:
                _lay_out(db, mark)
            except BaseException:
                db.close()
                raise
            self._connection, self._mark = db, mark
        return self._connection

    def _discard(self) -> None:
        self.close()
        try:
            for suffix in ("", "-journal", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        except OSError:
            self._off = True


def _forget(db: sqlite3.Connection, now: float) -> None:
    """Drop what has belonged to no file for a day."""
    held = {content for (content,) in db.execute("SELECT content FROM files")}
    there = db.execute("SELECT content FROM list UNION SELECT content FROM derived").fetchall()
    # What is made of several decks bears all their names: see `Library.content`.
    gone = [content for (content,) in there if not held.issuperset(content.split("+"))]
    known = dict(db.execute("SELECT content, since FROM gone"))
    db.execute("DELETE FROM gone")
    for content in gone:
        since = known.get(content, now)
        if now - since < _GRACE:
            db.execute("INSERT INTO gone VALUES (?, ?)", (content, since))
        else:
            drop_lists(db, "content = ?", (content,))
            db.execute("DELETE FROM derived WHERE content = ?", (content,))


def _lay_out(db: sqlite3.Connection, mark: str) -> None:
    """Make the tables, unless they are there and of this very version."""
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
    """Changes with the modules that compile decks, and those that keep cards with them."""
    here = Path(__file__).parent
    marks = []
    for room in (here, here.parent / "cards"):
        with suppress(OSError), os.scandir(room) as modules:
            marks += [
                (m.name, m.stat().st_size, m.stat().st_mtime_ns)
                for m in modules
                if m.name.endswith(".py")
            ]
    return zlib.crc32(repr(sorted(marks)).encode())


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


def _json(one: Compiled) -> str:
    values: dict[str, Any] = one.as_json()
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
