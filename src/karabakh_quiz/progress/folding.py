"""Keeping the folded tables true to the rows.

`take_in` follows new rows, whatever they are; `refold` makes one card anew;
`rebuild` makes everything anew.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter
from zlib import crc32

from karabakh_quiz.progress import counting, kinds, knobs, schema
from karabakh_quiz.progress.cardstate import HELD, HELD_FROM, LEARNING, NEW, SUSPENDED
from karabakh_quiz.progress.codec import (
    COLUMNS,
    HEAD,
    SEQ_BITS,
    Stored,
    fields_from_bytes,
    id_of,
)
from karabakh_quiz.progress.fold import LUCK, CardFold, Entry, Rules
from karabakh_quiz.progress.fold import SUSPENDED as SUSPENDED_FLAG
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import COUNTED, in_order

_MANY = 2_000
"""More cards to fold anew than this: a rebuild is quicker."""
_DAY = 86_400_000
_CHUNK = 8192

Told = Callable[[int, int], None]
"""Called with rows done and rows in all while something takes long."""

_LOAD = (
    "SELECT stability, difficulty, reps, lapses, last_day, last_at, last, "
    "due, introduced, buried, flags, note, tail FROM state WHERE card = ?"
)
_COLUMNS = (
    "deck", "stage", "ready", "stability", "difficulty", "reps", "lapses", "last_day", "last_at",
    "last", "due", "introduced", "buried", "flags", "note", "tail",
)  # fmt: skip
_STORE = (
    f"INSERT INTO state (card, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)}) "
    f"ON CONFLICT DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)}"
)


def take_in(log: Log, rows: Iterable[Stored], told: Told | None = None) -> None:
    """Follow `rows`, which have just been inserted, in whatever order they came."""
    cards: dict[int, list[Stored]] = {}
    effects: set[int] = set()
    ends: set[int] = set()
    waited = log.execute("SELECT 1 FROM uncounted LIMIT 1").fetchone() is not None
    for row in rows:
        if row.kind == kinds.UNDO:
            counting.add_undo(log, row.id, _target(log, row.body))
            ends.add(counting.settle(log, row.id))
        elif waited and not counting.is_counted(log, row.id):
            continue
        elif row.kind in kinds.OF_CARDS:
            cards.setdefault(log.today_number(row.card), []).append(row)
        else:
            effects.add(row.kind)
    again: set[int] = set()
    for end in ends:
        found = log.execute("SELECT kind, card FROM row WHERE id = ?", (end,)).fetchone()
        kind, card = found or (kinds.UNDO, 0)
        if kind in kinds.OF_CARDS:
            again.add(log.today_number(card))
        else:
            effects.add(kind)
    everything = kinds.REDATE in effects
    if not effects.isdisjoint((kinds.SETTING, kinds.PARAMETERS)):
        everything |= knobs.refold(log)
    if everything or len(cards) + len(again) > _MANY:
        rebuild(log, told)
        return
    rules = knobs.rules(log)
    for card in again:
        refold(log, card, rules)
    for card, new in cards.items():
        if card not in again:
            _append(log, card, new, rules)


def _append(log: Log, card: int, rows: list[Stored], rules: Rules) -> None:
    """Fold in new counted rows of one card: at its end if they land there, else all anew."""
    fold = _load(log, card)
    entries = _in_order(log, rows)
    if fold is None or entries[0].at <= fold.tail:
        refold(log, card, rules)
        return
    for entry in entries:
        fold.add(entry, rules)
    _store(log, card, fold, rules)


def refold(log: Log, card: int, rules: Rules) -> None:
    """Make the state of one of today's cards anew from all its counted rows."""
    numbers = log.told_numbers(card)
    found = log.execute(
        f"SELECT {COLUMNS} FROM row WHERE card IN ({', '.join('?' * len(numbers))}) AND {COUNTED}",
        numbers,
    ).fetchall()
    entries = _in_order(log, map(Stored._make, found))
    fold = CardFold()
    for entry in entries:
        fold.add(entry, rules)
    _store(log, card, fold, rules)


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
        log.cards.load_all()
        columns = (_columns(log, card, folds[card], rules) for card in sorted(folds))
        log.connection.executemany(_STORE, filter(None, columns))
    return damaged


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


