"""`check --fix`: missing ids written in, and mended what can only have been meant in one way.

What is not mended stays byte for byte: comments, quoting, order, line ends, a
byte order mark. A file is written only if afterwards it has fewer faults and
no new ones.
"""

import os
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from karabakh_quiz.decks import positions
from karabakh_quiz.decks.checks import proposed_id
from karabakh_quiz.decks.document import Document
from karabakh_quiz.decks.draft import Draft, Shelf, read_draft
from karabakh_quiz.decks.files import deck_files
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.loading import Loaded, loaded
from karabakh_quiz.decks.models import entries
from karabakh_quiz.decks.positions import Spot
from karabakh_quiz.decks.stamp import Stamp
from karabakh_quiz.errors import QuizError
from karabakh_quiz.text import unsafe

_ROUNDS = 5
"""Mending may bring more to light: first characters, then YAML, then keys and ids."""
_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing that was mended."""

    path: Path
    line: int
    """Of the file as it was, from 1."""
    code: str
    """The fault that is gone."""
    change: str
    """What is written now: `id: strategic-mistake`."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """`text` for the characters `start` to `end` of a line (from 0); \\n in it ends a line."""

    line: int
    start: int
    end: int
    text: str
    code: str
    change: str


def fix_paths(paths: Sequence[Path | str]) -> tuple[Fix, ...]:
    """Mend the files meant by `paths` in place; raises QuizError where one cannot be written."""
    fixes: list[Fix] = []
    for path in deck_files([Path(path) for path in paths]):
        try:
            raw = path.read_bytes()
        except OSError:
            continue  # `check` says so
        mended, found = fix(path, raw)
        if found:
            _write(path.resolve(), mended)
            fixes += found
    return tuple(fixes)


def fix(path: Path, raw: bytes) -> tuple[bytes, tuple[Fix, ...]]:
    """The bytes of the file at `path`, mended, and what was; its registers are read beside it."""
    fixes: list[Fix] = []
    for _ in range(_ROUNDS):
        edits = _edits(path, raw)
        mended = _applied(raw, edits)
        if not edits or not _is_better(path, raw, mended):
            break
        fixes += [Fix(path, edit.line + 1, edit.code, edit.change) for edit in edits]
        raw = mended
    return raw, tuple(sorted(fixes, key=lambda fix: fix.line))


def _is_better(path: Path, before: bytes, after: bytes) -> bool:
    """Whether fewer faults are left, and none that was not there."""
    old, new = _read(path, before)[0].document, _read(path, after)[0].document
    if old.data is None:  # reading stopped at characters; what comes after was not seen
        return True
    had, has = _count(old), _count(new)
    return has.total() < had.total() and not has - had


def _count(document: Document) -> Counter[str]:
    return Counter(fault.code for fault in document.faults() if fault.severity == "fault")


def _read(path: Path, raw: bytes) -> tuple[Draft, Loaded]:
    whole = loaded(raw, Stamp(str(path), len(raw), -1, ""))
    shelf = Shelf()
    shelf.get(path, whole)
    return read_draft(path, shelf), whole


def _edits(path: Path, raw: bytes) -> list[_Edit]:
    """What can be mended next, by line and column: of several kinds, one at a time.

    Ids come last, because they add lines.
    """
    draft, whole = _read(path, raw)
    if not whole.text:
        return []
    if whole.slips:
        edits = list(_invisible(whole))
    else:
        edits = list(_yaml(draft.document)) or list(_values(draft.document)) or list(_ids(draft))
    same = _unchanged_lines(raw, whole.text)
    edits = [edit for edit in edits if edit.line in same]
    return sorted(edits, key=lambda edit: (edit.line, edit.start))


def _unchanged_lines(raw: bytes, text: str) -> set[int]:
    """Lines that stand in the file as they were read, so that columns mean the same."""
    lines = [match[1] for match in _LINE.finditer(_decoded(raw))]
    return {n for n, (a, b) in enumerate(zip(lines, text.split("\n"), strict=False)) if a == b}


def _decoded(raw: bytes) -> str:
    return raw.removeprefix(_BOM).decode("utf-8", "surrogateescape")


def _invisible(whole: Loaded) -> Iterator[_Edit]:
    """Characters that nobody sees are taken out; what a terminal would obey is left to be seen."""
    for slip in whole.slips:
        line = whole.text.split("\n")[slip.line]
        characters = line[slip.column : slip.column + slip.width]
        if slip.code == "unsafe-character" and all(
            unicodedata.category(character) == "Cf" for character in characters
        ):
            names = ", ".join(name for _, name in unsafe(characters[:1]))
            end = slip.column + slip.width
            yield _Edit(slip.line, slip.column, end, "", slip.code, f"{names} taken out")


def _yaml(document: Document) -> Iterator[_Edit]:
    """Texts put in quotes, and spaces after colons and dashes."""
    codes = {slip.line: slip.code for slip in document.mended.slips}
    for number, meant in document.mended.safe.items():
        line = document.line(number)
        yield _Edit(number, 0, len(line), meant, codes.get(number, "yaml"), meant.strip())


def _values(document: Document) -> Iterator[_Edit]:
    """Dates and lists written as they must be."""
    wanted = [issue for issue in document.issues if issue.instead]
    paths = {path for issue in wanted for path in (issue.path, issue.path[:-1])}
    places = positions.find(document.mended.text, paths)
    lines = document.mended.text.split("\n")
    for issue in wanted:
        # A single text may stand for a list of one.
        place = places.get(issue.path) or places.get(issue.path[:-1])
        if place is not None:
            yield from _rewritten(issue, place.value, lines)


def _rewritten(issue: Issue, spot: Spot, lines: Sequence[str]) -> Iterator[_Edit]:
    if spot.line == spot.end_line and spot.style in ("", None):
        old = lines[spot.line][spot.column : spot.end_column]
        new = issue.instead.replace("{}", old)
        yield _Edit(spot.line, spot.column, spot.end_column, new, issue.code, new)


def _ids(draft: Draft) -> Iterator[_Edit]:
    """An id for each entry without one, made of its words."""
    document, file = draft.document, draft.file
    if file is None or not document.whole:
        return
    lines = document.mended.text.split("\n")
    without = [issue.path for issue in document.issues if issue.code == "missing-id"]
    places = positions.find(document.mended.text, without)
    taken = {entry.id for _, entry in entries(file) if entry.id}
    taken |= {old for _, entry in entries(file) for old in entry.formerly or ()}
    for path in without:
        place = places.get(path)
        if place is None or len(path) != 2:
            continue
        section, n = str(path[0]), int(path[1])
        proposal = proposed_id(document.data[section][n]) or f"{section.removesuffix('s')}-{n + 1}"
        name = _free(proposal, taken)
        taken.add(name)
        spot = place.value
        if spot.style == "block":
            gap = " " * spot.column
            yield _Edit(
                spot.line,
                spot.column,
                spot.column,
                f"id: {name}\n{gap}",
                "missing-id",
                f"id: {name}",
            )
        elif lines[spot.line][spot.column + 1 :].strip()[:1] not in ("}", ""):
            at = spot.column + 1
            yield _Edit(spot.line, at, at, f"id: {name}, ", "missing-id", f"id: {name}")


def _free(name: str, taken: set[str]) -> str:
    """`name`, numbered if it is taken."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _applied(raw: bytes, edits: Iterable[_Edit]) -> bytes:
    by_line: dict[int, list[_Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.line, []).append(edit)
    mended: list[str] = []
    for number, match in enumerate(_LINE.finditer(_decoded(raw))):
        line, eol = match[1], match[2]
        for edit in reversed(by_line.get(number, [])):
            text = edit.text.replace("\n", eol or "\n")
            line = line[: edit.start] + text + line[edit.end :]
        mended.append(line + eol)
    bom = _BOM if raw.startswith(_BOM) else b""
    return bom + "".join(mended).encode("utf-8", "surrogateescape")


def _write(path: Path, raw: bytes) -> None:
    """Replace a file whole or not at all, keeping who may read it."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            Path(name).chmod(path.stat().st_mode & 0o7777)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise QuizError(f"{path} cannot be written: {error.strerror}.") from error
