"""What a deck's author should know of the cards that the deck makes."""

from collections.abc import Iterator
from typing import Final

from karabakh_quiz.cards.card import Card
from karabakh_quiz.cards.make import Survey, survey
from karabakh_quiz.cards.prompts import say
from karabakh_quiz.cards.rivals import Pool
from karabakh_quiz.decks.deck import Deck
from karabakh_quiz.decks.remark import Remark

ASKED_OF_EACH: Final = 1_000
"""Cards up to which each speaker is asked for rivals.

That takes about a millisecond a card, and a checker is waited for. A deck
above this has many speakers, and few are without rivals; `show` tells of one.
"""


def card_warnings(deck: Deck) -> Iterator[Remark]:
    """Remarks on cards left out (`card-left-out`) and speakers without rivals (`few-rivals`).

    Fit for `decks.check_paths(…, lints=[card_warnings])`. Entries picked from
    other decks are those decks' to remark on.
    """
    return remarks_on(deck, survey(deck))


def remarks_on(deck: Deck, surveyed: Survey) -> Iterator[Remark]:
    """The same, on a deck that was surveyed already."""
    for dropped in surveyed.dropped:
        card = dropped.card
        if card.entry.deck == deck.id:
            message = say("warn-left-out", facet=card.facet, reason=dropped.leak.reason)
            hint = say("warn-reword")
            yield Remark("card-left-out", card.entry.id, dropped.leak.key, message, hint)
    if len(surveyed.cards) > ASKED_OF_EACH:
        return
    pool = Pool(deck)
    for card in surveyed.cards:
        if card.entry.deck == deck.id and _one_speaker(card) and not pool.furnished(card).right:
            message = say("warn-few-rivals", who=card.answer)
            yield Remark("few-rivals", card.entry.id, "who", message, say("warn-typed"))


def _one_speaker(card: Card) -> bool:
    return card.facet == "who" and len(card.people) == 1
