"""A tally as bytes, and back: a head in JSON, then the columns as they lie in memory."""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from karabakh_quiz.insight.tally import Group, Tally

LAYOUT = [3, sys.byteorder, array("i").itemsize, array("H").itemsize]
"""What must be alike for bytes to be understood; counted up when the columns change."""

_LENGTH = 8


def packed(tally: Tally, more: Mapping[str, Any]) -> Iterator[bytes]:
    """The bytes of a tally, and of whatever else JSON can say of it."""
    head = json.dumps(
        {
            "layout": LAYOUT,
            "groups": tally.groups,
            "rows": {name: len(table) for name, table in tally.tables.items()},
            **more,
        },
        separators=(",", ":"),
    ).encode()
    yield len(head).to_bytes(_LENGTH, "big")
    yield head
    for table in tally.tables.values():
        for column in table.columns.values():
            yield column.tobytes()


def unpacked(data: memoryview) -> tuple[Tally, dict[str, Any]]:
    """What `packed` was given. Raises ValueError, KeyError or TypeError for anything else."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    head = json.loads(bytes(data[_LENGTH:end]))
    if head["layout"] != LAYOUT:
        raise ValueError("another layout")
    tally = Tally()
    tally.groups += (Group(deck, facet) for deck, facet in head["groups"])
    for name, table in tally.tables.items():
        count = int(head["rows"][name])
        for column in table.columns.values():
            size = count * column.itemsize
            column.frombytes(data[end : end + size])
            end += size
            if len(column) != count:
                raise ValueError("cut off")
    return tally, head
