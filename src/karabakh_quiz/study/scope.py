"""Which cards a sitting may ask at all: its decks and its filters."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from karabakh_quiz.study.options import FACETS, SittingOptions
from karabakh_quiz.study.urgency import entry_of

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection


class Scope:
    """The cards of `collection` that `options` let through; nothing is made to find out."""

    def __init__(self, collection: "Collection", options: SittingOptions) -> None:
        self._collection = collection
        self._options = options

    def ids(self) -> Iterator[str]:
        """All of them, deck by deck in the decks' order."""
        return (card for card in self._inside if self.lets(card))

    def __contains__(self, card: object) -> bool:
        return card in self._inside and self.lets(str(card))

    def among(self, cards: Iterable[str]) -> Iterator[str]:
        """Those of `cards` that are in scope."""
        return (card for card in cards if card in self)

    def lets(self, card: str) -> bool:
        """Whether the filters let this card of the collection through."""
        wanted, facts = self._options, self._collection.facts(card)
        if facts.sensitive and not wanted.sensitive:
            return False
        if wanted.only and facts.facet not in wanted.only:
            return False
        if wanted.tags and not set(wanted.tags) & set(facts.tags):
            return False
        return not wanted.people or bool(set(wanted.people) & set(facts.people))

    @cached_property
    def _inside(self) -> dict[str, None]:
        decks = self._options.decks
        if not decks:
            return dict.fromkeys(self._collection.ids())
        return dict.fromkeys(card for deck in decks for card in self._collection.ids(deck))


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
