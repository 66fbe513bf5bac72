"""The lines of a deck as its author sees them: keys, values, comments, indentation.

Used where YAML itself has given up, so all of this is read from the bare text.
"""

import re
from collections.abc import Sequence

KEYED = re.compile(r"""(\s*(?:-\s+)*)((?:[^\s:'"#{\[][^:#]*?)|'[^']*'|"[^"]*"):(\s+|$)""")
"""The beginning of a line, up to its value: dashes, a key, its colon."""

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u00b7\u2212"
"""What editors make of a hyphen at the beginning of a line, and what is taken for one."""


class Surroundings:
    """Looks around in the lines of one file."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    def value(self, line: int) -> tuple[int, str]:
        """Where the value of a line begins, and the value without its comment."""
        text = self.lines[line]
        keyed = KEYED.match(text)
        start = keyed.end() if keyed else len(text) - len(text.lstrip(" -"))
        return start, text[start : end_of_text(text, start)]

    def key_of(self, line: int) -> str:
        keyed = KEYED.match(self.lines[line])
        return keyed[2].strip() if keyed else ""

    def key_columns(self, before: int) -> list[int]:
        """Columns in which the keys above line `before` stand, outermost first, of its entry."""
        columns: list[int] = []
        for number in range(before - 1, -1, -1):
            keyed = KEYED.match(self.lines[number])
            if not keyed:
                continue
            column = keyed.start(2)
            if not columns or column < columns[0]:
                columns.insert(0, column)
            if column == 0 or "-" in keyed[1]:
                break
        return columns

    def item_columns(self, before: int) -> list[int]:
        """The column of the nearest list item above line `before`, within the section."""
        for number in range(before - 1, -1, -1):
            text = self.lines[number]
            if match := re.match(r"( *)- ", text):
                return [len(match[1])]
            if text[:1].strip():
                break
        return []


def end_of_text(text: str, start: int) -> int:
    """Where the text that begins at `start` ends: before a comment, or at the line's end."""
    at = text.find("#", start)
    while at >= 0:
        before, after = text[max(at - 2, start) : at], text[at + 1 : at + 2]
        if len(before) == 2 and before.isspace() and (after.isspace() or not after):
            break
        at = text.find("#", at + 1)
    return start + len(text[start : at if at >= 0 else len(text)].rstrip())


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
