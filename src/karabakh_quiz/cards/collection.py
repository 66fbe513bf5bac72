"""The cards of several decks, built as they are needed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from karabakh_quiz.cards.index import NAME, CardFacts, from_text, to_text
from karabakh_quiz.cards.shelf import Shelf
from karabakh_quiz.errors import QuizError

if TYPE_CHECKING:
    from karabakh_quiz.cards.card import Card, Detail
    from karabakh_quiz.cards.details import Surroundings
    from karabakh_quiz.cards.make import Workshop
    from karabakh_quiz.decks.deck import AnyEntry, Deck, Person


class DeckRef(Protocol):
    """What a library tells of a deck without reading it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def picks(self) -> tuple[str, ...]: ...


@runtime_checkable
class Decks(Protocol):
    """What a collection needs of a library."""

    @property
    def decks(self) -> Sequence[DeckRef]: ...
    @property
    def renames(self) -> Mapping[str, str]: ...

    def deck(self, deck_id: str, /) -> "Deck": ...
    def entry(self, deck_id: str, entry_id: str, /) -> "AnyEntry | None": ...
    def derived(self, deck_id: str, name: str, /) -> bytes | None: ...
    def store_derived(self, deck_id: str, name: str, data: bytes, /) -> None: ...


class DecksAlone(Protocol):
    """Decks already read, and no library around them."""

    @property
    def decks(self) -> Sequence["Deck"]: ...


class UnknownCardError(QuizError):
    """No deck of the collection has such a card."""


class Collection:
    """The cards of the decks of a library, or of some of them.

    A card belongs to the deck its entry is written in: a deck that picks the
    entry shows the very same card, with the same progress.
    """

    def __init__(self, library: Decks | DecksAlone, deck_ids: Sequence[str] | None = None) -> None:
        if not isinstance(library, Decks):
            library = Shelf(library.decks)
        self._library = library
        self._refs = {ref.id: ref for ref in library.decks}
        wanted = tuple(self._refs) if deck_ids is None else tuple(dict.fromkeys(deck_ids))
        if unknown := [deck for deck in wanted if deck not in self._refs]:
            raise QuizError(f"There is no deck '{unknown[0]}'.")
        self.decks: tuple[str, ...] = wanted
        """Ids of the decks studied."""
        self._workshops: dict[str, Workshop] = {}
        self._indexes: dict[str, dict[str, CardFacts]] = {}
        self._grouped: dict[str, Mapping[str, Sequence[str]]] = {}
        self._listed: dict[str, tuple[str, ...]] = {}

    def ids(self, deck: str | None = None) -> Sequence[str]:
        """Ids of the cards of one deck, or of all, in the decks' order and none twice."""
        if deck is None:
            return self._all
        if deck not in self._refs:
            raise QuizError(f"There is no deck '{deck}'.")
        return self._ids(deck)

    def card(self, card_id: str) -> "Card":
        """The card with this id; raises `UnknownCardError`."""
        self.facts(card_id)
        card = self._workshop(_home(card_id)).card(card_id)
        assert card is not None
        return card

    def facts(self, card_id: str) -> CardFacts:
        """Facet, tags, people and so on, without making the card; raises `UnknownCardError`."""
        home = _home(card_id)
        if home in self._refs and (facts := self._index(home).get(card_id)):
            return facts
        raise UnknownCardError(f"There is no card '{card_id}'.")

    def deck_of(self, card_id: str) -> DeckRef:
        """The deck under which the card is studied here: its own, else one that picks it."""
        home = _home(card_id)
        if home not in self._refs:
            raise UnknownCardError(f"There is no card '{card_id}'.")
        if home in self.decks:
            return self._refs[home]
        entry = card_id.partition("#")[0]
        picking = (deck for deck in self.decks if entry in self._refs[deck].picks)
        return self._refs[next(picking, home)]

    def siblings(self, card_id: str) -> tuple[str, ...]:
        """Ids of the other cards of the same entry."""
        entry = card_id.partition("#")[0]
        return tuple(i for i in self._by_entry(_home(card_id)).get(entry, ()) if i != card_id)

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Former card ids to today's, of all decks of the library."""
        return {
            f"{former}#{card.partition('#')[2]}": card
            for former, today in self._library.renames.items()
            for card in self._by_entry(_home(today)).get(today, ())
        }

    @cached_property
    def register(self) -> Mapping[str, "Person"]:
        """Everyone who speaks in these decks, by id."""
        from karabakh_quiz.decks.deck import Statement

        found: dict[str, Person] = {}
        for deck in self.decks:
            for entry in self._library.deck(deck).entries:
                if isinstance(entry, Statement):
                    found.update((person.id, person) for person in entry.who)
        return found

    def entry(self, entry_id: str) -> "AnyEntry | None":
        """The entry `deck/entry`, of any deck of the library."""
        home, _, entry = entry_id.partition("/")
        return self._library.entry(home, entry) if home in self._refs else None

    def details(
        self, card: "Card", chosen: str | None = None, met: Set[str] | None = None
    ) -> tuple["Detail", ...]:
        """What there is to learn after `card` was answered: see `cards.details`."""
        from karabakh_quiz.cards.details import details

        return details(card, chosen, around=self._around, met=met)

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(card for deck in self.decks for card in self._ids(deck)))

    def _ids(self, deck: str) -> tuple[str, ...]:
        if deck not in self._listed:
            picks = dict.fromkeys(self._refs[deck].picks)
            picked = (card for p in picks for card in self._by_entry(_home(p)).get(p, ()))
            self._listed[deck] = (*self._index(deck), *picked)
        return self._listed[deck]

    def _index(self, deck: str) -> Mapping[str, CardFacts]:
        if deck not in self._indexes:
            kept = self._library.derived(deck, NAME)
            facts = from_text(kept) if kept is not None else None
            if facts is None:
                from karabakh_quiz.cards.indexing import index

                facts = index(self._library.deck(deck))
                self._library.store_derived(deck, NAME, to_text(facts).encode())
            self._indexes[deck] = {fact.id: fact for fact in facts}
        return self._indexes[deck]

    def _by_entry(self, deck: str) -> Mapping[str, Sequence[str]]:
        if deck not in self._grouped:
            cards: dict[str, list[str]] = defaultdict(list)
            for facts in self._index(deck).values() if deck in self._refs else ():
                cards[facts.entry].append(facts.id)
            self._grouped[deck] = cards
        return self._grouped[deck]

    def _workshop(self, deck: str) -> "Workshop":
        from karabakh_quiz.cards.make import Workshop

        if deck not in self._workshops:
            self._workshops[deck] = Workshop(self._library.deck(deck), self.entry)
        return self._workshops[deck]

    @cached_property
    def _around(self) -> "Surroundings":
        from karabakh_quiz.cards.details import surroundings

        return surroundings((self._library.deck(deck) for deck in self.decks), self.entry)


def _home(id_: str) -> str:
    """The deck that a card id or entry id names."""
    return id_.partition("/")[0]
