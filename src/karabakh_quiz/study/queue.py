"""Which cards a sitting asks, and in which order."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from karabakh_quiz.cards.card import Card
from karabakh_quiz.decks.deck import Question, Statement
from karabakh_quiz.memory import Memory
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.question import CardStage

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress

HELD_FROM_DAYS = 21.0
NEW_A_DAY = 10
REVIEWS_A_DAY = 200


def stage_of(state: "CardState") -> CardStage:
    """Where a card stands: new, learning, held or suspended."""
    if state.suspended:
        return "suspended"
    if state.memory is None:
        return "new"
    return "held" if state.memory.stability >= HELD_FROM_DAYS else "learning"


def gather(collection: "Collection", progress: "Progress", options: SittingOptions) -> list[str]:
    """The cards to ask, in order."""
    today = progress.today()
    ids = list(_scope(collection, options))
    states = progress.states(ids)
    due: list[tuple[float, str]] = []
    new: list[str] = []
    for card in ids:
        state = states.get(card) or progress.state(card)
        if state.suspended or (state.buried_until or 0) > today:
            continue
        if not wanted(collection.card(card), options):
            continue
        if state.memory is None:
            new.append(card)
        elif options.cram or options.ahead or (state.due_day or 0) <= today:
            due.append((urgency(progress.memory(card.partition("/")[0]), state, today), card))
    due.sort()
    new_limit = options.new
    if new_limit is None:
        allowed = int(progress.setting("new", default=NEW_A_DAY))
        new_limit = max(0, allowed - sum(progress.introduced(today).values()))
    chosen = [card for _, card in due] + new[: None if options.cram else new_limit]
    if options.siblings_apart and not options.cram:
        chosen = apart(chosen)
    return chosen[: options.limit]


def _scope(collection: "Collection", options: SittingOptions) -> Iterable[str]:
    if not options.decks:
        return collection.ids()
    return dict.fromkeys(card for deck in options.decks for card in collection.ids(deck))


def wanted(card: Card, options: SittingOptions) -> bool:
    """Whether the filters let `card` through."""
    entry = card.entry
    if entry.sensitive and not options.sensitive:
        return False
    if options.only and card.facet not in options.only:
        return False
    if options.tags and not set(options.tags) & set(entry.tags):
        return False
    if options.people:
        people = entry.who if not isinstance(entry, Question) else ()
        also = entry.misattributed_to if isinstance(entry, Statement) else ()
        return any(person.id in options.people for person in (*people, *also))
    return True


def urgency(memory: Memory, state: "CardState", today: int) -> float:
    """The chance of recall today over the chance on the day the card fell due.

    Below 1 for what is overdue; the lowest is the most urgent.
    """
    if state.memory is None or state.last_day is None:
        return 1.0
    stability = state.memory.stability
    planned = max(0, (state.due_day or today) - state.last_day)
    elapsed = max(0, today - state.last_day)
    return memory.recall(stability, elapsed) / memory.recall(stability, planned)


def apart(cards: Sequence[str]) -> list[str]:
    """`cards` with only the first of each entry's facets."""
    first: dict[str, str] = {}
    for card in cards:
        first.setdefault(card.partition("#")[0], card)
    return list(first.values())
