"""What looking back needs of the log: one pass over it, a light tuple an answer.

Nothing here changes the file. `Facts` is one look at it: open it, walk, let go.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from karabakh_quiz.memory.step import NEVER
from karabakh_quiz.progress import kinds, knobs
from karabakh_quiz.progress.bodies import NOTHING, Teller
from karabakh_quiz.progress.cardstate import HELD_FROM
from karabakh_quiz.progress.codec import HIGHEST_SEQ, SEQ_BITS, id_of
from karabakh_quiz.progress.fold import SUSPENDED as SUSPENDED_FLAG
from karabakh_quiz.progress.fold import luck_of
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.ordering import COUNTED, in_order

UNSEEN, LEARNING, YOUNG, HELD, SUSPENDED = range(5)
"""How a card stands. Young: learning still, and due again after a day at the least."""

YOUNG_FROM = 1.0
"""Stability, days, from which a learning card is young."""

MODES = ("choice", "type", "reveal")
_WALKED = (kinds.REVIEW, kinds.PRACTICE, kinds.SUSPEND, kinds.RESUME, kinds.RESET)
_MANY = 500


Fact = tuple[int, int, int, int, int, bool, int, float, int, int, int, int, int | None, int | None]
"""One counted answer, or (grade 0) one row that changed how a card stands; in this order:

- number of today's card (`Facts.names` has its id), learner's day, milliseconds since 1970 (UTC);
- grade; choices shown (1 when typed or revealed, 0 where the learner says it was guessed);
  whether it was scheduled;
- learner's days since the review before (-1 for a first one, and for practice); expected chance,
  0 to 1, that this answer is right, luck among the choices counted in (-1 where the days are below
  1);
- how the card stood before, and stands after; place of the mode in `MODES` (-1 unknown);
  milliseconds taken;
- for dates: signed error in days, negative when too early; the year that was right.

A plain tuple: a million are made and taken apart at once, and a name would double the time.
"""


class Standing(NamedTuple):
    """A card as it stands now."""

    card: str
    stage: int
    stability: float
    difficulty: float
    reps: int
    lapses: int
    last_day: int
    due_day: int
    """The day it is to be asked, buried cards' later one included; 0 for suspended cards."""


class Position(NamedTuple):
    """How far a log has come: equal positions, equal facts.

    `ends` has, by device name, its highest number here and that row's
    checksum; `rows` counts all; `undone` names the rows that do not count;
    `rules` sums up what moves every row (parameters, renames, redates).
    """

    ends: Mapping[str, tuple[int, int]]
    rows: int
    undone: frozenset[tuple[str, int]]
    rules: int


