"""One file, read: its text, its tree, its shape, and what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from karabakh_quiz.decks import comments, positions, scanner
from karabakh_quiz.decks.codes import severity
from karabakh_quiz.decks.fault import Fault
from karabakh_quiz.decks.issue import MOST, Issue
from karabakh_quiz.decks.loading import Loaded, shown
from karabakh_quiz.decks.models import ENTRY_SECTIONS, FileShape, RegisterShape
from karabakh_quiz.decks.positions import Place, Spot
from karabakh_quiz.decks.scanner import Mended
from karabakh_quiz.decks.shape import read_shape
from karabakh_quiz.decks.stamp import Stamp
from karabakh_quiz.decks.tree import REFUSED, Map, Slip, Tree
from karabakh_quiz.text import unsafe

MAX_ENTRIES = 50_000
MAX_KEYS = 100
"""Keys at the top of a file, known and unknown."""
MAX_EXCERPT = 400
"""Characters of a line that are kept for showing."""


@dataclass(slots=True)
class Document:
    """A deck or register file. `shape` is None where there is nothing to go on with."""

    path: Path
    text: str = ""
    """As it stands in the file."""
    data: Any = None
    """The tree, without what did not fit the shape."""
    shape: RegisterShape | None = None
    dropped: set[positions.Path] = field(default_factory=set)
    """What was left out because it did not fit."""
    slips: list[Slip] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    mended: Mended = field(default_factory=lambda: Mended(Tree(), ""))
    stamp: Stamp | None = None
    """Of the bytes that were read."""
    _people: dict[positions.Path, Place] | None = None
    """Where people and sources stand, once somebody asked."""
    _lines: list[str] = field(default_factory=list)
    """The first lines of `text`, as far as somebody asked: all of them take as much again."""

    def line(self, number: int) -> str:
        """A line as it stands in the file, from 0; empty where there is none."""
        if number >= len(self._lines):
            self._lines = self.text.split("\n", 2 * number + 1)
            if len(self._lines) > 2 * number + 1:
                self._lines.pop()  # all the rest
        return self._lines[number] if number < len(self._lines) else ""

    @property
    def is_register(self) -> bool:
        """Whether it holds shared people and sources, and no deck."""
        return type(self.shape) is RegisterShape

    @property
    def whole(self) -> bool:
        """Whether all of the file could be read."""
        return self.shape is not None and self.mended.whole

    def faults(self) -> list[Fault]:
        """All faults and warnings found so far, with their places."""
        slips = [
            self._fault(s.code, s.line, s.column, s.width, s.message, s.hint) for s in self.slips
        ]
        return slips + self._found(self.issues) if self.issues else slips

    def note(self, issues: Iterable[Issue]) -> None:
        """Add `issues`, as far as there is room."""
        left = MOST - len(self.slips) - len(self.issues)
        self.issues += islice(issues, max(left, 0))

    def fault_at(self, issue: Issue) -> Fault:
        """One issue with its place, noted nowhere."""
        return self._found([issue])[0]

    def _found(self, issues: Sequence[Issue]) -> list[Fault]:
        """`issues` with their places."""
        places = self._places([issue.path for issue in issues])
        last = max((place.value.end_line for place in places.values()), default=0)
        text = self.mended.text.split("\n", last + 1)
        found = []
        for issue in issues:
            line, column, width = _caret(issue, places, text)
            column = self.mended.column(line, column)
            found.append(self._fault(issue.code, line, column, width, issue.message, issue.hint))
        return found

    def place_of(self, path: positions.Path) -> str:
        """Where something stands, for another fault's words: `people.yaml:12`."""
        if self._people is None:
            ids = [(s, id_) for s in ("people", "sources") for id_ in getattr(self.shape, s) or ()]
            self._people = positions.find(self.mended.text, ids)
        place = self._people.get(path)
        line = (place.key or place.value).line + 1 if place else 1
        return f"{self.path.name}:{line}"

    def _places(self, wanted: list[positions.Path]) -> dict[positions.Path, Place]:
        """Where `wanted` stand; of what is not there, where what should hold it does."""
        places = positions.find(self.mended.text, wanted)
        above = {path[:n] for path in wanted if path not in places for n in range(len(path))}
        return places | positions.find(self.mended.text, above) if above else places

    def _fault(
        self, code: str, line: int, column: int, width: int, message: str, hint: str
    ) -> Fault:
        text = self.line(line)
        column = min(column, len(text))
        if len(text) > MAX_EXCERPT:
            text = text[: max(column + 80, MAX_EXCERPT)] if column < 4 * MAX_EXCERPT else ""
        width = max(1, min(width, len(text) - column))
        return Fault(
            self.path,
            line + 1,
            column + 1,
            severity(code),
            code,
            shown(message),
            shown(hint),
            width,
            shown(text),
        )


