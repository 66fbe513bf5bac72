"""YAML's own errors, in words for someone who has never heard of a scanner.

YAML stops at its first error. So that all faults come at once, each error is
mended in memory the way its author most likely meant it (a text put in quotes,
a line moved into place), and reading begins again; what cannot be mended is
left out. The file itself is never touched here, and no line is added or taken
away, so that lines keep their numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from karabakh_quiz.decks import diagnosis, tree
from karabakh_quiz.decks.tree import Slip, Tree
from karabakh_quiz.decks.trouble import Trouble
from karabakh_quiz.text import character_name

_MOST = 40
"""Errors told of in one file; then reading stops."""
_WORK = 2_500_000
"""Characters read, and a fifth of those put together again, until it is given up: this bounds
the time that a hostile file takes."""
_SAFE = {
    *("unquoted-colon", "sign-first", "text-after-quote", "text-after-bracket"),
    *("bad-escape", "no-space"),
}
"""Errors after which a line can be meant in one way only: as the text or key it looks like."""
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANK = re.compile(rf"^( *[{_BLANKS}][ {_BLANKS}]*)(?:- +)?[a-z][a-z0-9-]*:(?:\s|$)", re.M)
"""A key before which blanks stand that are no spaces: word processors and web pages have them."""
_ITEM = re.compile(r"( *)- ")


@dataclass(slots=True)
class Mended:
    """A file's tree, its errors, and the text that the tree was at last read from."""

    tree: Tree
    text: str
    slips: list[Slip] = field(default_factory=list)
    whole: bool = True
    """Nothing had to be left out."""
    safe: dict[int, str] = field(default_factory=dict)
    """Lines of which only one reading is left once YAML's own fails, as they were meant."""
    shifts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By line: (column, characters put in there)."""

    def column(self, line: int, column: int) -> int:
        """The column in the file of one in `text`."""
        return column - sum(more for at, more in self.shifts.get(line, ()) if column > at)


def read(text: str) -> Mended:
    """Read `text`, mending what can be mended."""
    lines: list[str] = []
    mended = Mended(Tree(), text)
    if not text.isascii() and _BLANK.search(text):
        lines = text.split("\n")
        mended.slips += _plain_blanks(lines)
        mended.text = "\n".join(lines)
    told: set[tuple[str, int]] = set()
    unsure: set[int] = set()
    work = 0
    while True:
        builder = tree.Builder(mended.text)
        try:
            mended.tree = builder.run()
        except yaml.YAMLError as error:
            lines = lines or text.split("\n")
            trouble = diagnosis.diagnose(error, lines, builder.last)
            work += _reach(error, mended.text) + len(mended.text) // 5
            if not _tell(mended, trouble, told):
                mended.whole = False
                return mended
            again = _mend(mended, lines, trouble, unsure)
            mended.safe = {n: line for n, line in mended.safe.items() if n not in unsure}
            if not again or len(mended.slips) >= _MOST or work > _WORK:
                mended.whole = False
                return mended
            mended.text = "\n".join(lines)
        else:
            mended.slips += mended.tree.slips
            mended.whole = mended.whole and not mended.tree.cut
            return mended


def _plain_blanks(lines: list[str]) -> list[Slip]:
    """What stands for spaces in the indentation and is none; spaces take its place in `lines`."""
    slips: list[Slip] = []
    for number, line in enumerate(lines):
        if match := _BLANK.match(line):
            column = next(n for n, sign in enumerate(line) if sign != " ")
            message = f"{character_name(line[column])} stands where a space must"
            hint = "indent with plain spaces only"
            slips.append(Slip("tab", number, column, match.end(1) - column, message, hint))
            lines[number] = " " * match.end(1) + line[match.end(1) :]
    return slips[:_MOST]


def _reach(error: yaml.YAMLError, text: str) -> int:
    mark: Any = getattr(error, "problem_mark", None)
    return mark.index if mark is not None else len(text)


def _tell(mended: Mended, trouble: Trouble, told: set[tuple[str, int]]) -> bool:
    """Note the trouble, unless it is one that mending did not cure."""
    if (trouble.slip.code, trouble.slip.line) in told:
        trouble.lines = {}
        return bool(mended.slips)
    told.add((trouble.slip.code, trouble.slip.line))
    slip = trouble.slip
    slip.column = mended.column(slip.line, slip.column)
    mended.slips.append(slip)
    return True


def _mend(mended: Mended, lines: list[str], trouble: Trouble, unsure: set[int]) -> bool:
    """Change `lines` so that reading gets further; False if nothing is left to try.

    `unsure` are the lines that were changed in a way their author may not have meant.
    """
    if trouble.lines:
        for number, line in trouble.lines.items():
            lines[number] = line
            if trouble.slip.code in _SAFE and len(trouble.lines) == 1:
                mended.safe[number] = line
            else:
                unsure.add(number)
        for number, column in trouble.put_in.items():
            mended.shifts.setdefault(number, []).append((column, 1))
        return True
    mended.whole = False
    last = trouble.reached
    for first, end in ((last, last + 1), _item(lines, last), (0, 0)):
        if any(line.strip() for line in lines[first:end]):
            lines[first:end] = [""] * (end - first)
            unsure.update(range(first, end))
            return True
    return False


def _item(lines: Sequence[str], at: int) -> tuple[int, int]:
    """The lines of the list item around line `at`."""
    first = next((n for n in range(at, -1, -1) if _ITEM.match(lines[n])), at)
    match = _ITEM.match(lines[first])
    indent = len(match[1]) if match else 0
    end = first + 1
    while end < len(lines) and (
        not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > indent
    ):
        end += 1
    return first, end
