"""Rows as lines of JSON: what a sync folder, an export and a fingerprint are made of.

A line is one object whose first key is its checksum: the CRC-32, in eight
hexadecimal digits, of all that stands after it. `docs/log.md` lists the keys.
"""

import json
from collections.abc import Mapping
from dataclasses import fields as fields_of
from hashlib import blake2b
from typing import Any
from zlib import crc32

from karabakh_quiz.progress.checking import checked, moment, row_id
from karabakh_quiz.progress.faults import BadRowError
from karabakh_quiz.progress.row import Review, Row, RowId

_CHECK = '{"check":"'
_DIGITS = 8
BRANCH = "z"
_POINTERS = {
    "review": ("after",),
    "reschedule": ("after",),
    "undo": ("device", "seq"),
    "redate": ("ranges",),
}
_OF_ROWS = frozenset({"kind", "card", "at", "day", "id", "fields"})
_DEFAULTS: dict[str, Any] = {
    field.name: field.default for field in fields_of(Review) if field.name not in _OF_ROWS
}


def to_object(row: Row) -> dict[str, Any]:
    """`row` as JSON can hold it; what equals its default is left out."""
    assert row.id is not None
    carried = dict(row.fields)
    if isinstance(row, Review):
        for name, default in _DEFAULTS.items():
            value = getattr(row, name)
            if value != default:
                carried[name] = _plain(value)
    told: dict[str, Any] = {
        "device": row.id.device,
        "seq": row.id.seq,
        "kind": row.kind,
        "at": row.at,
        "day": row.day,
    }
    if row.card is not None:
        told["card"] = row.card
    if carried:
        told["fields"] = carried
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, RowId):
        return {"device": value.device, "seq": value.seq}
    return list(value) if isinstance(value, tuple) else value


def from_object(told: Mapping[str, Any]) -> Row:
    """The row that `told` describes, checked and cleaned; `BadRowError` if it is none."""
    try:
        carried = dict(told.get("fields") or {})
        at, day = moment(told["at"], told["day"])
        name = row_id(told["device"], told["seq"])
        head: dict[str, Any] = {"id": name, "at": at, "day": day, "card": told.get("card")}
        if told["kind"] != "review":
            return checked(Row(kind=told["kind"], fields=carried, **head))
        known = {name: carried.pop(name) for name in _DEFAULTS if name in carried}
        if isinstance(after := known.get("after"), Mapping):
            known["after"] = row_id(after.get("device"), after.get("seq"))
        known["options"] = tuple(known.get("options") or ())
        return checked(Review(fields=carried, **known, **head))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, BadRowError):
            raise
        raise BadRowError(f"a row is not as a row must be ({error})") from error


def dumps(told: Mapping[str, Any]) -> str:
    """JSON on one line: keys sorted, nothing to spare."""
    return json.dumps(
        told, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    )


def to_line(told: Mapping[str, Any]) -> str:
    """An object as a line that bears its checksum; without the newline."""
    rest = f'",{dumps(told)[1:]}'
    return f"{_CHECK}{crc32(rest.encode()):08x}{rest}"


def from_line(line: str) -> dict[str, Any]:
    """The object of a line; `BadRowError` if the line is cut short or was altered."""
    start = len(_CHECK)
    check, rest = line[start : start + _DIGITS], line[start + _DIGITS :]
    crc = crc32(rest.encode("utf-8", "surrogatepass"))
    if not line.startswith(_CHECK) or f"{crc:08x}" != check:
        raise BadRowError("a line is cut short or altered")
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRowError(f"a line is no JSON ({error})") from error
    if not isinstance(told, dict):
        raise BadRowError("a line is no object")
    del told["check"]
    return told


def core(row: Row) -> bytes:
    """What the row says, apart from its own name and from rows it refers to.

    The same act told under two names has one core; two acts have two, if only
    for their milliseconds.
    """
    told = to_object(row)
    del told["device"], told["seq"]
    carried = told.get("fields", {})
    for pointer in _POINTERS.get(row.kind, ()):
        carried.pop(pointer, None)
    return dumps(told).encode()


def branch_name(row: Row) -> str:
    """The device name for rows that a clone wrote: given by the first of them.

    It begins with a letter that no device born elsewhere has, see `is_branch`.
    """
    return BRANCH + blake2b(core(row), digest_size=8).hexdigest()[1:]


def is_branch(device: str) -> bool:
    """Whether a device's name was made by `branch_name`."""
    return device.startswith(BRANCH)
