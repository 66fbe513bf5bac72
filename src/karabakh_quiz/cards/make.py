"""Cards of a deck: every facet that can be asked fairly, and why the others are not."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.company import Company
from karabakh_quiz.cards.dates import coarsened
from karabakh_quiz.cards.draft import drafts
from karabakh_quiz.cards.leaks import Leak, leak, trimmed
from karabakh_quiz.cards.prompts import say
from karabakh_quiz.cards.rivals import Pool
from karabakh_quiz.cards.words import words
from karabakh_quiz.decks.deck import AnyEntry, Deck
from karabakh_quiz.structs import struct


@struct
class Dropped:
    """A card that is not asked, and why: see `leaks.Leak`."""

    card: Card
    leak: Leak


@struct
class Survey:
    """The cards of a deck, still without rivals, and those dropped."""

    cards: tuple[Card, ...]
    dropped: tuple[Dropped, ...]


def make_cards(deck: Deck) -> list[Card]:
    """The cards of `deck`, entry by entry in the file's order.

    A card that answers itself, or that another card of the same prompt makes
    ambiguous, is left out: `dropped_cards` says which and why. Entries that
    are `sensitive` have cards too; a sitting leaves them out unless asked.
    """
    pool = Pool(deck)
    return [pool.furnished(card) for card in survey(deck).cards]


def dropped_cards(deck: Deck) -> list[tuple[str, str]]:
    """The cards of `deck` that are not asked, as (card id, reason for the author)."""
    return [(dropped.card.id, dropped.leak.reason) for dropped in survey(deck).dropped]


def survey(deck: Deck) -> Survey:
    """Which cards `deck` has, and which were dropped."""
    candidates = [trimmed(card, deck) for entry in deck.entries for card in drafts(entry, deck)]
    leaks = {card.id: found for card in candidates if (found := leak(card, deck))}
    leaks |= _ambiguous([card for card in candidates if card.id not in leaks])
    return Survey(
        cards=tuple(card for card in candidates if card.id not in leaks),
        dropped=tuple(Dropped(card, leaks[card.id]) for card in candidates if card.id in leaks),
    )


class Workshop:
    """Makes single cards of one deck, without making all the others first.

    `entry` finds an entry by `deck/entry`; `known` what the deck is known to hold.
    """

    def __init__(
        self,
        deck: Deck,
        entry: Callable[[str], AnyEntry | None],
        known: Callable[[], Company | None] = lambda: None,
    ) -> None:
        self.deck = deck
        self._entry = entry
        self._known = known
        self._made: dict[str, Card] = {}

    @cached_property
    def _pool(self) -> Pool:
        return Pool(self.deck, self._known())

    def has(self, id_: str) -> bool:
        """Whether the card was made before."""
        return id_ in self._made

    def card(self, id_: str) -> Card | None:
        """The card, dropped or not; None if the deck has no such entry or facet."""
        if id_ not in self._made:
            entry = self._entry(id_.partition("#")[0])
            found: Iterator[Card] = drafts(entry, self.deck) if entry else iter(())
            for card in found:
                if card.id == id_:
                    self._made[id_] = self._pool.furnished(trimmed(card, self.deck))
        return self._made.get(id_)


def _ambiguous(cards: list[Card]) -> dict[str, Leak]:
    """Reasons for cards whose prompt, text and chips are another's too, but not the answer.

    So falls a `when` of two statements of one speaker that nothing on the card
    tells apart. What is only ever chosen (`said`, `what`) is safe: its rivals
    are never from the same occasion.
    """
    alike: dict[object, list[Card]] = defaultdict(list)
    for card in cards:
        if card.typable and card.kind not in ("order", "match"):
            alike[_look(card)].append(card)
    reasons = {}
    for group in alike.values():
        if len({_right(card) for card in group}) > 1:
            for card in group:
                other = next(c for c in group if _right(c) != _right(card))
                reasons[card.id] = Leak(say("drop-ambiguous", other=other.siblings), card.facet)
    return reasons


def _look(card: Card) -> object:
    """What a learner sees of `card`, whatever the order of words and their punctuation."""
    text = frozenset(words(card.text or card.prompt))
    return card.facet, text, tuple((chip.label, chip.text) for chip in card.chips)


def _right(card: Card) -> object:
    if card.date is not None and card.precision is not None:
        return coarsened(card.date, card.precision)
    return frozenset(person.id for person in card.people) or card.answer
