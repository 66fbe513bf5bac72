"""The table of settings as the screen shows it: labels, notes, and a step for ← and →."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.errors import UsageError
from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION
from karabakh_quiz.preferences import Setting, known, shown
from karabakh_quiz.settings import Settings
from karabakh_quiz.study import wording

if TYPE_CHECKING:
    from karabakh_quiz.preferences import Value
    from karabakh_quiz.progress import Progress, Row


@dataclass(frozen=True, slots=True)
class Choice:
    """One setting on the screen."""

    setting: Setting
    label: str
    note: str
    meaning: str
    step: float = 0
    """How much ← and → change a number."""

    @property
    def name(self) -> str:
        """The name it goes by in log, file and command line."""
        return self.setting.name

    def shown(self, value: "Value") -> str:
        """The value in words."""
        if self.name == "retention" and isinstance(value, int | float):
            return f"{round(value * 100)} %"
        return shown(value)

    def moved(self, value: "Value", way: int) -> "Value":
        """The value one step to the right (1) or the left (−1); at an end it stays."""
        values = self.setting.values
        if values:
            place = values.index(value) if value in values else 0
            return values[(place + way) % len(values)]
        if not self.step:
            return value
        try:
            return self.setting.read(f"{float(value) + way * self.step:g}")
        except (TypeError, ValueError):  # another program wrote something odd
            return value

    @property
    def allowed(self) -> str:
        """What may be written: `a whole number from 0 to 1000000`, `one of auto, night`."""
        if self.name == "retention":
            return f"a share from {LOWEST_RETENTION * 100:.0f} to {HIGHEST_RETENTION * 100:.0f} %"
        try:
            self.setting.read("")
        except ValueError as error:
            return str(error)
        return ""

    def read(self, text: str) -> "Value":
        """The value that `text` means; raises `UsageError` with what to write instead."""
        typed = text.strip().lower().replace(" %", "%")
        if self.name == "retention" and typed.isdigit():
            typed += "%"
        try:
            return self.setting.read(typed)
        except ValueError:
            told = f"cannot be {text.strip()!r}: write {self.allowed}."
            raise UsageError(f"{self.label.capitalize()} {told}") from None


_TOLD: dict[str, tuple[str, str, str, float]] = {
    "retention": (
        "aim", "to be recalled on the day it is due",
        "The share of due cards you want to recall. A higher aim means more reviews.", 0.01,
    ),
    "new-a-day": (
        "new", "new cards a day", "How many cards are introduced on one day, over all decks.", 1,
    ),
    "reviews-a-day": (
        "reviews", "reviews a day", "How many cards are reviewed on one day, over all decks.", 10,
    ),
    "day-end": (
        "day ends", "local time; then the next day begins",
        "A sitting after midnight still belongs to the day before, until this time.", 0,
    ),
    "maximum-interval": (
        "longest", "longest interval, days",
        "However well a card is held, it comes back within so many days.", 365,
    ),
    "save-time": (
        "save time", "minutes where they keep most",
        "What fades fast is asked less often, what is well rooted a little sooner, and a wrong "
        "card waits for tomorrow: more is known for the time.", 0,
    ),
    "leech-lapses": (
        "leeches", "told after so many lapses",
        "A card forgotten so often wastes time; you are told, and what may help.", 1,
    ),
    "backups-daily": (
        "backups", "days of which one stays",
        "When you leave, the log is backed up, once a day. 0 makes no backups.", 1,
    ),
    "backups-weekly": (
        "older ones", "weeks of which one stays",
        "Before the days whose backups all stay, one backup a week does.", 1,
    ),
    "answer-mode": (
        "answers", "auto: choices while new, later typed",
        "How a card is answered. Auto offers choices until it has held for a week.", 0,
    ),
    "sensitive": (
        "sensitive", "whether entries marked so are asked",
        "Entries about violence that a deck marks as sensitive are left out.", 0,
    ),
    "theme": (
        "theme", "paper is light; contrast, okabe; plain",
        "Auto follows the terminal where it tells. NO_COLOR always wins.", 0,
    ),
    "signs": (
        "signs", "Unicode, or ASCII",
        "Signs of the page, for terminals whose font lacks some.", 0,
    ),
    "streak": (
        "streak", "whether it is shown on Home",
        "Days in a row on which you studied. It is no goal.", 0,
    ),
}  # fmt: skip


def choices() -> tuple[Choice, ...]:
    """All settings: first what schedules, then look and feel."""
    return tuple(
        Choice(setting, *_TOLD.get(setting.name, (setting.name, setting.about, setting.about, 0)))
        for setting in known()
    )


def taken_back(row: "Row | None") -> str:
    """What undo took back, a setting by the name it has on the screen."""
    labels = {choice.name: choice.label for choice in choices()}
    return wording.taken_back(row, labels)


@dataclass
class Chosen:
    """The values in force, and the way to change them."""

    progress: "Progress"
    path: Path
    settings: Settings
    told: Callable[[Settings], None]
    """Called with the new look and feel."""

    def value(self, choice: Choice) -> "Value":
        """What is in force."""
        setting = choice.setting
        if setting.scheduling:
            return setting.in_log(self.progress)
        return setting.in_file(self.settings)

    def put(self, choice: Choice, value: "Value | None") -> None:
        """Write a value to log or file; None goes back to the default."""
        if choice.setting.scheduling:
            choice.setting.keep_in_log(self.progress, value)
        else:
            self.settings = choice.setting.keep_in_file(self.path, value)
            self.told(self.settings)

    def values(self, several: Sequence[Choice]) -> list[tuple[Choice, str]]:
        """Settings with their values in words."""
        return [(choice, choice.shown(self.value(choice))) for choice in several]
