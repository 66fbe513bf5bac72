"""What all pictures are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

Piece = tuple[str, str]
"""A text and its role: `ink`, `soft`, `rule`, `veil`, `here`, `agrees`, `differs`, and for the
cells of a matrix `tint0` to `tint3` before it."""

LEVELS = " ▁▂▃▄▅▆▇█"
ASCII_LEVELS = " 12345678"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a picture; `label` hangs left of it."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line without its roles and label."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines to show, and what they say in words."""

    rows: tuple[Row, ...]
    reading: str

    def plain(self, label_width: int | None = None) -> list[str]:
        """The lines as text, labels right-aligned before them."""
        cells = max((len(row.label) for row in self.rows), default=0)
        cells = cells if label_width is None else label_width
        gap = "  " if cells else ""
        return [f"{row.label:>{cells}}{gap}{row.text}".rstrip() for row in self.rows]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters that pictures are drawn with."""

    levels: str
    none: str
    line: str
    heavy: str
    dot: str
    bar: str
    dash: str
    shade: str
    below: str
    """Beside what is below the aim."""


UNICODE = Glyphs(LEVELS, "·", "─", "━", "●", "│", "–", "░", "≠")
ASCII = Glyphs(ASCII_LEVELS, ".", "-", "=", "@", "|", "-", ":", "!")


def glyphs(ascii_only: bool) -> Glyphs:
    """The characters to draw with."""
    return ASCII if ascii_only else UNICODE


class Canvas:
    """Cells to draw on, each a character and a role; what is drawn later covers."""

    def __init__(self, width: int, height: int = 1) -> None:
        self.width, self.height = max(1, width), height
        self._cells: list[list[Piece]] = [[(" ", "ink")] * self.width for _ in range(height)]

    def put(self, x: int, y: int, text: str, role: str = "ink") -> None:
        """Write `text` from a cell on; what lies outside is cut off."""
        for place, character in enumerate(text, x):
            if 0 <= place < self.width and 0 <= y < self.height:
                self._cells[y][place] = (character, role)

    def row(self, y: int, label: str = "") -> Row:
        """A row, neighbours of one role run together."""
        return Row(label, tuple(joined(self._cells[y])))


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces with neighbours of one role run together, blanks at the end left out."""
    runs: list[Piece] = []
    for text, role in pieces:
        if runs and runs[-1][1] == role:
            runs[-1] = (runs[-1][0] + text, role)
        else:
            runs.append((text, role))
    while runs and not runs[-1][0].strip() and not runs[-1][1].startswith("tint"):
        runs.pop()
    return runs


def place(value: float, low: float, high: float, cells: int) -> int:
    """The cell that a value falls into on a scale from `low` to `high`."""
    if high <= low:
        return 0
    return min(cells - 1, max(0, floor((value - low) / (high - low) * cells)))


def level(value: float, most: float, steps: int) -> int:
    """`value` of `most` in whole steps, at least one for anything above nothing."""
    if value <= 0 or most <= 0:
        return 0
    return min(steps, max(1, round(value / most * steps)))
