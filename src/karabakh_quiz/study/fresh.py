"""In which order new cards are met: event by event, anchors first.

An event comes with the statements made at it. What was begun is finished
first; then come the anchors, a deck's best-known dates: events tagged
`anchor`, and those that two or more statements hang on. The rest follows as
time went.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from karabakh_quiz.decks.deck import Event, Question, Statement
from karabakh_quiz.study.giveaways import event_of
from karabakh_quiz.study.urgency import entry_of

ANCHOR_TAG = "anchor"
ANCHORED = 2
"""Statements hanging on an event that make it an anchor."""

Entry = Statement | Event | Question


@dataclass(slots=True)
class _Group:
    """An event and what was said at it; or an entry that stands alone."""

    place: int
    when: str = "~"  # after every date: what has none comes last
    begun: bool = False
    tagged: bool = False
    event: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    statements: set[str] = field(default_factory=set)

    @property
    def rank(self) -> tuple[bool, bool, str, int]:
        anchor = self.tagged or len(self.statements) >= ANCHORED
        return not self.begun, not anchor, self.when, self.place


def meeting_order(
    cards: Iterable[str], seen: Mapping[str, object], entry: Callable[[str], Entry | None]
) -> list[str]:
    """Those of one deck's `cards` that are not `seen`, in the order to meet them.

    `cards` stand in the deck's order; `entry` looks up `deck/entry`.
    """
    groups: dict[str, _Group] = {}
    for place, card in enumerate(cards):
        found = entry(entry_of(card))
        if found is None:
            continue
        group = groups.setdefault(_group_of(found), _Group(place))
        _join(group, found)
        if card in seen:
            group.begun = True
        elif isinstance(found, Event):
            group.event.append(card)
        else:
            group.cards.append(card)
    ordered = sorted(groups.values(), key=lambda group: group.rank)
    return [card for group in ordered for card in (*group.event, *group.cards)]


def _group_of(entry: Entry) -> str:
    return event_of(entry) or f"{entry.deck}/{entry.id}"


def _join(group: _Group, entry: Entry) -> None:
    if isinstance(entry, Statement) and entry.at:
        group.statements.add(entry.id)
    if not isinstance(entry, Question):
        group.when = min(group.when, entry.when)
    if isinstance(entry, Event):
        group.tagged = ANCHOR_TAG in entry.tags
