"""Names of devices, cards and texts, kept once and spoken of by number."""

import sqlite3
from zlib import crc32


class Names:
    """One of the tables `device`, `card` and `text`, with a memory.

    Numbers are never given twice for different names, so what was looked up
    once stays true until a transaction is rolled back or rows are forgotten;
    then `drop` it.
    """

    __slots__ = ("_connection", "_find", "_ids", "_insert", "_load", "_names", "_table")

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._connection = connection
        self._table = table
        self._find = f"SELECT id FROM {table} WHERE name = ?"
        self._load = f"SELECT name FROM {table} WHERE id = ?"
        self._insert = f"INSERT INTO {table} (id, name, crc) VALUES (?, ?, ?)"
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def drop(self) -> None:
        """Forget what was looked up."""
        self._ids.clear()
        self._names.clear()

    def find(self, name: str) -> int | None:
        """The number of `name`, if it has one."""
        known = self._ids.get(name)
        if known is None:
            found = self._connection.execute(self._find, (name,)).fetchone()
            if found is None:
                return None
            known = self._keep(found[0], name)
        return known

    def number(self, name: str) -> int:
        """The number of `name`, given to it now if need be (inside a transaction)."""
        known = self._ids.get(name) or self.find(name)
        if known is None:
            (highest,) = self._connection.execute(
                f"SELECT coalesce(max(id), 0) FROM {self._table}"
            ).fetchone()
            known = highest + 1
            self._connection.execute(
                self._insert, (known, name, name_crc(self._table, known, name))
            )
            self._keep(known, name)
        return known

    def name(self, number: int) -> str:
        """The name that `number` was given to; `KeyError` if none."""
        known = self._names.get(number)
        if known is None:
            found = self._connection.execute(self._load, (number,)).fetchone()
            if found is None:
                raise KeyError(number)
            known = found[0]
            self._keep(number, known)
        return known

    def load_all(self) -> dict[int, str]:
        """All names by number, at once: for walks over the entire log."""
        for number, name in self._connection.execute(f"SELECT id, name FROM {self._table}"):
            self._names[number] = name
        return self._names

    def _keep(self, number: int, name: str) -> int:
        self._ids[name] = number
        self._names[number] = name
        return number


def name_crc(table: str, number: int, name: str) -> int:
    """The checksum an interned name bears: CRC-32 (signed) of `table:number:name` in UTF-8."""
    crc = crc32(f"{table}:{number}:{name}".encode("utf-8", "surrogatepass"))
    return crc - (1 << 32) if crc >> 31 else crc
