"""An issue: a fault before its line and column are looked up."""

from dataclasses import dataclass
from typing import Literal

from karabakh_quiz.decks.positions import Path

MOST = 1000
"""Faults and warnings told of in one file; whoever has more will not read on."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something is wrong at `path` of one document's tree."""

    code: str
    path: Path
    message: str
    hint: str = ""
    on: Literal["value", "key"] = "value"
    """Which of the two the caret is to stand under."""
    instead: str = ""
    """What `check --fix` puts in the value's place ({} is what stands there); empty: nothing."""
    part: str = ""
    """Part of the value that is meant: the caret goes there if it is found on the line."""
