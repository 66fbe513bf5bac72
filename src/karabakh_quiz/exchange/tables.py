"""A deck made of a plain table: one statement a row, as spreadsheets save it.

Columns are known by their heads, in any order: who, said (the words
themselves) or gist (a paraphrase), when, and, if there is more to tell,
where, to, key, context, source, url.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Final, TypeVar

from karabakh_quiz.cards.dates import mentions
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.writing import scalar, slug
from karabakh_quiz.errors import QuizError
from karabakh_quiz.text import unsafe

HEADS: Final[Mapping[str, str]] = {
    **{name: name for name in (
        "who", "said", "gist", "when", "where", "to", "key", "context", "source", "url",
    )},
    **dict.fromkeys(("speaker", "person", "name", "author"), "who"),
    **dict.fromkeys(("quote", "quotation", "words", "statement", "text"), "said"),
    **dict.fromkeys(("paraphrase", "summary"), "gist"),
    **dict.fromkeys(("date", "day"), "when"),
    **dict.fromkeys(("place", "venue", "occasion"), "where"),
    **dict.fromkeys(("addressee", "audience"), "to"),
    **dict.fromkeys(("gap", "keyword"), "key"),
    **dict.fromkeys(("note", "notes", "comment"), "context"),
    **dict.fromkeys(("link", "address"), "url"),
}  # fmt: skip
"""What a column's head may be, and what it stands for."""
SEPARATORS: Final = (",", ";", "\t", "|")
LARGEST: Final = 16 * 1024 * 1024
MOST_ROWS: Final = 50_000
_Key = TypeVar("_Key")
_ADDRESS = re.compile(r"https?://\S+")
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


class TableError(QuizError):
    """The file is no table that a deck can be made of."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """What is wrong with one row; rows are counted as in a spreadsheet, the heads being row 1."""

    row: int
    reason: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: its rows by column, and how they were read."""

    rows: tuple[tuple[int, Mapping[str, str]], ...]
    """(row number, cells by what they stand for), empty rows left out."""
    encoding: str
    separator: str
    ignored: tuple[str, ...] = ()
    """Heads of columns that stand for nothing we know."""


