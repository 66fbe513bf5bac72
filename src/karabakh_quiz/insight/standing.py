"""How the cards stand now: known, due, strong, weak."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from karabakh_quiz.insight.activity import Stock
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.memory.step import NEVER
from karabakh_quiz.progress.facts import HELD, LEARNING, SUSPENDED, YOUNG, Standing

if TYPE_CHECKING:
    from karabakh_quiz.memory.model import Memory

LASTING = (("under a week", 7.0), ("to a month", 30.0), ("to half a year", 183.0))
_BOUNDS = tuple(bound for _, bound in LASTING)
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
    lasting = [0] * (len(LASTING) + 1)
    dues = [0] * ahead
    known, lapses = 0.0, 0
    leeches: list[tuple[str, int]] = []
    inside = None if cards is None else _inside(cards, selection)
    shown = [each for each in standings if _is_in(each.card, inside, selection)]
    recall = memory.recall
    for each in shown:
        card, stage, stability, _, _, forgotten, last_day, due_day = each
        counts[stage] += 1
        lapses += forgotten
        if stage == SUSPENDED:
            continue
        known += recall(stability, today - last_day if today > last_day else 0)
        lasting[bisect(_BOUNDS, stability)] += 1
        if forgotten >= leech_lapses:
            leeches.append((card, forgotten))
        wait = due_day - today
        if wait < ahead:
            dues[wait if wait > 0 else 0] += 1
    return Now(
        new=0 if inside is None else len(inside) - len(shown),
        stock=Stock(counts[LEARNING], counts[YOUNG], counts[HELD], counts[SUSPENDED]),
        due=dues[0] if dues else 0,
        known=known,
        lasting=dict(zip((*(name for name, _ in LASTING), LONGER), lasting, strict=True)),
        lapses=lapses,
        leeches=tuple(sorted(leeches, key=lambda pair: (-pair[1], pair[0]))),
        hardest=_hardest(shown),
        dues=tuple(dues),
    )


def _inside(cards: Collection[str], selection: Selection) -> Collection[str]:
    """Those of `cards` that the selection lets through, to be looked up."""
    if not selection.decks and not selection.facets:
        return set(cards)
    return {card for card in cards if selection.lets_card(card)}


def _is_in(card: str, inside: Collection[str] | None, selection: Selection) -> bool:
    return selection.lets_card(card) if inside is None else card in inside


def _hardest(standings: Sequence[Standing]) -> tuple[Hard, ...]:
    """Entries forgotten most often, among as often forgotten the most difficult."""
    forgotten = {each.card.partition("#")[0] for each in standings if each.lapses}
    entries: dict[str, list[Standing]] = defaultdict(list)
    for each in standings:
        entry = each.card.partition("#")[0]
        if entry in forgotten and each.stability != NEVER:
            entries[entry].append(each)
    found = [
        Hard(
            entry,
            sum(card.difficulty for card in cards) / len(cards),
            sum(card.lapses for card in cards),
            sum(card.reps for card in cards),
        )
        for entry, cards in entries.items()
    ]
    return tuple(
        nsmallest(
            HARDEST,
            found,
            key=lambda each: (-each.lapses / each.answers, -each.difficulty, each.entry),
        )
    )
