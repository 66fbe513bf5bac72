"""Keeping the folded tables true to the rows: `take_in` follows new ones, whatever they are."""

from collections.abc import Iterable

from karabakh_quiz.progress import counting, kinds, knobs
from karabakh_quiz.progress.codec import COLUMNS, SEQ_BITS, Stored
from karabakh_quiz.progress.fold import CardFold, Lens, Rules, fold_rows
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import COUNTED, in_order
from karabakh_quiz.progress.rebuilding import Told, rebuild, target_of
from karabakh_quiz.progress.statetable import load, store

_MANY = 2_000
"""More cards to fold anew than this: a rebuild is quicker."""


def take_in(log: Log, rows: Iterable[Stored], told: Told | None = None) -> None:
    """Follow `rows`, which have just been inserted, in whatever order they came."""
    cards: dict[int, list[Stored]] = {}
    effects: set[int] = set()
    ends: set[int] = set()
    waited = counting.any_uncounted(log)
    for row in rows:
        if row.kind == kinds.UNDO:
            counting.add_undo(log, row.id, target_of(log, row.body))
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
    fold = load(log, card)
    if len(rows) > 1:
        rows = sorted(rows, key=lambda row: _place(log, row))
    if fold is None or rows[0].at + log.moved(rows[0].id)[0] <= fold.tail:
        refold(log, card, rules)
        return
    fold_rows([(*row, row.crc) for row in rows], {card: fold}, rules, _counted(log))
    store(log, card, fold, rules)


def _place(log: Log, row: Stored) -> tuple[int, str, int]:
    """Where the row stands in fold order."""
    return row.at + log.moved(row.id)[0], log.devices.name(row.id >> SEQ_BITS), row.id


def refold(log: Log, card: int, rules: Rules) -> None:
    """Make the state of one of today's cards anew from all its counted rows."""
    numbers = log.told_numbers(card)
    of_card = f"card IN ({', '.join('?' * len(numbers))}) AND {COUNTED}"
    fold = CardFold()
    rows = list(in_order(log, f"{COLUMNS}, crc", of_card, numbers))
    fold_rows(rows, {card: fold}, rules, _counted(log))
    store(log, card, fold, rules)


def _counted(log: Log) -> Lens:
    """How rows look today that are known to count."""
    return Lens(
        today=log.today_number if log.renames() else None,
        moved=log.moved if log.shifts() else None,
    )
