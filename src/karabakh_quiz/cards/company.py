"""Who and what a deck holds, and when: what is asked of all its entries, known without them.

Kept with the deck in short, so that the first card of a sitting does not read
thousands of entries to find the hundred that lie around its date, and its
verdict none to find what else somebody said.
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
    said: Mapping[str, Sequence[int]]
    """By a person's id, three numbers for each statement: place, first day and last."""
    replies: Mapping[str, Sequence[int]]
    """By the entry replied to, `deck/entry`: the places of the replies."""

    def said_near(self, person: str, days: Span) -> list[tuple[int, int]]:
        """A person's statements as (days from `days`, place), the nearest first."""
        first, last = days.first.toordinal(), days.last.toordinal()
        numbers = self.said.get(person, ())
        return sorted(
            (max(0, begins - last, first - ends), place)
            for place, begins, ends in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        )


def company(deck: Deck) -> Company:
    """What `deck` holds; sensitive entries are no rivals."""
    dated: list[tuple[int, str, int]] = []
    heard: dict[str, list[Span]] = defaultdict(list)
    said: dict[str, list[int]] = defaultdict(list)
    replies: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(deck.entries):
        if isinstance(entry, Question):
            continue
        days = span(entry.when)
        if not entry.sensitive:
            dated.append((days.first.toordinal(), entry.id, place))
        if isinstance(entry, Statement):
            for person in entry.who:
                heard[person.id].append(days)
                said[person.id] += place, days.first.toordinal(), days.last.toordinal()
            if entry.replies_to:
                replies[whole(entry.replies_to, entry.deck)].append(place)
    dated.sort()
    return Company(
        [place for _, _, place in dated],
        [first for first, _, _ in dated],
        {person: Sightings.of(spans) for person, spans in heard.items()},
        {title: sorted(offices.kinds(title)) for title in sorted(_titles(deck))},
        said,
        replies,
    )


def whole(reference: str, deck: str) -> str:
    """`deck/entry` of a reference written in `deck`."""
    return reference if "/" in reference else f"{deck}/{reference}"


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
    for person, seen in found.heard.items():
        numbers.extend([*seen.begins, *seen.ends, *found.said[person]])
    if sys.byteorder == "big":
        numbers.byteswap()
    head = json.dumps([len(found.places), heard, found.kinds, found.replies], separators=(",", ":"))
    return head.encode() + b"\n" + numbers.tobytes()


def from_bytes(data: bytes) -> Company:
    """What `to_bytes` wrote; raises ValueError or TypeError where it did not."""
    head, _, tail = data.partition(b"\n")
    length, heard, kinds, replies = json.loads(head)
    numbers = array("i")
    numbers.frombytes(tail)
    if sys.byteorder == "big":
        numbers.byteswap()
    if len(numbers) != 2 * length + 5 * sum(many for _, many in heard):
        raise ValueError("the numbers do not fit their lengths")
    at = 2 * length
    people, said = {}, {}
    for person, many in heard:
        people[person] = Sightings(numbers[at : at + many], numbers[at + many : at + 2 * many])
        said[person] = numbers[at + 2 * many : at + 5 * many]
        at += 5 * many
    return Company(numbers[:length], numbers[length : 2 * length], people, kinds, said, replies)
