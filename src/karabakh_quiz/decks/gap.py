"""The place where YAML gave up, and what stands around it."""

from collections.abc import Sequence
from typing import Any

from karabakh_quiz.decks.surroundings import Surroundings
from karabakh_quiz.decks.tree import Slip
from karabakh_quiz.decks.trouble import Trouble


class Gap:
    """YAML's error, its line, and the event read last before it (if any)."""

    def __init__(self, error: Any, lines: Sequence[str], last: Any) -> None:
        self.lines = lines
        self.around = Surroundings(lines)
        self.last = last
        self.problem = str(getattr(error, "problem", None) or error)
        self.context = str(getattr(error, "context", None) or "")
        mark = getattr(error, "problem_mark", None)
        within = getattr(error, "context_mark", None)
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        self.column = mark.column if mark and mark.line < len(lines) else 0
        self.from_line = min(within.line, len(lines) - 1) if within else self.line
        self.from_column = within.column if within else self.column
        self.text = lines[self.line]
        self.first = len(self.text) - len(self.text.lstrip())


def unknown(gap: Gap) -> Trouble:
    start = gap.column if gap.column < len(gap.text) else gap.first
    slip = Slip(
        "yaml",
        gap.line,
        start,
        max(len(gap.text.rstrip()) - start, 1),
        f"YAML cannot go on here: {gap.problem}",
        "look at indentation and quote marks here and in the line above",
    )
    return Trouble(slip, gap.line)
