"""Facts to standard output, remarks to standard error, both safe for any terminal."""

from __future__ import annotations

import os
import sys

from karabakh_quiz.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Json = object

PLAIN = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "...",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2212": "-",
}
"""Typographic signs as a keyboard has them."""
_SHOWN = PLAIN | {"\u2192": "->", "\u2423": "_"}
"""All signs of ours, as a terminal without them can show them."""


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """A codec's error handler: signs in ASCII, letters transliterated, never an exception."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_SHOWN.get(sign) or _transliterated(sign) for sign in missing), error.end


def _transliterated(sign: str) -> str:
    from anyascii import anyascii

    return anyascii(sign) or "?"


def prepare_streams() -> None:
    """Let no character ever stop the output.

    Pipes and files get UTF-8 on every system (unless `PYTHONIOENCODING` says
    otherwise); a terminal keeps its own encoding, and what it cannot show is
    written in ASCII. Input that cannot be decoded is read with `\\ufffd`. A stream that
    was closed before we started is an empty one.
    """
    import codecs

    _open_closed_streams()
    codecs.register_error("karabakh-quiz", _plainly)
    own = "PYTHONIOENCODING" not in os.environ
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            piped = own and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if piped else None, errors="karabakh-quiz")
    if hasattr(sys.stdin, "reconfigure"):
        piped = own and not sys.stdin.isatty()
        sys.stdin.reconfigure(encoding="utf-8" if piped else None, errors="replace")


def _open_closed_streams() -> None:
    """Put the null device where a stream is closed, in their order: no file takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def fact(text: str = "") -> None:
    """Print what was asked for."""
    sys.stdout.write(clean(text) + "\n")


def remark(text: str) -> None:
    """Print something about the doing, not the answer itself."""
    sys.stdout.flush()
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def as_sentence(text: str) -> str:
    """`text` with a capital at its beginning and a stop at its end, names left as they are."""
    first = text.partition(" ")[0].rstrip(",;:")
    if first.isalpha() and first.islower():
        text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in ".?!" else text + "."


def document(value: Json) -> None:
    """Print `value` as one JSON document."""
    sys.stdout.write(as_document(value))


def as_document(value: Json) -> str:
    """`value` as JSON in ASCII: valid in every encoding.

    A list of objects stands an object a line, so that a long one can be read
    and compared line by line.
    """
    import json

    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        lines = ",\n".join(json.dumps(each) for each in value)
        return f"[\n{lines}\n]\n" if lines else "[]\n"
    return json.dumps(value, indent=2) + "\n"


def table(
    rows: Iterable[Sequence[str]], right: Sequence[int] = (), *, across: int | None = None
) -> list[str]:
    """Lines of `rows` in columns two spaces apart; the columns `right` end flush.

    Widths are counted in terminal cells. The last column is not padded; if a line would be
    wider than `across`, its last column goes on below itself.
    """
    cells = [[clean(cell, line=True) for cell in row] for row in rows]
    if not cells:
        return []
    widths = [max(width(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines = []
    for row in cells:
        parts = []
        for column, cell in enumerate(row):
            pad = " " * (widths[column] - width(cell))
            parts.append(pad + cell if column in right else cell + pad)
        line = "  ".join(parts).rstrip()
        if across is not None and width(line) > across:
            lines += _hung("".join(f"{part}  " for part in parts[:-1]), row[-1], across)
        else:
            lines.append(line)
    return lines


def _hung(head: str, text: str, across: int) -> list[str]:
    """`text` after `head`, and below itself where it is wider than `across`."""
    from textwrap import wrap

    indent = " " * width(head)
    room = max(across - len(indent), 20)
    first, *rest = wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
    return [head + first, *(indent + line for line in rest)]


def screen_width() -> int | None:
    """Columns of the terminal that facts go to; None where they go to a file or a pipe."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def width(text: str) -> int:
    """How many terminal cells `text` takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def is_screen() -> bool:
    """Whether a person sits at a terminal that can show screens."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return os.name == "nt" or os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")
