"""Reading a damaged SQLite file page by page, without its help.

Every leaf page of every table is looked at on its own, in the file and in the
write-ahead log beside it; what it holds is believed only where a checksum of
ours holds. So a destroyed header, lost inner pages or a missing half cost what
lay in them, and no more. The file format is SQLite's
(https://www.sqlite.org/fileformat2.html, sections 1.6, 2.1 and 4.1).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from re import compile as pattern
from struct import Struct, unpack_from

from karabakh_quiz.progress.codec import Stored
from karabakh_quiz.progress.names import name_crc
from karabakh_quiz.progress.schema import PAGE_SIZE

_MAGIC = b"SQLite format 3\x00"
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 0x0D, 0x0A, 0x02
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_DOUBLE = Struct(">d")
_NAMES = ("device", "card", "text")
_CARD = pattern(r"[^\s#]+/[^\s#]+#[a-z]+$")
SYNCED = "sync "
"""Before a folder's path: what the header remembers of it."""
_TOLD = ("device", "learner", "unordered")

Value = int | float | str | bytes | None


@dataclass(slots=True)
class Carved:
    """What was found."""

    rows: dict[int, Stored] = field(default_factory=dict)
    names: dict[str, dict[int, str]] = field(
        default_factory=lambda: {table: {} for table in _NAMES}
    )
    meta: dict[str, Value] = field(default_factory=dict)
    indexed: dict[int, str] = field(default_factory=dict)
    """Cards by an index over their names: no checksum, but they may be all that is left."""


def carve(path: Path) -> Carved:
    """All rows and names that are whole, in the file at `path` and in its write-ahead log."""
    content = path.read_bytes() if path.exists() else b""
    beside = path.with_name(path.name + "-wal")
    wal = beside.read_bytes() if beside.exists() else b""
    size, spare = _page_size(content)
    carved = Carved()
    for page in _pages(content, size):
        _look(page, content, size, spare, carved)
    for page in _frames(wal, size):
        _look(page, content, size, spare, carved)
    return carved


def _page_size(content: bytes) -> tuple[int, int]:
    """Bytes of a page, and how many at its end are not used."""
    if content.startswith(_MAGIC) and len(content) >= 100:
        size = unpack_from(">H", content, 16)[0]
        if size >= 512 and size & (size - 1) == 0:
            return size, content[20]
    return PAGE_SIZE, 0


def _pages(content: bytes, size: int) -> Iterator[tuple[bytes, int]]:
    """Pages, and where their header begins."""
    for start in range(0, len(content), size):
        yield content[start : start + size].ljust(size, b"\x00"), 100 if start == 0 else 0


def _frames(wal: bytes, size: int) -> Iterator[tuple[bytes, int]]:
    """Pages in the write-ahead log, in the order they were written."""
    for start in range(_WAL_HEADER, len(wal), _FRAME_HEADER + size):
        if start + 4 <= len(wal):
            (number,) = unpack_from(">I", wal, start)
            page = wal[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
            yield page.ljust(size, b"\x00"), 100 if number == 1 else 0


def _look(page: tuple[bytes, int], content: bytes, size: int, spare: int, carved: Carved) -> None:
    """Keep what is whole on one page."""
    data, begin = page
    kind = data[begin]
    if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER):
        return
    child = 4 if kind == _INDEX_INNER else 0  # an inner cell begins with a page number
    (count,) = unpack_from(">H", data, begin + 3)
    for index in range(min(count, (size - begin - 8 - child) // 2)):
        (place,) = unpack_from(">H", data, begin + 8 + child + 2 * index)
        try:
            _keep(_Cell(data, place + child, content, size, spare), kind, carved)
        except (IndexError, ValueError, ArithmeticError):
            continue  # not a cell, or not whole


class _Cell:
    """One cell of a leaf page: its record's bytes, wherever they lie."""

    def __init__(self, data: bytes, place: int, content: bytes, size: int, spare: int) -> None:
        self._data = data
        self._content = content
        self._size = size
        self._usable = size - spare
        self.place = place

    def varint(self) -> int:
        """The next number of the cell's head."""
        value, self.place = _varint(self._data, self.place)
        return value

    def payload(self, length: int, kind: int) -> bytes:
        """`length` bytes, those on overflow pages included."""
        usable = self._usable
        most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return self._take(length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        found = self._take(here)
        (page,) = unpack_from(">I", self._data, self.place + here)
        while len(found) < length:
            start = (page - 1) * self._size
            if page < 1 or start + 4 > len(self._content):
                raise ValueError("an overflow page is missing")
            (page,) = unpack_from(">I", self._content, start)
            more = min(length - len(found), usable - 4)
            found += self._content[start + 4 : start + 4 + more]
        return found

    def _take(self, length: int) -> bytes:
        found = self._data[self.place : self.place + length]
        if len(found) < length:
            raise ValueError("a cell is not whole")
        return found


def _keep(cell: _Cell, kind: int, carved: Carved) -> None:
    """Keep the row, name or header value that a cell holds, if it is one of ours."""
    length = cell.varint()
    number = cell.varint() if kind == _TABLE_LEAF else 0
    if length > 1 << 24:
        return
    values = _record(cell.payload(length, kind))
    if kind != _TABLE_LEAF:
        if len(values) == 2 and isinstance(values[0], str):
            _keep_indexed(values[0], values[1], carved)
        return
    if len(values) == 10:
        row = Stored(number, *values[1:9])  # type: ignore[arg-type]
        if isinstance(row.body, bytes) and row.crc == values[9]:
            carved.rows[number] = row
    elif len(values) == 3 and isinstance(values[1], str):
        for table in _NAMES:
            if name_crc(table, number, values[1]) == values[2]:
                carved.names[table][number] = values[1]


def _keep_indexed(key: str, value: Value, carved: Carved) -> None:
    """Keep a header value, or a card's name and number."""
    if key in _TOLD or key.startswith(SYNCED):
        carved.meta[key] = value
    elif isinstance(value, int) and _CARD.match(key):
        carved.indexed[value] = key


def _record(payload: bytes) -> list[Value]:
    """The values of a record."""
    head, place = _varint(payload, 0)
    body = head
    values: list[Value] = []
    while place < head:
        kind, place = _varint(payload, place)
        value, body = _value(payload, kind, body)
        values.append(value)
    return values


def _value(payload: bytes, kind: int, place: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], place
    if kind == 7:
        return _DOUBLE.unpack(payload[place : place + 8])[0], place + 8
    length = _WHOLE[kind] if kind in _WHOLE else (kind - 12) // 2
    part = payload[place : place + length]
    if len(part) < length or kind in (10, 11):
        raise ValueError("a record is not whole")
    if kind in _WHOLE:
        return int.from_bytes(part, "big", signed=True), place + length
    return (part.decode() if kind % 2 else part), place + length


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number of up to nine bytes, high bits first."""
    value = 0
    for index in range(9):
        byte = data[place + index]
        if index == 8:
            value = value << 8 | byte
        else:
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, place + index + 1
    return value - (1 << 64) if value >> 63 else value, place + 9
