"""Which cards a deck has, and what a sitting filters them by, without making them.

The index of a deck is kept with the compiled deck, so that counting what is
due makes no card and reads no deck. Nothing here is heavy to import;
`cards.indexing` makes the index.
"""

import json
from dataclasses import astuple
from typing import TYPE_CHECKING, Any, Final, cast

from karabakh_quiz.structs import struct

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Facet

VERSION: Final = 2
"""Counts up whenever the rules by which cards are made or dropped change."""
NAME: Final = f"cards-{VERSION}"
"""What the index is kept under, beside the compiled deck."""


@struct
class CardFacts:
    """What is known of a card without making it."""

    id: str
    facet: "Facet"
    sensitive: bool
    tags: tuple[str, ...]
    people: tuple[str, ...]
    """Ids of those who speak or take part, or are often taken for the speaker."""
    formerly: tuple[str, ...]
    """Former card ids."""
    fingerprint: str
    when: str = ""
    """EDTF; empty for a question."""
    occasion: str = ""
    """`deck/entry` of the event that a statement was made at, else of the entry itself."""
    is_event: bool = False

    @property
    def entry(self) -> str:
        """`deck/entry`."""
        return self.id.partition("#")[0]


def to_text(facts: tuple[CardFacts, ...]) -> str:
    """An index as JSON, to be kept."""
    return json.dumps([VERSION, *map(astuple, facts)], ensure_ascii=False, separators=(",", ":"))


def from_text(text: str | bytes) -> tuple[CardFacts, ...] | None:
    """The index kept as `text`; None if it is damaged or of another version of the rules."""
    try:
        version, *rows = json.loads(text)
        if version != VERSION:
            return None
        return tuple(_facts(*row) for row in rows)
    except (ValueError, TypeError, RecursionError):
        return None


def _facts(
    id_: str,
    facet: str,
    sensitive: bool,
    tags: Any,
    people: Any,
    formerly: Any,
    *rest: Any,
) -> CardFacts:
    lists = (tuple(tags), tuple(people), tuple(formerly))
    return CardFacts(id_, cast("Facet", facet), sensitive, *lists, *rest)
