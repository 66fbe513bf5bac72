"""The log as everyone else sees it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from karabakh_quiz.clock import Clock, SystemClock, day_number
from karabakh_quiz.progress.cardstate import CardState
from karabakh_quiz.progress.codec import id_of
from karabakh_quiz.progress.faults import plainly
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.opening import open_file
from karabakh_quiz.progress.row import Row, RowId

if TYPE_CHECKING:
    from karabakh_quiz.memory.model import Memory
    from karabakh_quiz.progress.backups import Preview, Restored
    from karabakh_quiz.progress.checks import Finding
    from karabakh_quiz.progress.facts import Facts
    from karabakh_quiz.progress.folding import Told
    from karabakh_quiz.progress.forgetting import Forgotten
    from karabakh_quiz.progress.merge import Merged
    from karabakh_quiz.progress.reading import DeckCount
    from karabakh_quiz.progress.sync import Synced


class Progress:
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
        if renames:
            try:
                opened.rename(renames)
            except BaseException:
                opened.close()
                raise
        return opened

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
    def path(self) -> Path:
        """Where the file lies."""
        return self._log.path

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

    def today(self) -> int:
        """The learner's day now, in days since 1970-01-01."""
        from karabakh_quiz.progress.knobs import day_end

        with plainly(self.path):
            self._log.look()
            return day_number(self._log.clock.now(), day_end(self._log))

    def record(self, row: Row) -> Row:
        """Commit `row` to the disk and fold it in; returns it with id, time and day.

        Text is cleaned, an answer cut to 200 characters. Raises `BadRowError` for
        what the log does not take.
        """
        from karabakh_quiz.progress import writing

        return writing.record(self._log, row)

    def undo(self) -> Row | None:
        """Take back this device's latest counted row; returns it, or None if there is none.

        The row stays in the log, and is not counted any more.
        """
        from karabakh_quiz.progress import writing

        return writing.undo(self._log)

    def state(self, card: str) -> CardState:
        """What the log says of `card`; a fresh state if it was never seen."""
        from karabakh_quiz.progress import reading

        with plainly(self.path):
            self._log.look()
            return reading.state(self._log, card)

    def states(self, cards: Collection[str] | None = None) -> dict[str, CardState]:
        """States by today's card id, of `cards` or of all; cards never seen are left out."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.states(self._log, cards)

    def due(self, decks: Iterable[str] | None = None, day: int | None = None) -> list[str]:
        """Ids of the cards to be asked on `day` (today), the longest overdue first."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.due(self._log, self.today() if day is None else day, decks)

    def counts(
        self, decks: Iterable[str] | None = None, day: int | None = None
    ) -> "dict[str, DeckCount]":
        """By deck: how many cards are due on `day` (today), learning, held, suspended."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.counts(self._log, self.today() if day is None else day, decks)

    def next_due(self, after: int | None = None, decks: Iterable[str] | None = None) -> int | None:
        """The first day after `after` (today) on which a card falls due; None if none does."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.next_due(self._log, self.today() if after is None else after, decks)

    def load(self, first: int, last: int, decks: Iterable[str] | None = None) -> Counter[int]:
        """How many cards fall due on each day from `first` to `last`."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.load(self._log, first, last, decks)

    def introduced(self, day: int) -> Counter[str]:
        """Cards by deck whose first counted review was on `day`."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.introduced(self._log, day)

    def reviewed(self, day: int) -> Counter[str]:
        """Cards by deck reviewed on `day`, each once; those introduced that day left out."""
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.reviewed(self._log, day)

    def rows(
        self,
        card: str | None = None,
        kinds: Collection[str] | None = None,
        counted: bool = True,
        as_told: bool = False,
    ) -> Iterator[Row]:
        """Rows in fold order, oldest first: of one card, of some kinds, counted or all.

        Cards bear today's ids and times are as `redate` rows mend them, unless
        `as_told` asks for what was written. Take the rows before recording new
        ones.
        """
        from karabakh_quiz.progress import reading

        with plainly(self.path):
            self._log.look()
            yield from reading.rows(self._log, card, kinds, counted=counted, as_told=as_told)

    def is_counted(self, row: RowId) -> bool:
        """Whether the row counts: no counted undo takes it back."""
        from karabakh_quiz.progress import counting

        with plainly(self.path):
            self._log.look()
            device = self._log.devices.find(row.device)
            return device is None or counting.is_counted(self._log, id_of(device, row.seq))

    def setting(self, name: str, deck: str | None = None, default: Any = None) -> Any:
        """A setting in force: the deck's own, else everybody's, else `default`."""
        from karabakh_quiz.progress import knobs

        with plainly(self.path):
            self._log.look()
            return knobs.setting(self._log, name, deck, default)

    def memory(self, deck: str | None = None) -> "Memory":
        """The memory model with the parameters in force and the deck's retention."""
        from karabakh_quiz.progress import knobs

        with plainly(self.path):
            self._log.look()
            return knobs.memory(self._log, deck)

    def parameters_id(self) -> str:
        """Id of the parameter set in force; empty for the default."""
        from karabakh_quiz.progress import knobs

        with plainly(self.path):
            self._log.look()
            return knobs.parameters(self._log)[0]

    def data_version(self) -> int:
        """A number that changes when another program (or window) has written."""
        with plainly(self.path):
            return self._log.data_version()

    def rename(self, renames: Mapping[str, str]) -> None:
        """Learn today's renames of cards; those affected are folded anew."""
        from karabakh_quiz.progress import writing

        writing.rename(self._log, renames)

    def confusions(self, since_day: int | None = None) -> Counter[tuple[str, str]]:
        """How often which choice was given for which card: (card id, chosen id) → times.

        Counted reviews whose verdict is `wrong` and that named somebody (or
        something), cramming included; since `since_day`, or all.
        """
        from karabakh_quiz.progress import reading

        with self._log.reading():
            return reading.confusions(self._log, since_day)

    @contextmanager
    def facts(self) -> "Iterator[Facts]":
        """One look back over the whole log: see `progress.facts`."""
        from karabakh_quiz.progress.facts import Facts

        with self._log.reading():
            yield Facts(self._log)

    def merge(self, other: "Progress | Path | str", told: "Told | None" = None) -> "Merged":
        """Take in all rows of another log of this learner that are not here yet.

        Raises `OtherLearnerError` if it is somebody else's; a log that was
        never shared takes over the other's learner. `other` is not changed.
        """
        from karabakh_quiz.progress import merge

        if not isinstance(other, Progress):
            from karabakh_quiz.progress.opened import opened_to_read

            with opened_to_read(Path(other)) as log:
                return self._merge(log, told)
        if other._log is self._log:
            return merge.Merged()
        return self._merge(other._log, told)

    def _merge(self, other: Log, told: "Told | None") -> "Merged":
        from karabakh_quiz.progress import forgetting, merge

        with other.reading(), self._log.writing():
            merge.agree_on_learner(self._log, str(other.meta("learner") or ""))
            merged = merge.take(self._log, merge.chains_of(other), told)
        if merged.removed:
            forgetting.sweep(self._log)
        return merged

    def backup(self, to: Path | str) -> Path:
        """A whole and consistent copy of the log at `to`, which must not exist yet."""
        from karabakh_quiz.progress import backups

        return backups.back_up(self._log, Path(to))

    def daily_backup(self, *, daily: int = 7, weekly: int = 4) -> Path | None:
        """Today's backup, in the folder `backups` beside the log, if there is none yet.

        Of older ones the last `daily` stay, and one a week for `weekly` weeks
        before. Returns the new backup, or None.
        """
        from karabakh_quiz.progress import backups

        return backups.daily(self._log, keep_daily=daily, keep_weekly=weekly)

    def backups(self) -> list[Path]:
        """All automatic backups, the newest first."""
        from karabakh_quiz.progress import backups

        return backups.automatic(self.path)

    def preview_restore(self, backup: Path | str) -> "Preview":
        """What `restore` would lose and gain; nothing is changed."""
        from karabakh_quiz.progress import backups

        return backups.preview(self._log, Path(backup))

    def restore(self, backup: Path | str) -> "Restored":
        """Put a backup in the log's place; the log as it is is backed up first.

        It goes on under a new device name. What was lost this way comes back
        with the next sync, if another device or the folder has it.
        """
        from karabakh_quiz.progress import backups

        return backups.restore(self._log, Path(backup))

    def export(self, to: Path | str) -> int:
        """Write all rows to `to`, as CSV if it ends in `.csv`, else as JSON Lines; how many."""
        from karabakh_quiz.progress import exporting

        return exporting.export(self._log, Path(to))

    def import_log(
        self, path: Path | str, *, join: bool = False, told: "Told | None" = None
    ) -> "tuple[Merged, int]":
        """Take in what `export` wrote; what came of it, and how many lines could not be read."""
        from karabakh_quiz.progress import exporting

        return exporting.import_file(self._log, Path(path), join=join, told=told)

    def examine(self, *, mend: bool = False, told: "Told | None" = None) -> "list[Finding]":
        """Everything `doctor` looks at in the log; with `mend`, mends what it safely can."""
        from karabakh_quiz.progress import checks

        return checks.examine(self._log, mend=mend, told=told)

    def sync(
        self,
        folder: Path | str,
        *,
        join: bool = False,
        dry_run: bool = False,
        told: "Told | None" = None,
    ) -> "Synced":
        """Exchange rows with a folder that other devices of this learner sync with, too.

        Raises `OtherLearnerError` for another learner's folder, unless `join`
        says that this is a new device of that learner. `dry_run` changes
        nothing, here or there.
        """
        from karabakh_quiz.progress import sync

        return sync.sync(self._log, Path(folder), join=join, dry_run=dry_run, told=told)

    def forget(
        self,
        *,
        everything: bool = False,
        deck: str | None = None,
        first_day: int | None = None,
        last_day: int | None = None,
        backups: Iterable[Path] = (),
        preview: bool = False,
    ) -> "Forgotten":
        """Remove for good all rows of one deck's cards, of some days, of both; or `everything`.

        Names of rows stay behind, so that a sync does not bring them back; the
        files in `backups` are deleted; the file is written anew. `preview`
        only says what would go. Raises `BadRowError` if nothing is asked for.
        """
        from karabakh_quiz.progress import forgetting
        from karabakh_quiz.progress.faults import BadRowError

        if not everything and deck is None and first_day is None and last_day is None:
            raise BadRowError("say what to forget: a deck, a span of days, or everything")
        selection = forgetting.Selection(everything, deck, first_day, last_day)
        if preview:
            return forgetting.preview(self._log, selection)
        return forgetting.forget(self._log, selection, backups=backups)

    def mend_clock(self) -> int:
        """Bring back this device's rows that bear a time to come; how many.

        For when this device's clock ran ahead and is right again. If it is the
        present clock that is wrong, set it right instead.
        """
        from karabakh_quiz.progress import clocks

        return clocks.mend(self._log, self.today())

    def rebuild(self, told: "Told | None" = None) -> int:
        """Make everything that is folded anew from the rows; how many of these are damaged.

        `told(done, all)` is called now and then, and may raise to interrupt:
        then nothing has changed.
        """
        from karabakh_quiz.progress import folding

        with self._log.writing():
            return folding.rebuild(self._log, told)
