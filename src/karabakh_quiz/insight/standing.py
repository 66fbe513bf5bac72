"""How the cards stand now: known, due, strong, weak."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from karabakh_quiz.insight.activity import Stock
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.memory.step import NEVER
from karabakh_quiz.progress.facts import HELD, LEARNING, SUSPENDED, YOUNG, Standing

if TYPE_CHECKING:
    from karabakh_quiz.memory.model import Memory

LASTING = (("under a week", 7.0), ("to a month", 30.0), ("to half a year", 183.0))
LONGER = "longer"
"""The spans of stability that are told apart."""

HARDEST = 10
"""Entries listed as the hardest."""


@dataclass(frozen=True, slots=True)
class Hard:
    """An entry and how hard it is for this learner.

    `difficulty` is the mean of its cards' difficulties in the memory model, 1
    to 10; `lapses` and `answers` are theirs together.
    """

    entry: str
    difficulty: float
    lapses: int
    answers: int


@dataclass(frozen=True, slots=True)
class Now:
    """How the cards of the selection stand today."""

    new: int
    stock: Stock
    due: int
    known: float
    """The sum of the chances of recall today, over all cards answered and not suspended."""
    lasting: Mapping[str, int]
    """Cards by how long their memory lasts (stability: days until the chance falls to 0.9)."""
    lapses: int
    """How often a card was forgotten that had lasted a day or more."""
    leeches: tuple[tuple[str, int], ...]
    """Cards with so many lapses that they waste time, and how many; the worst first."""
    hardest: tuple[Hard, ...]
    dues: Sequence[int]
    """Cards that fall due today (or before), tomorrow, and so on."""

    @property
    def answered(self) -> int:
        """Cards answered and not suspended."""
        return self.stock.seen - self.stock.suspended


def now(
    standings: Iterable[Standing],
    memory: "Memory",
    today: int,
    selection: Selection,
    *,
    cards: Collection[str] | None = None,
    leech_lapses: int = 8,
    ahead: int = 30,
) -> Now:
    """How the cards stand on `today`.

    `cards` are the ids of today's decks: those not answered count as new, and
    what was answered of other decks is left out; None takes the log as it is.
    """
    counts = [0] * (SUSPENDED + 1)
    lasting = {name: 0 for name, _ in LASTING} | {LONGER: 0}
    dues = [0] * ahead
    known, lapses, seen = 0.0, 0, 0
    leeches: list[tuple[str, int]] = []
    entries: dict[str, list[Standing]] = defaultdict(list)
    inside = None if cards is None else {card for card in cards if selection.lets_card(card)}
    for each in standings:
        if not (selection.lets_card(each.card) if inside is None else each.card in inside):
            continue
        seen += 1
        counts[each.stage] += 1
        lapses += each.lapses
        if each.stability != NEVER:
            entries[each.card.partition("#")[0]].append(each)
        if each.stage == SUSPENDED:
            continue
        known += memory.recall(each.stability, max(0, today - each.last_day))
        lasting[lasts(each.stability)] += 1
        if each.lapses >= leech_lapses:
            leeches.append((each.card, each.lapses))
        wait = max(0, each.due_day - today)
        if wait < ahead:
            dues[wait] += 1
    return Now(
        new=0 if inside is None else len(inside) - seen,
        stock=Stock(counts[LEARNING], counts[YOUNG], counts[HELD], counts[SUSPENDED]),
        due=dues[0] if dues else 0,
        known=known,
        lasting=lasting,
        lapses=lapses,
        leeches=tuple(sorted(leeches, key=lambda pair: (-pair[1], pair[0]))),
        hardest=_hardest(entries),
        dues=tuple(dues),
    )


def lasts(stability: float) -> str:
    """The span that a stability, in days, lies in."""
    return next((name for name, below in LASTING if stability < below), LONGER)


def _hardest(entries: Mapping[str, Sequence[Standing]]) -> tuple[Hard, ...]:
    """Those forgotten most often, among as often forgotten the most difficult."""
    found = (
        Hard(
            entry,
            sum(card.difficulty for card in cards) / len(cards),
            sum(card.lapses for card in cards),
            sum(card.reps for card in cards),
        )
        for entry, cards in entries.items()
    )
    forgotten = [each for each in found if each.lapses]
    forgotten.sort(key=lambda each: (-each.lapses / each.answers, -each.difficulty, each.entry))
    return tuple(forgotten[:HARDEST])
