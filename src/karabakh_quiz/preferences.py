"""Everything that may be chosen, in one table for the command line and the screen.

What changes scheduling is kept in the log, where it follows the learner from
device to device; look and feel is in `settings.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from karabakh_quiz.errors import UsageError
from karabakh_quiz.memory.intervals import LONGEST_INTERVAL
from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION
from karabakh_quiz.progress import knobs
from karabakh_quiz.study import limits
from karabakh_quiz.study.leeches import LEECH_LAPSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from karabakh_quiz.progress import Progress
    from karabakh_quiz.settings import Settings

    Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """Something that may be chosen."""

    name: str
    default: Value
    about: str
    read: Callable[[str], Value]
    """The value that a text means; raises `ValueError` with what to write instead."""
    scheduling: bool = False
    """Kept in the log."""
    by_deck: bool = False
    """Whether a deck may have its own."""
    values: tuple[Value, ...] = ()
    """All it can be, where these are few."""

    def meant(self, text: str) -> Value:
        """The value that `text` means; raises `UsageError` with a sentence."""
        try:
            return self.read(text)
        except ValueError as error:
            raise UsageError(f"{self.name} cannot be {text!r}: write {error}.") from None

    def in_log(self, progress: Progress, deck: str | None = None) -> Value:
        """The value in force, of a setting that the log keeps."""
        value: Value = progress.setting(self.name, deck, self.default)
        return value

    def in_file(self, settings: Settings) -> Value:
        """The value in force, of a setting that the file keeps."""
        value: Value = getattr(settings, self.name.replace("-", "_"))
        return value

    def keep_in_log(self, progress: Progress, value: Value | None, deck: str | None = None) -> None:
        """Put a value in force, None for the default, for all decks or one."""
        from karabakh_quiz.progress import Row

        told = {"name": self.name, "value": value, **({"deck": deck} if deck else {})}
        progress.record(Row(kind="setting", fields=told))

    def keep_in_file(self, path: Path, value: Value | None) -> Settings:
        """The same for the file at `path`; gives all its settings as they are now."""
        from karabakh_quiz import settings

        new = self.default if value is None else value
        return settings.change(path, **{self.name.replace("-", "_"): new})


def known() -> tuple[Setting, ...]:
    """All settings: first what schedules, then look and feel, then what is kept."""
    from karabakh_quiz.settings import MODES, SIGNS, THEMES

    return (
        Setting("retention", 0.9, "share of due cards you want to recall", _retention, True, True),
        Setting(limits.NEW_SETTING, limits.NEW_A_DAY, "new cards a day", _whole(0), True, True),
        Setting(
            limits.REVIEWS_SETTING, limits.REVIEWS_A_DAY, "reviews a day", _whole(0), True, True
        ),
        Setting("day-end", "04:00", "when your day ends", _time, True),
        Setting(
            limits.MAXIMUM_SETTING,
            LONGEST_INTERVAL,
            "longest interval, days",
            _whole(1, LONGEST_INTERVAL),
            True,
        ),
        Setting(
            limits.SAVE_TIME_SETTING,
            False,
            "spend minutes where they keep most; wrong cards wait for tomorrow",
            _yes_or_no,
            True,
            True,
            (False, True),
        ),
        Setting(limits.LEECH_SETTING, LEECH_LAPSES, "lapses that make a leech", _whole(1), True),
        _of("theme", "auto", "colours of the screen", THEMES),
        _of("signs", "auto", "signs of the screen", SIGNS),
        _of("answer-mode", "auto", "how answers are given", MODES),
        _yes("sensitive", "whether sensitive entries are asked"),
        _yes("streak", "whether a streak is shown"),
        Setting(
            knobs.BACKUPS_DAILY,
            knobs.DAILY,
            "days of which a backup stays; 0 makes none",
            _whole(0, 1000),
            True,
        ),
        Setting(
            knobs.BACKUPS_WEEKLY,
            knobs.WEEKLY,
            "weeks before these of which one stays",
            _whole(0, 1000),
            True,
        ),
    )


def shown(value: Value) -> str:
    """A value as it may be typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of(name: str, default: str, about: str, allowed: tuple[str, ...]) -> Setting:
    return Setting(name, default, about, _one_of(*allowed), values=allowed)


def _yes(name: str, about: str) -> Setting:
    return Setting(name, False, about, _yes_or_no, values=(False, True))


def _whole(least: int, most: int = 10**6) -> Callable[[str], Value]:
    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            raise ValueError(f"a whole number from {least} to {most}")
        return value

    return read


def _retention(text: str) -> float:
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = 0.0
    if not LOWEST_RETENTION <= value <= HIGHEST_RETENTION:
        raise ValueError(f"a number from {LOWEST_RETENTION:.2f} to {HIGHEST_RETENTION:.2f}")
    return value


def _time(text: str) -> str:
    try:
        value = time.fromisoformat(text.zfill(5))
    except ValueError:
        value = time(23)
    if value.hour >= 12 or value.tzinfo is not None:
        raise ValueError("a time from 00:00 to 11:59")
    return f"{value:%H:%M}"


def _one_of(*allowed: str) -> Callable[[str], Value]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError("one of " + ", ".join(allowed))
        return text

    return read


def _yes_or_no(text: str) -> bool:
    if text.lower() not in ("yes", "no", "true", "false", "on", "off"):
        raise ValueError("yes or no")
    return text.lower() in ("yes", "true", "on")
