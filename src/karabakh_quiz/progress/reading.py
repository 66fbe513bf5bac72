"""What the folded tables answer: states, what is due, how many of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.cardstate import HELD, LEARNING, CardState
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import COUNTED, stored_in_order
from karabakh_quiz.progress.row import Row
from karabakh_quiz.structs import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SELECT = (
    "SELECT card, stability, difficulty, reps, lapses, last_day, last_at, last, "
    "due, introduced, buried, flags, note FROM state"
)
_FEW = 500
"""Cards looked up one by one; more are picked out of all."""


@struct
class DeckCount:
    """How the cards of one deck stand that were ever answered or suspended."""

    due: int = 0
    learning: int = 0
    held: int = 0
    suspended: int = 0


def state(log: Log, card: str) -> CardState:
    """The state of one card, a fresh one if it was never seen."""
    name = log.today_name(card)
    number = log.cards.find(name)
    if number is not None:
        found = log.execute(f"{_SELECT} WHERE card = ?", (number,)).fetchone()
        if found is not None:
            return _card_state(log, name, found)
    return CardState(card=name)


def states(log: Log, cards: Collection[str] | None = None) -> dict[str, CardState]:
    """States by today's card id; cards never seen are left out."""
    if cards is not None and len(cards) <= _FEW:
        found = (state(log, card) for card in cards)
        return {each.card: each for each in found if each != CardState(card=each.card)}
    names = log.cards.load_all()
    wanted = None if cards is None else {log.today_name(card) for card in cards}
    return {
        name: _card_state(log, name, row)
        for row in log.execute(_SELECT)
        if (name := names[row[0]]) and (wanted is None or name in wanted)
    }


def _card_state(log: Log, name: str, row: Sequence[Any]) -> CardState:
    from karabakh_quiz.memory.model import MemoryState
    from karabakh_quiz.progress.fold import FLAGGED, MET, SUSPENDED

    _, stability, difficulty, reps, lapses, last_day, last_at, last, *rest = row
    due, introduced, buried, flags, note = rest
    return CardState(
        card=name,
        memory=None if stability is None else MemoryState(stability, difficulty),
        reps=reps,
        lapses=lapses,
        last_day=last_day,
        last_at=last_at,
        due_day=due,
        last=None if last is None else log.codec.name(last),
        introduced_day=introduced,
        suspended=bool(flags & SUSPENDED),
        buried_until=buried,
        flagged=bool(flags & FLAGGED),
        note=note or "",
        met=bool(flags & MET),
    )


def due(log: Log, day: int, decks: Iterable[str] | None = None) -> list[str]:
    """Ids of the cards to be asked on `day`, the longest overdue first."""
    where, values = of_decks(log, decks)
    names = log.cards.name
    rows = log.execute(
        "SELECT card FROM state INDEXED BY state_stage "
        f"WHERE {where} AND stage IN (?, ?) AND ready <= ? ORDER BY ready, card",
        (*values, LEARNING, HELD, day),
    )
    return [names(card) for (card,) in rows.fetchall()]


def counts(log: Log, day: int, decks: Iterable[str] | None = None) -> dict[str, DeckCount]:
    """How many cards of each deck are due on `day`, learning, held and suspended."""
    where, values = of_decks(log, decks)
    counted: dict[int, list[int]] = {}
    for deck, stage, number, ready in log.execute(
        "SELECT deck, stage, count(*), sum(ready <= ?) FROM state INDEXED BY state_stage "
        f"WHERE {where} GROUP BY deck, stage",
        (day, *values),
    ):
        count = counted.setdefault(deck, [0, 0, 0, 0, 0])
        count[stage] += number
        count[4] += (ready or 0) if stage in (LEARNING, HELD) else 0
    return {
        log.texts.name(deck): DeckCount(count[4], count[1], count[2], count[3])
        for deck, count in counted.items()
    }


def next_due(log: Log, after: int, decks: Iterable[str] | None = None) -> int | None:
    """The first day after `after` on which a card falls due."""
    where, values = of_decks(log, decks)
    (day,) = log.execute(
        "SELECT min(ready) FROM state INDEXED BY state_stage "
        f"WHERE {where} AND stage IN (?, ?) AND ready > ?",
        (*values, LEARNING, HELD, after),
    ).fetchone()
    return None if day is None else int(day)


def load(log: Log, first: int, last: int, decks: Iterable[str] | None = None) -> Counter[int]:
    """How many cards fall due on each day from `first` to `last`."""
    where, values = of_decks(log, decks)
    return Counter(
        dict(
            log.execute(
                "SELECT ready, count(*) FROM state INDEXED BY state_stage "
                f"WHERE {where} AND stage IN (?, ?) AND ready BETWEEN ? AND ? GROUP BY ready",
                (*values, LEARNING, HELD, first, last),
            ).fetchall()
        )
    )


def introduced(log: Log, day: int) -> Counter[str]:
    """Cards by deck whose first counted review was on `day`."""
    return _by_deck(
        log,
        "SELECT deck, count(*) FROM state INDEXED BY state_days "
        "WHERE last_day >= ? AND introduced = ? GROUP BY deck",
        (day, day),
    )


