"""A screen of the running app as SVG: every character in its cell, no fonts fetched."""

from collections.abc import Iterable, Sequence
from html import escape

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme

CELL_WIDTH, CELL_HEIGHT = 12.05, 23.0
FONT_SIZE = 20
MARGIN = 14
FONTS = "'DejaVu Sans Mono', 'Menlo', 'Consolas', 'Liberation Mono', monospace"
PLAIN = TerminalTheme((12, 12, 12), (204, 204, 204), [(0, 0, 0)] * 8)
"""What the terminal's own colours look like in a picture."""


def picture(rows: Sequence[Iterable[Segment]], background: str | None) -> str:
    """The rows of a screen as an SVG document."""
    height = len(rows)
    drawn: list[str] = []
    widest = 0
    for y, row in enumerate(rows):
        x = 0
        for segment in row:
            drawn += _run(segment.text, segment.style or Style(), x, y)
            x += cell_len(segment.text)
        widest = max(widest, x)
    paper = background or PLAIN.background_color.hex
    size = (widest * CELL_WIDTH + 2 * MARGIN, height * CELL_HEIGHT + 2 * MARGIN)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]:.0f} {size[1]:.0f}" '
        f'font-family="{FONTS}" font-size="{FONT_SIZE}">'
        f'<rect width="100%" height="100%" fill="{paper}"/>{"".join(drawn)}</svg>\n'
    )


def _run(text: str, style: Style, x: int, y: int) -> list[str]:
    front, back = _colours(style)
    left, top = MARGIN + x * CELL_WIDTH, MARGIN + y * CELL_HEIGHT
    drawn = []
    if back:
        width = cell_len(text) * CELL_WIDTH
        drawn.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{CELL_HEIGHT}" '
            f'fill="{back}"/>'
        )
    if not text.strip():
        return drawn
    places, at = [], left
    for character in text:
        places.append(f"{at:.1f}")
        at += cell_len(character) * CELL_WIDTH
    looks = "".join(
        part
        for part, on in (
            (' font-weight="bold"', style.bold),
            (' font-style="italic"', style.italic),
            (' text-decoration="underline"', style.underline),
            (' opacity="0.62"', style.dim),
        )
        if on
    )
    drawn.append(
        f'<text y="{top + 17:.1f}" x="{" ".join(places)}" fill="{front}"{looks} '
        f'xml:space="preserve">{escape(text)}</text>'
    )
    return drawn


def _colours(style: Style) -> tuple[str, str | None]:
    """Front and back colour of a style; None where the page shows through."""
    front = _hex(style.color, foreground=True) or PLAIN.foreground_color.hex
    back = _hex(style.bgcolor, foreground=False)
    if style.reverse:
        return back or PLAIN.background_color.hex, front
    return front, back


def _hex(colour: Color | None, *, foreground: bool) -> str | None:
    if colour is None or colour.is_default:
        return None
    return colour.get_truecolor(PLAIN, foreground=foreground).hex
