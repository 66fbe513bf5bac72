"""What the log takes: values in range, text that is safe for a terminal."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.codec import HIGHEST_SEQ
from karabakh_quiz.progress.faults import BadRowError
from karabakh_quiz.progress.row import Review, Row, RowId
from karabakh_quiz.structs import replace
from karabakh_quiz.text import clean

ANSWER_LENGTH = 200
"""Characters kept of what was typed."""
NAME_LENGTH = 1000
_DAYS = (-700_000, 2_900_000)
"""Days since 1970 that calendars know: the years 53 to 9909."""
_TIMES = (-60_000_000_000_000, 250_000_000_000_000)
"""The same in milliseconds."""
_CENTURY = 3_200_000_000_000
"""No clock runs further off than this, in milliseconds."""
_DEEP = 12
"""Levels of lists and mappings in a row's fields."""
_LARGE = 1 << 53
"""Whole numbers beyond this do not survive every JSON reader."""


def checked(row: Row, **named: Any) -> Row:
    """`row` cleaned, or a `BadRowError` that names what is wrong with it.

    `named` are the id, time and day that the log gives it.
    """
    kind = _name("kind", row.kind)
    card = None if row.card is None else _name("card", row.card)
    code = kinds.CODES.get(kind)
    if code in kinds.OF_CARDS and card is None:
        raise BadRowError(f"a row of kind {kind} must name its card")
    fields = _fields(row.fields)
    if isinstance(row, Review):
        return _checked_review(row, card, fields, named)
    if kind == "review":
        raise BadRowError("a review must say its grade")
    _check_fields(kind, fields)
    return replace(row, kind=kind, card=card, fields=fields, **named)


def _checked_review(
    row: Review, card: str | None, fields: dict[str, Any], named: Mapping[str, Any]
) -> Review:
    _within("grade", row.grade, 1, 4)
    _within("proposed grade", row.proposed, 1, 4)
    _within("time taken", row.took_ms, 0, _LARGE)
    if row.due_day is not None:
        _within("due day", row.due_day, *_DAYS)
    if not (isfinite(row.score) and 0 <= row.score <= 1):
        raise BadRowError(f"a score lies between 0 and 1: {row.score} does not")
    if not (isfinite(row.retention) and 0 < row.retention < 1):
        raise BadRowError(f"a desired retention lies between 0 and 1: {row.retention} does not")
    mode: Any = _name("mode", row.mode)
    head = {"at": row.at, "day": row.day, "id": row.id, **named}
    return Review(  # as `replace` would, in a third of the time: this is on an answer's way
        **head,
        card=card,
        fields=fields,
        grade=row.grade,
        proposed=row.proposed,
        score=float(row.score),
        retention=float(row.retention),
        verdict=_name("verdict", row.verdict),
        mode=mode,
        options=tuple([_name("option", option) for option in row.options]),
        chosen=None if row.chosen is None else _name("chosen", row.chosen),
        answer=clean(row.answer)[:ANSWER_LENGTH],
        guessed=bool(row.guessed),
        hinted=bool(row.hinted),
        scheduled=bool(row.scheduled),
        took_ms=row.took_ms,
        due_day=row.due_day,
        sitting=clean(row.sitting)[:NAME_LENGTH],
        fingerprint=clean(row.fingerprint)[:NAME_LENGTH],
        parameters=clean(row.parameters)[:NAME_LENGTH],
        after=None if row.after is None else row_id(row.after.device, row.after.seq),
    )


def moment(at: object, day: object) -> tuple[int, int]:
    """A row's time and day from parts that may come from anywhere."""
    _within("time", at, *_TIMES)
    _within("day", day, *_DAYS)
    return at, day  # type: ignore[return-value]


def row_id(device: object, seq: object) -> RowId:
    """A row's name from parts that may come from anywhere."""
    if not isinstance(device, str) or not isinstance(seq, int) or isinstance(seq, bool):
        raise BadRowError("a row is named by its device and its number")
    _within("row number", seq, 1, HIGHEST_SEQ)
    return RowId(_name("device", device), seq)


def _check_fields(kind: str, fields: Mapping[str, Any]) -> None:
    if kind == "undo":
        row_id(fields.get("device"), fields.get("seq"))
    elif kind == "bury":
        _within("day to bury until", fields.get("until"), *_DAYS)
    elif kind == "reschedule":
        _within("due day", fields.get("due_day"), *_DAYS)
    elif kind == "setting":
        _name("setting", fields.get("name"))
    elif kind == "redate":
        _within("shift", fields.get("shift"), -_CENTURY, _CENTURY)
        _within("shift in days", fields.get("days", 0), -40_000, 40_000)
        _check_ranges(fields)
    elif kind == "forget":
        _check_ranges(fields)


def _check_ranges(fields: Mapping[str, Any]) -> None:
    ranges = fields.get("ranges")
    if not isinstance(ranges, list | tuple):
        raise BadRowError("rows are named by ranges: device, first and last number")
    for each in ranges:
        if not isinstance(each, list | tuple) or len(each) != 3:
            raise BadRowError("a range of rows is a device, a first and a last number")
        device, first, last = each
        row_id(device, first)
        row_id(device, last)


def _name(what: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadRowError(f"a row's {what} must be text, not {value!r}")
    cleaned = clean(value)
    if not cleaned or len(cleaned) > NAME_LENGTH:
        raise BadRowError(f"a row's {what} must have 1 to {NAME_LENGTH} characters")
    return cleaned


def _within(what: str, value: object, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise BadRowError(f"{what} {value!r} is not a whole number from {low} to {high}")


def _fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {clean(str(key)): _cleaned(value, _DEEP) for key, value in fields.items()}


def _cleaned(value: Any, levels: int) -> Any:
    if isinstance(value, str):
        return clean(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= _LARGE:
        return value
    if isinstance(value, float) and isfinite(value):
        return value
    if isinstance(value, Mapping) and levels:
        return {clean(str(key)): _cleaned(inner, levels - 1) for key, inner in value.items()}
    if isinstance(value, list | tuple) and levels:
        return [_cleaned(inner, levels - 1) for inner in value]
    raise BadRowError("a row can keep text, numbers, lists and mappings, and no deep nests of them")
