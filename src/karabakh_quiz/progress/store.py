"""The log as everyone else sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from karabakh_quiz.clock import Clock, SystemClock
from karabakh_quiz.progress.faults import plainly
from karabakh_quiz.progress.keeping import Keeping
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.looking import Looking
from karabakh_quiz.progress.opening import open_file
from karabakh_quiz.progress.row import Row
from karabakh_quiz.progress.schema import FOLD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self


class Progress(Looking, Keeping):
    """One learner's log, open.

    Every method may raise a `LogError` (a `QuizError`): the file is damaged,
    cannot be written, or another program keeps it for more than ten seconds.
    Use it as a context manager, from one thread; several programs, or several
    `Progress` of one program, may have the same file open.
    """

    def __init__(self, log: Log) -> None:
        self._log = log

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        clock: Clock | None = None,
        renames: Mapping[str, str] | None = None,
    ) -> Self:
        """The log at `path`, created (for its owner's eyes alone) if nothing is there.

        `renames` maps former card ids to today's, as today's decks have them;
        they are remembered, and what is given here wins over what was (an id
        mapped to itself is no longer renamed).
        """
        path = Path(path).absolute()
        opened = cls(Log(path, open_file(path), clock or SystemClock()))
        try:
            if renames:
                opened.rename(renames)
            opened._follow_the_program()
        except BaseException:
            opened.close()
            raise
        return opened

    @classmethod
    @contextmanager
    def read_only(cls, path: Path | str, *, clock: Clock | None = None) -> Iterator[Self]:
        """The log at `path`, which must exist, to look at: for folders that cannot be written.

        Whatever would change it raises `LogError`.
        """
        from karabakh_quiz.progress.opened import opened_to_read

        with opened_to_read(Path(path), clock) as log:
            yield cls(log)

    def _follow_the_program(self) -> None:
        with plainly(self.path):
            known = self._log.meta("fold")
        if known != FOLD:
            from karabakh_quiz.progress.rebuilding import follow_the_program

            follow_the_program(self._log)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        self._log.close()

    @property
    def device(self) -> str:
        """The name this file's rows are written under."""
        with plainly(self.path):
            self._log.look()
            return self._log.device

    @property
    def learner(self) -> str:
        """Whose log it is; empty as long as it was never shared between devices."""
        with plainly(self.path):
            return str(self._log.meta("learner") or "")

    def record(self, row: Row) -> Row:
        """Commit `row` to the disk and fold it in; returns it with id, time and day.

        Text is cleaned, an answer cut to 200 characters. Raises `BadRowError` for
        what the log does not take.
        """
        from karabakh_quiz.progress import writing

        return writing.record(self._log, row)

    def record_all(self, rows: Iterable[Row]) -> list[Row]:
        """The same for several rows in one transaction: all of them, or none."""
        from karabakh_quiz.progress import writing

        return writing.record_all(self._log, rows)

    def undo(self) -> Row | None:
        """Take back this device's latest counted row; returns it, or None if there is none.

        The row stays in the log, and is not counted any more.
        """
        from karabakh_quiz.progress import writing

        return writing.undo(self._log)
