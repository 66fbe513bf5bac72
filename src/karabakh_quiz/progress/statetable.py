"""Cards' folds in the table `state`: loaded, stored, many stored at once."""

from collections.abc import Iterable

from karabakh_quiz.progress.cardstate import HELD, HELD_FROM, LEARNING, NEW, SUSPENDED
from karabakh_quiz.progress.fold import SUSPENDED as SUSPENDED_FLAG
from karabakh_quiz.progress.fold import CardFold, Rules
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.schema import STATE_INDEXES

_LOAD = (
    "SELECT stability, difficulty, reps, lapses, last_day, last_at, last, "
    "due, introduced, buried, flags, note, tail FROM state WHERE card = ?"
)
_COLUMNS = (
    "deck", "stage", "ready", "stability", "difficulty", "reps", "lapses", "last_day", "last_at",
    "last", "due", "introduced", "buried", "flags", "note", "tail",
)  # fmt: skip
_INSERT = f"INSERT INTO state (card, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
_STORE = (
    f"{_INSERT} ON CONFLICT DO UPDATE SET "
    f"{', '.join(f'{name} = excluded.{name}' for name in _COLUMNS)}"
)


def load(log: Log, card: int) -> CardFold | None:
    """The stored fold of one of today's cards; None if it has none."""
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


def store(log: Log, card: int, fold: CardFold, rules: Rules) -> None:
    """Keep the state of one card; a card of which there is nothing to say has none."""
    name = log.cards.name(card)
    columns = _columns(card, name, log.texts.number(_deck_of(name)), fold, rules)
    if columns is None:
        log.execute("DELETE FROM state WHERE card = ?", (card,))
    else:
        log.execute(_STORE, columns)


def store_all(log: Log, folds: Iterable[CardFold | None], rules: Rules) -> None:
    """Keep the states of all cards, in the order of their numbers, in the table, which is empty.

    Its indexes are made once all is in it, in half the time.
    """
    names = log.cards.load_all()
    decks: dict[str, int] = {}
    rows = []
    for card, fold in enumerate(folds):
        if fold is None:
            continue
        name = names[card]
        deck = _deck_of(name)
        number = decks.get(deck)
        if number is None:
            number = decks[deck] = log.texts.number(deck)
        columns = _columns(card, name, number, fold, rules)
        if columns is not None:
            rows.append(columns)
    for index in STATE_INDEXES:
        log.execute(f"DROP INDEX IF EXISTS {index}")
    log.connection.executemany(_INSERT, rows)
    for create in STATE_INDEXES.values():
        log.execute(create)


def _deck_of(name: str) -> str:
    return name.partition("/")[0]


def _columns(
    card: int, name: str, deck: int, fold: CardFold, rules: Rules
) -> tuple[object, ...] | None:
    """A row of the table `state`; None if there is nothing to say of the card."""
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
        deck,
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
