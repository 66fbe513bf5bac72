"""Confusable speakers, brought near each other on purpose.

Telling two people apart is learnt by meeting them side by side, not a week
apart (interleaving: Kornell and Bjork, 2008).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from karabakh_quiz.cards.card import Card

REMEMBERED_DAYS = 180
"""Confusions older than this have been learnt or given up."""

REMEMBERED = 300
"""Pairs of card and wrong choice looked at: the latest. More would not change who comes next."""

WINDOW = 8
"""How far ahead in the queue a confusable card is looked for: what is urgent stays urgent."""

NEAREST_RIVALS = 6


Mixups = Mapping[str, Set[str]]
"""By person: who was taken for whom, either way round."""


def mixups(
    chosen_for: Iterable[tuple[str, str]], speakers: Callable[[str], Sequence[str]]
) -> Mixups:
    """Whom this learner mixes up, from (card, chosen) of wrong choices.

    `speakers` gives the ids of a card's people, empty where the card does not
    ask for a speaker or is gone.
    """
    mixed: dict[str, set[str]] = defaultdict(set)
    for card, chosen in chosen_for:
        for person in speakers(card):
            mixed[person].add(chosen)
            mixed[chosen].add(person)
    return mixed


def confusable_with(card: Card, mixed: Mixups) -> frozenset[str]:
    """Ids of the people who could be taken for `card`'s speaker, or have been."""
    if card.kind != "name":
        return frozenset()
    rivals = {choice.id for choice, _ in card.rivals[:NEAREST_RIVALS]}
    known = [mixed.get(person.id, frozenset()) for person in card.people]
    return frozenset(rivals.union(*known))


def nearest(
    queue: Sequence[str], people: Set[str], speakers: Callable[[str], Sequence[str]]
) -> int:
    """Where in `queue` to go on: the first card within the window whose speaker is one of `people`.

    0, the head, if there is none. `speakers` gives the ids of a card's people,
    empty where the card does not ask for a speaker.
    """
    if not people:
        return 0
    for place, card in enumerate(queue[:WINDOW]):
        if not people.isdisjoint(speakers(card)):
            return place
    return 0
