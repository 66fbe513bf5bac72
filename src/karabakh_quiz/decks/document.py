"""One file, read: its text, its tree, its shape, and what is wrong with it."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from karabakh_quiz.decks import positions, tree
from karabakh_quiz.decks.codes import severity
from karabakh_quiz.decks.fault import Fault
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import FileShape, RegisterShape
from karabakh_quiz.decks.positions import Place, Spot
from karabakh_quiz.decks.shape import read_shape
from karabakh_quiz.text import clean, unsafe

MAX_BYTES = 16 * 1024 * 1024


@dataclass(slots=True)
class Document:
    """A deck or register file. `shape` is None where there is nothing to go on with."""

    path: Path
    text: str = ""
    lines: list[str] = field(default_factory=list)
    data: Any = None
    shape: Any = None
    dropped: set[positions.Path] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    """Those whose line was known at once."""
    issues: list[Issue] = field(default_factory=list)
    broken: bool = False
    """The YAML itself is: part of the file may be missing."""

    @property
    def is_register(self) -> bool:
        return isinstance(self.data, dict) and is_register(self.data)

    def add(
        self, code: str, line: int, column: int, message: str, hint: str = "", width: int = 1
    ) -> None:
        """Note a fault at a line and column from 0."""
        excerpt = clean(self.lines[line]) if line < len(self.lines) else ""
        self.faults.append(
            Fault(
                self.path, line + 1, column + 1, severity(code), code, message, hint, width, excerpt
            )
        )

    def placed(self) -> list[Fault]:
        """All faults and warnings, with the issues' places looked up."""
        if self.issues:
            wanted = {issue.path[:n] for issue in self.issues for n in range(len(issue.path) + 1)}
            places = positions.find(self.text, wanted)
            for issue in self.issues:
                line, column, width = self._caret(issue, places)
                self.add(issue.code, line, column, issue.message, issue.hint, width)
            self.issues = []
        return self.faults

    def _caret(self, issue: Issue, places: dict[positions.Path, Place]) -> tuple[int, int, int]:
        path = issue.path
        while path and path not in places:
            path = path[:-1]
        place = places.get(path)
        if place is None:
            return 0, 0, 1
        spot = place.value
        nested = path != issue.path or (path and spot.end_line > spot.line and not spot.style)
        if place.key is not None and (issue.on == "key" or nested):
            spot = place.key
        return self._within(spot, issue.part)

    def _within(self, spot: Spot, part: str) -> tuple[int, int, int]:
        lines = range(spot.line, min(spot.end_line + 1, len(self.lines)))
        if part:
            for line in lines:
                start = spot.column if line == spot.line else 0
                column = self.lines[line].find(part, start)
                if column >= 0:
                    return line, column, len(part)
        text = self.lines[spot.line] if spot.line < len(self.lines) else ""
        end = spot.end_column if spot.end_line == spot.line else len(text.rstrip())
        return spot.line, spot.column, max(end - spot.column, 1)


def is_register(data: dict[str, Any]) -> bool:
    """Whether a file is one of shared people and sources, and no deck."""
    return bool(data) and set(data) <= {"people", "sources"}


def read_document(path: Path) -> Document:
    """Read a file as far as it can be read; never raises for what stands in it."""
    document = Document(path)
    text = _load(document)
    if text is None:
        return document
    document.text = text
    document.lines = text.split("\n")
    if _refuse_unsafe(document):
        return document
    _parse(document)
    if not isinstance(document.data, tree.Map):
        if not document.faults:
            document.add("not-a-deck", 0, 0, "this is no deck: it has no keys such as 'deck:'",
                         "begin with 'deck:' and its id and title")  # fmt: skip
        return document
    root: type[RegisterShape] = RegisterShape if document.is_register else FileShape
    document.shape, issues, document.dropped = read_shape(document.data, root)
    document.issues += issues
    return document


def _load(document: Document) -> str | None:
    try:
        size = document.path.stat().st_size
        if size > MAX_BYTES:
            document.add("too-big", 0, 0, f"the file has {size:,} bytes; {MAX_BYTES:,} are allowed",
                         "split the deck")  # fmt: skip
            return None
        with document.path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        document.add("unreadable-file", 0, 0, f"the file cannot be read: {error.strerror}")
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        document.add("not-utf-8", 0, 0, "the file is UTF-16", "save it as UTF-8")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        document.lines = [clean(raw.decode("utf-8", "replace").split("\n")[before.count("\n")])]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        document.lines = [""] * line + document.lines
        document.add("not-utf-8", line, column, f"byte 0x{raw[error.start]:02X} is not UTF-8",
                     "save the file as UTF-8")  # fmt: skip
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def _refuse_unsafe(document: Document) -> bool:
    bad = {c for c in set(document.text) if any(unsafe(c))}
    if not bad:
        return False
    for number, line in enumerate(document.lines):
        if bad.isdisjoint(line):
            continue
        for offset, name in unsafe(line):
            document.add("unsafe-character", number, offset, f"{name} must not stand in a deck",
                         "take it out")  # fmt: skip
    return True


def _parse(document: Document) -> None:
    try:
        read = tree.build(document.text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        assert mark is not None
        document.broken = True
        document.add(
            "yaml", min(mark.line, len(document.lines) - 1), mark.column, f"YAML: {error.problem}"
        )
        return
    document.data = read.data
    document.broken = read.cut
    for slip in read.slips:
        document.add(slip.code, slip.line, slip.column, slip.message, slip.hint, slip.width)