class Facts:
    """One look at the log, in one transaction."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def position(self) -> Position:
        """How far the log has come."""
        log = self._log
        names = log.devices.load_all()
        ends: dict[str, tuple[int, int]] = {}
        for number, name in names.items():
            found = log.execute(
                "SELECT id, crc FROM row WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1",
                (id_of(number, 0), id_of(number, HIGHEST_SEQ)),
            ).fetchone()
            if found is not None:
                ends[name] = (found[0] & HIGHEST_SEQ, found[1])
        (rows,) = log.execute("SELECT count(*) FROM row").fetchone()
        undone = frozenset(
            (names.get(row >> SEQ_BITS, ""), row & HIGHEST_SEQ) for row in self._uncounted()
        )
        told = (
            knobs.parameters(log),
            sorted(told for told in log.renames().items() if log.cards.find(told[0]) is not None),
            sorted(log.shifts()),
            log.meta("unordered"),
        )
        return Position(ends, rows, undone, crc32(repr(told).encode()))

    def names(self) -> Mapping[int, str]:
        """Card ids by number."""
        return self._log.cards.load_all()

    def changed_since(self, before: Position, now: Position) -> set[int] | None:
        """Cards whose facts may differ between two positions; None: any may."""
        log = self._log
        if before.rules != now.rules:
            return None
        cards: set[int] = set()
        new = 0
        for name, (seq, crc) in before.ends.items():
            number = log.devices.find(name)
            row = None if number is None else id_of(number, seq)
            found = log.execute("SELECT crc FROM row WHERE id = ?", (row,)).fetchone()
            if found is None or found[0] != crc:
                return None
        for name in now.ends:
            number = log.devices.number(name)
            first = before.ends.get(name, (0, 0))[0] + 1
            for (card,) in log.execute(
                "SELECT card FROM row WHERE id BETWEEN ? AND ?",
                (id_of(number, first), id_of(number, HIGHEST_SEQ)),
            ):
                new += 1
                cards.add(card)
        if before.rows + new != now.rows:
            return None
        for name, seq in before.undone ^ now.undone:
            number = log.devices.find(name)
            row = None if number is None else id_of(number, seq)
            found = log.execute("SELECT card FROM row WHERE id = ?", (row,)).fetchone()
            if found is not None:
                cards.add(found[0])
        cards.discard(0)
        return {log.today_number(card) for card in cards}

    def walk(
        self, cards: Collection[int] | None = None, share: tuple[int, int] = (0, 1)
    ) -> Iterator[Fact]:
        """The facts of all cards, or some, in fold order.

        `share` (k, n) is the k-th of n shares of all cards, k from 0: together
        the shares have every fact once, and each can be walked by itself.
        """
        log = self._log
        renamed, shifted = bool(log.renames()), bool(log.shifts())
        uncounted = self._uncounted()
        memory = knobs.memory(log)
        step, recalled = memory.step, memory.recall
        states: dict[int, tuple[float, float, int, int]] = {}
        suspended: set[int] = set()
        unseen = (NEVER, 0.0, 0, UNSEEN)
        told = Teller(self._modes()).told
        for row, at, day, card, kind, grade, shown, body in self._rows(cards, share):
            if row in uncounted:
                continue
            if renamed:
                card = log.today_number(card)
            if shifted:
                ms, days = log.moved(row)
                at, day = at + ms, day + days
            stability, difficulty, last, stage = states.get(card, unseen)
            stood = SUSPENDED if card in suspended else stage
            if kind == kinds.REVIEW:
                lucky = luck_of(shown) if shown else 0.0
                recall = -1.0
                if stage == UNSEEN:
                    elapsed, last = -1, day
                elif day > last:
                    elapsed, last = day - last, day
                    recall = recalled(stability, elapsed)
                    if shown > 0:
                        recall += (1.0 - recall) * lucky
                else:
                    elapsed = 0
                stability, difficulty = step(
                    stability, difficulty, grade, elapsed if elapsed > 0 else 0, lucky
                )
                if stability >= HELD_FROM:
                    stage = HELD
                else:
                    stage = YOUNG if stability >= YOUNG_FROM else LEARNING
                states[card] = (stability, difficulty, last, stage)
                stands = SUSPENDED if stood == SUSPENDED else stage
                options = shown if shown > 0 else 0 if shown else 1
                yield (
                    card, day, at, grade, options, True, elapsed, recall, stood, stands,
                    *told(body),
                )  # fmt: skip
            elif kind == kinds.PRACTICE:
                options = shown if shown > 0 else 0 if shown else 1
                yield (
                    card, day, at, grade, options, False, -1, -1.0, stood, stood, *told(body),
                )  # fmt: skip
            else:
                if kind == kinds.RESET:
                    states.pop(card, None)
                    stage = UNSEEN
                elif kind == kinds.SUSPEND:
                    suspended.add(card)
                else:
                    suspended.discard(card)
                stands = SUSPENDED if card in suspended else stage
                yield (card, day, at, 0, 1, False, -1, -1.0, stood, stands, *NOTHING)

    def standings(self) -> Iterator[Standing]:
        """Every card that was ever reviewed or suspended, as it stands now."""
        names = self.names()
        for card, stability, difficulty, reps, lapses, last, due, flags in self._log.execute(
            "SELECT card, stability, difficulty, reps, lapses, last_day, ready, flags FROM state "
            "WHERE stability IS NOT NULL OR (flags & ?) != 0",
            (SUSPENDED_FLAG,),
        ):
            known = NEVER if stability is None else stability
            yield Standing(
                names[card],
                _stands(known, bool(flags & SUSPENDED_FLAG)),
                known,
                difficulty or 0.0,
                reps,
                lapses,
                last or 0,
                due or 0,
            )

    def answers_by_card(self, since_day: int | None = None) -> dict[int, tuple[int, int]]:
        """By number of today's card: counted answers, practice included, and how many were
        graded better than Again; since `since_day`, or all."""
        log = self._log
        found: dict[int, list[int]] = {}
        kinds_ = f"kind IN ({kinds.REVIEW}, {kinds.PRACTICE})"
        if self._uncounted():
            kinds_ += f" AND {COUNTED}"
        if log.shifts():
            rows: Iterable[tuple[int, int, int]] = (
                (card, 1, grade > 1)
                for row, card, day, grade in log.execute(
                    f"SELECT id, card, day, grade FROM row WHERE {kinds_}"
                )
                if since_day is None or day + log.moved(row)[1] >= since_day
            )
        else:
            rows = log.execute(
                f"SELECT card, count(*), sum(grade > 1) FROM row WHERE {kinds_} AND day >= ? "
                "GROUP BY card",
                (-(1 << 40) if since_day is None else since_day,),
            )
        for card, answers, right in rows:
            sums = found.setdefault(log.today_number(card), [0, 0])
            sums[0] += answers
            sums[1] += right
        return {card: (answers, right) for card, (answers, right) in found.items()}

    def _rows(
        self, cards: Collection[int] | None, share: tuple[int, int]
    ) -> Iterator[tuple[Any, ...]]:
        where = f"kind IN ({','.join(map(str, _WALKED))})"
        columns = "id, at, day, card, kind, grade, shown, body"
        if cards is None:
            part, of = share
            if of == 1:
                return in_order(self._log, columns, where)
            if not self._log.renames():
                return in_order(self._log, columns, f"{where} AND card % {of} = {part}")
            today = self._log.today_number
            rows = in_order(self._log, columns, where)
            return (row for row in rows if today(row[3]) % of == part)
        told = [number for card in cards for number in self._log.told_numbers(card)]
        if len(told) <= _MANY:
            few = f"{where} AND card IN ({','.join('?' * len(told))})"
            return in_order(self._log, columns, few, told)
        wanted = set(told)
        return (row for row in in_order(self._log, columns, where) if row[3] in wanted)

    def _uncounted(self) -> set[int]:
        return {row for (row,) in self._log.execute("SELECT id FROM uncounted")}

    def _modes(self) -> dict[int, int]:
        found = ((self._log.texts.find(mode), place) for place, mode in enumerate(MODES))
        return {number: place for number, place in found if number is not None}


def _stands(stability: float, suspended: bool) -> int:
    if suspended:
        return SUSPENDED
    if stability >= HELD_FROM:
        return HELD
    return YOUNG if stability >= YOUNG_FROM else LEARNING
