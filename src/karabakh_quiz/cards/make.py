"""Cards of a deck: every facet that can be asked fairly, and why the others are not."""

from collections import defaultdict
from dataclasses import dataclass

from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.dates import coarsened
from karabakh_quiz.cards.draft import drafts
from karabakh_quiz.cards.leaks import leak
from karabakh_quiz.cards.prompts import say
from karabakh_quiz.cards.rivals import Pool
from karabakh_quiz.cards.words import words
from karabakh_quiz.decks.deck import Deck


@dataclass(frozen=True, slots=True)
class Survey:
    """The cards of a deck, and those that were dropped: (card id, reason)."""

    cards: tuple[Card, ...]
    dropped: tuple[tuple[str, str], ...]


def make_cards(deck: Deck) -> list[Card]:
    """The cards of `deck`, entry by entry in the file's order.

    A card that answers itself, or that another card of the same prompt makes
    ambiguous, is left out: `dropped_cards` says which and why. Entries that
    are `sensitive` have cards too; a sitting leaves them out unless asked.
    """
    return list(survey(deck).cards)


def dropped_cards(deck: Deck) -> list[tuple[str, str]]:
    """The cards of `deck` that are not asked, as (card id, reason for the author)."""
    return list(survey(deck).dropped)


def survey(deck: Deck) -> Survey:
    """Make the cards of `deck`, and tell which were dropped."""
    candidates = [card for entry in deck.entries for card in drafts(entry, deck)]
    reasons = {card.id: reason for card in candidates if (reason := leak(card, deck))}
    sound = [card for card in candidates if card.id not in reasons]
    reasons |= _ambiguous(sound)
    pool = Pool(deck)
    return Survey(
        cards=tuple(pool.furnished(card) for card in candidates if card.id not in reasons),
        dropped=tuple((card.id, reasons[card.id]) for card in candidates if card.id in reasons),
    )


def _ambiguous(cards: list[Card]) -> dict[str, str]:
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
                reasons[card.id] = say("drop-ambiguous", other=other.siblings)
    return reasons


def _look(card: Card) -> object:
    """What a learner sees of `card`, whatever the order of words and their punctuation."""
    text = frozenset(words(card.text or card.prompt))
    return card.facet, text, tuple((chip.label, chip.text) for chip in card.chips)


def _right(card: Card) -> object:
    if card.date is not None and card.precision is not None:
        return coarsened(card.date, card.precision)
    return frozenset(person.id for person in card.people) or card.answer
