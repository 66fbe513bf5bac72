"""What can be chosen in Settings: names, values, how they are read and written.

What changes scheduling is a row of the log, so that it follows the learner;
look and feel are in `settings.toml`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from karabakh_quiz.errors import QuizError
from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION
from karabakh_quiz.progress.row import Row
from karabakh_quiz.settings import MODES, SIGNS, THEMES, Settings, change
from karabakh_quiz.study import limits

if TYPE_CHECKING:
    from karabakh_quiz.progress import Progress

RETENTION_STEP = 0.01


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting as Settings shows it."""

    name: str
    label: str
    note: str
    default: Any
    in_log: bool
    values: tuple[Any, ...] = ()
    """Everything it may be, where that is a short list."""
    step: float = 0
    """How much ← and → change a number."""
    low: float = 0
    high: float = 0

    def shown(self, value: Any) -> str:
        """The value in words."""
        if self.name == "retention":
            return f"{round(float(value) * 100)} %"
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(value)

    def moved(self, value: Any, way: int) -> Any:
        """The value one step to the right (1) or the left (−1)."""
        if self.values:
            place = self.values.index(value) if value in self.values else 0
            return self.values[(place + way) % len(self.values)]
        if not self.step:
            return value
        moved = min(self.high, max(self.low, float(value) + way * self.step))
        return round(moved, 4) if self.step < 1 else int(moved)

    def read(self, text: str) -> Any:
        """The value that `text` means; raises `QuizError` with what to write instead."""
        text = text.strip()
        if self.values:
            known = {self.shown(each).casefold(): each for each in self.values}
            if text.casefold() in known:
                return known[text.casefold()]
            raise QuizError(f"Write one of {', '.join(known)}.")
        if self.name == "day-end":
            return _time(text)
        return self._number(text)

    def _number(self, text: str) -> Any:
        plain = text.removesuffix("%").strip()
        try:
            number = float(plain)
        except ValueError:
            number = self.low - 1
        if self.step < 1 and number > 1:
            number /= 100
        if not self.low <= number <= self.high:
            low, high = self.shown(self.low), self.shown(self.high)
            raise QuizError(f"Write a number from {low} to {high}.")
        return round(number, 4) if self.step < 1 else int(number)


def _time(text: str) -> str:
    try:
        value = time.fromisoformat(text.zfill(5))
    except ValueError:
        value = time(23)
    if value.hour >= 12:
        raise QuizError("Write a time from 00:00 to 11:59, such as 04:00.")
    return f"{value:%H:%M}"


CHOICES: tuple[Choice, ...] = (
    Choice("retention", "aim", "to be recalled on the day it is due", 0.9, True,
           step=RETENTION_STEP, low=LOWEST_RETENTION, high=HIGHEST_RETENTION),
    Choice(limits.NEW_SETTING, "new", "new cards a day", limits.NEW_A_DAY, True,
           step=1, low=0, high=1000),
    Choice(limits.REVIEWS_SETTING, "reviews", "reviews a day", limits.REVIEWS_A_DAY, True,
           step=10, low=0, high=10000),
    Choice("day-end", "day ends", "local time; then the next day begins", "04:00", True),
    Choice("answer_mode", "answers", "auto: choices while new, later typed", "auto", False, MODES),
    Choice("sensitive", "sensitive", "whether entries marked so are asked", False, False,
           (False, True)),
    Choice("theme", "theme", "paper is light; contrast, okabe; plain", "auto", False, THEMES),
    Choice("signs", "signs", "Unicode, or ASCII", "auto", False, SIGNS),
)  # fmt: skip
SCHEDULING = 4
"""How many of them change scheduling: they stand first, a blank row after them."""


@dataclass
class Chosen:
    """The values in force, and the way to change them."""

    progress: "Progress"
    path: Path
    settings: Settings
    told: Callable[[Settings], None] = lambda _: None
    """Called with the new look and feel."""

    def value(self, choice: Choice) -> Any:
        """What is in force."""
        if choice.in_log:
            return self.progress.setting(choice.name, default=choice.default)
        return getattr(self.settings, choice.name)

    def put(self, choice: Choice, value: Any) -> None:
        """Write a value, to the log or to the file."""
        if choice.in_log:
            fields = {"name": choice.name, "value": value}
            self.progress.record(Row(kind="setting", fields=fields))
        else:
            self.settings = change(self.path, **{choice.name: value})
            self.told(self.settings)

    def values(self) -> Sequence[tuple[Choice, str]]:
        """All settings with their values in words."""
        return [(choice, choice.shown(self.value(choice))) for choice in CHOICES]
