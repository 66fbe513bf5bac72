"""What a deck's author should know of the cards that the deck makes."""

from collections.abc import Iterator

from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.make import survey
from karabakh_quiz.cards.prompts import say
from karabakh_quiz.cards.rivals import Pool
from karabakh_quiz.decks.deck import Deck, Event, Question, Statement
from karabakh_quiz.decks.fault import Fault


def card_warnings(deck: Deck) -> tuple[Fault, ...]:
    """Warnings for cards left out (`card-left-out`) and speakers without rivals (`few-rivals`).

    They stand at the line where the entry begins; entries picked from other
    decks are theirs to warn of.
    """
    return tuple(sorted(_warnings(deck), key=lambda w: (str(w.path), w.line, w.message)))


def _warnings(deck: Deck) -> Iterator[Fault]:
    entries = {f"{entry.deck}/{entry.id}": entry for entry in deck.entries}
    surveyed = survey(deck)
    for card_id, reason in surveyed.dropped:
        entry_id, _, facet = card_id.partition("#")
        message = say("warn-left-out", entry=entries[entry_id].id, facet=facet, reason=reason)
        yield from _at(entries[entry_id], deck, "card-left-out", message, say("warn-reword"))
    pool = Pool(deck)
    for card in surveyed.cards:
        if _single_speaker(card) and pool.furnished(card).right is None:
            message = say("warn-few-rivals", entry=card.entry.id, who=card.answer)
            yield from _at(card.entry, deck, "few-rivals", message, say("warn-typed"))


def _single_speaker(card: Card) -> bool:
    return card.facet == "who" and len(card.people) == 1


def _at(
    entry: Statement | Event | Question, deck: Deck, code: str, message: str, hint: str
) -> Iterator[Fault]:
    if entry.deck == deck.id:
        yield Fault(entry.path, entry.line, 1, "warning", code, message, hint)
