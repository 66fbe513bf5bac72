"""Scalable drawings for a page: elements as text, coloured by the page's classes.

Classes: `ink`, `soft`, `rule`, `veil`, `agrees`, `differs` fill or stroke
(`line`); the page's style sheet gives them colours for light, dark and print.
"""

from collections.abc import Iterable
from html import escape


def text(x: float, y: float, words: str, *, anchor: str = "start", kind: str = "soft") -> str:
    """Words at a point; `anchor` is `start`, `middle` or `end`."""
    place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"'
    return f'<text {place} class="{kind}">{escape(words)}</text>'


def rect(x: float, y: float, width: float, height: float, kind: str, told: str = "") -> str:
    """A filled rectangle; `told` is shown where a pointer rests on it."""
    shape = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" class="{kind}"'
    return f"<rect {shape}><title>{escape(told)}</title></rect>" if told else f"<rect {shape}/>"


def line(x1: float, y1: float, x2: float, y2: float, kind: str = "rule line") -> str:
    """A straight stroke."""
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" class="{kind}"/>'


def dot(x: float, y: float, kind: str = "ink", told: str = "", radius: float = 4) -> str:
    """A filled circle."""
    shape = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" class="{kind}"'
    return (
        f"<circle {shape}><title>{escape(told)}</title></circle>" if told else f"<circle {shape}/>"
    )


def shape(points: Iterable[tuple[float, float]], kind: str, *, closed: bool = True) -> str:
    """A polygon, or an open line through the points."""
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<poly{"gon" if closed else "line"} points="{path}" class="{kind}"/>'


def drawing(width: float, height: float, title: str, body: Iterable[str]) -> str:
    """The whole drawing, named for those who do not see it."""
    return (
        f'<svg viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" role="img" '
        f'aria-label="{escape(title)}">{"".join(body)}</svg>'
    )


def _n(value: float) -> str:
    """A coordinate in as few characters as a tenth of a pixel takes."""
    return f"{value:.1f}".removesuffix(".0")
