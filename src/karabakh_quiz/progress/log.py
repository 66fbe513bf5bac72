"""The open file: its connection, names and transactions, and what is remembered of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from karabakh_quiz.clock import Clock, milliseconds
from karabakh_quiz.progress.codec import COLUMNS, HIGHEST_SEQ, SEQ_BITS, Codec, Stored, id_of
from karabakh_quiz.progress.faults import plainly
from karabakh_quiz.progress.mark import Mark
from karabakh_quiz.progress.names import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

INSERT = f"INSERT INTO row ({COLUMNS}, crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

Shift = tuple[int, int, int, int]
"""First and last row, milliseconds, days: what a counted `redate` moves, and how far."""


class Log:
    """One connection to the file, and what all modules of this room share.

    What is remembered between calls (names, settings, shifts) is dropped when
    another connection has changed the file, and when a transaction fails.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock) -> None:
        self.path = path
        self.clock = clock
        self.connection = connection
        self.execute = connection.execute
        self.devices = Names(connection, "device")
        self.cards = Names(connection, "card")
        self.texts = Names(connection, "text")
        self.codec = Codec(self.devices, self.cards, self.texts)
        self.remembered: dict[str, Any] = {}
        """What other modules keep until the file changes under us."""
        self.mark = Mark(path)
        self._version = self.data_version()

    def close(self) -> None:
        """Close the file."""
        self.mark.close()
        self.connection.close()

    def data_version(self) -> int:
        """A number that changes when another connection has changed the file."""
        (version,) = self.execute("PRAGMA data_version").fetchone()
        return int(version)

    def look(self) -> None:
        """Drop what is remembered if somebody else has written since."""
        version = self.data_version()
        if version != self._version:
            self._version = version
            self.drop()

    def drop(self) -> None:
        """Drop what is remembered."""
        self.remembered.clear()
        self.devices.drop()
        self.cards.drop()
        self.texts.drop()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that writes: whole or not at all, and on the disk when it ends."""
        with plainly(self.path):
            self.execute("BEGIN IMMEDIATE")
            try:
                self.look()
                yield
                self.execute("COMMIT")
            except BaseException:
                self.drop()
                if self.connection.in_transaction:
                    self.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several looks at one and the same state of the file."""
        with plainly(self.path):
            if self.connection.in_transaction:
                yield
                return
            self.execute("BEGIN")
            try:
                self.look()
                yield
            finally:
                if self.connection.in_transaction:
                    self.execute("COMMIT")

    def meta(self, name: str) -> Any:
        """A value from the file's header."""
        found = self.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if found is None else found[0]

    def set_meta(self, name: str, value: Any) -> None:
        """Change a value of the file's header (inside a transaction)."""
        self.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))
        self.remembered.pop("device", None)

    @property
    def device(self) -> str:
        """The name of the device this file writes as."""
        known = self.remembered.get("device")
        if known is None:
            known = self.remembered["device"] = str(self.meta("device"))
        return str(known)

    def insert(self, stored: Stored) -> None:
        """Add a row, which nothing has folded yet (inside a transaction)."""
        self.execute(INSERT, (*stored, stored.crc))

    def shifts(self) -> list[Shift]:
        """What counted `redate` rows move."""
        known: list[Shift] | None = self.remembered.get("shifts")
        if known is None:
            found = self.execute("SELECT first, last, ms, days FROM shift")
            known = self.remembered["shifts"] = found.fetchall()
        return known

    def moved(self, row: int) -> tuple[int, int]:
        """Milliseconds and days by which `redate` rows move this row."""
        ms = days = 0
        for first, last, by_ms, by_days in self.shifts():
            if first <= row <= last:
                ms += by_ms
                days += by_days
        return ms, days

    def last_row(self, device: int) -> tuple[int, int]:
        """The last row of `device` and the time it bears; without rows, its zeroth and 0."""
        none = id_of(device, 0)
        found: tuple[int, int] | None = self.execute(
            "SELECT id, at FROM row WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
            (none, none + HIGHEST_SEQ),
        ).fetchone()
        return found or (none, 0)

    def next_row(
        self, device: int, now: datetime | None = None, mending: int = 0
    ) -> tuple[int, int, int]:
        """Number and time of the row that `device` writes next, and the time the last one bears.

        Numbers go on after rows that were forgotten, times after those that
        `redate` rows have mended; `mending` is what the row to come will add.
        `now` is the clock's time, where it is known already.
        """
        last, at = self.last_row(device)
        number = max(last, self._last_forgotten(device)) + 1
        after = at + self.moved(last)[0] + mending + 1
        return number, max(milliseconds(now or self.clock.now()), after), at

    def _last_forgotten(self, device: int) -> int:
        known: dict[int, int] | None = self.remembered.get("forgotten")
        if known is None:
            known = self.remembered["forgotten"] = {}
            for (last,) in self.execute("SELECT last FROM forgotten"):
                known[last >> SEQ_BITS] = max(last, known.get(last >> SEQ_BITS, 0))
        return known.get(device, 0)

    def renames(self) -> dict[str, str]:
        """Old card ids to today's, chains followed."""
        known: dict[str, str] | None = self.remembered.get("renames")
        if known is None:
            told = dict(self.execute("SELECT old, new FROM rename"))
            ends = {old: _follow(told, old) for old in told}
            known = self.remembered["renames"] = {o: end for o, end in ends.items() if o != end}
        return known

    def today_name(self, card: str) -> str:
        """The card's id in today's decks."""
        return self.renames().get(card, card)

    def today_number(self, card: int) -> int:
        """The number of the card that `card` folds into today."""
        renames = self.renames()
        if not renames:
            return card
        known: dict[int, int] = self.remembered.setdefault("today", {})
        if card not in known:
            name = self.cards.name(card)
            known[card] = self.cards.number(renames[name]) if name in renames else card
        return known[card]

    def told_numbers(self, card: int) -> list[int]:
        """All cards whose rows fold into `card`, itself included."""
        name = self.cards.name(card)
        old = [old for old, new in self.renames().items() if new == name]
        found = (self.cards.find(each) for each in old)
        return [card, *(number for number in found if number is not None and number != card)]


def _follow(told: dict[str, str], card: str) -> str:
    """The end of the chain of renames that starts at `card`; ids in a ring keep their own."""
    seen: set[str] = set()
    while card in told and card not in seen:
        seen.add(card)
        card = told[card]
    return card
