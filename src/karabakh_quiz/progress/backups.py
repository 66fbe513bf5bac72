"""Copies of the whole log: by hand, daily, before anything that could go wrong; and back."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from re import compile as pattern

from karabakh_quiz.progress.aside import free, moment, refuse_if_open, set_aside
from karabakh_quiz.progress.chains import LogChain, chains_of
from karabakh_quiz.progress.device_files import sync_folder
from karabakh_quiz.progress.faults import DamagedLogError, LogError, UnwritableLogError, plainly
from karabakh_quiz.progress.knobs import BACKUPS_DAILY, BACKUPS_WEEKLY, DAILY, WEEKLY, setting
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.opened import opened_to_read
from karabakh_quiz.progress.opening import new_id
from karabakh_quiz.progress.rebuilding import rebuild
from karabakh_quiz.progress.schema import FOLD

_DAILY_NAME = pattern(r"-(\d{4}-\d\d-\d\d)\.db$")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a restore changes: rows and reviews that go, and that come."""

    lost_rows: int
    lost_reviews: int
    gained_rows: int
    gained_reviews: int
    learner_changes: bool


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    preview: Preview
    kept: Path
    """Where the log as it was before lies."""


def back_up(log: Log, to: Path) -> Path:
    """A whole and consistent copy of the log at `to`, which must not exist; others may write on.

    It is written beside and put in place at once, readable by its owner only.
    """
    with plainly(log.path):
        return copy_of(log.connection, to.absolute())


