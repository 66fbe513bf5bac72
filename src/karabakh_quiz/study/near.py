"""Confusable speakers, brought near each other on purpose.

Telling two people apart is learnt by meeting them side by side, not a week
apart (interleaving: Kornell and Bjork, 2008).
"""

from collections.abc import Callable, Mapping, Sequence, Set

from karabakh_quiz.cards.card import Card

WINDOW = 8
"""How far ahead in the queue a confusable card is looked for: what is urgent stays urgent."""

NEAREST_RIVALS = 6


def confusable_with(card: Card, mistaken_for: Mapping[str, int]) -> frozenset[str]:
    """Ids of the people who could be taken for `card`'s speaker, or have been.

    `mistaken_for` counts what this learner chose in the speaker's place.
    """
    if card.kind != "name":
        return frozenset()
    rivals = [choice.id for choice, _ in card.rivals[:NEAREST_RIVALS]]
    return frozenset(rivals) | frozenset(mistaken_for)


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
