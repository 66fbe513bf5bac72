"""A line of a page: runs of text, each in one style, some of which can be clicked.

Pages are made of these by pure functions (`tui.pages`); `widgets.lined`
paints them. A style is a string of words: one token of the theme (`ink`,
`soft`, `rule`, `veil`, `here`, `agrees`, `differs`, `chip`) and any of
`bold`, `italic`, `underline`, `reverse`.
"""

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from karabakh_quiz.structs import struct
from karabakh_quiz.text import clean


@struct
class Run:
    """A piece of text in one style; `act` names what a click on it does."""

    text: str
    style: str = "ink"
    act: str | None = None


Line = tuple[Run, ...]

BLANK: Line = ()


_OPENING = re.compile(r"(^|[\s(\[“‘–—])([\"'])(?=\S)")
_OPEN, _CLOSE = {'"': "“", "'": "‘"}, {'"': "”", "'": "’"}


def run(text: str, style: str = "ink", act: str | None = None) -> Run:
    """A run whose text is safe for a terminal, on one line, with curly quotation marks."""
    return Run(curly(plain(text)), style, act)


def plain(text: str) -> str:
    """`text` safe for a terminal, without line breaks and tabs."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text.replace("\n", " ").replace("\t", " "))


def curly(text: str) -> str:
    """`text` with the quotation marks of a printed page."""
    if '"' not in text and "'" not in text:
        return text
    text = _OPENING.sub(lambda found: found.group(1) + _OPEN[found.group(2)], text)
    return text.replace('"', _CLOSE['"']).replace("'", _CLOSE["'"])


def width(line: Iterable[Run]) -> int:
    """How many cells a line takes."""
    return sum(cell_len(each.text) for each in line)


def text_of(line: Iterable[Run]) -> str:
    """The line without its styles."""
    return "".join(each.text for each in line)


def spaces(count: int) -> Run:
    """So many blank cells."""
    return Run(" " * max(0, count))


def pad(line: Line, cells: int) -> Line:
    """The line, filled with blanks up to `cells`."""
    missing = cells - width(line)
    return (*line, spaces(missing)) if missing > 0 else line


def spread(left: Line, right: Line, cells: int) -> Line:
    """`left` at the beginning and `right` at the end of `cells` cells."""
    gap = cells - width(left) - width(right)
    if gap < 1 and right:
        return cut(left, cells)
    return (*left, spaces(gap), *right)


def placed(*pieces: tuple[int, Line]) -> Line:
    """Pieces put at their columns, in the order of the columns.

    A piece that would begin before the end of the one before it follows that.
    """
    line: list[Run] = []
    used = 0
    for column, piece in pieces:
        if column > used:
            line.append(spaces(column - used))
            used = column
        line += piece
        used += width(piece)
    return tuple(line)


def cut(line: Line, cells: int) -> Line:
    """The line in at most `cells` cells, with `…` where something was cut off."""
    if width(line) <= cells:
        return line
    kept: list[Run] = []
    left = cells - 1
    for each in line:
        length = cell_len(each.text)
        if length <= left:
            kept.append(each)
            left -= length
            continue
        kept.append(Run(cut_cells(each.text, left).rstrip() + "…", each.style, each.act))
        break
    return tuple(kept) if cells > 0 else BLANK


def cut_cells(text: str, cells: int) -> str:
    """As much of `text` as fits into `cells` cells, never half a wide character."""
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > cells:
            return text[:index]
    return text


def cut_text(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, ending in `…` if something was cut off."""
    if cell_len(text) <= cells:
        return text
    return cut_cells(text, cells - 1).rstrip(" ,;:") + "…" if cells > 0 else ""


def joined(lines: Sequence[Line]) -> str:
    """All lines as plain text."""
    return "\n".join(text_of(line).rstrip() for line in lines)
