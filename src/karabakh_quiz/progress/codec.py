"""Rows as the file keeps them: a few columns that folding reads, and a body of bytes.

A review's body is a run of variable-length integers (seven bits a byte, low
bits first, the high bit says that more follow); names stand as their numbers.
Every other kind's body is its fields as JSON, or nothing. `docs/log.md` has
the layout.
"""

from __future__ import annotations

from struct import Struct
from zlib import crc32

from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.names import Names
from karabakh_quiz.progress.row import Review, Row, RowId
from karabakh_quiz.progress.varints import Reader as Reader
from karabakh_quiz.progress.varints import write, write_number, zigzag
from karabakh_quiz.structs import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    class _Columns(NamedTuple):
        id: int
        at: int
        day: int
        card: int
        kind: int
        grade: int
        shown: int
        wrong: int | None
        body: bytes
else:  # importing `typing` takes longer than counting what is due
    from collections import namedtuple

    _Columns = namedtuple("_Columns", "id at day card kind grade shown wrong body")

GUESSED, HINTED, AFTER, DUE, FULL, MORE = 1, 2, 4, 8, 16, 32
"""Bits of the first number of a review's body: the last four say what else is there or not."""

GUESS = -1
"""`shown` of an answer the learner says was guessed; else the choices shown, 0 when typed."""

HEAD = Struct("<8q")


class Stored(_Columns):
    """A row as it lies in the table `row`, less its checksum."""

    __slots__ = ()

    @property
    def crc(self) -> int:
        """The checksum of all columns."""
        return crc_of(*self)


COLUMNS = "id, at, day, card, kind, grade, shown, wrong, body"

SEQ_BITS = 32
HIGHEST_SEQ = (1 << SEQ_BITS) - 1


def id_of(device: int, seq: int) -> int:
    """The number of a row: its device's number, then its own."""
    return device << SEQ_BITS | seq


def crc_of(
    row_id: int,
    at: int,
    day: int,
    card: int,
    kind: int,
    grade: int,
    shown: int,
    wrong: int | None,
    body: bytes,
) -> int:
    """CRC-32 (as a signed number) of the numbers, 64 bits each, low byte first, then the body.

    `wrong` stands as -1 where there is none.
    """
    head = HEAD.pack(row_id, at, day, card, kind, grade, shown, -1 if wrong is None else wrong)
    crc = crc32(body, crc32(head))
    return crc - (1 << 32) if crc >> 31 else crc


@struct
class Codec:
    """Packs rows with the names of one file."""

    devices: Names
    cards: Names
    texts: Names

    def pack(self, row: Row) -> Stored:
        """`row`, which has its id, time and day; new names are given numbers."""
        assert row.id is not None
        assert row.at is not None
        assert row.day is not None
        card = 0 if row.card is None else self.cards.number(row.card)
        head = (self.number(row.id), row.at, row.day, card)
        if isinstance(row, Review):
            kind = kinds.REVIEW if row.scheduled else kinds.PRACTICE
            shown = GUESS if row.guessed else len(row.options) if len(row.options) > 1 else 0
            wrong = None
            if row.chosen is not None and row.verdict == "wrong":
                wrong = self.texts.number(row.chosen)
            return Stored(*head, kind, row.grade, shown, wrong, self._review_body(row))
        known = kinds.CODES.get(row.kind)
        kind = kinds.UNKNOWN + self.texts.number(row.kind) if known is None else known
        return Stored(*head, kind, 0, 0, None, fields_to_bytes(row.fields))

    def unpack(self, stored: Stored) -> Row:
        """The row that `pack` was given."""
        number, at, day, card, kind, grade, _, _, body = stored
        name = self.cards.name(card) if card else None
        row_id = self.name(number)
        if kind in (kinds.REVIEW, kinds.PRACTICE):
            return self._review(body, name, at, day, row_id, grade, kind == kinds.REVIEW)
        known = kinds.NAMES.get(kind)
        return Row(
            kind=self.texts.name(kind - kinds.UNKNOWN) if known is None else known,
            card=name,
            at=at,
            day=day,
            id=row_id,
            fields=fields_from_bytes(body),
        )

    def number(self, name: RowId) -> int:
        """The number of a row, here already or not."""
        return id_of(self.devices.number(name.device), name.seq)

    def name(self, number: int) -> RowId:
        """The name of a row from its number."""
        return RowId(self.devices.name(number >> SEQ_BITS), number & HIGHEST_SEQ)

    def _review_body(self, row: Review) -> bytes:
        text = self.texts.number
        assert row.day is not None
        flags = row.guessed * GUESSED + row.hinted * HINTED + (row.score == 1.0) * FULL
        numbers: list[int] = []
        if row.after is not None:
            flags += AFTER
            numbers += (self.devices.number(row.after.device), row.after.seq)
        if row.due_day is not None:
            flags += DUE
            numbers.append(zigzag(row.due_day - row.day))
        out = bytearray()
        write(out, flags + (MORE if row.fields else 0), *numbers)
        write_number(out, row.retention)
        write(out, text(row.parameters), row.proposed, text(row.mode), text(row.verdict))
        if row.score != 1.0:
            write_number(out, row.score)
        write(out, len(row.options), *map(text, row.options))
        if row.chosen is None:
            write(out, 0)
        elif row.chosen in row.options:
            write(out, row.options.index(row.chosen) + 1)
        else:
            write(out, len(row.options) + 1, text(row.chosen))
        answer = row.answer.encode()
        write(out, text(row.sitting), row.took_ms, text(row.fingerprint), len(answer))
        out += answer
        if row.fields:
            out += fields_to_bytes(row.fields)
        return bytes(out)

    def _review(
        self,
        body: bytes,
        card: str | None,
        at: int,
        day: int,
        row_id: RowId,
        grade: int,
        scheduled: bool,
    ) -> Review:
        read = Reader(body)
        text = self.texts.name
        flags = read.integer()
        after = due = chosen = None
        if flags & AFTER:
            after = RowId(self.devices.name(read.integer()), read.integer())
        if flags & DUE:
            due = day + read.signed()
        retention = read.number()
        parameters, proposed = text(read.integer()), read.integer()
        mode: Any = text(read.integer())
        verdict = text(read.integer())
        score = 1.0 if flags & FULL else read.number()
        options = tuple([text(read.integer()) for _ in range(read.integer())])
        which = read.integer()
        if which > len(options):
            chosen = text(read.integer())
        elif which:
            chosen = options[which - 1]
        sitting, took, fingerprint = text(read.integer()), read.integer(), text(read.integer())
        answer = read.take(read.integer()).decode()
        return Review(
            card=card,
            at=at,
            day=day,
            id=row_id,
            fields=fields_from_bytes(read.rest()) if flags & MORE else {},
            grade=grade,
            proposed=proposed,
            verdict=verdict,
            score=score,
            mode=mode,
            options=options,
            chosen=chosen,
            answer=answer,
            guessed=bool(flags & GUESSED),
            hinted=bool(flags & HINTED),
            scheduled=scheduled,
            sitting=sitting,
            took_ms=took,
            fingerprint=fingerprint,
            after=after,
            due_day=due,
            parameters=parameters,
            retention=retention,
        )


def fields_to_bytes(fields: Any) -> bytes:
    """Fields as JSON, keys sorted; nothing for none."""
    if not fields:
        return b""
    from json import dumps

    return dumps(
        dict(fields), ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    ).encode()


def fields_from_bytes(body: bytes) -> dict[str, Any]:
    """What `fields_to_bytes` was given."""
    if not body:
        return {}
    from json import loads

    fields: dict[str, Any] = loads(body)
    return fields
