"""Decks as lines of JSON and back: for the cache, so never with anything but plain values.

Each entry is one line that holds what differs from an entry's defaults, people
and sources by their ids. Unpacking is put off entry by entry: a sitting needs
a few dozen of what may be 20,000.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar, overload

from karabakh_quiz.decks.deck import (
    AnyEntry,
    Claim,
    Deck,
    Entry,
    Event,
    Office,
    Person,
    Question,
    Source,
    Statement,
)

_KINDS: dict[str, Callable[..., AnyEntry]] = {"e": Event, "s": Statement, "q": Question}
_TUPLES = ("tags", "facets", "formerly", "also_when", "roles", "also", "wrong", "order")
_PEOPLE = ("who", "misattributed_to")
_ELSEWHERE = ("deck", "path")
"""What every entry of a deck shares, and is not written with each."""


@cache
def _defaults(cls: type[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in fields(cls):
        if one.default is not MISSING:
            found[one.name] = one.default
        elif one.default_factory is not MISSING:
            found[one.name] = one.default_factory()
    return found


def pack(deck: Deck) -> tuple[str, Iterator[tuple[str, str]]]:
    """The deck's head (people and sources included) as JSON, and its entries by id, the same."""
    head = {
        "id": deck.id,
        "title": deck.title,
        "subtitle": deck.subtitle,
        "language": deck.language,
        "about": deck.about,
        "authors": deck.authors,
        "license": deck.license,
        "tags": deck.tags,
        "version": deck.version,
        "formerly": deck.formerly,
        "picks": deck.picks,
        "people": [_plain(one) for one in deck.people.values()],
        "sources": [_plain(one) for one in deck.sources.values()],
    }
    return _json(head), ((entry.id, _json(_packed(entry))) for entry in deck.entries)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(one: Person | Source) -> dict[str, Any]:
    plain = _differing(one)
    if isinstance(one, Person) and one.offices:
        plain["offices"] = [[o.title, o.since, o.until] for o in one.offices]
    return plain


def _differing(one: Any) -> dict[str, Any]:
    defaults: dict[str, Any] = _defaults(type(one))  # type: ignore[arg-type]
    values = {f.name: getattr(one, f.name) for f in fields(one)}
    return {k: v for k, v in values.items() if k not in defaults or v != defaults[k]}


def _packed(entry: Entry) -> dict[str, Any]:
    packed = {k: v for k, v in _differing(entry).items() if k not in _ELSEWHERE}
    for key in (*_PEOPLE, "sources"):
        if key in packed:
            packed[key] = [one.id for one in packed[key]]
    if "contested" in packed:
        packed["contested"] = [[claim.who, claim.claims] for claim in packed["contested"]]
    kind = next(mark for mark, cls in _KINDS.items() if cls is type(entry))
    return {"": kind, **packed}


def unpack(head: str, rows: "Rows", path: Path) -> Deck:
    """The deck that `pack` wrote; `path` is where its file stands now.

    Its entries are read as they are asked for. Raises ValueError, KeyError or
    TypeError where the head is damaged.
    """
    values = json.loads(head)
    people = _Late(values.pop("people"), _person)
    sources = _Late(values.pop("sources"), _source)
    for key in ("authors", "tags", "formerly", "picks"):
        values[key] = tuple(values[key])
    entries = PackedEntries(rows, values["id"], path, people, sources)
    return Deck(**values, path=path, people=people, sources=sources, entries=entries)


class Rows(Protocol):
    """Packed entries, wherever they are kept."""

    def __len__(self) -> int: ...

    def at(self, place: int) -> str:
        """The one at `place`."""

    def of(self, key: str) -> tuple[int, str] | None:
        """Place and text of the one with this id."""

    def all(self) -> Sequence[str]:
        """All of them, in order."""


