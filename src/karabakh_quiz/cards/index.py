"""Which cards a deck has, and what a sitting filters them by, without making them.

The index of a deck is kept with the compiled deck, so that counting what is
due reads no deck at all.
"""

import json
from dataclasses import astuple, dataclass
from typing import Any, Final, cast

from karabakh_quiz.cards.make import survey
from karabakh_quiz.decks.deck import Deck, Facet, Question, Statement

VERSION: Final = 1
"""Counts up whenever the rules by which cards are made or dropped change."""


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What is known of a card without making it."""

    id: str
    facet: Facet
    sensitive: bool
    tags: tuple[str, ...]
    people: tuple[str, ...]
    """Ids of those who speak or take part, or are often taken for the speaker."""
    formerly: tuple[str, ...]
    """Former card ids."""
    fingerprint: str

    @property
    def entry(self) -> str:
        """`deck/entry`."""
        return self.id.partition("#")[0]


def index(deck: Deck) -> tuple[CardFacts, ...]:
    """The facts of all cards of `deck`, in the deck's order."""
    found = []
    for card in survey(deck).cards:
        entry = card.entry
        people = () if isinstance(entry, Question) else tuple(p.id for p in entry.who)
        if isinstance(entry, Statement):
            people += tuple(p.id for p in entry.misattributed_to)
        found.append(
            CardFacts(
                id=card.id,
                facet=card.facet,
                sensitive=entry.sensitive,
                tags=entry.tags,
                people=people,
                formerly=card.formerly,
                fingerprint=card.fingerprint,
            )
        )
    return tuple(found)


def to_text(facts: tuple[CardFacts, ...]) -> str:
    """An index as JSON, to be kept."""
    return json.dumps([VERSION, *map(astuple, facts)], ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> tuple[CardFacts, ...] | None:
    """The index kept as `text`; None if it is damaged or of another version of the rules."""
    try:
        version, *rows = json.loads(text)
    except (ValueError, TypeError):
        return None
    if version != VERSION:
        return None
    try:
        return tuple(_facts(*row) for row in rows)
    except (TypeError, ValueError):
        return None


def _facts(
    id_: str, facet: str, sensitive: bool, tags: Any, people: Any, formerly: Any, print_: str
) -> CardFacts:
    return CardFacts(
        id_, cast(Facet, facet), sensitive, tuple(tags), tuple(people), tuple(formerly), print_
    )
