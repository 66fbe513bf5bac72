"""What is due, the most urgent first, sorted where it lies.

A card's chance of recall against the chance on its own due day is

    R(t) / R(p) = ((S + f t) / (S + f p)) ** -d

(FSRS-6's forgetting curve; S the stability, t the days since the last review,
p the days planned then, f and d from the parameters in force). Where f and d
are the same, the fraction alone tells the order, and it is plain arithmetic:
SQLite sorts a backlog of a hundred thousand in less time than it would take
to read it out.
"""

from collections.abc import Iterable, Iterator

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.progress import knobs
from karabakh_quiz.progress.cardstate import HELD, LEARNING
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.sets import deck_numbers

FIRST = 400
"""Cards read at first: more than are asked in a day by default."""

_QUERY = (
    "SELECT card.name, due.stability, due.last_day, due.due FROM ("
    "SELECT card, stability, last_day, due FROM state INDEXED BY state_stage "
    "WHERE deck IN ({decks}) AND stage IN (?, ?) AND ready <= ? AND stability IS NOT NULL "
    "ORDER BY (stability + ? * max(0, ? - last_day)) "
    "/ (stability + ? * max(0, coalesce(due, ?) - last_day)) DESC, card LIMIT ?"
    ") AS due JOIN card ON card.id = due.card"
)

Keyed = tuple[float, str]


def most_urgent(log: Log, day: int, decks: Iterable[str] | None = None) -> Iterator[str]:
    """Cards due on `day`, the lowest relative recall first; see `Progress.most_urgent`."""
    given = 0
    for limit in (FIRST, -1):
        with log.reading():
            found, sure = _found(log, day, decks, limit)
        for urgency, card in found[given:]:
            if urgency >= sure:
                break
            given += 1
            yield card
        if sure == float("inf"):
            return


def _found(
    log: Log, day: int, decks: Iterable[str] | None, limit: int
) -> tuple[list[Keyed], float]:
    """Up to `limit` cards of each memory model, and the urgency up to which none is missing."""
    alike: dict[tuple[float, float], tuple[Memory, list[int]]] = {}
    for deck in deck_numbers(log, decks):
        memory = knobs.memory(log, log.texts.name(deck))
        key = (memory.factor, memory.parameters[20])
        alike.setdefault(key, (memory, []))[1].append(deck)
    found: list[Keyed] = []
    sure = float("inf")
    for memory, numbers in alike.values():
        rows = _keyed(log, day, memory, numbers, limit)
        if len(rows) == limit:  # there are more, none of them more urgent than these
            sure = min(sure, rows[-1][0])
        found += rows
    return sorted(found), sure


def _keyed(log: Log, day: int, memory: Memory, decks: list[int], limit: int) -> list[Keyed]:
    rows = log.execute(
        _QUERY.format(decks=",".join("?" * len(decks))),
        (*decks, LEARNING, HELD, day, memory.factor, day, memory.factor, day, limit),
    ).fetchall()
    keyed = []
    for name, stability, last, due in rows:
        planned = max(0, (day if due is None else due) - last)
        recalled = memory.recall(stability, max(0, day - last))
        keyed.append((recalled / memory.recall(stability, planned), name))
    keyed.sort()
    return keyed