def reviewed(log: Log, day: int) -> Counter[str]:
    """Cards by deck that were reviewed on `day`, those introduced that day left out."""
    total = _by_deck(
        log,
        "SELECT deck, count(*) FROM state INDEXED BY state_days "
        "WHERE last_day = ? AND introduced < ? GROUP BY deck",
        (day, day),
    )
    later = log.execute(
        "SELECT card, deck FROM state INDEXED BY state_days WHERE last_day > ? AND introduced < ?",
        (day, day),
    ).fetchall()
    for card, deck in later:
        if reviewed_on(log, card, day):
            total[log.texts.name(deck)] += 1
    return total


def reviewed_on(log: Log, card: int, day: int) -> bool:
    """Whether a counted, scheduled review of today's card `card` was on `day`."""
    for number in log.told_numbers(card):
        for row, on in log.execute(
            f"SELECT id, day FROM row WHERE card = ? AND kind = ? AND {COUNTED}",
            (number, kinds.REVIEW),
        ).fetchall():
            if on + log.moved(row)[1] == day:
                return True
    return False


def _by_deck(log: Log, query: str, values: Sequence[int]) -> Counter[str]:
    found = log.execute(query, values).fetchall()
    return Counter({log.texts.name(deck): number for deck, number in found})


def of_decks(log: Log, decks: Iterable[str] | None) -> tuple[str, list[int]]:
    """A condition on `deck`, and its values."""
    if decks is None:
        return "1", []
    found = [number for deck in decks if (number := log.texts.find(deck)) is not None]
    return f"deck IN ({','.join('?' * len(found))})", found


def rows(
    log: Log,
    card: str | None = None,
    wanted: Collection[str] | None = None,
    *,
    counted: bool = True,
    as_told: bool = False,
) -> Iterator[Row]:
    """Rows in fold order; see `Progress.rows`."""
    where, values = ["1"], list[int]()
    if card is not None:
        number = log.cards.find(log.today_name(card))
        told = [number] if number is None else log.told_numbers(number)
        numbers = [each for each in told if each is not None] or [-1]
        where.append(f"card IN ({','.join('?' * len(numbers))})")
        values += numbers
    if wanted is not None:
        codes = _codes(log, wanted)
        where.append(f"kind IN ({','.join('?' * len(codes))})")
        values += codes
    if counted:
        where.append(COUNTED)
    unpack = log.codec.unpack
    for stored in stored_in_order(log, " AND ".join(where), values):
        ms, days = log.moved(stored.id)
        row = unpack(stored)
        if not as_told and (ms or days or log.renames()):
            row = _today(log, row, ms, days)
        yield row


def _today(log: Log, row: Row, ms: int, days: int) -> Row:
    """`row` with today's card id and the time that `redate` rows give it."""
    from karabakh_quiz.progress.row import Review
    from karabakh_quiz.structs import replace

    assert row.at is not None
    assert row.day is not None
    moved = replace(
        row,
        card=None if row.card is None else log.today_name(row.card),
        at=row.at + ms,
        day=row.day + days,
    )
    if isinstance(moved, Review) and moved.due_day is not None:
        return replace(moved, due_day=moved.due_day + days)
    return moved


def _codes(log: Log, wanted: Iterable[str]) -> list[int]:
    codes: list[int] = []
    for name in wanted:
        code = kinds.CODES.get(name)
        text = log.texts.find(name)
        if code is not None:
            codes.append(code)
        elif text is not None:
            codes.append(kinds.UNKNOWN + text)
        if name == "review":
            codes.append(kinds.PRACTICE)
    return codes


def confusions(log: Log, since_day: int | None = None) -> Counter[tuple[str, str]]:
    """Who was given for whom; see `Progress.confusions`."""
    found: Counter[tuple[str, str]] = Counter()
    for card, chosen, row, day in log.execute(
        "SELECT card, wrong, id, day FROM row INDEXED BY row_wrong "
        f"WHERE wrong IS NOT NULL AND {COUNTED}"
    ).fetchall():
        if since_day is None or day + log.moved(row)[1] >= since_day:
            found[log.today_name(log.cards.name(card)), log.texts.name(chosen)] += 1
    return found


def latest_confusions(log: Log, since_day: int, count: int) -> list[tuple[str, str]]:
    """Who was given for whom of late; see `Progress.latest_confusions`."""
    if log.shifts():  # days as they are counted today, which only a look at every row tells
        return [pair for pair, _ in confusions(log, since_day).most_common(count)]
    found = log.execute(
        "SELECT card, wrong FROM row INDEXED BY row_wrong "
        f"WHERE wrong IS NOT NULL AND day >= ? AND {COUNTED} "
        "GROUP BY wrong, card ORDER BY max(day) DESC, card, wrong LIMIT ?",
        (since_day, count),
    ).fetchall()
    return [(log.today_name(log.cards.name(card)), log.texts.name(wrong)) for card, wrong in found]
