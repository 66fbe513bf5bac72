"""Where things stand: one vertical axis through every screen.

Labels, keys, dates and signs hang left of the axis, right-aligned; text
starts on it. A pure function of the window's size; `docs/design.md` has the
table.
"""

from typing import Literal

from karabakh_quiz.structs import struct

MIN_WIDTH, MIN_HEIGHT = 40, 12
PAGE_WIDTH, PAGE_HEIGHT = 132, 44

Height = Literal["low", "middle", "tall"]


@struct
class Grid:
    """The measures of one window, in cells; columns and rows count from 0 inside the page."""

    width: int
    """Of the page, which is at most 132 wide and then centred."""
    height: int
    outer: int
    """Columns left free at the left edge."""
    right: int
    """The column after the last that is printed in."""
    axis: int
    """Where text starts."""
    measure: int
    """The longest line of running text."""
    notes: int | None
    """Where the second column starts; None: notes stand below."""
    notes_width: int
    tall: Height
    prompt_row: int
    quote_row: int

    @property
    def room(self) -> int:
        """Cells from the axis to the right edge of the main column."""
        return (self.notes - 3 if self.notes is not None else self.right) - self.axis

    @property
    def full(self) -> int:
        """Cells from the axis to the right edge of the page."""
        return self.right - self.axis

    @property
    def narrow(self) -> bool:
        """Under 80 columns: one line a deck, short labels."""
        return self.axis == 10

    @property
    def wide(self) -> bool:
        """A spread: statement left, its label right."""
        return self.notes is not None

    @property
    def gap(self) -> int:
        """Blank rows between groups."""
        return 1 if self.narrow else {"low": 2, "middle": 2, "tall": 3}[self.tall]

    @property
    def foot(self) -> int:
        """Rows of the keys row with the blank ones above it."""
        return 3 if self.tall == "tall" else 2

    @property
    def answer_gap(self) -> int:
        """Blank rows between the words and what answers them."""
        return self.gap + 1 if self.wide and self.tall != "low" else self.gap


def grid_for(width: int, height: int) -> Grid:
    """The grid for a window of `width` × `height` cells."""
    page_width = min(width, PAGE_WIDTH)
    page_height = min(height, PAGE_HEIGHT) if width >= PAGE_WIDTH else height
    outer, right, axis, measure, notes = _columns(page_width)
    if page_height < 32:
        tall: Height = "low"
        prompt, quote = (2, 4) if page_height < 24 else (3, 5)
    elif page_height < 38:
        tall, prompt, quote = "middle", 6, 8
    else:
        tall, prompt, quote = "tall", 8, 10
    return Grid(
        width=page_width,
        height=page_height,
        outer=outer,
        right=right,
        axis=axis,
        measure=measure,
        notes=notes,
        notes_width=right - notes if notes is not None else 0,
        tall=tall,
        prompt_row=prompt,
        quote_row=quote,
    )


def _columns(width: int) -> tuple[int, int, int, int, int | None]:
    """Outer margin, right edge, axis, measure, start of the notes."""
    if width < 80:
        return 1, width - 2, 10, min(48, width - 12), None
    if width < 110:
        return 2, width - 4, 13, 60, None
    if width < 132:
        return 4, min(width - 6, 114), 18, 60, 84
    return 4, 126, 18, 62, 86