@dataclass(slots=True)
class _Made:
    """What the rows have come to so far."""

    people: dict[str, str] = field(default_factory=dict)
    sources: dict[tuple[str, str], str] = field(default_factory=dict)
    statements: list[tuple[int, list[str]]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    bad: list[BadRow] = field(default_factory=list)


def read_table(raw: bytes) -> Table:
    """The table in `raw`, its encoding and separator found out.

    Raises `TableError` where there is no row of heads with who, when, and said
    or gist.
    """
    if len(raw) > LARGEST:
        raise TableError("The file is larger than 16 MB: make a deck of a part of it.")
    text, encoding = decoded(raw)
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=lambda sign: (len(_known(head, sign)), head.count(sign)))
    try:
        lines = list(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise TableError(f"The table cannot be read: {error}.") from None
    numbered = [(n, cells) for n, cells in enumerate(lines, 1) if any(map(str.strip, cells))]
    if not numbered:
        raise TableError("The file is empty.")
    columns = [_head(cell) for cell in numbered[0][1]]
    _check_heads(columns)
    if len(numbered) > MOST_ROWS:
        raise TableError(f"The table has more than {MOST_ROWS} rows.")
    rows = tuple((n, _cells(columns, cells)) for n, cells in numbered[1:])
    ignored = tuple(
        cell.strip() for cell in numbered[0][1] if cell.strip() and _head(cell) not in HEADS
    )
    return Table(rows, encoding, separator, ignored)


def decoded(raw: bytes) -> tuple[str, str]:
    """`raw` as text, and the encoding it was in: Unicode, else a Windows one by its letters."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):  # fmt: skip
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), encoding.removesuffix("-sig")
            except UnicodeDecodeError:
                break
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    cyrillic = raw.decode("cp1251", errors="replace")
    foreign = [c for c in cyrillic if ord(c) > 127 and c.isalpha()]
    russian = sum("\u0430" <= c <= "\u044f" for c in foreign)
    if russian > len(foreign) / 2:
        return cyrillic, "Windows-1251"
    return raw.decode("cp1252", errors="replace"), "Windows-1252"


def _known(line: str, separator: str) -> set[str]:
    cells = next(csv.reader([line], delimiter=separator), [])
    return {HEADS[head] for cell in cells if (head := _head(cell)) in HEADS}


def _head(cell: str) -> str:
    return " ".join(cell.strip().strip("\ufeff*:").lower().split())


def _check_heads(heads: Sequence[str]) -> None:
    columns = [HEADS[head] for head in heads if head in HEADS]
    missing = [name for name in ("who", "when") if name not in columns]
    if not {"said", "gist"} & set(columns):
        missing.insert(1, "said")
    if missing:
        raise TableError(
            f"The first row must name the columns; there is none called "
            f"{' and none called '.join(missing)}. Columns: who, said, when, where, source."
        )
    for name in columns:
        if columns.count(name) > 1:
            raise TableError(f"Two columns stand for {name!r}.")


def _cells(heads: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    found = {
        HEADS[head]: " ".join(cell.split())
        for head, cell in zip(heads, cells, strict=False)
        if head in HEADS
    }
    if any(cell.strip() for cell in cells[len(heads) :]):
        found["extra"] = "yes"
    return {name: cell for name, cell in found.items() if cell}


def deck_text(table: Table, deck_id: str, title: str) -> tuple[str, list[BadRow], dict[int, int]]:
    """The deck as YAML, what is wrong with which rows, and the row each line comes from.

    The text holds the good rows alone; line numbers count from 1.
    """
    made = _Made()
    for number, cells in table.rows:
        reason = _add(made, number, cells)
        if reason:
            made.bad.append(BadRow(number, reason))
    lines = [
        "deck:",
        f"  id: {deck_id}",
        f"  title: {scalar(title)}",
        "  facets: [who, when, key]",
        "",
        "people:",
    ]
    for name, person in made.people.items():
        lines += [f"  {person}:", f"    name: {scalar(name)}"]
    if made.sources:
        lines += ["", "sources:"]
    for (name, url), source in made.sources.items():
        lines += [f"  {source}:", f"    title: {scalar(name)}"]
        lines += [f"    url: {scalar(url)}"] if url else []
    lines += ["", "statements:"]
    origin: dict[int, int] = {}
    for number, block in made.statements:
        for line in block:
            lines.append(line)
            origin[len(lines)] = number
    return "\n".join(lines) + "\n", made.bad, origin


def _add(made: _Made, number: int, cells: Mapping[str, str]) -> str | None:
    """Add a row to what is made; returns what is wrong with it instead, if anything is."""
    faults = list(_faults(cells))
    if faults:
        return "; ".join(faults)
    names = [name for part in cells["who"].split(";") if (name := part.strip())]
    people = [_id(made.people, name, name) for name in names]
    entry = slug(cells.get("said") or cells["gist"], made.ids)
    made.ids.add(entry)
    block = [
        f"  - id: {entry}",
        f"    who: {people[0]}" if len(people) == 1 else f"    who: [{', '.join(people)}]",
        f"    when: {read_date(cells['when'])}",
    ]
    for key in ("where", "to", "said", "gist", "key", "context"):
        if key in cells:
            block.append(f"    {key}: {scalar(cells[key])}")
    if "source" in cells or "url" in cells:
        name, url = cells.get("source") or cells["url"], cells.get("url", "")
        if not url and _ADDRESS.fullmatch(name):
            url = name  # an address in the column for names
        block.append(f"    source: {_id(made.sources, (name, url), name)}")
    made.statements.append((number, block))
    return None


def _faults(cells: Mapping[str, str]) -> Iterator[str]:
    for name in ("who", "when"):
        if name not in cells:
            yield f"nothing stands under {name!r}"
    said, gist, key = cells.get("said"), cells.get("gist"), cells.get("key")
    if said is None and gist is None:
        yield "nothing stands under 'said'"
    if said is not None and gist is not None and gist.count("{said}") != 1:
        yield "gist beside said must hold {said} once, where the words belong"
    if key is not None and (said or "").count(key) != 1:
        yield f"the key {key!r} must stand in the words said, once"
    if "when" in cells and read_date(cells["when"]) is None:
        yield f"{cells['when']!r} is no date that can be read one way: write 2023-09-06"
    if "extra" in cells:
        yield "it has more cells than there are columns: put quotes around texts with separators"
    for name, cell in cells.items():
        for _, character in unsafe(cell):
            yield f"a character under {name!r} that nobody sees: {character}"
            break


def read_date(text: str) -> str | None:
    """A cell's date as EDTF; None if it is none, or may be read in two ways (06/09/2023)."""
    try:
        return edtf.parse(text).text
    except ValueError:
        pass
    if match := _SLASHES.fullmatch(text):
        return _of_figures(text, *(int(part) for part in match.groups()))
    found = list(mentions(text))
    if len(found) != 1 or found[0].text != text:
        return None
    mention = found[0]
    if mention.year is None or mention.month is None:
        return None
    days = [day for day in (mention.day, mention.last_day) if day is not None]
    parts = [_iso(mention.year, mention.month, day) for day in days]
    if not parts:
        return f"{mention.year}-{mention.month:02}"
    return None if None in parts else "/".join(part for part in parts if part)


def _of_figures(text: str, one: int, two: int, year: int) -> str | None:
    """Day and month in figures: the day first with points; with slashes only if it is plain."""
    by_day, by_month = _iso(year, two, one), _iso(year, one, two)
    if "." in text or by_month is None:
        return by_day
    return by_month if by_day is None or by_day == by_month else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _id(made: dict[_Key, str], key: _Key, name: str) -> str:
    if key not in made:
        made[key] = slug(name, set(made.values()), words=6)
    return made[key]
