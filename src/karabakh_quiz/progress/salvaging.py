"""From a damaged file to a sound one: as much as can be, and one paragraph about it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from karabakh_quiz.clock import Clock
from karabakh_quiz.progress import kinds, merge
from karabakh_quiz.progress.aside import free, moment, refuse_if_open, set_aside
from karabakh_quiz.progress.carving import SYNCED, Carved, carve
from karabakh_quiz.progress.chains import chains_of
from karabakh_quiz.progress.codec import HIGHEST_SEQ, SEQ_BITS, fields_from_bytes
from karabakh_quiz.progress.device_files import files_in, header_of, sync_folder
from karabakh_quiz.progress.faults import (
    DamagedLogError,
    LogError,
    NewerLogError,
    UnwritableLogError,
)
from karabakh_quiz.progress.forgetting import remove
from karabakh_quiz.progress.glimpses import text_numbers
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.mark import Mark
from karabakh_quiz.progress.names import name_crc
from karabakh_quiz.progress.opened import opened_to_read
from karabakh_quiz.progress.opening import look_over, new_file, new_id, open_file
from karabakh_quiz.progress.ordering import note_order
from karabakh_quiz.progress.rebuilding import Told, rebuild
from karabakh_quiz.text import plural


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved."""

    rows: int
    reviews: int
    lost: int
    """Rows known to be missing: by gaps in the numbers, and by the mark beside the log."""
    from_backups: int
    """Rows that only a backup had."""
    kept: Path
    """Where the damaged file lies now."""

    @property
    def paragraph(self) -> str:
        """For the learner."""
        told = [self._saved(), *self._missing()]
        told.append(f"The damaged file is kept as {self.kept}.")
        return " ".join(told)

    def _saved(self) -> str:
        read = self.rows - self.from_backups
        if not self.rows:
            return "Nothing could be read from the damaged file: the log begins anew."
        answers = f"{plural(self.reviews, 'answer')} ({plural(self.rows, 'row')} in all)"
        if not self.from_backups:
            return f"Saved {answers} from the damaged file."
        whence = f"{plural(read, 'row')} from the damaged file" if read else "none from the file"
        return f"Saved {answers}: {whence}, {self.from_backups} from the backups."

    def _missing(self) -> Iterator[str]:
        again = "if you sync with another device, the next sync brings back those it has."
        if self.lost:
            yield f"{plural(self.lost, 'row')} could not be saved here; {again}"
        elif self.rows == self.from_backups:
            yield f"Whether answers were given since cannot be told; {again}"
        else:
            yield "Nothing seems to be missing."


def salvage(
    path: Path, clock: Clock, *, backups: Iterable[Path] = (), told: Told | None = None
) -> Salvaged:
    """Put a sound log with all that can be read in the place of the damaged one at `path`.

    What `backups` have besides is taken in. The damaged file is kept beside.
    A file of a newer version, or of some other program, is left as it is.
    """
    if not path.exists():
        raise LogError(f"there is no progress file {path}")
    foreign = _foreign(path)
    refuse_if_open(path)
    backups = list(backups)
    carved = carve(path)
    if foreign is not None and not carved.rows:
        raise foreign
    reached = Mark(path).read()
    raw = new_file(path)
    try:
        with closing(Log(raw, open_file(raw), clock)) as log:
            with log.writing():
                _fill(log, carved)
                log.set_meta("learner", _learner(carved, backups))
                rebuild(log, told)
            from_backups = _take_backups(log, backups)
            with log.writing():
                log.set_meta("device", new_id())
            (rows,) = log.execute("SELECT count(*) FROM row").fetchone()
            (reviews,) = log.execute(
                "SELECT count(*) FROM row WHERE kind IN (?, ?)", (kinds.REVIEW, kinds.PRACTICE)
            ).fetchone()
            lost = sum(gaps(log).values())
            if reached is not None:
                number = log.devices.find(reached.device)
                last = 0 if number is None else (log.next_row(number)[0] & HIGHEST_SEQ) - 1
                lost += max(0, reached.seq - last)
            log.execute("PRAGMA journal_mode = DELETE").fetchone()
        kept = free(path.with_name(f"{path.name}.damaged-{moment(clock.now())}"))
        set_aside(path, kept)
        raw.replace(path)
        sync_folder(path.parent)
    finally:
        for left in (raw, Mark(raw).path):
            left.unlink(missing_ok=True)
    return Salvaged(rows, reviews, lost, from_backups, kept)