class RowsInMemory:
    """Packed entries as `pack` gives them."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._rows = list(rows)
        self._places = {key: place for place, (key, _) in enumerate(self._rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def at(self, place: int) -> str:
        """The one at `place`."""
        return self._rows[place][1]

    def of(self, key: str) -> tuple[int, str] | None:
        """Place and text of the one with this id."""
        place = self._places.get(key)
        return None if place is None else (place, self.at(place))

    def all(self) -> Sequence[str]:
        """All of them, in order."""
        return [text for _, text in self._rows]


def _person(values: dict[str, Any]) -> Person:
    if "offices" in values:
        values["offices"] = tuple(Office(*office) for office in values["offices"])
    if "also" in values:
        values["also"] = tuple(values["also"])
    return Person(**values)


def _source(values: dict[str, Any]) -> Source:
    return Source(**values)


T = TypeVar("T", Person, Source)


class _Late(Mapping[str, T]):
    """People or sources by id, each made when it is first asked for: registers are long."""

    __slots__ = ("_made", "_make", "_told")

    def __init__(self, told: list[dict[str, Any]], make: Callable[[dict[str, Any]], T]) -> None:
        self._told = {one["id"]: one for one in told}
        self._made: dict[str, T] = {}
        self._make: Callable[[dict[str, Any]], T] = make

    def __getitem__(self, key: str) -> T:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(dict(self._told[key]))
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def __repr__(self) -> str:
        return f"<{len(self)} by id>"


class PackedEntries(Sequence[AnyEntry]):
    """A deck's entries, each unpacked when it is first asked for. Equal to a tuple of them."""

    __slots__ = ("_deck", "_ids", "_made", "_path", "_people", "_rows", "_sources", "_whole")

    def __init__(
        self,
        rows: Rows,
        deck: str,
        path: Path,
        people: Mapping[str, Person],
        sources: Mapping[str, Source],
    ) -> None:
        self._rows = rows
        self._made: dict[int, AnyEntry] = {}
        self._ids: dict[str, int] = {}
        self._whole = False
        self._deck, self._path, self._people, self._sources = deck, path, people, sources

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> AnyEntry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[AnyEntry, ...]: ...
    def __getitem__(self, index: int | slice) -> AnyEntry | tuple[AnyEntry, ...]:
        if isinstance(index, slice):
            return tuple(self._at(n) for n in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._at(index % len(self))

    def __iter__(self) -> Iterator[AnyEntry]:
        if not self._whole:  # one look for all is quicker than one for each
            for n, text in enumerate(self._rows.all()):
                if n not in self._made:
                    self._made[n] = self._unpacked(json.loads(text))
            self._whole = True
        return map(self._made.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | PackedEntries):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} entries of {self._deck}>"

    def find(self, entry_id: str) -> AnyEntry | None:
        """The entry with this id, without unpacking the others."""
        n = self._ids.get(entry_id)
        if n is None:
            found = self._rows.of(entry_id)
            if found is None:
                return None
            n, text = found
            self._ids[entry_id] = n
            if n not in self._made:
                self._made[n] = self._unpacked(json.loads(text))
        return self._made[n]

    def _at(self, n: int) -> AnyEntry:
        made = self._made.get(n)
        if made is None:
            made = self._made[n] = self._unpacked(json.loads(self._rows.at(n)))
        return made

    def _unpacked(self, values: dict[str, Any]) -> AnyEntry:
        kind = values.pop("")
        for key in _TUPLES:
            if key in values:
                values[key] = tuple(values[key])
        for key in _PEOPLE:
            if key in values:
                values[key] = tuple(self._people[id_] for id_ in values[key])
        if "sources" in values:
            values["sources"] = tuple(self._sources[id_] for id_ in values["sources"])
        if "contested" in values:
            values["contested"] = tuple(Claim(*claim) for claim in values["contested"])
        if "match" in values:
            values["match"] = tuple((left, right) for left, right in values["match"])
        return _KINDS[kind](deck=self._deck, path=self._path, **values)


def find(entries: Sequence[AnyEntry], entry_id: str) -> AnyEntry | None:
    """The entry with this id; of packed ones, without unpacking the others."""
    if isinstance(entries, PackedEntries):
        return entries.find(entry_id)
    return next((entry for entry in entries if entry.id == entry_id), None)
