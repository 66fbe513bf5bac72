"""Keeping the folded tables true to the rows.

`take_in` follows new rows, whatever they are; `refold` makes one card anew;
`rebuild` makes everything anew.
"""

from collections.abc import Callable, Iterable, Iterator

from karabakh_quiz.progress import counting, kinds, knobs, schema
from karabakh_quiz.progress.cardstate import HELD_FROM
from karabakh_quiz.progress.codec import COLUMNS, Stored, fields_from_bytes
from karabakh_quiz.progress.fold import SUSPENDED, CardFold, Entry, Rules
from karabakh_quiz.progress.log import Log

NEW_STAGE, LEARNING_STAGE, HELD_STAGE, SUSPENDED_STAGE = 0, 1, 2, 3
_MANY = 2_000
"""More cards to fold anew than this: a rebuild is quicker."""
_DAY = 86_400_000

Told = Callable[[int, int], None]
"""Called with rows done and rows in all while something takes long."""

_LOAD = (
    "SELECT stability, difficulty, reps, lapses, last_day, last_at, last_device, last_seq, "
    "due, introduced, buried, flags, note, tail FROM state WHERE card = ?"
)
_STORE = (
    "INSERT OR REPLACE INTO state (card, deck, stage, ready, stability, difficulty, reps, "
    "lapses, last_day, last_at, last_device, last_seq, due, introduced, buried, flags, note, "
    "tail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def take_in(log: Log, rows: Iterable[Stored], told: Told | None = None) -> None:
    """Follow `rows`, which have just been inserted, in whatever order they came."""
    cards: dict[int, list[Stored]] = {}
    settings = everything = False
    ends: set[counting.Name] = set()
    waited = log.execute("SELECT 1 FROM uncounted LIMIT 1").fetchone() is not None
    for row in rows:
        name = (row.device, row.seq)
        if row.kind == kinds.UNDO:
            fields = fields_from_bytes(row.body)
            counting.add_undo(log, name, (log.devices.number(fields["device"]), int(fields["seq"])))
            ends.add(counting.settle(log, name))
        elif waited and not counting.is_counted(log, name):
            continue
        elif row.kind in kinds.OF_CARDS:
            cards.setdefault(log.today_number(row.card), []).append(row)
        elif row.kind in (kinds.SETTING, kinds.PARAMETERS):
            settings = True
        elif row.kind == kinds.REDATE:
            everything = True
    again: set[int] = set()
    for end in ends:
        found = log.execute("SELECT kind, card FROM row WHERE device = ? AND seq = ?", end)
        kind, card = found.fetchone() or (None, 0)
        if kind in kinds.OF_CARDS:
            again.add(log.today_number(card))
        elif kind in (kinds.SETTING, kinds.PARAMETERS):
            settings = True
        elif kind == kinds.REDATE:
            everything = True
    if settings and knobs.refold(log):
        everything = True
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
    loaded = _load(log, card)
    entries = sorted((_entry(log, row) for row in rows), key=_order(log))
    if loaded is None or entries[0].at <= loaded[1]:
        refold(log, card, rules)
        return
    fold, _ = loaded
    for entry in entries:
        fold.add(entry, rules)
    _store(log, card, fold, entries[-1].at, rules)


def refold(log: Log, card: int, rules: Rules) -> None:
    """Make the state of one of today's cards anew from all its counted rows."""
    numbers = log.told_numbers(card)
    marks = ",".join("?" * len(numbers))
    rows = log.execute(
        f"SELECT {COLUMNS} FROM row WHERE card IN ({marks}) AND NOT EXISTS "
        "(SELECT 1 FROM uncounted u WHERE u.device = row.device AND u.seq = row.seq)",
        numbers,
    ).fetchall()
    entries = sorted((_entry(log, Stored(*row)) for row in rows), key=_order(log))
    fold = CardFold()
    for entry in entries:
        fold.add(entry, rules)
    _store(log, card, fold, entries[-1].at if entries else 0, rules)


def rebuild(log: Log, told: Told | None = None) -> None:
    """Empty the folded tables and make them anew from the rows (inside a transaction).

    `told` may raise to interrupt: the transaction is then rolled back whole.
    """
    for table in schema.FOLDED_FROM_ROWS:
        log.execute(f"DELETE FROM {table}")
    log.remembered.clear()
    _rebuild_counting(log)
    knobs.refold(log)
    rules = knobs.rules(log)
    (total,) = log.execute("SELECT count(*) FROM row").fetchone()
    folds: dict[int, tuple[CardFold, int]] = {}
    uncounted = set(log.execute("SELECT device, seq FROM uncounted"))
    for done, row in enumerate(in_fold_order(log)):
        if told is not None and done % 10_000 == 0:
            told(done, total)
        if row.kind not in kinds.OF_CARDS or (row.device, row.seq) in uncounted:
            continue
        entry = _entry(log, row)
        card = log.today_number(row.card)
        fold = folds[card][0] if card in folds else CardFold()
        fold.add(entry, rules)
        folds[card] = (fold, entry.at)
    for card, (fold, tail) in folds.items():
        _store(log, card, fold, tail, rules)
    if told is not None:
        told(total, total)


def _rebuild_counting(log: Log) -> None:
    """Undos first: they say which redates count, and these order all else."""
    undos = log.execute(
        "SELECT device, seq, body FROM row WHERE card = 0 AND kind = ?", (kinds.UNDO,)
    ).fetchall()
    for device, seq, body in undos:
        fields = fields_from_bytes(body)
        target = (log.devices.number(fields["device"]), int(fields["seq"]))
        counting.add_undo(log, (device, seq), target)
    for device, seq, _ in undos:
        counting.settle(log, (device, seq))
    for device, seq, kind, body in log.execute(
        "SELECT device, seq, kind, body FROM row WHERE card = 0 AND kind IN (?, ?)",
        (kinds.REDATE, kinds.FORGET),
    ).fetchall():
        fields = fields_from_bytes(body)
        ranges = [(log.devices.number(name), a, z) for name, a, z in fields["ranges"]]
        if kind == kinds.FORGET:
            log.connection.executemany("INSERT INTO forgotten VALUES (?, ?, ?)", ranges)
        elif counting.is_counted(log, (device, seq)):
            ms = int(fields["shift"])
            moves = [(*span, ms, (ms + _DAY // 2) // _DAY) for span in ranges]
            log.connection.executemany("INSERT INTO shift VALUES (?, ?, ?, ?, ?)", moves)
    log.remembered.pop("shifts", None)


def in_fold_order(log: Log, where: str = "1", values: Iterable[object] = ()) -> Iterator[Stored]:
    """The rows that satisfy `where`, ordered by (at, device, seq) after `redate`."""
    (devices,) = log.execute("SELECT count(*) FROM device").fetchone()
    sorting = devices > 1 or log.meta("unordered")
    select = f"SELECT {', '.join('row.' + c for c in COLUMNS.split(', '))} FROM row"
    if log.shifts():
        names = log.devices.load_all()
        rows = [Stored(*row) for row in log.execute(f"{select} WHERE {where}", tuple(values))]
        rows.sort(key=lambda r: (r.at + log.moved(r.device, r.seq)[0], names[r.device], r.seq))
        yield from rows
        return
    if sorting:
        order = f"JOIN device ON device.id = row.device WHERE {where} ORDER BY at, device.name, seq"
    else:
        order = f"WHERE {where} ORDER BY row.device, row.seq"
    for row in log.execute(f"{select} {order}", tuple(values)):
        yield Stored(*row)


def _entry(log: Log, row: Stored) -> Entry:
    ms, days = log.moved(row.device, row.seq)
    return Entry(
        row.at + ms,
        row.device,
        row.seq,
        row.day + days,
        row.kind,
        row.grade,
        row.shown,
        row.body,
        days,
    )


def _order(log: Log) -> Callable[[Entry], tuple[int, str, int]]:
    name = log.devices.name
    return lambda entry: (entry.at, name(entry.device), entry.seq)


def _load(log: Log, card: int) -> tuple[CardFold, int] | None:
    found = log.execute(_LOAD, (card,)).fetchone()
    if found is None:
        return None
    fold = CardFold()
    (
        stability,
        difficulty,
        fold.reps,
        fold.lapses,
        fold.last_day,
        fold.last_at,
        fold.last_device,
        fold.last_seq,
        fold.due,
        fold.introduced,
        fold.buried,
        fold.flags,
        fold.note,
        tail,
    ) = found
    if stability is not None:
        fold.stability, fold.difficulty = stability, difficulty
    return fold, tail


def _store(log: Log, card: int, fold: CardFold, tail: int, rules: Rules) -> None:
    name = log.cards.name(card)
    fold.settle(name, rules)
    seen = fold.last_device is not None
    if not seen and not fold.flags and fold.buried is None:
        log.execute("DELETE FROM state WHERE card = ?", (card,))
        return
    if fold.flags & SUSPENDED:
        stage = SUSPENDED_STAGE
    elif not seen:
        stage = NEW_STAGE
    else:
        stage = HELD_STAGE if fold.stability >= HELD_FROM else LEARNING_STAGE
    ready = None
    if fold.due is not None and stage != SUSPENDED_STAGE:
        ready = fold.due if fold.buried is None else max(fold.due, fold.buried)
    log.execute(
        _STORE,
        (
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
            fold.last_device,
            fold.last_seq,
            fold.due,
            fold.introduced,
            fold.buried,
            fold.flags,
            fold.note,
            tail,
        ),
    )
