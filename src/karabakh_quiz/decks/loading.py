"""From a file's bytes to text that is safe to go on with."""

import os
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from karabakh_quiz.decks.stamp import Stamp, changed, digest
from karabakh_quiz.decks.tree import Slip
from karabakh_quiz.text import unsafe

MAX_BYTES = 16 * 1024 * 1024
_MOST = 100
"""Unsafe characters told of one by one."""

_BEGINNING = 400
"""Bytes by which a file's kind is told."""
_OTHER = {
    b"PK\x03\x04": "an office document or an archive",
    b"{\\rtf": "rich text (RTF)",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an office document",
}
"""What word processors save, by its first bytes."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's text, with \\n at line ends and composed (NFC), and what is wrong with it.

    With anything wrong the text is for showing only. `stamp` tells whether the
    file has changed since.
    """

    text: str
    slips: list[Slip]
    stamp: Stamp


def load(path: Path) -> Loaded:
    """Read the file at `path`; never raises for what it holds, nor if it is not there."""
    try:
        if not path.is_file():
            reason = "it is a folder" if path.is_dir() else "there is no such file"
            return _unreadable(path, reason)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(path, error.strerror or "it is out of reach")
    return loaded(raw, Stamp(str(path.absolute()), status.st_size, changed(status), digest(raw)))


def loaded(raw: bytes, stamp: Stamp) -> Loaded:
    """What a file holds whose bytes are `raw`."""
    if len(raw) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES // 1024**2} MiB"
        return Loaded("", [Slip("too-big", 0, 0, 1, message, "split the deck in two")], stamp)
    text, slips = _decoded(raw)
    return Loaded(text, slips or _unsafe(text), stamp)


def _unreadable(path: Path, reason: str) -> Loaded:
    slip = Slip("unreadable-file", 0, 0, 1, f"cannot be read: {reason}")
    return Loaded("", [slip], Stamp(str(path.absolute()), -1, -1, ""))


def _decoded(raw: bytes) -> tuple[str, list[Slip]]:
    hint = "save the file as UTF-8"
    begin = raw[:_BEGINNING]
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")) or begin.count(0) > len(begin) // 4:
        return "", [Slip("not-utf-8", 0, 0, 1, "the file is saved as UTF-16", hint)]
    for mark, what in _OTHER.items():
        if begin.startswith(mark):
            hint = "save it as plain text, in UTF-8"
            return "", [Slip("not-utf-8", 0, 0, 1, f"the file is {what}, not plain text", hint)]
    try:
        return _normal(raw.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = _normal(raw[: error.start].decode("utf-8-sig", "replace"))
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        message = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        return _normal(raw.decode("utf-8", "replace")), [
            Slip("not-utf-8", line, column, 1, message, hint)
        ]


def _normal(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text)


def _unsafe(text: str) -> list[Slip]:
    bad = {character for character in set(text) if any(unsafe(character))}
    if not bad:
        return []
    runs = re.compile("[" + re.escape("".join(sorted(bad))) + "]+")
    slips: list[Slip] = []
    for number, line in enumerate(text.split("\n")):
        for run in runs.finditer(line):
            if len(slips) == _MOST:
                return slips
            _, name = next(unsafe(run[0]))
            slips.append(
                Slip(
                    "unsafe-character",
                    number,
                    run.start(),
                    len(run[0]),
                    f"{name} must not stand in a deck",
                    "take it out",
                )
            )
    return slips


def shown(line: str) -> str:
    """A line as it may be shown: each unsafe character, and each tab, becomes one that is safe."""
    if line.isascii() and line.isprintable():
        return line
    bad = {offset for offset, _ in unsafe(line)}
    return "".join("\ufffd" if n in bad else " " if c == "\t" else c for n, c in enumerate(line))
