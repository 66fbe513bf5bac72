"""A large log counted by several processes, each a share of the cards.

What takes long is replaying the memory model, card by card, and cards do not
hang on each other. Each process reads the file for itself and hands back a
packed tally with the position it is true of; a share that does not come back,
or comes back from another position, is counted here.
"""

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from karabakh_quiz.insight.packing import packed, unpacked
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress.facts import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from subprocess import Popen

    from karabakh_quiz.progress.facts import Facts

FEWEST = 100_000
"""Rows that are worth a process."""

MOST = 4
"""Processes in all: each takes some 60 MB."""

PATIENCE = 60.0
"""Seconds that the others may take once this process has done its share."""


def counted(
    facts: "Facts",
    names: "Mapping[int, str]",
    position: Position,
    log: Path,
    processes: int | None = None,
) -> Tally:
    """The tally of all facts. `log` is the file that `facts` looks at, at `position`;
    `processes` is how many count (as many as are worth it)."""
    shares = worth(position.rows) if processes is None else processes
    with _others(log, shares) as others:
        tally = Tally()
        tally.number_all(names)
        tally.add(facts.walk(share=(0, shares)), names)
        for place in range(1, shares):
            theirs = _handed_back(others[place - 1], position) if others else None
            if theirs is None or theirs.groups != tally.groups:
                theirs = tally.begun()
                theirs.add(facts.walk(share=(place, shares)), names)
            tally = tally.merged(theirs)
    return tally


def worth(rows: int) -> int:
    """How many processes a log of so many rows is worth on this machine."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, min(MOST, cores, rows // FEWEST))


def as_json(position: Position) -> dict[str, Any]:
    """A position as JSON has it."""
    return {
        "ends": {name: list(end) for name, end in position.ends.items()},
        "rows": position.rows,
        "undone": sorted(position.undone),
        "rules": position.rules,
    }


def from_json(told: "Mapping[str, Any]") -> Position:
    """What `as_json` was given."""
    return Position(
        {name: (seq, crc) for name, (seq, crc) in told["ends"].items()},
        told["rows"],
        frozenset((name, seq) for name, seq in told["undone"]),
        told["rules"],
    )


@contextmanager
def _others(log: Path, shares: int) -> "Iterator[list[Popen[bytes]]]":
    """The processes that count all shares but the first; none where they cannot be started."""
    started: list[Popen[bytes]] = []
    # A program frozen into one file is no Python to be called with `-m`.
    if shares > 1 and sys.executable and not getattr(sys, "frozen", False):
        with suppress(OSError):
            started += (_start(log, place, shares) for place in range(1, shares))
    try:
        yield started if len(started) == shares - 1 else []
    finally:
        for each in started:
            each.kill()
            each.communicate()


def _start(log: Path, place: int, shares: int) -> "Popen[bytes]":
    import subprocess

    # -P: a folder of our name where the person happens to be is not to be run.
    command = [sys.executable, "-P", "-m", "karabakh_quiz.insight.sharing"]
    return subprocess.Popen(
        [*command, os.fspath(log), str(place), str(shares)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _handed_back(other: "Popen[bytes]", position: Position) -> Tally | None:
    """What another process counted; None if it failed or saw another state of the log."""
    from subprocess import TimeoutExpired

    try:
        data, _ = other.communicate(timeout=PATIENCE)
        tally, head = unpacked(memoryview(data))
        return tally if from_json(head["position"]) == position else None
    except (OSError, ValueError, KeyError, TypeError, TimeoutExpired):
        return None


def main() -> int:
    """Count one share of a log: its path, the share's place and the number of shares."""
    import gc

    from karabakh_quiz.progress import Progress

    gc.disable()  # nothing that is made here is garbage before the end
    path, place, shares = sys.argv[1:]
    with Progress.open(path) as progress, progress.facts() as facts:
        tally, names = Tally(), facts.names()
        tally.number_all(names)
        tally.add(facts.walk(share=(int(place), int(shares))), names)
        sys.stdout.buffer.writelines(packed(tally, {"position": as_json(facts.position())}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
