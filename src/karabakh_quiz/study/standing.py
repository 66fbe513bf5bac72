"""How the decks stand today: what is due, what is new, what is learnt. One count for all.

Home and the command line both ask here. A deck counts every card that a
sitting on it may ask, those of entries picked from other decks included; all
decks together count each card once, so the sum over the decks may be higher.
Sensitive cards count only for a learner who is asked them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from karabakh_quiz.progress.cardstate import HELD, LEARNING, SUSPENDED
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
    asked = {
        deck: frozenset(collection.asked(deck, sensitive=sensitive)) for deck in collection.decks
    }
    every = frozenset().union(*asked.values())
    borrowing = _borrowing(collection, asked)
    # By the deck that a card is written in, so that no card counts twice.
    homes: dict[str, _Counting] = defaultdict(_Counting)
    borrowed: dict[str, _Counting] = defaultdict(_Counting)
    ahead: Counter[int] = Counter()
    overdue = 0
    for card, stage, ready, due in progress.stands():
        if card not in every:
            continue
        counted = [homes[card.partition("/")[0]]]
        if card in borrowing:
            counted += [borrowed[deck] for deck in borrowing[card]]
        is_due = False
        if ready is not None and stage in (LEARNING, HELD):
            if ready <= today:
                is_due = True
                overdue += due is not None and due <= today - OVERDUE_DAYS
            else:
                ahead[ready] += 1
        for counting in counted:
            counting.stages[stage] += 1
            counting.due += is_due
    seen = cache(lambda decks: progress.seen(decks, today))

    def new_today(*decks: str) -> int:
        options = SittingOptions(decks=decks, sensitive=sensitive)
        return Planner(collection, progress, options, seen=seen).count_fresh()

    return Standing(
        together=_counts(len(every), new_today(), *homes.values()),
        decks={
            deck: _counts(len(cards), new_today(deck), homes[deck], borrowed[deck])
            for deck, cards in asked.items()
        },
        overdue=overdue,
        ahead=ahead,
    )


def minutes_today(
    collection: "Collection", progress: "Progress", found: Standing, *, sensitive: bool
) -> int:
    """How long a sitting on all decks would take today, standing as `found`."""
    reviews = Planner(collection, progress, SittingOptions(sensitive=sensitive)).count_reviews()
    return minutes_for(reviews + found.together.new_today, progress)


def _borrowing(
    collection: "Collection", asked: Mapping[str, frozenset[str]]
) -> Mapping[str, Sequence[str]]:
    """Cards that stand in decks they were not written in, and those decks."""
    found: dict[str, list[str]] = defaultdict(list)
    for deck, cards in asked.items():
        if len(collection.homes(deck)) > 1:
            for card in cards:
                if card.partition("/")[0] != deck:
                    found[card].append(deck)
    return found


class _Counting:
    """Cards that the log knows: how many stand at each stage, and how many are due."""

    __slots__ = ("due", "stages")

    def __init__(self) -> None:
        self.stages = [0, 0, 0, 0]
        self.due = 0


def _counts(cards: int, new_today: int, *known: _Counting) -> Counts:
    """Of so many cards; what the log does not know is new."""
    learning, held, suspended = (
        sum(each.stages[stage] for each in known) for stage in (LEARNING, HELD, SUSPENDED)
    )
    return Counts(
        due=sum(each.due for each in known),
        new_today=new_today,
        new=cards - learning - held - suspended,
        learning=learning,
        held=held,
        suspended=suspended,
    )
