"""Whether a file is still the one that was read."""

import os
import time
from pathlib import Path

from karabakh_quiz.structs import struct

_TICK = 2_000_000_000
"""Nanoseconds within which a file system may give two versions one time of change."""


@struct
class Stamp:
    """A file as it was read: its size (-1: not there), time of change and SHA-256.

    The time of change is the later of what the file says (which can be put
    back) and what the file system says (which cannot).
    """

    path: str
    size: int
    changed: int
    """Nanoseconds since 1970; -1: too fresh to be told from a later version by its time."""
    sha256: str

    def settled(self) -> "Stamp":
        """The stamp to keep: of a file changed just now, only its content counts."""
        if time.time_ns() - self.changed < _TICK:
            return Stamp(self.path, self.size, -1, self.sha256)
        return self

    def check(self) -> "Stamp | None":
        """The stamp of the file now if its content is unchanged, else None.

        A file whose size and time are the same is not read.
        """
        try:
            status = Path(self.path).stat()
            if status.st_size == self.size and changed(status) == self.changed:
                return self
            if status.st_size != self.size:
                return None
            with Path(self.path).open("rb") as file:
                now = digest(file.read())
        except OSError:
            return self if self.size == -1 else None
        if now != self.sha256:
            return None
        return Stamp(self.path, self.size, changed(status), now).settled()


def changed(status: os.stat_result) -> int:
    """When a file was last changed, in nanoseconds since 1970."""
    return max(status.st_mtime_ns, status.st_ctime_ns)


def stamped(path: Path) -> Stamp:
    """The stamp of a file as it is now, or is not there."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            raw = file.read()
    except OSError:
        return Stamp(str(path), -1, -1, "")
    return Stamp(str(path), status.st_size, changed(status), digest(raw)).settled()


def digest(raw: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    from hashlib import sha256

    return sha256(raw).hexdigest()
