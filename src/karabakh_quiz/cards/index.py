"""Which cards a deck has, and what a sitting filters them by, without making them.

The index of a deck is kept with the compiled deck, entry by entry, so that a
sitting reads what it asks of and nothing else. Nothing here is heavy to
import; `cards.indexing` makes the index.
"""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, cast

from karabakh_quiz.structs import struct

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Facet

VERSION: Final = 6
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

    @property
    def event(self) -> str | None:
        """The event that the statement was made at, as `deck/entry`."""
        return self.occasion if self.occasion != self.entry else None


def to_rows(facts: Iterable[CardFacts]) -> Iterator[tuple[str, str]]:
    """The cards of each entry as JSON, by the entry's id; those of one entry stand together."""
    entry, rows = "", list[Any]()
    for one in facts:
        if one.entry != entry and rows:
            yield entry, _json(rows)
            rows = []
        entry = one.entry
        rows.append(
            [
                one.id.partition("#")[2],
                one.facet,
                int(one.sensitive),
                one.tags,
                one.people,
                one.formerly,
                one.fingerprint,
                one.when,
                one.occasion,
                int(one.is_event),
            ]
        )
    if rows:
        yield entry, _json(rows)


def from_row(entry: str, text: str) -> tuple[CardFacts, ...]:
    """The cards of an entry; raises ValueError or TypeError where `to_rows` did not write them."""
    return tuple(_facts(entry, *row) for row in json.loads(text))


def _facts(
    entry: str,
    name: str,
    facet: str,
    sensitive: int,
    tags: list[str],
    people: list[str],
    formerly: list[str],
    fingerprint: str,
    when: str,
    occasion: str,
    is_event: int,
) -> CardFacts:
    return CardFacts(
        f"{entry}#{name}",
        cast("Facet", facet),
        bool(sensitive),
        tuple(tags),
        tuple(people),
        tuple(formerly),
        fingerprint,
        when,
        occasion,
        bool(is_event),
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
