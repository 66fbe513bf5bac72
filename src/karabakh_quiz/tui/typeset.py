"""Breaking text into lines: balanced, with what belongs together kept together.

Pure functions on strings and runs, measured in terminal cells.
"""

import re
from collections.abc import Sequence

from rich.cells import cell_len

from karabakh_quiz.tui.line import Line, Run, curly, cut_cells, plain, spaces

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_TOGETHER = (
    re.compile(rf"(?<=\d) (?=(?:{_MONTH})\b)"),  # 6 September
    re.compile(r"(?<=\d) (?=(?:%|per cent\b|percent\b|km\b|kg\b|years?\b|days?\b|people\b))"),
    re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_])"),  # an initial and the surname
    re.compile(r"(?<=\d) (?=\d{3}\b)"),  # 120 000
    re.compile(r" (?=[–—] )"),  # a dash never begins a line
)
_DAY_YEAR = re.compile(rf"\b({_MONTH}) (?=\d{{4}}\b)")
_GLUE = "\u00a0"
_WORD = re.compile(r"[^ \t\n]+")
_PART = re.compile(r"[^ \t\n\u00a0]+")

Span = tuple[int, int]


def glue(text: str) -> str:
    """`text` with no-break spaces in dates, initials and numbers with their units.

    One character is replaced by one, so that places in the two are the same.
    """
    text = _DAY_YEAR.sub(rf"\1{_GLUE}", text)
    for pattern in _TOGETHER:
        text = pattern.sub(_GLUE, text)
    return text


def spans(text: str, cells: int) -> list[Span]:
    """Where the lines of `text` begin and end, each at most `cells` cells wide.

    Line breaks of the text are kept; a word longer than a line is cut.
    """
    cells = max(1, cells)
    lines: list[Span] = []
    glued, start = glue(text), 0
    for paragraph in glued.split("\n"):
        lines.extend(_fill(glued, _words(glued, start, start + len(paragraph), cells), cells))
        start += len(paragraph) + 1
    return lines or [(0, 0)]


def _words(text: str, start: int, end: int, cells: int) -> list[Span]:
    """Where words begin and end, those too long for a line in pieces."""
    words: list[Span] = []
    for found in _WORD.finditer(text, start, end):
        if cell_len(found.group()) <= cells:
            words.append(found.span())
            continue
        for part in _PART.finditer(text, *found.span()):
            head, tail = part.span()
            while cell_len(text[head:tail]) > cells:
                length = len(cut_cells(text[head:tail], cells)) or 1
                words.append((head, head + length))
                head += length
            words.append((head, tail))
    return words


def _fill(text: str, words: Sequence[Span], cells: int) -> list[Span]:
    if not words:
        return [(0, 0)]
    lines: list[Span] = []
    first, last = words[0]
    for head, tail in words[1:]:
        if head == last or cell_len(text[first:tail]) > cells:  # a cut word, or a full line
            lines.append((first, last))
            first = head
        last = tail
    lines.append((first, last))
    return lines


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most `cells` cells."""
    return [text[first:last] for first, last in spans(text, cells)]


def balanced(text: str, cells: int) -> list[str]:
    """Lines as `wrap` makes them, in the smallest width that keeps their number."""
    lines = wrap(text, cells)
    if len(lines) < 2 or "\n" in text:
        return lines
    longest = max(cell_len(word) for word in glue(text).split())
    low, high = min(cells, max(longest, cell_len(text) // len(lines))), cells
    while low < high:
        middle = (low + high) // 2
        if len(spans(text, middle)) <= len(lines):
            high = middle
        else:
            low = middle + 1
    return wrap(text, high)


def flow(runs: Sequence[Run], cells: int) -> list[Line]:
    """Running text in several styles, broken into lines of at most `cells` cells."""
    text = "".join(each.text for each in runs)
    return [_slice(runs, first, last) for first, last in spans(text, cells)]


def _slice(runs: Sequence[Run], first: int, last: int) -> Line:
    line: list[Run] = []
    position = 0
    for each in runs:
        head, tail = max(first - position, 0), min(last - position, len(each.text))
        if head < tail:
            line.append(Run(each.text[head:tail], each.style, each.act))
        position += len(each.text)
    return tuple(line)


def quotation(
    text: str,
    cells: int,
    *,
    indent: int,
    style: str = "ink bold",
    gap: str | None = None,
    filled: Run | None = None,
    marks: bool = True,
    open_leading: bool = False,
) -> list[Line]:
    """A quotation, balanced, starting at `indent`, its marks hung before it and soft.

    `gap` is how a gap stands in `text`: drawn as the chip of what is asked, or
    as `filled`. With `open_leading` up to four lines stand one blank row apart.
    """
    text = curly(plain(text))
    if filled is not None and gap:
        text = text.replace(gap, filled.text)
        gap = None
    pieces = balanced(text, cells - (1 if marks else 0))
    lines: list[Line] = []
    for index, piece in enumerate(pieces):
        opening = marks and index == 0
        line = [spaces(indent - 1), Run("“", "soft")] if opening else [spaces(indent)]
        line += _with_chip(piece, style, gap)
        if marks and index == len(pieces) - 1:
            line.append(Run("”", "soft"))
        lines.append(tuple(line))
    if open_leading and len(lines) <= 4:
        return [part for line in lines for part in (line, ())][:-1]
    return lines


def _with_chip(piece: str, style: str, gap: str | None) -> list[Run]:
    if not gap or gap not in piece:
        return [Run(piece, style)]
    before, _, after = piece.partition(gap)
    runs = [Run(before, style), Run(" ? ", "chip"), *_with_chip(after, style, gap)]
    return [each for each in runs if each.text]
