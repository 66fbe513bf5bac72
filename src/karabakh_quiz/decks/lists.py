"""Lists of rows in the cache of decks: what is large, read by place or by key."""

import os
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from typing import Protocol

_AT_ONCE = 500
"""Rows asked for in one query."""


class Items(Protocol):
    """Asks a cache for rows of lists as (place, key, data): see `Cache.items`."""

    def __call__(
        self, where: str, values: Sequence[object], index: str = ""
    ) -> list[tuple[int, str, str]] | None: ...


class RowList:
    """Rows kept in a cache: a head, and data by key and by place."""

    __slots__ = ("_id", "_items", "head", "length")

    def __init__(self, items: Items, id_: int, head: str, length: int) -> None:
        self._items, self._id = items, id_
        self.head = head
        self.length = length

    def at(self, place: int) -> str | None:
        """The row at `place`, from 0; None if it is damaged or gone."""
        found = self._items("list = ? AND place = ?", (self._id, place))
        return found[0][2] if found else None

    def of(self, keys: Iterable[str]) -> dict[str, tuple[int, str]] | None:
        """Place and data of those of `keys` that are there; None if one, or the list, is damaged.

        So it is where the list is gone: its file may be made anew at any time.
        """
        found: dict[str, tuple[int, str]] = {}
        wanted = list(keys)
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            where = f"list = ? AND key IN ({','.join('?' * len(some))})"
            # Left to itself, SQLite would rather walk the list than look in its index.
            rows = self._items(where, (self._id, *some), "INDEXED BY item_key")
            if rows is None:
                return None
            found.update((key, (place, data)) for place, key, data in rows)
        if len(found) < len(wanted) and self.length and self.at(0) is None:
            return None
        return found

    def all(self) -> list[tuple[str, str]] | None:
        """Every row as (key, data), in order; None if one is damaged or gone."""
        rows = self._items("list = ? ORDER BY place", (self._id,))
        if rows is None or len(rows) != self.length:
            return None
        return [(key, data) for _, key, data in rows]


def write_list(
    db: sqlite3.Connection, content: str, name: str, head: str, rows: Iterable[tuple[str, str]]
) -> None:
    """Put a list with its rows of (key, data) in place of what stood there."""
    drop_lists(db, "content = ? AND name = ?", (content, name))
    # Who reads a list knows it by its number: one that comes later must not have the same.
    number = int.from_bytes(os.urandom(5))
    sql = "INSERT INTO list (id, content, name, head, length, sum) VALUES (?, ?, ?, ?, 0, 0)"
    db.execute(sql, (number, content, name, head))
    length = db.executemany(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?)",
        ((number, place, key, data, checksum(key, data)) for place, (key, data) in enumerate(rows)),
    ).rowcount
    length = max(0, length)  # -1 where there was none
    sql = "UPDATE list SET length = ?, sum = ? WHERE id = ?"
    db.execute(sql, (length, checksum(head, str(length)), number))


def drop_lists(db: sqlite3.Connection, where: str, values: Sequence[object] = ()) -> None:
    """Delete the lists that satisfy `where`."""
    db.execute(f"DELETE FROM item WHERE list IN (SELECT id FROM list WHERE {where})", values)
    db.execute(f"DELETE FROM list WHERE {where}", values)


def checksum(*parts: str | bytes) -> int:
    """CRC-32 of texts and bytes, one after another."""
    check = 0
    for part in parts:
        check = zlib.crc32(part.encode() if isinstance(part, str) else part, check)
    return check
