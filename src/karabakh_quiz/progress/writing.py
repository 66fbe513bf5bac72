"""Recording and taking back."""

from collections.abc import Iterable, Mapping

from karabakh_quiz.clock import day_number
from karabakh_quiz.progress import folding, kinds, knobs
from karabakh_quiz.progress.checking import checked
from karabakh_quiz.progress.codec import COLUMNS, HIGHEST_SEQ, Stored, id_of
from karabakh_quiz.progress.faults import BadRowError, plainly
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.opening import new_id
from karabakh_quiz.progress.ordering import COUNTED
from karabakh_quiz.progress.row import Row
from karabakh_quiz.structs import replace


def record(log: Log, row: Row) -> Row:
    """Commit `row` as this device's next; see `Progress.record`."""
    if row.kind == "forget":
        raise BadRowError("rows are forgotten by `forget`, not by recording a row")
    with log.writing():
        written = append(log, row)
    _mark(log, written)
    return written


def record_all(log: Log, rows: Iterable[Row]) -> list[Row]:
    """Commit `rows` in one transaction; see `Progress.record_all`."""
    rows = list(rows)
    if any(row.kind == "forget" for row in rows):
        raise BadRowError("rows are forgotten by `forget`, not by recording a row")
    with log.writing():
        written = [append(log, row) for row in rows]
    if written:
        _mark(log, written[-1])
    return written


def undo(log: Log) -> Row | None:
    """Take back this device's latest counted row; see `Progress.undo`."""
    with log.writing():
        target = _latest(log)
        if target is None:
            return None
        row = log.codec.unpack(target)
        assert row.id is not None
        fields = {"device": row.id.device, "seq": row.id.seq}
        written = append(log, Row(kind="undo", fields=fields))
    _mark(log, written)
    return row


def _mark(log: Log, written: Row) -> None:
    assert written.id is not None
    log.mark.write(written.id.device, written.id.seq)


def rename(log: Log, renames: Mapping[str, str]) -> None:
    """Learn today's renames; see `Progress.rename`."""
    with plainly(log.path):
        known = dict(log.execute("SELECT old, new FROM rename"))
    if _with(known, renames) == known:
        return
    with log.writing():
        before = log.renames()
        told = _with(dict(log.execute("SELECT old, new FROM rename")), renames)
        log.execute("DELETE FROM rename")
        log.connection.executemany("INSERT INTO rename (old, new) VALUES (?, ?)", told.items())
        log.remembered.clear()
        after = log.renames()
        touched: set[str] = set()
        for old in before.keys() | after.keys():
            if before.get(old) != after.get(old):
                touched |= {old, before.get(old, old), after.get(old, old)}
        rules = knobs.rules(log)
        for name in sorted(touched):
            if name in after:
                number = log.cards.find(name)
                log.execute("DELETE FROM state WHERE card = ?", (number,))
            else:
                folding.refold(log, log.cards.number(name), rules)


def _with(known: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """`known` renames with those `given` now: what a card is called today is no old name."""
    today = set(given.values()) - {old for old, new in given.items() if old != new}
    merged = {**known, **given}
    return {old: new for old, new in merged.items() if old != new and old not in today}


def append(log: Log, row: Row, *, fold: bool = True) -> Row:
    """Insert `row` as this device's next and fold it in (inside a transaction)."""
    if not log.mark.checked:
        notice_loss(log)
    if row.kind == "reschedule" and "after" not in row.fields:
        row = replace(row, fields={**row.fields, **_after(log, row)})
    device = log.devices.number(log.device)
    now = log.clock.now()
    number, at, before = log.next_row(device, now, _mending(log, device, row))
    day = day_number(now, knobs.day_end(log))
    row = checked(row, id=log.codec.name(number), at=at, day=day)
    stored = log.codec.pack(row)
    if before >= at:  # the clock had run ahead, and a redate mended it
        log.set_meta("unordered", 1)
    log.insert(stored)
    if fold:
        folding.take_in(log, [stored])
    return row


def notice_loss(log: Log) -> None:
    """Go on under a new name if rows of ours are missing: their numbers may be known elsewhere."""
    reached = log.mark.read()
    log.mark.checked = True
    if reached is None or reached.device != log.device:
        return
    have = (log.next_row(log.devices.number(log.device))[0] & HIGHEST_SEQ) - 1
    if have < reached.seq:
        lost = f"{log.meta('lost') or ''}{reached.device} {have + 1} {reached.seq}\n"
        log.set_meta("lost", lost)
        log.set_meta("device", new_id())


def _mending(log: Log, device: int, row: Row) -> int:
    """How far `row`, if it is a `redate`, moves the row before it: its own time goes along."""
    if row.kind != "redate":
        return 0
    row = checked(row)
    last, _ = log.last_row(device)
    moved = any(
        id_of(log.devices.number(name), first) <= last <= id_of(log.devices.number(name), end)
        for name, first, end in row.fields["ranges"]
    )
    return int(row.fields["shift"]) if moved else 0


def _after(log: Log, row: Row) -> dict[str, object]:
    """What a `reschedule` was decided on: the card's last counted review."""
    from karabakh_quiz.progress.reading import state

    last = state(log, row.card or "").last
    return {} if last is None else {"after": {"device": last.device, "seq": last.seq}}


def _latest(log: Log) -> Stored | None:
    """This device's latest counted row that can be taken back."""
    first = id_of(log.devices.number(log.device), 1)
    found = log.execute(
        f"SELECT {COLUMNS} FROM row WHERE id BETWEEN ? AND ? AND kind NOT IN (?, ?) "
        f"AND {COUNTED} ORDER BY id DESC LIMIT 1",
        (first, first + HIGHEST_SEQ - 1, kinds.UNDO, kinds.FORGET),
    ).fetchone()
    return None if found is None else Stored(*found)
