"""Entries become cards: what is asked, what is right, what could be mistaken for it."""

from typing import TYPE_CHECKING

from karabakh_quiz.lazy import exports

if TYPE_CHECKING:
    from karabakh_quiz.cards.card import GAP, Card, Chip, Choice, Detail
    from karabakh_quiz.cards.choosing import choices
    from karabakh_quiz.cards.collection import Collection
    from karabakh_quiz.cards.make import dropped_cards, make_cards
    from karabakh_quiz.cards.warnings import card_warnings

__all__ = [
    "GAP",
    "Card",
    "Chip",
    "Choice",
    "Collection",
    "Detail",
    "card_warnings",
    "choices",
    "dropped_cards",
    "make_cards",
]

__getattr__, __dir__ = exports(
    __name__,
    {
        "GAP": "card",
        "Card": "card",
        "Chip": "card",
        "Choice": "card",
        "Collection": "collection",
        "Detail": "card",
        "card_warnings": "warnings",
        "choices": "choosing",
        "dropped_cards": "make",
        "make_cards": "make",
    },
)
