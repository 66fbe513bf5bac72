"""The cards of several decks, built as they are needed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import Protocol

from karabakh_quiz.cards.card import Card, Detail
from karabakh_quiz.cards.details import Surroundings, details
from karabakh_quiz.cards.index import CardFacts, index
from karabakh_quiz.cards.make import Workshop
from karabakh_quiz.decks.deck import Deck, Event, Person, Question, Statement
from karabakh_quiz.errors import QuizError


class DeckRef(Protocol):
    """What a library tells of a deck without reading it."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


class Decks(Protocol):
    """What a collection needs of a library."""

    @property
    def decks(self) -> Sequence[DeckRef]: ...

    def deck(self, deck_id: str, /) -> Deck: ...


class UnknownCardError(QuizError):
    """No deck of the collection has such a card."""


class Collection:
    """The cards of the decks of a library, or of some of them.

    A card belongs to the deck its entry is written in: a deck that picks the
    entry shows the very same card, with the same progress.
    """

    def __init__(self, library: Decks, deck_ids: Sequence[str] | None = None) -> None:
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
        if deck is not None:
            return self._ids(deck)
        return self._all

    def card(self, card_id: str) -> Card:
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
        if home in self.decks or home not in self._refs:
            return self._refs.get(home) or self._unknown(card_id)
        picking = (deck for deck in self.decks if card_id in self._ids(deck))
        return self._refs[next(picking, home)]

    def siblings(self, card_id: str) -> tuple[str, ...]:
        """Ids of the other cards of the same entry."""
        entry = card_id.partition("#")[0]
        return tuple(i for i in self._by_entry(_home(card_id)).get(entry, ()) if i != card_id)

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Former card ids to today's."""
        return {
            former: facts.id
            for card in self._all
            for facts in (self.facts(card),)
            for former in facts.formerly
        }

    @cached_property
    def register(self) -> Mapping[str, Person]:
        """Everyone who speaks in these decks, by id."""
        found: dict[str, Person] = {}
        for deck in self.decks:
            for entry in self._library.deck(deck).entries:
                if isinstance(entry, Statement):
                    found.update((person.id, person) for person in entry.who)
        return found

    def entry(self, entry_id: str) -> Statement | Event | Question | None:
        """The entry `deck/entry`, of any deck of the library."""
        home = _home(entry_id)
        return self._workshop(home).entries.get(entry_id) if home in self._refs else None

    def details(
        self, card: Card, chosen: str | None = None, met: Set[str] | None = None
    ) -> tuple[Detail, ...]:
        """What there is to learn after `card` was answered: see `cards.details`."""
        return details(card, chosen, around=self._around, met=met)

    @cached_property
    def _all(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(card for deck in self.decks for card in self._ids(deck)))

    def _ids(self, deck: str) -> tuple[str, ...]:
        if deck not in self._listed:
            picked = [_home(pick) for pick in self._library.deck(deck).picks]
            if not picked:
                self._listed[deck] = tuple(self._index(deck))
            else:
                entries = self._workshop(deck).entries
                self._listed[deck] = tuple(
                    card
                    for entry in entries
                    for card in self._by_entry(_home(entry)).get(entry, ())
                )
        return self._listed[deck]

    def _index(self, deck: str) -> dict[str, CardFacts]:
        if deck not in self._indexes:
            facts = index(self._library.deck(deck))
            self._indexes[deck] = {f.id: f for f in facts if _home(f.id) == deck}
        return self._indexes[deck]

    def _by_entry(self, deck: str) -> Mapping[str, Sequence[str]]:
        if deck not in self._grouped:
            cards: dict[str, list[str]] = defaultdict(list)
            for facts in self._index(deck).values() if deck in self._refs else ():
                cards[facts.entry].append(facts.id)
            self._grouped[deck] = cards
        return self._grouped[deck]

    def _workshop(self, deck: str) -> Workshop:
        if deck not in self._workshops:
            self._workshops[deck] = Workshop(self._library.deck(deck))
        return self._workshops[deck]

    def _unknown(self, card_id: str) -> DeckRef:
        raise UnknownCardError(f"There is no card '{card_id}'.")

    @cached_property
    def _around(self) -> Surroundings:
        replies: dict[str, list[Statement]] = defaultdict(list)
        spoken: dict[str, list[Statement]] = defaultdict(list)
        people: dict[str, Person] = {}
        for deck in self.decks:
            whole = self._library.deck(deck)
            people.update(whole.people)
            for entry in whole.entries:
                if not isinstance(entry, Statement):
                    continue
                for person in entry.who:
                    spoken[person.id].append(entry)
                    people.setdefault(person.id, person)
                if entry.replies_to:
                    target = entry.replies_to
                    replies[target if "/" in target else f"{entry.deck}/{target}"].append(entry)
        for answers in replies.values():
            answers.sort(key=lambda entry: (entry.when, entry.id))
        return Surroundings(
            entry=self.entry,
            replies=lambda id_: replies.get(id_, ()),
            spoken=lambda person: spoken.get(person, ()),
            people=people,
        )


def _home(id_: str) -> str:
    """The deck that a card id or entry id names."""
    return id_.partition("/")[0]
