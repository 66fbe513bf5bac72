"""How many entries and cards a deck has: counted in one way wherever it is told.

A deck's entries are those written in it and those it picks from decks at hand
(borrowed ones); its cards are all that are asked of these, those of sensitive
entries included. Where a learner has left sensitive cards out, only what is
asked of that learner is fewer.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from karabakh_quiz.structs import struct
from karabakh_quiz.text import plural

if TYPE_CHECKING:
    from karabakh_quiz.cards.index import CardFacts
    from karabakh_quiz.decks.deck import AnyEntry


@struct
class Count:
    """How many there are in all, and how many of these are borrowed, or sensitive."""

    total: int
    borrowed: int = 0
    sensitive: int = 0

    def told(self, noun: str, several: str | None = None) -> str:
        """`438 cards, 12 of them borrowed, 3 sensitive`."""
        return plural(self.total, noun, several) + self.notes

    @property
    def notes(self) -> str:
        """`, 12 of them borrowed, 3 sensitive`; empty where there is nothing to tell."""
        told = [
            (number, word)
            for number, word in ((self.borrowed, "borrowed"), (self.sensitive, "sensitive"))
            if number
        ]
        notes = ""
        for number, word in told:
            share = "all" if number == self.total > 1 else str(number)
            notes += f", {share}{' of them' if not notes else ''} {word}"
        return notes


def count_entries(deck: str, entries: "Iterable[AnyEntry]") -> Count:
    """Of the deck with the id `deck`: its entries, picked ones among them."""
    return _count(deck, ((entry.deck, entry.sensitive) for entry in entries))


def count_cards(deck: str, cards: "Iterable[CardFacts]") -> Count:
    """Of the deck with the id `deck`: its cards, those of picked entries among them."""
    return _count(deck, ((card.id.partition("/")[0], card.sensitive) for card in cards))


def _count(deck: str, things: Iterable[tuple[str, bool]]) -> Count:
    total = borrowed = sensitive = 0
    for home, is_sensitive in things:
        total += 1
        borrowed += home != deck
        sensitive += is_sensitive
    return Count(total, borrowed, sensitive)
