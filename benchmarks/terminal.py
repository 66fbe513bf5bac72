"""A program in a pseudo-terminal, and when it had painted what.

The harness answers the questions a terminal is asked at start-up (cursor
position, device attributes, modes), as real terminals do: Textual waits for
some of them.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence
from time import perf_counter


class Terminal:
    """A child process with a screen of `columns` × `rows`."""

    def __init__(
        self,
        words: Sequence[str],
        environment: Mapping[str, str],
        *,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self.started = perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(
                words[0],
                list(words),
                {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            )
        self.seen = b""

    def until(self, text: str, seconds: float = 30.0) -> float:
        """Seconds since start (or the last `press`) until `text` stands in the output.

        Raises `TimeoutError` with the end of the output if it does not come.
        """
        wanted = text.encode()
        end = perf_counter() + seconds
        while wanted not in self.seen:
            if not self._read(end - perf_counter()):
                tail = self.seen[-2000:].decode("utf-8", "replace")
                raise TimeoutError(f"{text!r} was not painted; last: {tail!r}")
        return perf_counter() - self.started

    def press(self, keys: str) -> None:
        """Send keys, forget what was seen, and start the watch anew."""
        self.seen = b""
        self.started = perf_counter()
        self.send(keys)

    def send(self, keys: str) -> None:
        """Send keys; what was seen and when the watch started stay."""
        os.write(self._fd, keys.encode())

    def quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing has been painted for `seconds`."""
        while self._read(seconds):
            pass

    def repaint(self, keys: str, seconds: float = 10.0) -> float:
        """Seconds from a key to the last byte of the repaint it leads to.

        The end of a repaint is the end of its synchronised update, or 50 ms of
        silence, which are not counted.
        """
        self.press(keys)
        if not self._read(seconds):
            raise TimeoutError(f"nothing was painted after {keys!r}")
        last = perf_counter()
        while self._read(0.05):
            last = perf_counter()
        return last - self.started

    def peak_memory(self) -> int:
        """Bytes the child has held at most, while it runs (Linux)."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:  # noqa: PTH123
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        return 0

    def close(self) -> None:
        """End the child, whatever it is doing."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        finally:
            os.close(self._fd)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            piece = os.read(self._fd, 65536)
        except OSError:  # the child has closed its side
            return False
        self.seen += piece
        self._answer(piece)
        return bool(piece)

    def _answer(self, piece: bytes) -> None:
        if b"\x1b[6n" in piece:
            os.write(self._fd, b"\x1b[1;1R")
        if b"\x1b[c" in piece:
            os.write(self._fd, b"\x1b[?62;22c")
        if b"\x1b[?2026$p" in piece:
            os.write(self._fd, b"\x1b[?2026;2$y")
        if b"\x1b[?2048$p" in piece:
            os.write(self._fd, b"\x1b[?2048;0$y")
        if b"\x1b[?u" in piece:
            os.write(self._fd, b"\x1b[?0u")
