"""Doing something again whenever a file is saved."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    Stamp = tuple[tuple[str, int, int], ...]

EVERY = 0.3
"""Seconds between two looks at the files."""


def watch(
    paths: Callable[[], Sequence[Path]],
    draw: Callable[[], None],
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Call `draw`, and again whenever one of `paths()` has changed, appeared or gone.

    Runs until interrupted, then raises `KeyboardInterrupt`. A file that an
    editor is just replacing (gone for a blink) is waited for.
    """
    seen: Stamp | None = None
    with _interruptions() as interrupted:
        while not interrupted():
            now = stamp(paths())
            if now != seen:
                sleep(0.05 if seen is not None else 0)  # let the editor finish its save
                seen = stamp(paths())
                draw()
            sleep(EVERY)
        raise KeyboardInterrupt


@contextmanager
def _interruptions() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed, even where the exception got lost.

    Python drops an exception that comes up in a destructor; without this, a
    Ctrl+C at that moment would do nothing.
    """
    pressed = False

    def press(*_: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)


def stamp(paths: Sequence[Path]) -> Stamp:
    """Size and time of change of each file that is there."""
    found = []
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            continue
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


def clear() -> None:
    """Begin at the top of an empty screen; between pipes, a blank line."""
    sys.stdout.write("\x1b[H\x1b[2J\x1b[3J" if sys.stdout.isatty() else "\n")
