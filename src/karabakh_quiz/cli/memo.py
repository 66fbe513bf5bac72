# Paths are text here: pathlib alone would cost more than all the rest.
# ruff: noqa: PTH100, PTH103, PTH105, PTH111, PTH116, PTH118, PTH120, PTH123
"""What `due` said last, kept as long as nothing it looked at has changed.

A shell prompt asks at every line, and hardly ever has anything changed since:
then a handful of `stat` calls answer, and neither decks nor log are opened.
The memo is a small text file in the cache folder. It names every file and
folder that was looked at with size and time of change, the span of time it
holds for (until the learner's day ends) and the environment it was made in.
Whatever is not as it was makes it worthless, and it may be deleted any time.
"""

from __future__ import annotations

import os
import time

from karabakh_quiz.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Watched = tuple[str, int, int]
    """A path, its size (-1: not there, -2: a folder), its time of change in nanoseconds."""

HEARD = (
    "KARABAKH_QUIZ_HOME",
    "KARABAKH_QUIZ_DECKS",
    "KARABAKH_QUIZ_NOW",
    "HOME",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
)
"""What of the environment decides where files live and what time it is."""

MOST_WATCHED = 2_000
"""With more files than these, looking at all of them is no shortcut."""

COARSE = 2_000_000_000
FINE = 20_000_000
"""Nanoseconds in which a file system may give two versions of a file one time of change."""


def memo_path(learner: str | None, environment: Mapping[str, str]) -> str:
    """Where the memo of a learner lies: in the cache folder that `places` names.

    Said here again because importing `places` costs half of what `due` may.
    """
    home = environment.get("KARABAKH_QUIZ_HOME")
    if home:
        folder = os.path.join(os.path.abspath(os.path.expanduser(home)), "cache")
    else:
        from platformdirs import PlatformDirs

        folder = PlatformDirs("karabakh-quiz", appauthor=False).user_cache_dir
    return os.path.join(folder, f"due-{learner}.txt" if learner else "due.txt")


def recall(path: str, environment: Mapping[str, str]) -> tuple[str, str] | None:
    """The line and the JSON document that still hold, or None."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            head, told, document = file.read().split("\n\n", 2)
        mark, span, *watched = head.split("\n")
        since, until, offset = (int(number) for number in span.split())
        if mark != _mark(environment) or offset != _offset() or not since <= time.time() < until:
            return None
        for line in watched:
            size, changed, name = line.split(" ", 2)
            if look(name) != (name, int(size), int(changed)):
                return None
    except (OSError, ValueError):
        return None
    return told, document


def keep(
    path: str,
    environment: Mapping[str, str],
    watched: Iterable[Watched],
    until: float,
    told: str,
    document: str,
) -> None:
    """Write a memo that holds until the time `until`; where that is impossible, do without."""
    now = time.time()
    seen = list(watched)
    if len(seen) > MOST_WATCHED:
        return
    if any("\n" in name or not _settled(changed, now) for name, _, changed in seen):
        return
    lines = [_mark(environment), f"{int(now)} {int(until)} {_offset()}"]
    lines += [f"{size} {changed} {name}" for name, size, changed in seen]
    text = "\n\n".join(["\n".join(lines), told, document])
    raw = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(raw, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            file.write(text)
        os.replace(raw, path)
    except OSError:
        return


def look(path: str) -> Watched:
    """How a file or folder stands now."""
    from stat import S_ISDIR

    try:
        status = os.stat(path)
    except OSError:
        return path, -1, 0
    changed = max(status.st_mtime_ns, status.st_ctime_ns)  # the former can be put back
    return path, -2 if S_ISDIR(status.st_mode) else status.st_size, changed


def look_through(folder: str) -> Iterable[Watched]:
    """A folder of decks with everything below it that a deck could be read from."""
    yield look(folder)
    for root, folders, files in os.walk(folder):
        for name in folders:
            yield look(os.path.join(root, name))
        for name in files:
            if name.endswith((".yaml", ".yml")):
                yield look(os.path.join(root, name))


def _mark(environment: Mapping[str, str]) -> str:
    heard = [environment.get(name, "").replace("\n", " ") for name in HEARD]
    return "\t".join([__version__, *heard])


def _offset() -> int:
    """Seconds that local time is ahead of UTC."""
    return time.localtime().tm_gmtoff


def _settled(changed: int, now: float) -> bool:
    """Whether a later version of the file would bear another time of change."""
    tick = FINE if changed % 1_000_000 else COARSE
    return now * 1e9 - changed > tick
