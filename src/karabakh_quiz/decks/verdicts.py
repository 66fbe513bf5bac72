"""What `check` found last, kept as long as everything it hangs on is as it was.

One small file a check, in a folder of its own in the cache folder. Each names
what it is the answer to, which program it was made by, and what was looked at
(`seen`); whatever is not as it was makes it worthless. Never raises: damaged,
deleted or unwritable files cost a check, and nothing else.
"""

import json
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.machinery import PathFinder
from pathlib import Path

import karabakh_quiz
from karabakh_quiz.decks.seen import Seen, seen_from
from karabakh_quiz.version import __version__

FOLDER = "checks"
MOST = 40
"""Verdicts kept; of more, those not written for longest are deleted."""
_LAYOUT = 1
_LIBRARIES = ("yaml", "pydantic", "pydantic_core", "rapidfuzz", "anyascii")
"""What verdicts hang on that is not ours: another version may read or compare otherwise."""


class Verdicts:
    """Verdicts kept under `cache` (None: none are). A key is told by its plain values."""

    def __init__(self, cache: Path | None) -> None:
        self._folder = cache / FOLDER if cache is not None else None

    def recall(self, key: Sequence[object]) -> tuple[str, Seen] | None:
        """What was kept under `key`, and what it hangs on, if all of that is as it was."""
        path = self._path(key)
        if path is None:
            return None
        try:
            check, head, told = path.read_bytes().split(b"\n", 2)
            if int(check) != zlib.crc32(told, zlib.crc32(head)):
                return None
            made_by, whose, seen = json.loads(head)
            if whose != _plain(key) or made_by != self._maker():
                return None
            before = seen_from(seen)
            now = before.fresh()
            text = told.decode("utf-8")
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        if now is None:
            return None
        if now != before:  # a file's time of change tells more than it did
            self.keep(key, now, text)
        return text, now

    def keep(self, key: Sequence[object], seen: Seen, told: str) -> None:
        """Keep `told` under `key`, where that is possible."""
        path = self._path(key)
        if path is None:
            return
        raw = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            head = json.dumps([self._maker(), key, seen.as_json()]).encode("ascii")
            body = told.encode("utf-8")
            path.parent.mkdir(parents=True, exist_ok=True)
            check = zlib.crc32(body, zlib.crc32(head))
            raw.write_bytes(b"%d\n%b\n%b" % (check, head, body))
            raw.replace(path)
            self._forget()
        except OSError:
            with suppress(OSError):
                raw.unlink(missing_ok=True)

    def _path(self, key: Sequence[object]) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"{zlib.crc32(json.dumps(key).encode('ascii')):08x}.json"

    def _forget(self) -> None:
        assert self._folder is not None
        kept = [(path.stat().st_mtime_ns, path) for path in self._folder.iterdir()]
        for _, path in sorted(kept, reverse=True)[MOST:]:
            path.unlink(missing_ok=True)

    def _maker(self) -> object:
        return _plain([_LAYOUT, __version__, *_program()])


def _plain(value: object) -> object:
    """`value` as it comes back from JSON."""
    return json.loads(json.dumps(value))


def _program() -> Iterator[object]:
    """What changes with every change of the program, and of the libraries it reads decks with."""
    yield sys.hexversion
    home = karabakh_quiz.__path__[0]
    check = 0
    with os.scandir(home) as found:
        folders = sorted(one.path for one in found if one.is_dir() and one.name != "tui")
    for folder in (home, *folders):
        with os.scandir(folder) as found:
            marks = sorted(
                (one.name, one.stat().st_size, one.stat().st_mtime_ns)
                for one in found
                if one.name.endswith(".py")
            )
        check = zlib.crc32(repr(marks).encode(), check)
    yield check
    for name in _LIBRARIES:
        spec = PathFinder.find_spec(name)
        origin = spec.origin if spec is not None else None
        status = os.stat(origin) if origin is not None else None  # noqa: PTH116
        yield [origin, status.st_size, status.st_mtime_ns] if status is not None else None