def _fold_all(log: Log, rules: Rules, told: Told | None) -> tuple[dict[int, CardFold], int]:
    """The fold of every card; how many rows are damaged."""
    (total,) = log.execute("SELECT count(*) FROM row").fetchone()
    uncounted = {row for (row,) in log.execute("SELECT id FROM uncounted")}
    today = log.today_number if log.renames() else None
    moved = log.moved if log.shifts() else None
    folds: dict[int, CardFold] = {}
    find, step, pack = folds.get, rules.memory.step, HEAD.pack
    rows = in_order(log, f"{COLUMNS}, crc")
    damaged = done = ms = days = 0
    while chunk := list(islice(rows, _CHUNK)):
        if told is not None:
            told(done, total)
        done += len(chunk)
        for row, at, day, card, kind, grade, shown, wrong, body, crc in chunk:
            head = pack(row, at, day, card, kind, grade, shown, -1 if wrong is None else wrong)
            if crc32(body, crc32(head)) != crc & 0xFFFFFFFF:
                damaged += 1
                continue
            if row in uncounted or not card:
                continue
            if today is not None:
                card = today(card)
            if moved is not None:
                ms, days = moved(row)
            fold = find(card)
            if fold is None:
                fold = folds[card] = CardFold()
            if kind == kinds.REVIEW:
                fold.review(at + ms, row, day + days, grade, LUCK[shown], body, step)
            elif kind in kinds.OF_CARDS:
                fold.add(Entry(at + ms, row, day + days, kind, grade, shown, body, days), rules)
    if told is not None:
        told(total, total)
    return folds, damaged


def _rebuild_counting(log: Log) -> None:
    """Undos first: they say which redates count, and these order all else."""
    undos = log.execute(
        "SELECT id, body FROM row WHERE card = 0 AND kind = ?", (kinds.UNDO,)
    ).fetchall()
    for row, body in undos:
        counting.add_undo(log, row, _target(log, body))
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


def _target(log: Log, body: bytes) -> int:
    fields = fields_from_bytes(body)
    return id_of(log.devices.number(fields["device"]), fields["seq"])


def _span(log: Log, device: str, first: int, last: int) -> tuple[int, int]:
    number = log.devices.number(device)
    return id_of(number, first), id_of(number, last)


def _in_order(log: Log, rows: Iterable[Stored]) -> list[Entry]:
    """A few rows as entries in fold order."""
    rows = list(rows)
    if len(rows) == 1:
        return [_entry(log, rows[0])]
    name = log.devices.name
    keyed = [
        (entry.at, name(entry.id >> SEQ_BITS), entry.id, entry)
        for entry in (_entry(log, row) for row in rows)
    ]
    keyed.sort(key=itemgetter(0, 1, 2))
    return [entry for _, _, _, entry in keyed]


def _entry(log: Log, row: Stored) -> Entry:
    ms, days = log.moved(row.id)
    at, day = row.at + ms, row.day + days
    return Entry(at, row.id, day, row.kind, row.grade, row.shown, row.body, days)


def _load(log: Log, card: int) -> CardFold | None:
    found = log.execute(_LOAD, (card,)).fetchone()
    if found is None:
        return None
    fold = CardFold()
    stability, difficulty, *counts, fold.last_at, fold.last, fold.due = found[:8]
    fold.reps, fold.lapses, fold.last_day = counts
    fold.introduced, fold.buried, fold.flags, fold.note, fold.tail = found[8:]
    if stability is not None:
        fold.stability, fold.difficulty = stability, difficulty
    return fold


def _store(log: Log, card: int, fold: CardFold, rules: Rules) -> None:
    """Keep the state of one card; a card of which there is nothing to say has none."""
    columns = _columns(log, card, fold, rules)
    if columns is None:
        log.execute("DELETE FROM state WHERE card = ?", (card,))
    else:
        log.execute(_STORE, columns)


def _columns(log: Log, card: int, fold: CardFold, rules: Rules) -> tuple[object, ...] | None:
    """A row of the table `state`; None if there is nothing to say of the card."""
    name = log.cards.name(card)
    fold.settle(name, rules)
    seen = fold.last is not None
    if not seen and not fold.flags and fold.buried is None:
        return None
    stage = NEW if not seen else HELD if fold.stability >= HELD_FROM else LEARNING
    if fold.flags & SUSPENDED_FLAG:
        stage = SUSPENDED
    ready = None
    if fold.due is not None and stage != SUSPENDED:
        ready = fold.due if fold.buried is None else max(fold.due, fold.buried)
    return (
        card,
        log.texts.number(name.partition("/")[0]),
        stage,
        ready,
        fold.stability if seen else None,
        fold.difficulty if seen else None,
        fold.reps,
        fold.lapses,
        fold.last_day,
        fold.last_at,
        fold.last,
        fold.due,
        fold.introduced,
        fold.buried,
        fold.flags,
        fold.note,
        fold.tail,
    )
