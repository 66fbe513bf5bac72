"""What somebody who was named by mistake really said, for the reason of a verdict."""

from collections.abc import Callable

from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.collection import Collection
from karabakh_quiz.cards.prompts import say


def said_in(collection: Collection, card: Card) -> Callable[[str], str | None]:
    """A look-up from a person's id to a sentence with what they said nearest to the card's day.

    To be passed to `judge` as `said`. None for who is not known there or said
    nothing; the words stand exactly as the deck has them.
    """
    label = say("label-you-chose")

    def said(person: str) -> str | None:
        for detail in collection.details(card, person):
            if detail.label != label:
                continue
            if detail.quoted:
                return f"{detail.extra}: \u201c{detail.text}\u201d"
            known = collection.register.get(person)
            return None if known is None or detail.text == known.name else detail.text
        return None

    return said