def _foreign(path: Path) -> LogError | None:
    """What is said of a database of another program, which may be ours with its head destroyed."""
    try:
        look_over(path)
    except (NewerLogError, UnwritableLogError):
        raise
    except DamagedLogError:
        return None
    except LogError as error:
        return error
    return None


def gaps(log: Log) -> dict[str, int]:
    """By device: how many numbers are missing that nothing says were forgotten."""
    missing: dict[str, int] = {}
    for number, name in log.devices.load_all().items():
        first = number << SEQ_BITS
        last, count = log.execute(
            "SELECT max(id), count(*) FROM row WHERE id BETWEEN ? AND ?",
            (first + 1, first + HIGHEST_SEQ),
        ).fetchone()
        if count:
            gone = _forgotten(log, first, last)
            lacking = (last - first) - count - gone
            if lacking > 0:
                missing[name] = lacking
    return missing


def _forgotten(log: Log, first: int, last: int) -> int:
    """How many numbers up to `last` were forgotten and are not there (tombstones stay)."""
    gone: set[int] = set()
    for start, end in log.execute(
        "SELECT first, last FROM forgotten WHERE first BETWEEN ? AND ?", (first, last)
    ).fetchall():
        gone.update(range(start, min(end, last) + 1))
    there = log.execute("SELECT id FROM row WHERE id BETWEEN ? AND ?", (first, last))
    return len(gone.difference(row for (row,) in there)) if gone else 0


def _fill(log: Log, carved: Carved) -> None:
    """Insert what was carved, under the numbers it had."""
    names = carved.names
    for card, name in carved.indexed.items():
        names["card"].setdefault(card, name)
    rows = [
        row
        for row in carved.rows.values()
        if row.id >> SEQ_BITS in names["device"] and (not row.card or row.card in names["card"])
    ]
    for row in rows:
        for text in text_numbers(row):
            names["text"].setdefault(text, f"lost-{text}")
    for table, known in names.items():
        log.connection.executemany(
            f"INSERT INTO {table} (id, name, crc) VALUES (?, ?, ?)",
            [(number, name, name_crc(table, number, name)) for number, name in known.items()],
        )
    for row in sorted(rows):
        log.insert(row)
    for row in rows:
        if row.kind == kinds.FORGET:
            remove(log, [tuple(each) for each in fields_from_bytes(row.body)["ranges"]])
    note_order(log)
    log.drop()


def _learner(carved: Carved, backups: Iterable[Path]) -> str:
    """Whose log it was, by whatever trace there is: else the next sync would refuse it.

    The file says it itself, or the newest backup that does; or the files of
    its devices in a folder it was synced with.
    """
    if found := carved.meta.get("learner"):
        return str(found)
    devices = set(carved.names["device"].values())
    folders = {key.removeprefix(SYNCED) for key in carved.meta if key.startswith(SYNCED)}
    for backup in backups:
        with suppress(LogError, sqlite3.Error), opened_to_read(backup) as other:
            if found := other.meta("learner"):
                return str(found)
    for folder in sorted(folders):
        for file in files_in(Path(folder)):
            header = header_of(file)
            if header is not None and header.device in devices:
                return header.learner
    return ""


def _take_backups(log: Log, backups: Iterable[Path]) -> int:
    """Take in what backups have besides; those that are no use are passed over."""
    new = 0
    for backup in backups:
        try:
            with opened_to_read(backup) as other, other.reading():
                if other.meta("learner") in ("", None, log.meta("learner")) or not log.meta(
                    "learner"
                ):
                    with log.writing():
                        new += merge.take(log, chains_of(other)).new
        except (LogError, sqlite3.Error):
            continue
    return new
