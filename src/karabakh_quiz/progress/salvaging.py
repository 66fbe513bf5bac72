"""From a damaged file to a sound one: as much as can be, and one paragraph about it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from karabakh_quiz.clock import Clock
from karabakh_quiz.progress import kinds, merge
from karabakh_quiz.progress.backups import free, moment, set_aside
from karabakh_quiz.progress.carving import Carved, carve
from karabakh_quiz.progress.chains import chains_of
from karabakh_quiz.progress.codec import HIGHEST_SEQ, SEQ_BITS, fields_from_bytes, text_numbers
from karabakh_quiz.progress.device_files import sync_folder
from karabakh_quiz.progress.faults import LogError
from karabakh_quiz.progress.forgetting import remove
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.mark import Mark
from karabakh_quiz.progress.names import name_crc
from karabakh_quiz.progress.opened import opened_to_read
from karabakh_quiz.progress.opening import new_file, new_id, open_file
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
        saved = f"{plural(self.reviews, 'answer')} ({plural(self.rows, 'row')} in all)"
        told = [f"Saved {saved} from the damaged file."]
        if self.from_backups:
            told.append(f"{plural(self.from_backups, 'row')} came from the backups.")
        if self.lost:
            told.append(
                f"{plural(self.lost, 'row')} could not be saved here; if you sync with another "
                "device, the next sync brings back those it has."
            )
        else:
            told.append("Nothing seems to be missing.")
        told.append(f"The damaged file is kept as {self.kept}.")
        return " ".join(told)


def salvage(
    path: Path, clock: Clock, *, backups: Iterable[Path] = (), told: Told | None = None
) -> Salvaged:
    """Put a sound log with all that can be read in the place of the damaged one at `path`.

    What `backups` have besides is taken in. The damaged file is kept beside.
    """
    if not path.exists():
        raise LogError(f"there is no progress file {path}")
    carved = carve(path)
    reached = Mark(path).read()
    raw = new_file(path)
    try:
        with closing(Log(raw, open_file(raw), clock)) as log:
            with log.writing():
                _fill(log, carved)
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
    log.set_meta("learner", str(carved.meta.get("learner") or ""))
    note_order(log)
    log.drop()


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
