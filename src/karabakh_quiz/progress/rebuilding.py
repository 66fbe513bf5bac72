"""Everything that is folded, made anew from the rows."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from karabakh_quiz.progress import counting, kinds, knobs, schema
from karabakh_quiz.progress.codec import COLUMNS, fields_from_bytes, id_of
from karabakh_quiz.progress.fold import CardFold, Lens, Rules, fold_rows
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import in_order
from karabakh_quiz.progress.statetable import store_all

_DAY = 86_400_000
_CHUNK = 8192

Told = Callable[[int, int], None]
"""Called with rows done and rows in all while something takes long."""


def rebuild(log: Log, told: Told | None = None) -> int:
    """Empty the folded tables and make them anew from the rows (inside a transaction).

    Every checksum is verified; rows whose checksum does not hold fold to
    nothing. Returns how many these are. `told` may raise to interrupt: the
    transaction is then rolled back whole.
    """
    for table in schema.FOLDED_FROM_ROWS:
        log.execute(f"DELETE FROM {table}")
    log.remembered.clear()
    _rebuild_counting(log)
    knobs.refold(log)
    rules = knobs.rules(log)
    with _no_collection():
        folds, damaged = _fold_all(log, rules, told)
        store_all(log, folds, rules)
    log.set_meta("fold", schema.FOLD)
    return damaged


def follow_the_program(log: Log) -> None:
    """Fold everything anew if the version of the program that did it folds otherwise."""
    with log.writing():
        if log.meta("fold") != schema.FOLD:  # another program may have been quicker
            rebuild(log)


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection within: a tenth of a rebuild went into finding none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _fold_all(log: Log, rules: Rules, told: Told | None) -> tuple[list[CardFold | None], int]:
    """The fold of every card, by its number; how many rows are damaged."""
    (total,) = log.execute("SELECT count(*) FROM row").fetchone()
    (highest,) = log.execute("SELECT coalesce(max(id), 0) FROM card").fetchone()
    folds: list[CardFold | None] = [None] * (highest + len(log.renames()) + 1)
    lens = Lens(
        uncounted={row for (row,) in log.execute("SELECT id FROM uncounted")},
        today=log.today_number if log.renames() else None,
        moved=log.moved if log.shifts() else None,
    )
    rows = in_order(log, f"{COLUMNS}, crc")
    damaged = 0
    for done in range(0, total, _CHUNK):
        if told is not None:
            told(done, total)
        damaged += fold_rows(islice(rows, _CHUNK), folds, rules, lens)
    if told is not None:
        told(total, total)
    return folds, damaged


def target_of(log: Log, body: bytes) -> int:
    """The number of the row that an undo takes back."""
    fields = fields_from_bytes(body)
    return id_of(log.devices.number(fields["device"]), fields["seq"])


def _rebuild_counting(log: Log) -> None:
    """Undos first: they say which redates count, and these order all else."""
    undos = log.execute(
        "SELECT id, body FROM row WHERE card = 0 AND kind = ?", (kinds.UNDO,)
    ).fetchall()
    for row, body in undos:
        counting.add_undo(log, row, target_of(log, body))
    for row, _ in undos:
        counting.settle(log, row)
    for row, kind, body in log.execute(
        "SELECT id, kind, body FROM row WHERE card = 0 AND kind IN (?, ?)",
        (kinds.REDATE, kinds.FORGET),
    ).fetchall():
        fields = fields_from_bytes(body)
        spans = [_span(log, *each) for each in fields["ranges"]]
        if kind == kinds.FORGET:
            log.connection.executemany("INSERT INTO forgotten VALUES (?, ?)", spans)
        elif counting.is_counted(log, row):
            ms = int(fields["shift"])
            days = fields.get("days", (ms + _DAY // 2) // _DAY)
            moves = [(*span, ms, days) for span in spans]
            log.connection.executemany("INSERT INTO shift VALUES (?, ?, ?, ?)", moves)
    log.remembered.pop("shifts", None)
    log.remembered.pop("forgotten", None)


def _span(log: Log, device: str, first: int, last: int) -> tuple[int, int]:
    number = log.devices.number(device)
    return id_of(number, first), id_of(number, last)
