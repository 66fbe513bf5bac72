"""The one thing that removes: `progress delete`.

What is removed leaves its names behind, as ranges in a `forget` row, so that
no other device brings it back. Texts that nothing speaks of any more go too,
and the file is written anew without what was in them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.codec import COLUMNS, Stored, id_of
from karabakh_quiz.progress.faults import BusyLogError, plainly
from karabakh_quiz.progress.glimpses import text_numbers
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.rebuilding import Told, rebuild
from karabakh_quiz.progress.row import Row

Span = tuple[str, int, int]
"""A device's rows from one number to another."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to forget: rows of the cards of one `deck`, of some days, of both; or `everything`.

    Only with `everything` do settings and parameters go as well.
    """

    everything: bool = False
    deck: str | None = None
    first_day: int | None = None
    last_day: int | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was, or would be, removed."""

    rows: int
    reviews: int
    cards: int
    backups: int = 0


def preview(log: Log, selection: Selection) -> Forgotten:
    """What `forget` would remove; nothing is changed."""
    with log.reading():
        return _summary(_selected(log, selection))


def forget(
    log: Log,
    selection: Selection,
    *,
    backups: Iterable[Path] = (),
    told: Told | None = None,
) -> Forgotten:
    """Remove the rows selected and the automatic `backups`, and leave a tombstone."""
    from karabakh_quiz.progress.writing import append

    with log.writing():
        rows = _selected(log, selection)
        if rows:
            ranges = _ranges(log, rows)
            fields = {"ranges": [list(each) for each in ranges]}
            append(log, Row(kind="forget", fields=fields), fold=False)
            remove(log, ranges)
            rebuild(log, told)
    removed = _delete(backups)
    if rows:
        sweep(log)
    summary = _summary(rows)
    return Forgotten(summary.rows, summary.reviews, summary.cards, removed)


def remove(log: Log, ranges: Iterable[Span]) -> int:
    """Delete the rows in `ranges`, tombstones excepted; how many there were."""
    removed = 0
    for device, first, last in ranges:
        number = log.devices.find(device) or 0
        removed += log.execute(
            "DELETE FROM row WHERE id BETWEEN ? AND ? AND kind <> ?",
            (id_of(number, first), id_of(number, last), kinds.FORGET),
        ).rowcount
    return removed


def follow(log: Log) -> None:
    """Do as the device that forgot, now that its tombstone has come in and the rows are gone.

    The copies made here hold them still: they go, and a new one is made.
    """
    from karabakh_quiz.progress import backups

    there = backups.copies(log.path)
    sweep(log)
    if _delete(there):
        backups.daily(log)


def _delete(copies: Iterable[Path]) -> int:
    """Delete copies of the log; how many there were."""
    removed = 0
    for copy in copies:
        removed += copy.exists()
        for path in (copy, *_beside(copy)):
            path.unlink(missing_ok=True)
    return removed


def sweep(log: Log) -> None:
    """Drop names that no row speaks of, and write the file anew without what was removed."""
    with log.writing():
        _drop_names(log)
    with plainly(log.path):
        log.drop()
        log.execute("VACUUM")
        busy = log.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise BusyLogError(
            f"the rows are removed, but what was in them stays in {log.path}-wal as long as "
            "another program has the log open: close it, and start this one once more"
        )


def _beside(path: Path) -> tuple[Path, ...]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _selected(log: Log, selection: Selection) -> list[Stored]:
    """The rows to remove, with the undos that speak of them."""
    keep = _keeper(log, selection)
    chosen = {
        columns[0]: row
        for columns in log.execute(
            f"SELECT {COLUMNS} FROM row WHERE kind <> ? ORDER BY id", (kinds.FORGET,)
        )
        if not keep(row := Stored(*columns))
    }
    waiting = list(chosen)
    while waiting:
        for columns in log.execute(
            f"SELECT {COLUMNS} FROM row JOIN undo USING (id) WHERE target = ?", (waiting.pop(),)
        ).fetchall():
            row = Stored(*columns)
            if row.id not in chosen:
                chosen[row.id] = row
                waiting.append(row.id)
    return [chosen[number] for number in sorted(chosen)]


def _keeper(log: Log, selection: Selection) -> Callable[[Stored], bool]:
    """Whether a row stays."""
    decks: dict[int, bool] = {}
    first = -(1 << 60) if selection.first_day is None else selection.first_day
    last = 1 << 60 if selection.last_day is None else selection.last_day

    def of_deck(card: int) -> bool:
        if card not in decks:
            told = log.cards.name(card)
            names = {told.partition("/")[0], log.today_name(told).partition("/")[0]}
            decks[card] = selection.deck is None or selection.deck in names
        return decks[card]

    def keep(row: Stored) -> bool:
        if selection.everything:
            return False
        if not row.card or not of_deck(row.card):
            return True
        return not first <= row.day + log.moved(row.id)[1] <= last

    return keep


def _ranges(log: Log, rows: Sequence[Stored]) -> list[Span]:
    """`rows`, ordered by device and number, as few ranges as can be."""
    ranges: list[Span] = []
    for row in rows:
        name = log.codec.name(row.id)
        if ranges and ranges[-1][0] == name.device and ranges[-1][2] == name.seq - 1:
            ranges[-1] = (name.device, ranges[-1][1], name.seq)
        else:
            ranges.append((name.device, name.seq, name.seq))
    return ranges


def _summary(rows: Sequence[Stored]) -> Forgotten:
    reviews = [row for row in rows if row.kind in (kinds.REVIEW, kinds.PRACTICE)]
    return Forgotten(len(rows), len(reviews), len({row.card for row in rows if row.card}))


def _drop_names(log: Log) -> None:
    """Delete cards, texts and devices that nothing speaks of."""
    cards: set[int] = {card for (card,) in log.execute("SELECT card FROM state")}
    texts: set[int] = {deck for (deck,) in log.execute("SELECT deck FROM state")}
    for columns in log.execute(f"SELECT {COLUMNS} FROM row"):
        row = Stored(*columns)
        cards.add(row.card)
        texts.update(text_numbers(row))
    for table, used in (("card", cards), ("text", texts)):
        unused = [
            (number,)
            for (number,) in log.execute(f"SELECT id FROM {table}").fetchall()
            if number not in used
        ]
        log.connection.executemany(f"DELETE FROM {table} WHERE id = ?", unused)
    log.drop()
