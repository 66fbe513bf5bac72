"""What is done with the log as a whole: merge, sync, back up, restore, mend, forget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from karabakh_quiz.progress.log import Log

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.memory.model import Memory, MemoryState
    from karabakh_quiz.progress.backups import Preview, Restored
    from karabakh_quiz.progress.checks import Finding
    from karabakh_quiz.progress.forgetting import Forgotten
    from karabakh_quiz.progress.merge import Merged
    from karabakh_quiz.progress.rebuilding import Told
    from karabakh_quiz.progress.sync import Synced


class Keeping:
    """The half of `Progress` that a sitting does not need.

    Where something takes long, `told(done, all)` is called now and then, with
    rows; it may raise to interrupt, and then nothing has changed.
    """

    _log: Log

    def merge(self, other: Keeping | Path | str, told: Told | None = None) -> Merged:
        """Take in all rows of another log of this learner that are not here yet.

        Raises `OtherLearnerError` if it is somebody else's; a log that was
        never shared takes over the other's learner. `other` is not changed.
        """
        from karabakh_quiz.progress import merge

        if not isinstance(other, Keeping):
            from karabakh_quiz.progress.opened import opened_to_read

            with opened_to_read(Path(other)) as log:
                return self._merge(log, told)
        if other._log is self._log:
            return merge.Merged()
        return self._merge(other._log, told)

    def _merge(self, other: Log, told: Told | None) -> Merged:
        from karabakh_quiz.progress import forgetting, merge
        from karabakh_quiz.progress.chains import chains_of

        with other.reading(), self._log.writing():
            merge.agree_on_learner(self._log, str(other.meta("learner") or ""))
            merged = merge.take(self._log, chains_of(other), told)
        if merged.removed:
            forgetting.follow(self._log)
        return merged

    def backup(self, to: Path | str) -> Path:
        """A whole and consistent copy of the log at `to`, which must not exist yet."""
        from karabakh_quiz.progress import backups

        return backups.back_up(self._log, Path(to))

    def daily_backup(self, *, daily: int | None = None, weekly: int | None = None) -> Path | None:
        """Today's backup, in the folder `backups` beside the log, if there is none yet.

        Of older ones the last `daily` stay, and one a week for `weekly` weeks
        before: the settings `backups-daily` (7) and `backups-weekly` (4),
        unless given. Returns the new backup, or None.
        """
        from karabakh_quiz.progress import backups

        return backups.daily(self._log, keep_daily=daily, keep_weekly=weekly)

    def backups(self) -> list[Path]:
        """All automatic backups, the newest first."""
        from karabakh_quiz.progress import backups

        return backups.automatic(self._log.path)

    def copies(self) -> list[Path]:
        """All copies the program itself has made: backups, and damaged files it kept."""
        from karabakh_quiz.progress import backups

        return backups.copies(self._log.path)

    def preview_restore(self, backup: Path | str) -> Preview:
        """What `restore` would lose and gain; nothing is changed."""
        from karabakh_quiz.progress import backups

        return backups.preview(self._log, Path(backup))

    def restore(self, backup: Path | str) -> Restored:
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
        self, path: Path | str, *, join: bool = False, told: Told | None = None
    ) -> tuple[Merged, int]:
        """Take in what `export` wrote; what came of it, and how many lines could not be read."""
        from karabakh_quiz.progress import exporting

        return exporting.import_file(self._log, Path(path), join=join, told=told)

    def examine(self, *, mend: bool = False, told: Told | None = None) -> list[Finding]:
        """Everything `doctor` looks at in the log; with `mend`, mends what it safely can."""
        from karabakh_quiz.progress import checks

        return checks.examine(self._log, mend=mend, told=told)

    def folders(self) -> list[Path]:
        """The folders this log was synced with, by name."""
        from karabakh_quiz.progress import sync

        return sync.folders(self._log)

    def sync(
        self,
        folder: Path | str,
        *,
        join: bool = False,
        dry_run: bool = False,
        told: Told | None = None,
    ) -> Synced:
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
    ) -> Forgotten:
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

        return clocks.mend(self._log)

    def rebuild(self, told: Told | None = None) -> int:
        """Make everything that is folded anew from the rows; how many of these are damaged.

        `told(done, all)` is called now and then, and may raise to interrupt:
        then nothing has changed.
        """
        from karabakh_quiz.progress import rebuilding

        with self._log.writing():
            return rebuilding.rebuild(self._log, told)

    def rename(self, renames: Mapping[str, str]) -> None:
        """Learn today's renames of cards; those affected are folded anew."""
        from karabakh_quiz.progress import writing

        writing.rename(self._log, renames)

    def replay(self, memory: Memory) -> dict[str, MemoryState]:
        """The memory states all cards would have under another `memory`, from the rows."""
        from karabakh_quiz.memory.model import MemoryState
        from karabakh_quiz.progress.replaying import replay

        with self._log.reading():
            names = self._log.cards.load_all()
            found = replay(self._log, memory).items()
            return {names[card]: MemoryState(*numbers) for card, numbers in found}
