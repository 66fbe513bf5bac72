"""Settings and parameters: what `setting` and `parameters` rows put in force.

The last writer in fold order wins. The log itself heeds three settings:
`day-end` ("04:00"), `retention` (0.70 to 0.97, for all decks or one) and
`maximum-interval` (days); it keeps any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from karabakh_quiz.clock import DAY_END
from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.codec import fields_from_bytes, fields_to_bytes, id_of
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import COUNTED, in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from karabakh_quiz.memory.model import Memory
    from karabakh_quiz.progress.fold import Rules

DAY_END_SETTING = "day-end"
RETENTION = "retention"
MAXIMUM_INTERVAL = "maximum-interval"
BACKUPS_DAILY, BACKUPS_WEEKLY = "backups-daily", "backups-weekly"
DAILY, WEEKLY = 7, 4
"""How many automatic backups stay, unless the settings say otherwise."""
_KINDS = (kinds.SETTING, kinds.PARAMETERS)
_PARAMETERS = "/parameters"  # beside the settings in their table; no setting has a slash


def setting(log: Log, name: str, deck: str | None = None, default: Any = None) -> Any:
    """The value in force: the deck's own, else everybody's, else `default`."""
    known = _in_force(log)
    for place in (deck, "") if deck else ("",):
        if place is not None and (value := known.get((name, place))) is not None:
            return value
    return default


def day_end(log: Log) -> time:
    """When the learner's day ends."""
    value = setting(log, DAY_END_SETTING)
    if isinstance(value, str):
        try:
            return time.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            return DAY_END
    return DAY_END


def memory(log: Log, deck: str | None = None) -> Memory:
    """The memory model with the parameters and the retention in force."""
    from karabakh_quiz.memory.model import Memory
    from karabakh_quiz.memory.parameters import DEFAULT

    made: dict[str | None, Memory] = log.remembered.setdefault("memory", {})
    if deck not in made:
        numbers = parameters(log)[1] or DEFAULT
        made[deck] = Memory(numbers, _retention(setting(log, RETENTION, deck)))
    return made[deck]


def parameters(log: Log) -> tuple[str, tuple[float, ...] | None]:
    """Id and numbers of the parameter set in force; ("", None) for the default."""
    value = _in_force(log).get((_PARAMETERS, ""))
    if not isinstance(value, Mapping):
        return "", None
    return str(value["id"]), tuple(value["numbers"])


def rules(log: Log) -> Rules:
    """What is in force now and enters every fold."""
    from karabakh_quiz.memory.intervals import LONGEST_INTERVAL
    from karabakh_quiz.progress.fold import Rules, whole

    known: Rules | None = log.remembered.get("rules")
    if known is not None:
        return known
    longest = whole(setting(log, MAXIMUM_INTERVAL))
    maximum = LONGEST_INTERVAL if longest is None or longest < 1 else longest

    def number(device: object, seq: object) -> int | None:
        found = log.devices.find(str(device))
        return None if found is None or not isinstance(seq, int) else id_of(found, seq)

    known = Rules(memory(log), min(maximum, LONGEST_INTERVAL), number)
    log.remembered["rules"] = known
    return known


def refold(log: Log) -> bool:
    """Fold all settings anew; whether what enters the cards' folds has changed."""
    before = _entering(log)
    rows = in_order(log, "kind, body", f"card = 0 AND kind IN (?, ?) AND {COUNTED}", _KINDS)
    told = [_meaning(kind, fields_from_bytes(body)) for kind, body in rows]
    log.execute("DELETE FROM setting")
    for name, deck, value in told:
        if name is not None:
            log.execute(
                "INSERT OR REPLACE INTO setting (name, deck, value) VALUES (?, ?, ?)",
                (name, deck, _to_column(value)),
            )
    for name in ("settings", "memory", "rules"):
        log.remembered.pop(name, None)
    return _entering(log) != before


def _meaning(kind: int, fields: Mapping[str, Any]) -> tuple[str | None, str, Any]:
    """Name, deck and value of a row; the name None where it means nothing to us."""
    if kind == kinds.SETTING:
        name, deck = fields.get("name"), fields.get("deck")
        if not isinstance(name, str) or "/" in name:
            return None, "", None
        return name, deck if isinstance(deck, str) else "", fields.get("value")
    from karabakh_quiz.memory.faults import RangeError
    from karabakh_quiz.memory.parameters import DEFAULT, checked

    numbers = fields.get("numbers")
    if not numbers:  # back to the default
        return _PARAMETERS, "", {"id": str(fields.get("id") or ""), "numbers": list(DEFAULT)}
    try:
        known = list(checked(numbers))
    except RangeError:
        return None, "", None
    return _PARAMETERS, "", {"id": str(fields.get("id") or ""), "numbers": known}


def _entering(log: Log) -> tuple[Any, ...]:
    return parameters(log)[1], setting(log, MAXIMUM_INTERVAL)


def _in_force(log: Log) -> dict[tuple[str, str], Any]:
    known: dict[tuple[str, str], Any] | None = log.remembered.get("settings")
    if known is None:
        known = log.remembered["settings"] = {
            (name, deck): _from_column(value)
            for name, deck, value in log.execute("SELECT name, deck, value FROM setting")
        }
    return known


def _to_column(value: Any) -> Any:
    """Plain values as they are, so that reading needs no JSON; all others as JSON bytes."""
    if value is None or isinstance(value, str | float) or type(value) is int:
        return value
    return fields_to_bytes({"value": value})


def _from_column(value: Any) -> Any:
    return fields_from_bytes(value)["value"] if isinstance(value, bytes) else value


def _retention(value: Any) -> float:
    from karabakh_quiz.memory.model import HIGHEST_RETENTION, LOWEST_RETENTION

    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.9
    return min(max(float(value), LOWEST_RETENTION), HIGHEST_RETENTION)
