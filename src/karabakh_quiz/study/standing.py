"""How the decks stand today: what is due, what is new, what is learnt. One count for all.

Home and the command line both ask here. A deck counts every card that a
sitting on it may ask, those of entries picked from other decks included; all
decks together count each card once, so the sum over the decks may be higher.
Sensitive cards count only for a learner who is asked them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from karabakh_quiz.structs import late, struct
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.pace import minutes_for
from karabakh_quiz.study.plan import Plan, Planner
from karabakh_quiz.study.stages import stage_of

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress


@struct(kw_only=True)
class Counts:
    """Numbers of cards. Each is new, learning, held or suspended; due cuts across."""

    due: int = 0
    new_today: int = 0
    """New ones that a sitting would bring today."""
    new: int = 0
    learning: int = 0
    held: int = 0
    suspended: int = 0

    @property
    def cards(self) -> int:
        """All of them."""
        return self.new + self.learning + self.held + self.suspended


@struct(kw_only=True)
class Standing:
    """All decks together, each card once, and deck by deck."""

    together: Counts
    decks: Mapping[str, Counts] = late(factory=dict)
    """By deck id, in the library's order."""
    due: "tuple[CardState, ...]" = ()
    """The states of the cards due today."""
    ahead: Mapping[int, int] = late(factory=dict)
    """How many cards fall due on each day after today; days without any are left out."""
    minutes: int = 0
    """How long a sitting on all of them would take today."""

    @property
    def shared(self) -> int:
        """How many more cards the decks add up to than there are."""
        return sum(counts.cards for counts in self.decks.values()) - self.together.cards


def standing(collection: "Collection", progress: "Progress", *, sensitive: bool) -> Standing:
    """Count the decks of `collection` as they stand on the learner's day."""
    today = progress.today()
    states = progress.states()
    decks = {}
    every: dict[str, None] = {}
    for deck in collection.decks:
        asked = _asked(collection, deck, sensitive=sensitive)
        every.update(dict.fromkeys(asked))
        plan = _plan(collection, progress, (deck,), sensitive=sensitive)
        decks[deck] = _counts(asked, states, today, len(plan.fresh))
    plan = _plan(collection, progress, (), sensitive=sensitive)
    known = [states[card] for card in every if card in states]
    asked_today = len(plan.reviews) + len(plan.fresh)
    return Standing(
        together=_counts(every, states, today, len(plan.fresh)),
        decks=decks,
        due=tuple(state for state in known if state.due(today)),
        ahead=Counter(day for state in known if (day := _falls_due(state, today))),
        minutes=minutes_for(asked_today, states.values()),
    )


def _asked(collection: "Collection", deck: str, *, sensitive: bool) -> Sequence[str]:
    """The cards that a sitting on `deck` may ask."""
    facts = collection.facts
    return [card for card in collection.ids(deck) if sensitive or not facts(card).sensitive]


def _plan(
    collection: "Collection", progress: "Progress", decks: tuple[str, ...], *, sensitive: bool
) -> Plan:
    """What a sitting on `decks` (none: on all) would bring today."""
    return Planner(collection, progress, SittingOptions(decks=decks, sensitive=sensitive)).plan()


def _counts(
    cards: Iterable[str], states: "Mapping[str, CardState]", today: int, fresh: int
) -> Counts:
    stages: Counter[str] = Counter()
    due = 0
    for card in cards:
        state = states.get(card)
        stages["new" if state is None else stage_of(state)] += 1
        due += state is not None and state.due(today)
    return Counts(due=due, new_today=fresh, **stages)


def _falls_due(state: "CardState", today: int) -> int | None:
    """The day after today on which the card falls due."""
    if state.suspended or state.due_day is None:
        return None
    day = max(state.due_day, state.buried_until or 0)
    return day if day > today else None
