"""The cards of several decks, built as they are needed."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from karabakh_quiz.cards.deck_cards import DeckCards, Keeper
from karabakh_quiz.cards.index import CardFacts
from karabakh_quiz.cards.shelf import Shelf
from karabakh_quiz.errors import QuizError

if TYPE_CHECKING:
    from karabakh_quiz.cards.card import Card, Detail
    from karabakh_quiz.cards.company import Company
    from karabakh_quiz.cards.details import Surroundings
    from karabakh_quiz.cards.make import Workshop
    from karabakh_quiz.cards.meeting import MeetingOrder
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
class Decks(Keeper, Protocol):
    """What a collection needs of a library."""

    @property
    def decks(self) -> Sequence[DeckRef]: ...
    @property
    def renames(self) -> Mapping[str, str]: ...

    def deck(self, deck_id: str, /) -> "Deck": ...
    def entry(self, deck_id: str, entry_id: str, /) -> "AnyEntry | None": ...


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
        self._cards: dict[str, DeckCards] = {}
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

    def is_made(self, card_id: str) -> bool:
        """Whether `card` would give the card without making it."""
        home = _home(card_id)
        return home in self._workshops and self._workshops[home].has(card_id)

    def facts(self, card_id: str) -> CardFacts:
        """Facet, tags, people and so on, without making the card; raises `UnknownCardError`."""
        for facts in self._of_entry(card_id.partition("#")[0]):
            if facts.id == card_id:
                return facts
        raise UnknownCardError(f"There is no card '{card_id}'.")

    def load(self, cards: Iterable[str]) -> None:
        """Make ready for asking about many cards, of any decks: quicker than one by one."""
        wanted: dict[str, list[str]] = {}
        for card in cards:
            wanted.setdefault(_home(card), []).append(card.partition("#")[0])
        for home, entries in wanted.items():
            if home in self._refs:
                self._of_deck(home).load(entries)

    def holds(self, card_id: str, decks: Sequence[str] = ()) -> bool:
        """Whether there is such a card in one of `decks` (none: of those studied)."""
        entry, home = card_id.partition("#")[0], _home(card_id)
        wanted = decks or self.decks
        if home not in wanted and not any(entry in self._refs[deck].picks for deck in wanted):
            return False
        return any(facts.id == card_id for facts in self._of_entry(entry))

    def asked(self, deck: str | None = None, *, sensitive: bool) -> Sequence[str]:
        """Ids as `ids` gives them, without the cards asked only on request unless `sensitive`."""
        ids = self.ids(deck)
        if sensitive:
            return ids
        homes = {home for one in ((deck,) if deck else self.decks) for home in self.homes(one)}
        kept_back = frozenset().union(*(self._of_deck(home).sensitive for home in homes))
        return [card for card in ids if card not in kept_back] if kept_back else ids

    def is_sensitive(self, card_id: str) -> bool:
        """Whether the card is one that is asked only on request."""
        home = _home(card_id)
        return home in self._refs and card_id in self._of_deck(home).sensitive

    def meeting_order(self, deck: str) -> "MeetingOrder":
        """The cards of a deck in the order to meet them, event by event: see `cards.meeting`."""
        from karabakh_quiz.cards.meeting import MEETING, from_bytes, meeting_order, to_bytes

        kept = self._library.derived(deck, MEETING)
        if kept is not None:
            return from_bytes(kept)
        order = meeting_order(self.ids(deck), self.facts)
        self._library.store_derived(deck, MEETING, to_bytes(order))
        return order

    def homes(self, deck: str) -> tuple[str, ...]:
        """The decks that the cards of `deck` are written in: itself, and those it picks from."""
        return tuple(dict.fromkeys([deck, *map(_home, self._refs[deck].picks)]))

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
        return tuple(facts.id for facts in self._of_entry(entry) if facts.id != card_id)

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Former card ids to today's, of all decks of the library."""
        return {
            f"{former}#{card.id.partition('#')[2]}": card.id
            for former, today in self._library.renames.items()
            for card in self._of_entry(today)
        }

    @cached_property
    def register(self) -> Mapping[str, "Person"]:
        """Everyone who speaks in these decks, by id."""
        from karabakh_quiz.decks.deck import Statement

        found: dict[str, Person] = {}
        for deck in map(self._library.deck, self.decks):
            known = self._company(deck)
            if known is not None:
                found.update((id_, deck.people[id_]) for id_ in known.heard)
                continue
            for entry in deck.entries:
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
            self.load(picks)
            picked = (card.id for pick in picks for card in self._of_entry(pick))
            self._listed[deck] = (*self._of_deck(deck).ids, *picked)
        return self._listed[deck]

    def _of_entry(self, entry: str) -> Sequence[CardFacts]:
        home = _home(entry)
        return self._of_deck(home).of_entry(entry) if home in self._refs else ()

    def _of_deck(self, deck: str) -> DeckCards:
        if deck not in self._cards:
            self._cards[deck] = DeckCards(self._library, deck, lambda: self._library.deck(deck))
        return self._cards[deck]

    def _workshop(self, deck: str) -> "Workshop":
        from karabakh_quiz.cards.make import Workshop

        if deck not in self._workshops:
            found = self._library.deck(deck)
            self._workshops[deck] = Workshop(found, self.entry, lambda: self._company(found))
        return self._workshops[deck]

    def _company(self, deck: "Deck") -> "Company | None":
        """What finding rivals needs, as kept with the deck; a deck with picks finds it anew."""
        from karabakh_quiz.cards.company import COMPANY, company, from_bytes, to_bytes

        if self._refs[deck.id].picks:
            return None
        kept = self._library.derived(deck.id, COMPANY)
        if kept is None:
            found = company(deck)
            self._library.store_derived(deck.id, COMPANY, to_bytes(found))
            return found
        return from_bytes(kept)

    @cached_property
    def _around(self) -> "Surroundings":
        from karabakh_quiz.cards.details import surroundings

        decks = (self._library.deck(deck) for deck in self.decks)
        return surroundings(decks, self.entry, self._company)


def _home(id_: str) -> str:
    """The deck that a card id or entry id names."""
    return id_.partition("/")[0]
