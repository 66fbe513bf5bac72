"""A mark beside the log: how far it had come.

A write-ahead log that is lost (deleted, left behind when the folder was
copied) leaves a file that is sound, only older; nothing inside it can tell.
The mark is written after each commit and never ahead of it, so a mark that is
ahead of the log means that rows are missing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from karabakh_quiz.structs import struct

_LENGTH = 64


@struct
class Reached:
    """The device's last row when the mark was written."""

    device: str
    seq: int


class Mark:
    """The file `progress.db-mark`. Where it cannot be written, it is done without."""

    def __init__(self, log: Path) -> None:
        self.path = log.with_name(f"{log.name}-mark")
        self.checked = False
        """Whether the log was compared with it since it was opened."""
        self._handle: int | None = None

    def read(self) -> Reached | None:
        """How far the log had come; None if nobody knows."""
        try:
            device, seq = self.path.read_text(encoding="ascii").split()
            return Reached(device, int(seq))
        except (OSError, ValueError):
            return None

    def write(self, device: str, seq: int) -> None:
        """Say that the device's row `seq` is on the disk."""
        with suppress(OSError):
            if self._handle is None:
                self._handle = os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, f"{device} {seq}\n".ljust(_LENGTH).encode("ascii"))

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
