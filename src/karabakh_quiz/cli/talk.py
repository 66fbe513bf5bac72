"""A conversation in lines: text out, one line in."""

from __future__ import annotations

import shutil
import signal
from contextlib import contextmanager

from karabakh_quiz.cli.spoken import MEASURE
from karabakh_quiz.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType
    from typing import TextIO

LONGEST_LINE = 2000
"""More than this of a line is not read: no answer is that long."""


class Talk:
    """Prints to `writer`, reads from `reader`.

    Where the input is no terminal, nobody's typing shows, so what was read is
    printed after its prompt: the transcript of a pipe reads like one of a
    terminal.
    """

    def __init__(self, reader: TextIO, writer: TextIO) -> None:
        self._reader = reader
        self._writer = writer
        self._echo = not reader.isatty()
        self._waiting = False
        self._interrupted = False
        columns = shutil.get_terminal_size((80, 24)).columns if writer.isatty() else 80
        self.measure = max(30, min(MEASURE, columns - 1))

    @property
    def interactive(self) -> bool:
        """Whether a person types at a terminal."""
        return not self._echo and self._writer.isatty()

    def say(self, *lines: str) -> None:
        """Print lines, made safe for a terminal."""
        for line in lines:
            self._writer.write(clean(line, line=True) + "\n")

    def ask(self, prompt: str) -> str | None:
        """One line in answer to `prompt`, without the white space around it; None at the end.

        Raises `KeyboardInterrupt` if the program was told to stop, now or
        since the line before.
        """
        self._writer.write(clean(prompt))
        self._writer.flush()
        line = self._read()
        if not line:
            self._writer.write("\n")
            return None
        answer = clean(line[:LONGEST_LINE], line=True)
        if self._echo:
            self._writer.write(answer + "\n")
        return answer

    def _read(self) -> str:
        self._waiting = True
        try:
            if self._interrupted:
                raise KeyboardInterrupt
            return self._reader.readline()
        finally:
            self._waiting = False

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Let Ctrl+C and the signals to end stop the talk at a prompt, never amid an answer."""
        names = ("SIGINT", "SIGTERM", "SIGHUP")
        signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
        before = [signal.signal(each, self._stop) for each in signals]
        try:
            yield
        finally:
            for each, handler in zip(signals, before, strict=True):
                signal.signal(each, handler)

    def _stop(self, _: int, __: FrameType | None) -> None:
        self._interrupted = True
        if self._waiting:
            raise KeyboardInterrupt
