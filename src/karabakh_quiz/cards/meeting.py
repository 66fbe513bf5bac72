"""In which order the cards of a deck are met: event by event, anchors first.

An event comes with the statements made at it. First come the anchors, a
deck's best-known dates: events tagged `anchor`, and those that two or more
statements hang on. The rest follows as time went. The order is the same for
every learner, and is kept with the deck.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence

from karabakh_quiz.cards.index import NAME, CardFacts
from karabakh_quiz.structs import late, struct

MEETING = f"{NAME}-meeting"
"""What the order is kept under."""
ANCHOR_TAG = "anchor"
ANCHORED = 2
"""Statements hanging on an event that make it an anchor."""


@struct(frozen=False)
class _Group:
    """An event and what was said at it; or an entry that stands alone."""

    place: int
    when: str = "~"  # after every date: what has none comes last
    tagged: bool = False
    event: list[str] = late(factory=list)
    cards: list[str] = late(factory=list)
    statements: set[str] = late(factory=set)

    @property
    def rank(self) -> tuple[bool, str, int]:
        anchor = self.tagged or len(self.statements) >= ANCHORED
        return not anchor, self.when, self.place

    def join(self, card: CardFacts) -> None:
        """Take `card` in."""
        if card.event is not None:
            self.statements.add(card.entry)
        if card.when:
            self.when = min(self.when, card.when)
        if card.is_event:
            self.tagged = ANCHOR_TAG in card.tags
        (self.event if card.is_event else self.cards).append(card.id)


@struct
class MeetingOrder:
    """Ids of a deck's cards in the order to meet them, and the number of each one's event."""

    cards: Sequence[str]
    events: Sequence[int]


def meeting_order(cards: Iterable[str], facts: Callable[[str], CardFacts]) -> MeetingOrder:
    """`cards`, given in a deck's order, in the order to meet them."""
    groups: dict[str, _Group] = {}
    for place, card in enumerate(cards):
        found = facts(card)
        groups.setdefault(found.occasion, _Group(place)).join(found)
    ids: list[str] = []
    events = array("i")
    for number, group in enumerate(sorted(groups.values(), key=lambda group: group.rank)):
        both = (*group.event, *group.cards)
        ids += both
        events.extend([number] * len(both))
    return MeetingOrder(ids, events)


def to_bytes(order: MeetingOrder) -> bytes:
    """To be kept: ids by line, a zero, then the events' numbers, four bytes each."""
    events = array("i", order.events)
    if sys.byteorder == "big":
        events.byteswap()
    return "\n".join(order.cards).encode() + b"\0" + events.tobytes()


def from_bytes(data: bytes) -> MeetingOrder:
    """What `to_bytes` wrote."""
    ids, _, numbers = data.partition(b"\0")
    events = array("i")
    events.frombytes(numbers)
    if sys.byteorder == "big":
        events.byteswap()
    return MeetingOrder(ids.decode().split("\n") if ids else [], events)
