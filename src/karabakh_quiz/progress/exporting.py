"""The whole log as JSON Lines or CSV, and back. `docs/log.md` lists the fields."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

from karabakh_quiz.progress import device_files, merge
from karabakh_quiz.progress.chains import RowChain
from karabakh_quiz.progress.faults import BadRowError, LogError, OtherLearnerError
from karabakh_quiz.progress.lines import dumps, from_line, from_object, to_line, to_object
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.merge import Merged
from karabakh_quiz.progress.reading import rows
from karabakh_quiz.progress.rebuilding import Told
from karabakh_quiz.progress.row import Row

FORMAT = "karabakh-quiz export"
_HEAD = ("learner", "device", "seq", "kind", "at", "day", "card")
_FIELDS = (
    "grade", "proposed", "verdict", "score", "mode", "options", "chosen", "answer", "guessed",
    "hinted", "scheduled", "sitting", "took_ms", "fingerprint", "after", "due_day",
    "parameters", "retention",
)  # fmt: skip
_TEXTS = frozenset({"verdict", "mode", "chosen", "answer", "sitting", "fingerprint", "parameters"})
COLUMNS = (*_HEAD, *_FIELDS, "fields")
_FORMULA = ("=", "+", "-", "@", "'")


def export(log: Log, to: Path) -> int:
    """Write all rows to `to` (`.csv`, or anything else for JSON Lines); how many there are."""
    with log.reading():
        learner = str(log.meta("learner") or "")
        found = list(rows(log, counted=False, as_told=True))
        lines = csv_lines(learner, found) if to.suffix == ".csv" else json_lines(learner, found)
        device_files.write(to, lines)
    return len(found)


def json_lines(learner: str, found: Iterable[Row]) -> Iterator[str]:
    """A header, then a row a line, each with its checksum."""
    header = {"format": FORMAT, "version": device_files.VERSION, "learner": learner}
    return chain([to_line(header)], device_files.lines_of(found))


def csv_lines(learner: str, found: Iterable[Row]) -> Iterator[str]:
    """A line of column names, then a row a line."""
    yield _csv_line(COLUMNS)
    for row in found:
        told = to_object(row)
        carried = dict(told.get("fields") or {})
        at = datetime.fromtimestamp(told["at"] / 1000, UTC).isoformat(timespec="milliseconds")
        head = [learner, told["device"], told["seq"], told["kind"], at, told["day"]]
        known = [_to_cell(name, carried.pop(name, None)) for name in _FIELDS]
        rest = dumps(carried) if carried else ""
        yield _csv_line([*head, _safe(told.get("card", "")), *known, rest])


def _csv_line(values: Sequence[Any]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()


def _to_cell(name: str, value: Any) -> Any:
    if value is None:
        return ""
    return _safe(value) if name in _TEXTS else dumps(value) if value != () else ""


def _safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula; `_plain` undoes it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def import_file(
    log: Log, path: Path, *, join: bool = False, told: Told | None = None
) -> tuple[Merged, int]:
    """Take in an export; what came of it, and how many lines could not be read.

    Raises `OtherLearnerError` for another learner's, unless `join` is set.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise LogError(f"the file {path} cannot be read: {reason}") from error
    read = _from_csv if path.suffix == ".csv" else _from_json
    learners, found, bad = read(path, content)
    theirs = sorted(learners - {""})
    if len(theirs) > 1:
        raise OtherLearnerError(f"{path} holds the logs of several learners")
    chains: dict[str, list[Row]] = {}
    for row in found:
        assert row.id is not None
        chains.setdefault(row.id.device, []).append(row)
    with log.writing():
        if theirs and join:
            log.set_meta("learner", theirs[0])
        merge.agree_on_learner(log, theirs[0] if theirs else "")
        merged = merge.take(log, [RowChain(d, r) for d, r in chains.items()], told)
    return merged, bad


def _from_json(path: Path, content: str) -> tuple[set[str], list[Row], int]:
    first, *lines = content.splitlines() or [""]
    try:
        header = from_line(first)
    except BadRowError:
        header = {}
    if header.get("format") not in (FORMAT, device_files.FORMAT):
        raise LogError(f"{path} is no export of a log: it does not begin as one")
    if header.get("version") != device_files.VERSION:
        raise LogError(f"{path} was written by a newer karabakh-quiz: update the program")
    found, bad = [], 0
    for line in filter(None, lines):
        try:
            found.append(from_object(from_line(line)))
        except BadRowError:
            bad += 1
    return {str(header.get("learner") or "")}, found, bad


def _from_csv(path: Path, content: str) -> tuple[set[str], list[Row], int]:
    reader = csv.DictReader(StringIO(content, newline=""))
    missing = set(_HEAD) - set(reader.fieldnames or ())
    if missing:
        raise LogError(f"{path} is no export of a log: columns {', '.join(sorted(missing))} lack")
    learners: set[str] = set()
    found, bad = [], 0
    for cells in reader:
        try:
            found.append(from_object(_from_cells(cells)))
            learners.add(cells["learner"])
        except (BadRowError, ValueError, TypeError):
            bad += 1
    return learners, found, bad


def _from_cells(cells: dict[str, str]) -> dict[str, Any]:
    carried = dict(json.loads(cells.get("fields") or "{}"))
    for name in _FIELDS:
        cell = cells.get(name) or ""
        if cell:
            carried[name] = _plain(cell) if name in _TEXTS else json.loads(cell)
    at = datetime.fromisoformat(cells["at"])
    told: dict[str, Any] = {
        "device": cells["device"],
        "seq": int(cells["seq"]),
        "kind": cells["kind"],
        "at": round(at.timestamp() * 1000),
        "day": int(cells["day"]),
        "fields": carried,
    }
    return told | ({"card": _plain(cells["card"])} if cells["card"] else {})