def document_of(path: Path, loaded: Loaded) -> Document:
    """Read what a file holds, as far as it can be read; never raises for what stands in it."""
    text = loaded.text
    document = Document(path, text, slips=list(loaded.slips), stamp=loaded.stamp)
    if loaded.slips:
        return document
    document.mended = mended = scanner.read(text)
    data = mended.tree.data
    document.slips += mended.slips
    if not isinstance(data, Map):
        if not document.slips:
            document.slips.append(
                Slip(
                    "not-a-deck",
                    0,
                    0,
                    len(document.line(0)),
                    "this is no deck: it has no keys",
                    _instead(document.line(0)),
                )
            )
        return document
    document.data = data
    document.slips += comments.cut(mended)
    if "\\" in text:
        document.note(_escaped(data))
    _bound(document)
    root = RegisterShape if _register(data) else FileShape
    document.shape, issues, document.dropped = read_shape(data, root)
    document.note(issues)
    return document


def _instead(first: str) -> str:
    """What to write where there is no deck, by the first line of what there is."""
    if ":" not in first and sum(first.count(sign) for sign in ",;\t|") > 1:
        return "if it is a table, 'karabakh-quiz deck from-csv' makes a deck of it"
    return "a deck begins with 'deck:' and its id and title"


def _register(data: dict[str, Any]) -> bool:
    return not data.keys() & {"deck", *ENTRY_SECTIONS} and bool(data.keys() & {"people", "sources"})


def _bound(document: Document) -> None:
    """Leave out entries beyond the greatest number there may be, and keys beyond all measure."""
    if len(document.data) > MAX_KEYS:
        beyond = list(document.data)[MAX_KEYS:]
        message = f"more than {MAX_KEYS} keys; a deck has ten at most"
        document.note([Issue("too-big", (beyond[0],), message, "is it a deck?", on="key")])
        for key in beyond:
            del document.data[key]
    left = MAX_ENTRIES
    for section in ENTRY_SECTIONS:
        entries = document.data.get(section)
        if not isinstance(entries, list):
            continue
        if len(entries) > left:
            message = f"more than {MAX_ENTRIES:,} entries"
            issue = Issue("too-many-entries", (section, left), message, "split the deck in two")
            document.note([issue])
            del entries[left:]
        left -= len(entries)


def _escaped(data: Any) -> Iterator[Issue]:
    """Unsafe characters written as escapes in double quotes."""
    left: list[tuple[positions.Path, Any]] = [((), data)]
    while left:
        path, value = left.pop()
        if isinstance(value, str):
            if value != REFUSED and (found := next(unsafe(value), None)):
                message = f"{found[1]} must not stand in a deck"
                yield Issue("unsafe-character", path, message, "take it out")
        elif isinstance(value, dict):
            left += [((*path, key), one) for key, one in value.items()]
        else:
            left += [((*path, n), one) for n, one in enumerate(value)]


def _caret(
    issue: Issue, places: dict[positions.Path, Place], lines: list[str]
) -> tuple[int, int, int]:
    """Line and column (from 0) and width of what an issue is about.

    What is not there is shown where it should be: at the beginning of the
    entry, or at the key of what holds it.
    """
    path = issue.path
    while path and path not in places:
        path = path[:-1]
    place = places.get(path)
    if place is None:
        return 0, 0, 1
    spot = place.value
    # A single text may stand for a list of one: what is said of its first is said of it.
    single = path == issue.path[:-1] and issue.path[-1:] == (0,) and spot.style not in _LISTED
    on_key = issue.on == "key" if path == issue.path or single else True
    if place.key is not None and (on_key or _is_block(spot)):
        spot = place.key
    if issue.part and (found := _part(spot, issue.part, lines)):
        return found
    text = lines[spot.line] if spot.line < len(lines) else ""
    end = spot.end_column if spot.end_line == spot.line else len(text.rstrip())
    if _is_block(spot):  # a list item of keys: its first key stands for it
        colon = text.find(":", spot.column)
        end = colon if colon > 0 else end
    return spot.line, spot.column, max(end - spot.column, 1)


def _is_block(spot: Spot) -> bool:
    """Whether a mapping or list is written over lines, without brackets."""
    return spot.style == "block"


_LISTED = ("block", "[", "{")


def _part(spot: Spot, part: str, lines: list[str]) -> tuple[int, int, int] | None:
    for line in range(spot.line, min(spot.end_line + 1, len(lines))):
        column = lines[line].find(part, spot.column if line == spot.line else 0)
        if column >= 0:
            return line, column, len(part)
    return None
