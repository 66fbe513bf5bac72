"""A tally kept in the cache folder, and brought up to date by what is new in the log.

Nothing here is dear: whatever cannot be read is put together anew, and what
cannot be written is not kept. Packed columns under a checksum; never a pickle.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from karabakh_quiz.insight.packing import packed, unpacked
from karabakh_quiz.insight.sharing import as_json, counted, from_json
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress.facts import Position

if TYPE_CHECKING:
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.progress.facts import Facts

MOST = 1 / 4
"""Where a larger share of the cards has changed, reading everything anew is quicker."""

QUICK = 20_000
"""Rows that are read in a moment."""


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
    called with the number of rows before all are read anew.
    """
    file = None if cache is None else _file(cache, progress.path)
    kept = None if file is None else _read(file)
    with progress.facts() as facts:
        now = facts.position()
        if kept is not None and kept.position == now:
            return kept.tally
        names = facts.names()
        tally = None if kept is None else _follow(kept, facts, now, names, most)
        if tally is None:
            if told is not None:
                told(now.rows)
            tally = counted(facts, names, now, progress.path)
        if file is not None:
            _write(file, Kept(tally, now, _numbering(names)))
    return tally


def keep_up(progress: "Progress", cache: Path, *, patient: bool = True) -> None:
    """Bring what is kept up to date now, so that whoever looks back later need not wait.

    For whoever has just added to the log. Unless `patient`, a large log of
    which nothing is kept is left for later.
    """

    def told(rows: int) -> None:
        if not patient and rows > QUICK:
            raise _LaterError

    with suppress(_LaterError):
        tally_of(progress, cache, told=told)


class _LaterError(Exception):
    """It would take more than a moment."""


class Kept(NamedTuple):
    """A tally and what it is true of."""

    tally: Tally
    position: Position
    numbering: tuple[int, int]
    """The highest number of a card then, and a checksum of which card has which number."""


def _follow(
    kept: Kept, facts: "Facts", now: Position, names: Mapping[int, str], most: float
) -> Tally | None:
    """The tally brought up to `now`; None where that is no less work than anew.

    The rows of the changed cards go, and those they have now are put in.
    """
    if _numbering(names, kept.numbering[0]) != kept.numbering:
        return None
    cards = facts.changed_since(kept.position, now)
    if cards is None or len(cards) > most * len(names):
        return None
    theirs = kept.tally.begun()
    theirs.add(facts.walk(cards), names)
    return kept.tally.without(cards).merged(theirs)


def _numbering(names: Mapping[int, str], highest: int | None = None) -> tuple[int, int]:
    """Which card has which number, up to the `highest` (all), summed up."""
    if highest is None:
        highest = max(names, default=0)
    told = [f"{number} {names[number]}" for number in sorted(names) if number <= highest]
    return highest, crc32("\n".join(told).encode())


def _file(cache: Path, log: Path) -> Path:
    """Where the tally of the log at this path is kept."""
    name = sha256(os.fsencode(log.absolute())).hexdigest()[:16]
    return cache / f"insight-{name}.tally"


def _read(file: Path) -> Kept | None:
    """What is kept, or None if it is missing, damaged or of another layout."""
    try:
        data = memoryview(file.read_bytes())
        if int.from_bytes(data[:4], "big") != crc32(data[4:]):
            return None
        tally, head = unpacked(data[4:])
        highest, crc = head["numbering"]
        return Kept(tally, from_json(head["position"]), (highest, crc))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _write(file: Path, kept: Kept) -> None:
    """Keep a tally: whole or not at all."""
    told = {"position": as_json(kept.position), "numbering": kept.numbering}
    parts = list(packed(kept.tally, told))
    crc = 0
    for part in parts:
        crc = crc32(part, crc)
    making = file.with_suffix(f".{os.getpid()}.making")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with making.open("wb") as out:
                out.write(crc.to_bytes(4, "big"))
                out.writelines(parts)
            making.replace(file)
        finally:
            making.unlink(missing_ok=True)
