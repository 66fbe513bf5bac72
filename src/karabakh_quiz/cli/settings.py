"""`settings`: see and change what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import time

from karabakh_quiz.cli.output import document, fact, remark, table
from karabakh_quiz.cli.parser import did_you_mean
from karabakh_quiz.errors import UsageError
from karabakh_quiz.memory.intervals import LONGEST_INTERVAL
from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION
from karabakh_quiz.study import limits
from karabakh_quiz.study.leeches import LEECH_LAPSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser

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
    """Kept in the log, where it follows the learner from device to device."""
    by_deck: bool = False
    """Whether a deck may have its own."""


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


def known() -> tuple[Setting, ...]:
    """All settings: first what schedules, then look and feel."""
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
        Setting(limits.LEECH_SETTING, LEECH_LAPSES, "lapses that make a leech", _whole(1), True),
        Setting("theme", "auto", "colours of the screen", _one_of(*THEMES)),
        Setting("signs", "auto", "signs of the screen", _one_of(*SIGNS)),
        Setting("answer-mode", "auto", "how answers are given", _one_of(*MODES)),
        Setting("sensitive", False, "whether sensitive entries are asked", _yes_or_no),
        Setting("streak", False, "whether a streak is shown", _yes_or_no),
    )


def arguments(parser: Parser) -> None:
    parser.describe(
        "See and change what may be chosen. What changes scheduling is kept in the\n"
        "log and follows you from device to device; look and feel is in a file of its\n"
        "own, which `where` names.",
        "settings",
        "settings new-a-day 15",
        "settings retention 0.85 --deck armenia-russia-2023",
    )
    add = parser.add_argument
    add("name", nargs="?", metavar="NAME", help="one setting; none: all of them")
    add("value", nargs="?", metavar="VALUE", help="its new value")
    add("--deck", metavar="DECK", help="for this deck alone")
    add("--reset", action="store_true", help="back to what holds for everybody")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    chosen = [_find(args.name)] if args.name else list(known())
    deck = _deck(args.deck, context) if args.deck else None
    if deck and not all(each.by_deck for each in chosen):
        chosen = [each for each in chosen if each.by_deck]
        if not chosen:
            raise UsageError(f"{args.name} is the same for all decks.")
    if args.value is not None or args.reset:
        if not args.name or (args.value is not None and args.reset):
            raise UsageError("Write the name of one setting, and its value or --reset.")
        _change(chosen[0], None if args.reset else args.value, deck, context)
    values = _values(chosen, deck, context)
    if args.json:
        document({"settings": [_as_json(each, values[each.name], deck) for each in chosen]})
        return 0
    rows = [(each.name, shown(values[each.name]), each.about) for each in chosen]
    for line in table(rows):
        fact(line)
    return 0


def shown(value: Value) -> str:
    """A value as it may be typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _find(name: str) -> Setting:
    for each in known():
        if each.name == name:
            return each
    names = [each.name for each in known()]
    raise UsageError(f"There is no setting {name!r}{did_you_mean(name, names)}")


def _deck(name: str, context: Context) -> str:
    from karabakh_quiz.cli.choose import deck_ids

    return deck_ids(context.library(), [name])[0]


def _change(setting: Setting, text: str | None, deck: str | None, context: Context) -> None:
    try:
        value = None if text is None else setting.read(text)
    except ValueError as error:
        raise UsageError(f"{setting.name} cannot be {text!r}: write {error}.") from None
    if not setting.scheduling:
        from karabakh_quiz import settings

        new = setting.default if value is None else value
        settings.change(context.places.settings, **{setting.name.replace("-", "_"): new})
        remark("Changed.")
        return
    from karabakh_quiz.progress import Row

    told = {"name": setting.name, "value": value, **({"deck": deck} if deck else {})}
    with context.progress() as progress:
        progress.record(Row(kind="setting", fields=told))
    remark("Changed. Cards keep the days they are due; answers from now on heed it.")


def _values(chosen: list[Setting], deck: str | None, context: Context) -> dict[str, Value]:
    """What is in force, by name."""
    look = {each.name.replace("_", "-"): each.name for each in fields(context.settings)}
    values: dict[str, Value] = {
        each.name: getattr(context.settings, look[each.name])
        for each in chosen
        if not each.scheduling
    }
    logged = [each for each in chosen if each.scheduling]
    if logged and context.places.progress.exists():
        with context.progress() as progress:
            for each in logged:
                values[each.name] = progress.setting(each.name, deck, each.default)
    return {each.name: each.default for each in logged} | values


def _as_json(setting: Setting, value: Value, deck: str | None) -> dict[str, object]:
    return {
        "name": setting.name,
        "value": value,
        "default": setting.default,
        "deck": deck,
        "kept_in": "log" if setting.scheduling else "file",
        "about": setting.about,
    }
