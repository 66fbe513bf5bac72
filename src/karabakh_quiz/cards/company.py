"""Who and what a deck holds, and when: all that finding rivals needs of entries not looked at.

Kept with the deck as one short text, so that the first card of a sitting does
not read thousands of entries to find the hundred that lie around its date.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from karabakh_quiz.cards.dates import Sightings, Span, span
from karabakh_quiz.cards.index import VERSION
from karabakh_quiz.decks.deck import Deck, Question, Statement
from karabakh_quiz.structs import struct

COMPANY: Final = f"company-{VERSION}"
"""What the text is kept under."""


@struct
class Company:
    """The dated entries of a deck that may be rivals, and when its people were heard."""

    places: Sequence[int]
    """Of the entries in the deck, in order of time."""
    begins: Sequence[int]
    """The first day (ordinal) of each."""
    heard: Mapping[str, Sightings]
    """By a person's id."""


def company(deck: Deck) -> Company:
    """What `deck` holds; sensitive entries are no rivals."""
    dated: list[tuple[int, str, int]] = []
    heard: dict[str, list[Span]] = defaultdict(list)
    for place, entry in enumerate(deck.entries):
        if isinstance(entry, Question):
            continue
        days = span(entry.when)
        if not entry.sensitive:
            dated.append((days.first.toordinal(), entry.id, place))
        if isinstance(entry, Statement):
            for person in entry.who:
                heard[person.id].append(days)
    dated.sort()
    return Company(
        [place for _, _, place in dated],
        [first for first, _, _ in dated],
        {person: Sightings.of(spans) for person, spans in heard.items()},
    )


def to_text(found: Company) -> str:
    """As JSON, to be kept."""
    heard = {person: [seen.begins, seen.ends] for person, seen in found.heard.items()}
    return json.dumps([found.places, found.begins, heard], separators=(",", ":"))


def from_text(text: str) -> Company:
    """What `to_text` wrote; raises ValueError or TypeError where it did not."""
    places, begins, heard = json.loads(text)
    return Company(places, begins, {person: Sightings(*days) for person, days in heard.items()})
