"""How the decks stand today: what is due, what is new, what is learnt. One count for all.

Home and the command line both ask here. A deck counts every card that a
sitting on it may ask, those of entries picked from other decks included; all
decks together count each card once, so the sum over the decks may be higher.
Sensitive cards count only for a learner who is asked them.
"""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from karabakh_quiz.progress.cardstate import HELD, LEARNING
from karabakh_quiz.structs import late, struct
from karabakh_quiz.study.backlog import OVERDUE_DAYS
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.pace import minutes_for
from karabakh_quiz.study.plan import Planner

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import Progress


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
    overdue: int = 0
    """Cards due that have been so for a week or more."""
    ahead: Mapping[int, int] = late(factory=dict)
    """How many cards fall due on each day after today; days without any are left out."""

    @property
    def shared(self) -> int:
        """How many more cards the decks add up to than there are."""
        return sum(counts.cards for counts in self.decks.values()) - self.together.cards


def standing(collection: "Collection", progress: "Progress", *, sensitive: bool) -> Standing:
    """Count the decks of `collection` as they stand on the learner's day."""
    today = progress.today()
    asked = {deck: _asked(collection, deck, sensitive=sensitive) for deck in collection.decks}
    every = _Counting(frozenset().union(*asked.values()))
    counting = {deck: _Counting(cards) for deck, cards in asked.items()}
    ahead: Counter[int] = Counter()
    overdue = 0
    # Cards shown in several decks are few: most are counted in their own deck alone.
    sharing = {deck for deck in asked if len(collection.homes(deck)) > 1}
    for card, stage, ready, due in progress.stands():
        if card not in every.cards:
            continue
        is_due = stage in (LEARNING, HELD) and ready is not None and ready <= today
        every.count(stage, due=is_due)
        own = card.partition("/")[0]
        for deck in {own, *sharing}:
            if deck in counting and card in counting[deck].cards:
                counting[deck].count(stage, due=is_due)
        if is_due:
            overdue += due is not None and due <= today - OVERDUE_DAYS
        elif stage in (LEARNING, HELD) and ready is not None:
            ahead[ready] += 1
    return Standing(
        together=every.counts(_new_today(collection, progress, (), sensitive=sensitive)),
        decks={
            deck: each.counts(_new_today(collection, progress, (deck,), sensitive=sensitive))
            for deck, each in counting.items()
        },
        overdue=overdue,
        ahead=ahead,
    )


def minutes_today(collection: "Collection", progress: "Progress", *, sensitive: bool) -> int:
    """How long a sitting on all decks would take today."""
    plan = Planner(collection, progress, SittingOptions(sensitive=sensitive)).plan()
    return minutes_for(len(plan.reviews) + len(plan.fresh), progress)


def _asked(collection: "Collection", deck: str, *, sensitive: bool) -> frozenset[str]:
    """The cards that a sitting on `deck` may ask."""
    cards = frozenset(collection.ids(deck))
    return cards if sensitive else cards.difference(collection.sensitive(deck))


def _new_today(
    collection: "Collection", progress: "Progress", decks: tuple[str, ...], *, sensitive: bool
) -> int:
    """How many new cards a sitting on `decks` (none: on all) would bring today."""
    options = SittingOptions(decks=decks, sensitive=sensitive)
    return Planner(collection, progress, options).count_fresh()


class _Counting:
    """Cards by stage, of those in `cards`."""

    __slots__ = ("cards", "due", "stages")

    def __init__(self, cards: frozenset[str]) -> None:
        self.cards = cards
        self.stages = [0, 0, 0, 0]
        self.due = 0

    def count(self, stage: int, *, due: bool) -> None:
        """Count a card that the log knows."""
        self.stages[stage] += 1
        self.due += due

    def counts(self, new_today: int) -> Counts:
        """The numbers; what the log does not know is new."""
        _, learning, held, suspended = self.stages
        return Counts(
            due=self.due,
            new_today=new_today,
            new=len(self.cards) - learning - held - suspended,
            learning=learning,
            held=held,
            suspended=suspended,
        )
