"""What `doctor` looks at in a log that can be opened, and what it mends."""

import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from karabakh_quiz.clock import milliseconds
from karabakh_quiz.progress.backups import automatic
from karabakh_quiz.progress.codec import COLUMNS, HIGHEST_SEQ, Stored
from karabakh_quiz.progress.faults import plainly
from karabakh_quiz.progress.journal import NO_WAL
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.names import name_crc
from karabakh_quiz.progress.rebuilding import Told, rebuild
from karabakh_quiz.progress.salvaging import gaps
from karabakh_quiz.text import plural

Level = Literal["fine", "note", "fault"]
SALVAGE = "`karabakh-quiz doctor --salvage` saves what can be read into a new file"
_DAY_MS = 86_400_000
_STALE_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: a code for programs, a sentence for people."""

    code: str
    level: Level
    sentence: str
    mended: bool = False


def examine(log: Log, *, mend: bool = False, told: Told | None = None) -> list[Finding]:
    """Look at everything; with `mend`, put right what can safely be put right."""
    with plainly(log.path):
        log.look()
        findings = [_structure(log), _checksums(log, told), _numbers(log)]
        if all(finding.level != "fault" for finding in findings[:2]):
            findings.append(_folded(log, mend, told))
        findings += [_eyes(log, mend), _times(log), _journal(log, mend), _backups(log)]
        return findings + _leftovers(log, mend)


def _structure(log: Log) -> Finding:
    faults = [text for (text,) in log.execute("PRAGMA integrity_check(20)")]
    if faults == ["ok"]:
        return Finding("structure", "fine", "the file's structure is sound")
    return Finding(
        "structure", "fault", f"the file's structure is damaged ({faults[0]}): {SALVAGE}"
    )


def _checksums(log: Log, told: Told | None) -> Finding:
    bad = 0
    (total,) = log.execute("SELECT count(*) FROM row").fetchone()
    for done, (*columns, crc) in enumerate(log.execute(f"SELECT {COLUMNS}, crc FROM row")):
        if told is not None and done % 8192 == 0:
            told(done, total)
        bad += Stored(*columns).crc != crc
    names = sum(
        name_crc(table, number, name) != crc
        for table in ("device", "card", "text")
        for number, name, crc in log.execute(f"SELECT id, name, crc FROM {table}")
    )
    if bad or names:
        return Finding(
            "checksums",
            "fault",
            f"{bad} of {total} rows and {names} names are not what was written: {SALVAGE}",
        )
    return Finding("checksums", "fine", f"every row is what was written ({plural(total, 'row')})")


def _numbers(log: Log) -> Finding:
    """Rows that are missing: by their numbers, and by the mark beside the log."""
    lost = sum(gaps(log).values())
    for line in str(log.meta("lost") or "").splitlines():
        device, first, last = line.split()
        lost += _still_missing(log, device, int(first), int(last))
    reached = log.mark.read()
    if reached is not None and reached.device == log.device:
        have = (log.next_row(log.devices.find(log.device) or 0)[0] & HIGHEST_SEQ) - 1
        lost += max(0, reached.seq - have)
    if not lost:
        return Finding("numbers", "fine", "no row is missing")
    return Finding(
        "numbers",
        "fault",
        f"{plural(lost, 'row')} cannot be found (a write-ahead log was lost, or an older copy "
        "put in place): a sync or `karabakh-quiz restore` brings back those that are elsewhere",
    )


def _still_missing(log: Log, device: str, first: int, last: int) -> int:
    """Rows beyond the end of a device's log that were never seen again."""
    number = log.devices.find(device)
    if number is None:
        return last - first + 1
    have, _ = log.last_row(number)
    return max(0, last - max(first - 1, have & HIGHEST_SEQ))


class _UndoneError(Exception):
    """Ends the transaction of a look."""


def _folded(log: Log, mend: bool, told: Told | None) -> Finding:
    """Whether states are what the rows fold to."""
    differs = False
    with suppress(_UndoneError), log.writing():
        before = _digest(log)
        rebuild(log, told)
        differs = _digest(log) != before
        if not (differs and mend):
            raise _UndoneError
    if not differs:
        return Finding("folded", "fine", "the states follow from the rows")
    if mend:
        return Finding("folded", "note", "the states were made anew from the rows", mended=True)
    return Finding(
        "folded",
        "fault",
        "the states do not follow from the rows: `karabakh-quiz doctor --rebuild` makes them anew",
    )


def _digest(log: Log) -> bytes:
    digest = blake2b()
    for query in (
        "SELECT * FROM state ORDER BY card",
        "SELECT * FROM setting ORDER BY name, deck",
        "SELECT * FROM undo ORDER BY id",
        "SELECT * FROM uncounted ORDER BY id",
        "SELECT * FROM shift ORDER BY first, last, ms",
        "SELECT * FROM forgotten ORDER BY first, last",
    ):
        for row in log.execute(query):
            digest.update(repr(row).encode())
    return digest.digest()


def _eyes(log: Log, mend: bool) -> Finding:
    """Whether others on this machine can read the log."""
    if os.name != "posix" or not stat.S_IMODE(log.path.stat().st_mode) & 0o077:
        return Finding("private", "fine", "only you can read the log")
    if mend:
        log.path.chmod(0o600)
        return Finding("private", "note", "the log is readable by you alone again", mended=True)
    return Finding("private", "note", "others on this machine can read the log")


def _times(log: Log) -> Finding:
    """Rows of a clock that ran ahead: they sort after all that is written in truth later."""
    ahead = milliseconds(log.clock.now()) + _DAY_MS
    late = log.execute("SELECT id, at FROM row WHERE at > ?", (ahead,)).fetchall()
    devices = {log.codec.name(row).device for row, at in late if at + log.moved(row)[0] > ahead}
    if not devices:
        return Finding("times", "fine", "no row comes from the future")
    return Finding(
        "times",
        "note",
        f"rows of {', '.join(sorted(devices))} bear a time to come: a clock ran ahead there "
        "(`karabakh-quiz progress mend-clock` there brings them back), or this one is behind",
    )


def _journal(log: Log, mend: bool) -> Finding:
    (mode,) = log.execute("PRAGMA journal_mode").fetchone()
    if mode == "wal":
        return Finding("journal", "fine", "answers go to a write-ahead log first")
    if mend:  # the file may have come to a better folder: the next start tries again
        log.execute("DELETE FROM meta WHERE name = ?", (NO_WAL,))
    return Finding(
        "journal",
        "note",
        "this folder does not allow a write-ahead log (is it on a network?): answers are as "
        "safe, and two programs wait for each other a little longer",
    )


def _backups(log: Log) -> Finding:
    known = automatic(log.path)
    if known:
        many = plural(len(known), "backup")
        return Finding("backups", "fine", f"{many}, the newest {known[0].name}")
    return Finding("backups", "note", "there is no backup yet: `karabakh-quiz backup` makes one")


def _leftovers(log: Log, mend: bool) -> list[Finding]:
    """Files that a program left behind when it was killed while it made them."""
    old = time.time() - _STALE_SECONDS
    left = [
        path
        for path in log.path.parent.glob(f"{log.path.name}.new-*")
        if path.stat().st_mtime < old
    ]
    if not left:
        return []
    if mend:
        for path in left:
            path.unlink(missing_ok=True)
    sentence = f"{len(left)} half-made files lie beside the log"
    return [Finding("leftovers", "note", sentence + (": removed" if mend else ""), mended=mend)]
