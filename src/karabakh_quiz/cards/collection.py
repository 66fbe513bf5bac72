"""The cards of several decks, built as they are needed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import Protocol

from karabakh_quiz.cards.card import Card, Detail
from karabakh_quiz.cards.details import Surroundings, details
from karabakh_quiz.cards.make import make_cards
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

    def deck(self, id_: str, /) -> Deck: ...


class UnknownCardError(QuizError):
    """No deck of the collection has such a card."""


class Collection:
    """The cards of the decks of a library, or of some of them.

    A card belongs to the deck its entry is written in: a deck that picks the
    entry shows the very same card, with the same progress.
    """

    def __init__(self, library: Decks, deck_ids: Sequence[str] | None = None) -> None:
        self._library = library
        every = tuple(ref.id for ref in library.decks)
        self.decks: tuple[str, ...] = every if deck_ids is None else tuple(dict.fromkeys(deck_ids))
        """Ids of the decks studied."""
        self._every = frozenset((*every, *self.decks))
        self._cards: dict[str, dict[str, Card]] = {}

    def ids(self, deck: str | None = None) -> Sequence[str]:
        """Ids of the cards of one deck, or of all, in the decks' order and none twice."""
        if deck is not None:
            return self._ids(deck)
        return tuple(dict.fromkeys(id_ for one in self.decks for id_ in self._ids(one)))

    def card(self, id_: str) -> Card:
        """The card with this id; raises `UnknownCardError`."""
        home = id_.partition("/")[0]
        if home in self._every and (card := self._of(home).get(id_)):
            return card
        raise UnknownCardError(f"there is no card {id_}")

    def deck_of(self, id_: str) -> str:
        """The deck under which the card is studied here: its own, else one that picks it."""
        home = id_.partition("/")[0]
        if home in self.decks:
            return home
        return next((deck for deck in self.decks if id_ in self._ids(deck)), home)

    def siblings(self, id_: str) -> tuple[str, ...]:
        """Ids of all cards of the same entry, this one included."""
        entry = id_.partition("#")[0]
        return tuple(
            other for other in self._of(id_.partition("/")[0]) if other.partition("#")[0] == entry
        )

    @cached_property
    def renames(self) -> Mapping[str, str]:
        """Former card ids to today's."""
        return {
            former: id_
            for deck in self.decks
            for id_ in self._ids(deck)
            for former in self.card(id_).formerly
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

    def entry(self, id_: str) -> Statement | Event | Question | None:
        """The entry `deck/entry`, of any deck of the library."""
        home = id_.partition("/")[0]
        if home not in self._every:
            return None
        return self._entries(home).get(id_)

    def details(
        self, card: Card, chosen: str | None = None, met: Set[str] | None = None
    ) -> tuple[Detail, ...]:
        """What there is to learn after `card` was answered: see `cards.details`."""
        return details(card, chosen, around=self._around, met=met)

    def _ids(self, deck: str) -> tuple[str, ...]:
        wanted = dict.fromkeys(
            f"{entry.deck}/{entry.id}" for entry in self._library.deck(deck).entries
        )
        by_entry: dict[str, list[str]] = defaultdict(list)
        for home in dict.fromkeys(entry.partition("/")[0] for entry in wanted):
            for id_ in self._of(home):
                by_entry[id_.partition("#")[0]].append(id_)
        return tuple(id_ for entry in wanted for id_ in by_entry[entry])

    def _of(self, deck: str) -> dict[str, Card]:
        if deck not in self._cards:
            self._cards[deck] = {card.id: card for card in make_cards(self._library.deck(deck))}
        return self._cards[deck]

    def _entries(self, deck: str) -> dict[str, Statement | Event | Question]:
        return {f"{e.deck}/{e.id}": e for e in self._library.deck(deck).entries}

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
