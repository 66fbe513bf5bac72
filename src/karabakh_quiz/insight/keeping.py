"""A tally kept in the cache folder, and brought up to date by what is new in the log.

Nothing here is dear: whatever cannot be read is added up anew, and what cannot
be written is not kept. JSON with a checksum, never a pickle.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from karabakh_quiz.insight.tally import Bin, Day, Group, Hour, Moves, Tally
from karabakh_quiz.progress.facts import Position

if TYPE_CHECKING:
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.progress.facts import Facts

_LAYOUT = 1
MOST = 1 / 8
"""Where a larger share of the cards has changed, adding up everything anew is quicker."""


def tally_of(
    progress: "Progress",
    cache: Path | None = None,
    *,
    most: float = MOST,
    told: Callable[[int], None] | None = None,
) -> Tally:
    """The tally of all counted answers, from the cache as far as that still holds.

    `cache` is the cache folder; None keeps nothing. What is kept is brought up
    to date while at most the share `most` of the cards has changed; `told` is
    called with the number of rows before all are added up anew.
    """
    file = None if cache is None else _file(cache, progress.path)
    kept = None if file is None else _read(file)
    with progress.facts() as facts:
        now = facts.position()
        if kept is not None and kept[0] == now:
            return kept[1]
        tally = None if kept is None else _follow(*kept, facts, now, most)
        if tally is None:
            if told is not None:
                told(now.rows)
            tally = Tally()
            tally.add(facts.walk(), facts.names())
    if file is not None:
        _write(file, now, tally)
    return tally


def _follow(
    before: Position, tally: Tally, facts: "Facts", now: Position, most: float
) -> Tally | None:
    """The tally brought from `before` to `now`; None where that is no less work than anew.

    The facts that the changed cards had are taken out, those they have are put in.
    """
    names = facts.names()
    cards = facts.changed_since(before, now)
    if cards is None or len(cards) > most * len(names):
        return None
    tally.add(facts.walk(cards, upto=before), names, sign=-1)
    tally.add(facts.walk(cards), names)
    tally.tidy()
    return tally


def _file(cache: Path, log: Path) -> Path:
    """Where the tally of the log at this path is kept."""
    name = sha256(os.fsencode(log.absolute())).hexdigest()[:16]
    return cache / f"insight-{name}.json"


def _read(file: Path) -> tuple[Position, Tally] | None:
    """What is kept, or None if it is missing, damaged or of another layout."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        if int(head) != crc32(body):
            return None
        told = json.loads(body)
        if told["layout"] != _LAYOUT:
            return None
        return _position(told["position"]), _tally(told)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _write(file: Path, position: Position, tally: Tally) -> None:
    """Keep a tally: whole or not at all."""
    body = json.dumps(_as_json(position, tally), separators=(",", ":")).encode()
    making = file.with_suffix(f".{os.getpid()}.making")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            making.write_bytes(b"%d\n%s" % (crc32(body), body))
            making.replace(file)
        finally:
            making.unlink(missing_ok=True)


def _as_json(position: Position, tally: Tally) -> dict[str, Any]:
    return {
        "layout": _LAYOUT,
        "position": {
            "ends": {name: list(end) for name, end in position.ends.items()},
            "rows": position.rows,
            "undone": sorted(position.undone),
            "rules": position.rules,
        },
        "groups": tally.groups,
        "days": [[*key, *sums] for key, sums in tally.days.items()],
        "bins": [[*key, *sums] for key, sums in tally.bins.items()],
        "moves": [[*key, *sums] for key, sums in tally.moves.items()],
        "hours": [[*key, *sums] for key, sums in tally.hours.items()],
        "dates": [[*key, count] for key, count in tally.dates.items()],
    }


def _position(told: Mapping[str, Any]) -> Position:
    return Position(
        {name: (seq, crc) for name, (seq, crc) in told["ends"].items()},
        told["rows"],
        frozenset((name, seq) for name, seq in told["undone"]),
        told["rules"],
    )


def _tally(told: Mapping[str, Any]) -> Tally:
    def table(name: str, keys: int, kind: Sequence[str]) -> Any:
        rows = told[name]
        if any(len(row) != keys + len(kind) for row in rows):
            raise ValueError(name)
        return {tuple(row[:keys]): row[keys:] for row in rows}

    return Tally(
        groups=[Group(*each) for each in told["groups"]],
        days=table("days", 3, Day._fields),
        bins=table("bins", 3, Bin._fields),
        moves=table("moves", 2, Moves._fields),
        hours=table("hours", 3, Hour._fields),
        dates={(day, group, decade, off): n for day, group, decade, off, n in told["dates"]},
    )
