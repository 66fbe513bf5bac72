"""Sets of cards, each answered at once by an index of the folded tables.

A sitting asks of thousands of cards whether they are new, or were answered
today; reading thousands of states for that took longer than all else it does
before the first question.
"""

from collections.abc import Iterable

from karabakh_quiz.progress.cardstate import HELD, LEARNING, NEW, SUSPENDED
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.reading import of_decks, reviewed_on

_BY_STAGE = (
    "SELECT group_concat(card.name, char(31)) "
    "FROM state INDEXED BY state_stage JOIN card ON card.id = state.card"
)
"""All names as one text, which is read out in half the time: no id holds a control character."""
_EVERY_DECK = (
    "WITH RECURSIVE known (deck) AS ("
    "SELECT min(deck) FROM state UNION ALL "
    "SELECT (SELECT min(deck) FROM state WHERE deck > known.deck) FROM known "
    "WHERE known.deck IS NOT NULL) SELECT deck FROM known WHERE deck IS NOT NULL"
)
"""The decks there are, one step in the index for each."""


Stand = tuple[str, int, int | None, int | None]


def answered(log: Log, day: int) -> frozenset[str]:
    """Cards that were reviewed on `day`; see `Progress.answered`."""
    first_or_last = log.execute(
        "SELECT card FROM state INDEXED BY state_days WHERE last_day = ?1 UNION ALL "
        "SELECT card FROM state INDEXED BY state_days WHERE last_day > ?1 AND introduced = ?1",
        (day,),
    ).fetchall()
    between = log.execute(
        "SELECT card FROM state INDEXED BY state_days WHERE last_day > ?1 AND introduced < ?1",
        (day,),
    ).fetchall()
    numbers = [card for (card,) in first_or_last]
    numbers += [card for (card,) in between if reviewed_on(log, card, day)]
    return frozenset(map(log.cards.name, numbers))


def seen(log: Log, day: int, decks: Iterable[str] | None = None) -> frozenset[str]:
    """Cards that are not new on `day`; see `Progress.seen`."""
    where, values = of_decks(log, decks)
    names = log.execute(
        f"{_BY_STAGE} WHERE {where} AND stage IN ({LEARNING}, {HELD}, {SUSPENDED}) UNION ALL "
        f"{_BY_STAGE} WHERE {where} AND stage = {NEW} AND buried > ?",
        (*values, *values, day),
    )
    return frozenset(name for (told,) in names if told for name in told.split("\x1f"))


def stands(log: Log) -> list[Stand]:
    """How every card of the log stands; see `Progress.stands`."""
    return log.execute(
        "SELECT card.name, state.stage, state.ready, state.due "
        "FROM state JOIN card ON card.id = state.card"
    ).fetchall()


def latest(log: Log, count: int) -> list[int]:
    """When the cards answered last were answered last; see `Progress.latest`."""
    rows = log.execute(
        "SELECT last_at FROM state INDEXED BY state_days WHERE last_day >= coalesce(("
        "SELECT last_day FROM state INDEXED BY state_days WHERE last_day IS NOT NULL "
        "ORDER BY last_day DESC LIMIT 1 OFFSET ?), 0) "
        "AND last_at IS NOT NULL ORDER BY last_at DESC LIMIT ?",
        (count - 1, count),
    )
    return [at for (at,) in rows]


def deck_numbers(log: Log, decks: Iterable[str] | None = None) -> list[int]:
    """The numbers under which the log has `decks`, or all of which it knows cards."""
    if decks is None:
        return [deck for (deck,) in log.execute(_EVERY_DECK)]
    return of_decks(log, decks)[1]
