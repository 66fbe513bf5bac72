"""Who and what a deck holds, and when: all that finding rivals needs of entries not looked at.

Kept with the deck in short, so that the first card of a sitting does not read
thousands of entries to find the hundred that lie around its date.
"""

import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from karabakh_quiz.cards import offices
from karabakh_quiz.cards.dates import Sightings, Span, span
from karabakh_quiz.cards.index import VERSION
from karabakh_quiz.decks.deck import Deck, Question, Statement
from karabakh_quiz.structs import struct

COMPANY: Final = f"company-{VERSION}"
"""What it is kept under."""


@struct
class Company:
    """The dated entries of a deck that may be rivals, and when its people were heard."""

    places: Sequence[int]
    """Of the entries in the deck, in order of time."""
    begins: Sequence[int]
    """The first day (ordinal) of each."""
    heard: Mapping[str, Sightings]
    """By a person's id."""
    kinds: Mapping[str, Sequence[str]]
    """The kinds of office (see `cards.offices`) that its people's titles name."""


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
        {title: sorted(offices.kinds(title)) for title in sorted(_titles(deck))},
    )


def _titles(deck: Deck) -> set[str]:
    titles = {office.title for person in deck.people.values() for office in person.offices}
    for entry in deck.entries:
        if isinstance(entry, Statement):
            titles.update(role for role in entry.roles if role)
    return titles


def to_bytes(found: Company) -> bytes:
    """To be kept: a line of JSON with the lengths, then the numbers, four bytes each."""
    heard = [[person, len(seen.begins)] for person, seen in found.heard.items()]
    numbers = array("i", [*found.places, *found.begins])
    for seen in found.heard.values():
        numbers.extend([*seen.begins, *seen.ends])
    if sys.byteorder == "big":
        numbers.byteswap()
    head = json.dumps([len(found.places), heard, found.kinds], separators=(",", ":"))
    return head.encode() + b"\n" + numbers.tobytes()


def from_bytes(data: bytes) -> Company:
    """What `to_bytes` wrote; raises ValueError or TypeError where it did not."""
    head, _, tail = data.partition(b"\n")
    length, heard, kinds = json.loads(head)
    numbers = array("i")
    numbers.frombytes(tail)
    if sys.byteorder == "big":
        numbers.byteswap()
    if len(numbers) != 2 * (length + sum(many for _, many in heard)):
        raise ValueError("the numbers do not fit their lengths")
    at = 2 * length
    people = {}
    for person, many in heard:
        people[person] = Sightings(numbers[at : at + many], numbers[at + many : at + 2 * many])
        at += 2 * many
    return Company(numbers[:length], numbers[length : 2 * length], people, kinds)
