"""One device's rows, as one source has them."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from karabakh_quiz.progress.checking import checked
from karabakh_quiz.progress.codec import COLUMNS, HIGHEST_SEQ, Stored, id_of
from karabakh_quiz.progress.faults import BadRowError
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.row import Row


class Chain(Protocol):
    """One device's rows in one source."""

    device: str

    def seqs(self) -> Sequence[int]:
        """The numbers it has, ascending."""
        ...

    def row(self, seq: int) -> Row | None:
        """The row of that number; None if it is damaged."""
        ...


class RowChain:
    """A chain of rows in memory."""

    def __init__(self, device: str, rows: Iterable[Row]) -> None:
        self.device = device
        self._rows = {row.id.seq: row for row in rows if row.id is not None}

    def seqs(self) -> Sequence[int]:
        """The numbers it has, ascending."""
        return sorted(self._rows)

    def row(self, seq: int) -> Row | None:
        """The row of that number."""
        return self._rows.get(seq)


class LogChain:
    """A chain in a file."""

    def __init__(self, log: Log, device: str) -> None:
        self.device = device
        self._log = log
        self._number = log.devices.find(device) or 0

    def seqs(self) -> Sequence[int]:
        """The numbers it has, ascending."""
        first = id_of(self._number, 0)
        found = self._log.execute(
            "SELECT id FROM row WHERE id BETWEEN ? AND ? ORDER BY id", (first, first + HIGHEST_SEQ)
        )
        return [row & HIGHEST_SEQ for (row,) in found]

    def row(self, seq: int) -> Row | None:
        """The row of that number; None if its checksum does not hold."""
        found = self._log.execute(
            f"SELECT {COLUMNS}, crc FROM row WHERE id = ?", (id_of(self._number, seq),)
        ).fetchone()
        if found is None:
            return None
        *columns, crc = found
        stored = Stored(*columns)
        try:
            return checked(self._log.codec.unpack(stored)) if stored.crc == crc else None
        except (KeyError, BadRowError):
            return None


def chains_of(log: Log) -> list[LogChain]:
    """All chains of a file."""
    names = [name for (name,) in log.execute("SELECT name FROM device ORDER BY name")]
    return [LogChain(log, name) for name in names]
