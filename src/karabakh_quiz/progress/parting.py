"""Rows of a cloned device under their new name, and what they say of each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from karabakh_quiz.progress.row import Review, Row, RowId
from karabakh_quiz.structs import replace


def renamed(rows: Iterable[Row], device: str, parting: int, branch: str) -> list[Row]:
    """`rows` under the name `branch`, numbered from 1, and what they say of each other."""

    def moved(name: RowId) -> RowId:
        if name.device != device or name.seq < parting:
            return name
        return RowId(branch, name.seq - parting + 1)

    renamed: list[Row] = []
    for row in rows:
        assert row.id is not None
        row = replace(row, id=moved(row.id))
        if isinstance(row, Review) and row.after is not None:
            row = replace(row, after=moved(row.after))
        else:
            row = replace(row, fields=_pointing(row, moved))
        renamed.append(row)
    return renamed


def _pointing(row: Row, moved: Callable[[RowId], RowId]) -> Mapping[str, object]:
    """The fields of `row` with the rows they point at renamed."""
    fields = dict(row.fields)
    if row.kind == "undo":
        target = moved(RowId(fields["device"], fields["seq"]))
        return {**fields, "device": target.device, "seq": target.seq}
    if row.kind == "reschedule" and isinstance(after := fields.get("after"), Mapping):
        target = moved(RowId(after["device"], after["seq"]))
        return {**fields, "after": {"device": target.device, "seq": target.seq}}
    if row.kind in ("redate", "forget"):
        return {**fields, "ranges": list(_moved_ranges(fields["ranges"], moved))}
    return fields


def _moved_ranges(
    ranges: Iterable[Sequence[Any]], moved: Callable[[RowId], RowId]
) -> Iterator[list[object]]:
    """Ranges of rows renamed; one that lies across the parting is cut there."""
    for device, first, last in ranges:
        start, end = moved(RowId(device, first)), moved(RowId(device, last))
        if start.device == end.device:
            yield [start.device, start.seq, end.seq]
        else:
            yield [device, first, last - end.seq]
            yield [end.device, 1, end.seq]
