"""Words that YAML took for a comment: `said: We are #1` reads as "We are"."""

import re
from itertools import islice

from karabakh_quiz.decks import positions
from karabakh_quiz.decks.quoting import quoted
from karabakh_quiz.decks.scanner import Mended
from karabakh_quiz.decks.tree import MAX_SLIPS, Slip

_MAYBE = re.compile(r"\S (#)|\s#[^\s#]")
_COMMENT = re.compile(r"([ \t]+)(#+)(.?)")
_CHECKED = {
    *("id", "who", "when", "at", "also-when", "source", "sources", "facets", "formerly", "uses"),
    *("date", "accessed", "from", "kind", "type", "tolerance", "confidence", "precision"),
    *("sensitive", "language", "picks", "pick", "replies-to", "misattributed-to", "url"),
}
"""Keys whose values are held against what they may be: no cut text would pass."""


def cut(mended: Mended) -> list[Slip]:
    """Texts that end in something that looks like a comment and more like their own words.

    A comment is left alone where two spaces stand before the `#` and one after it.
    """
    if "#" not in mended.text:
        return []
    lines = mended.text.split("\n")
    found = (n for n, line in enumerate(lines) if "#" in line and _MAYBE.search(line))
    maybe = set(islice(found, MAX_SLIPS))
    if not maybe:
        return []
    slips: list[Slip] = []
    for path, place in positions.ending(mended.text, maybe).items():
        spot = place.value
        if spot.style or _key(path) in _CHECKED:
            continue
        line = lines[spot.end_line]
        comment = _COMMENT.match(line, spot.end_column)
        if comment is None or (len(comment[1]) > 1 and comment[3] in ("", " ")):
            continue
        if not line[: spot.end_column].strip(" -"):
            continue
        column = mended.column(spot.end_line, comment.start(2))
        start = spot.column if spot.line == spot.end_line else 0
        whole = quoted(line[start:].strip())
        slips.append(
            Slip(
                "cut-by-hash",
                spot.end_line,
                column,
                len(line.rstrip()) - comment.start(2),
                "YAML takes this for a comment, not for part of the text",
                f"write {whole if len(whole) < 60 else 'the text in quotes'}; "
                "a comment needs two spaces before '#' and one after",
            )
        )
    return slips


def _key(path: positions.Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")