def copy_of(connection: sqlite3.Connection, to: Path) -> Path:
    """`back_up` of an open database."""
    if to.exists():
        raise UnwritableLogError(f"{to} exists already: it is left as it is")
    raw = to.with_name(f"{to.name}.new-{os.urandom(4).hex()}")
    try:
        to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(raw, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise UnwritableLogError(f"{to} cannot be written: {error.strerror}") from error
    try:
        with plainly(to), closing(sqlite3.connect(raw)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        with raw.open("rb") as file:
            os.fsync(file.fileno())
        raw.replace(to)
        sync_folder(to.parent)
    finally:
        with suppress(OSError):
            raw.unlink(missing_ok=True)
    return to


def folder_for(log: Path) -> Path:
    """Where automatic backups of the log at `log` lie."""
    return log.with_name("backups")


def automatic(log: Path) -> list[Path]:
    """All automatic backups of the log at `log`, the newest first."""
    with suppress(OSError):
        found = [path for path in folder_for(log).iterdir() if _is_ours(path, log)]
        return sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return []


def copies(log: Path) -> list[Path]:
    """All copies of the log that the program itself has made: backups, and damaged files kept."""
    return automatic(log) + sorted(log.parent.glob(f"{log.name}.damaged-*"))


def _is_ours(path: Path, log: Path) -> bool:
    return path.name.startswith(f"{log.stem}-") and path.suffix == ".db"


def daily(
    log: Log, *, keep_daily: int | None = None, keep_weekly: int | None = None
) -> Path | None:
    """Today's backup if there is none yet; older ones than asked for are then deleted.

    Of the days before the last `keep_daily` backups, the latest of each of the
    last `keep_weekly` weeks stays. Returns the new backup, None if today's
    was there.
    """
    with plainly(log.path):
        log.look()
        days = _number(log, BACKUPS_DAILY, DAILY) if keep_daily is None else keep_daily
        weeks = _number(log, BACKUPS_WEEKLY, WEEKLY) if keep_weekly is None else keep_weekly
    today = log.clock.now().date()
    to = folder_for(log.path) / f"{log.path.stem}-{today.isoformat()}.db"
    if to.exists() or days < 1:
        return None
    back_up(log, to)
    for path in superfluous(automatic(log.path), days, weeks):
        path.unlink(missing_ok=True)
    return to


def _number(log: Log, name: str, default: int) -> int:
    value = setting(log, name)
    return value if type(value) is int and value >= 0 else default


def superfluous(paths: Iterable[Path], keep_daily: int, keep_weekly: int) -> list[Path]:
    """Those of the daily backups that need not be kept; others are not meant."""
    dated = sorted(
        ((day, path) for path in paths if (day := _dated(path)) is not None), reverse=True
    )
    weeks: dict[tuple[int, int], Path] = {}
    for day, path in dated[keep_daily:]:
        weeks.setdefault(day.isocalendar()[:2], path)
    kept = [weeks[week] for week in sorted(weeks, reverse=True)[:keep_weekly]]
    return [path for _, path in dated[keep_daily:] if path not in kept]


def _dated(path: Path) -> date | None:
    """The day of a daily backup."""
    found = _DAILY_NAME.search(path.name)
    with suppress(ValueError):
        if found is not None and "-before-" not in path.name:
            return date.fromisoformat(found[1])
    return None


def look_into(backup: Path) -> None:
    """Raise a `LogError` for what is no whole log that could be put in ours' place."""
    try:
        with opened_to_read(backup) as other:
            (told,) = other.execute("PRAGMA quick_check(1)").fetchone()
    except DamagedLogError:
        told = "damaged"
    if told != "ok":
        raise LogError(f"{backup} is no backup of a log, or a damaged one: nothing was restored")


def preview(log: Log, backup: Path) -> Preview:
    """What restoring `backup` over the log would change."""
    look_into(backup)
    with opened_to_read(backup) as other, other.reading(), log.reading():
        return _preview(log, other)


def restore(log: Log, backup: Path) -> Restored:
    """Put `backup` in the log's place, in one step; the log as it is is backed up first.

    The restored log goes on under a new device name: numbers after the
    backup's last may be known elsewhere.
    """
    look_into(backup)
    kept = free(
        folder_for(log.path) / f"{log.path.stem}-before-restore-{moment(log.clock.now())}.db"
    )
    with opened_to_read(backup) as other:
        with other.reading(), log.reading():
            change = _preview(log, other)
        back_up(log, kept)
        with plainly(log.path):
            other.connection.backup(log.connection)
            log.drop()
        with log.writing():
            log.set_meta("device", new_id())
            if log.meta("fold") != FOLD:
                rebuild(log)
    log.mark.path.unlink(missing_ok=True)
    return Restored(change, kept)


def restore_file(path: Path, backup: Path, now: datetime) -> Path:
    """Put `backup` in the place of a file that cannot be opened; where that lies now."""
    look_into(backup)
    refuse_if_open(path)
    with opened_to_read(backup) as other:
        kept = free(path.with_name(f"{path.name}.damaged-{moment(now)}"))
        raw = copy_of(other.connection, free(path.with_name(f"{path.name}.new-restored")))
    set_aside(path, kept)
    with closing(sqlite3.connect(raw, isolation_level=None)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'device'", (new_id(),))
    raw.replace(path)
    sync_folder(path.parent)
    return kept


def _preview(log: Log, other: Log) -> Preview:
    ours, theirs = _names(log), _names(other)
    lost = {device: seqs - theirs.get(device, set()) for device, seqs in ours.items()}
    gained = {device: seqs - ours.get(device, set()) for device, seqs in theirs.items()}
    return Preview(
        lost_rows=sum(map(len, lost.values())),
        lost_reviews=_reviews(log, lost),
        gained_rows=sum(map(len, gained.values())),
        gained_reviews=_reviews(other, gained),
        learner_changes=log.meta("learner") != other.meta("learner"),
    )


def _names(log: Log) -> dict[str, set[int]]:
    return {chain.device: set(chain.seqs()) for chain in chains_of(log)}


def _reviews(log: Log, names: dict[str, set[int]]) -> int:
    chains = (LogChain(log, device) for device in names)
    rows = (chain.row(seq) for chain in chains for seq in names[chain.device])
    return sum(row is not None and row.kind == "review" for row in rows)


def find(log: Path, name: str | None) -> Path:
    """The backup that `name` means: a path, a file in the backups' folder, or the newest."""
    if name is None:
        known = automatic(log)
        if not known:
            raise LogError(f"there is no backup in {folder_for(log)} yet")
        return known[0]
    for path in (Path(name), folder_for(log) / name):
        if path.is_file():
            return path
    raise LogError(
        f"there is no backup {name}: `karabakh-quiz restore --list` shows those there are"
    )
