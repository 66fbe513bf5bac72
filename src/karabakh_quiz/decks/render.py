"""Faults as a person reads them: the place, what was read, the line, a caret and what to write.

autumn.yaml:41:10: unknown person 'pashinian'
   41 |     who: pashinian
      |          ^^^^^^^^^ did you mean 'nikol-pashinyan'?
"""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from karabakh_quiz.decks.fault import Fault
from karabakh_quiz.text import clean

LONGEST = 100
"""Columns of an excerpt that are shown; of a longer line, those around the caret."""
_STYLES = {"fault": "bold red", "warning": "bold yellow", "place": "bold", "rest": "dim"}

Piece = tuple[str, str]
"""A stretch of text, and its style in rich's words (empty: plain)."""


def render(faults: Iterable[Fault], *, base: Path | None = None) -> str:
    """All `faults` as plain text, a blank line between two; paths are told from `base`."""
    return "\n\n".join("\n".join(_plain(line) for line in lines(f, base)) for f in faults)


def lines(fault: Fault, base: Path | None = None) -> Iterator[list[Piece]]:
    """The lines of one fault, in pieces that bear a style."""
    place = f"{shown(fault.path, base)}:{fault.line}:{fault.column}:"
    message = clean(fault.message, line=True)
    style = _STYLES[fault.severity]
    word = [("warning: ", style)] if fault.severity == "warning" else []
    yield [(place, _STYLES["place"]), (" ", ""), *word, (message, "" if word else style)]
    hint = clean(fault.hint, line=True)
    if not fault.excerpt.strip():
        if hint:
            yield [(f"{'':>5} | ", _STYLES["rest"]), (hint, "")]
        return
    before, marked, after = _cut(fault)
    yield [(f"{fault.line:>5} | ", _STYLES["rest"]), (before, ""), (marked, style), (after, "")]
    caret = "^" * max(1, _width(marked))
    yield [
        (f"{'':>5} | ", _STYLES["rest"]),
        (" " * _width(before), ""),
        (caret, style),
        (f" {hint}" if hint else "", ""),
    ]


def shown(path: Path, base: Path | None = None) -> str:
    """`path` as short as it can be written from `base`, safe for a terminal."""
    if base is not None and path.is_absolute() and path.is_relative_to(base):
        path = path.relative_to(base)
    return clean(str(path), line=True)


def _plain(pieces: list[Piece]) -> str:
    return "".join(text for text, _ in pieces).rstrip()


def _cut(fault: Fault) -> tuple[str, str, str]:
    """The excerpt before, at and after the caret, no longer than LONGEST in all."""
    start = fault.column - 1
    text = fault.excerpt.rstrip()
    left = max(0, min(start - LONGEST // 4, len(text) - LONGEST)) if len(text) > LONGEST else 0
    end = left + LONGEST
    before, marked = text[left:start], text[start : min(start + fault.width, end)]
    after = text[start + len(marked) : end]
    return ("…" + before[1:] if left else before), marked, after + ("…" if len(text) > end else "")


def _width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
