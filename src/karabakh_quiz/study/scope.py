"""Which cards a sitting may ask at all: its decks and its filters."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from karabakh_quiz.study.options import FACETS, SittingOptions
from karabakh_quiz.study.urgency import entry_of

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection

AT_ONCE = 250
"""Cards looked up together: about as many as a day asks."""


class Scope:
    """The cards of `collection` that `options` let through; nothing is made to find out."""

    def __init__(self, collection: "Collection", options: SittingOptions) -> None:
        self._collection = collection
        self._options = options

    def ids(self) -> Iterator[str]:
        """All of them, deck by deck in the decks' order."""
        decks = self._options.decks or self._collection.decks
        every = dict.fromkeys(card for deck in decks for card in self._collection.ids(deck))
        return (card for card in every if self.lets(card))

    def __contains__(self, card: object) -> bool:
        card = str(card)
        return self._collection.holds(card, self._options.decks) and self.lets(card)

    def among(self, cards: Iterable[str]) -> Iterator[str]:
        """Those of `cards` that are in scope; looked up some at a time."""
        waiting = iter(cards)
        while some := list(islice(waiting, AT_ONCE)):
            self._collection.load(some)
            yield from (card for card in some if card in self)

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """The decks that the cards are written in."""
        decks = self._options.decks or self._collection.decks
        return tuple(dict.fromkeys(home for deck in decks for home in self._collection.homes(deck)))

    def lets(self, card: str) -> bool:
        """Whether the filters let this card of the collection through."""
        wanted = self._options
        if not wanted.sensitive and self._collection.is_sensitive(card):
            return False
        if not (wanted.only or wanted.tags or wanted.people):
            return True
        facts = self._collection.facts(card)
        if wanted.only and facts.facet not in wanted.only:
            return False
        if wanted.tags and not set(wanted.tags) & set(facts.tags):
            return False
        return not wanted.people or bool(set(wanted.people) & set(facts.people))


def facets_of(card: str) -> list[str]:
    """Ids that cards of the same entry can have, `card` among them."""
    entry = entry_of(card)
    return [f"{entry}#{facet}" for facet in FACETS]


def apart(cards: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """`cards` with one facet an entry, the first; none of the entries `taken` belong to."""
    entries = {entry_of(card) for card in taken}
    for card in cards:
        entry = entry_of(card)
        if entry not in entries:
            entries.add(entry)
            yield card
