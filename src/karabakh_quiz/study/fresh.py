"""In which order new cards are met: event by event, anchors first.

An event comes with the statements made at it. What was begun is finished
first; then come the anchors, a deck's best-known dates: events tagged
`anchor`, and those that two or more statements hang on. The rest follows as
time went.
"""

from collections.abc import Callable, Iterable, Mapping

from karabakh_quiz.cards.index import CardFacts
from karabakh_quiz.structs import late, struct
from karabakh_quiz.study.giveaways import event_of

ANCHOR_TAG = "anchor"
ANCHORED = 2
"""Statements hanging on an event that make it an anchor."""


@struct(frozen=False)
class _Group:
    """An event and what was said at it; or an entry that stands alone."""

    place: int
    when: str = "~"  # after every date: what has none comes last
    begun: bool = False
    tagged: bool = False
    event: list[str] = late(factory=list)
    cards: list[str] = late(factory=list)
    statements: set[str] = late(factory=set)

    @property
    def rank(self) -> tuple[bool, bool, str, int]:
        anchor = self.tagged or len(self.statements) >= ANCHORED
        return not self.begun, not anchor, self.when, self.place


def meeting_order(
    cards: Iterable[str], seen: Mapping[str, object], facts: Callable[[str], CardFacts]
) -> list[str]:
    """Those of one deck's `cards` that are not `seen`, in the order to meet them.

    `cards` stand in the deck's order; `facts` tells of each.
    """
    groups: dict[str, _Group] = {}
    for place, card in enumerate(cards):
        found = facts(card)
        group = groups.setdefault(found.occasion, _Group(place))
        _join(group, found)
        if card in seen:
            group.begun = True
        elif found.is_event:
            group.event.append(card)
        else:
            group.cards.append(card)
    ordered = sorted(groups.values(), key=lambda group: group.rank)
    return [card for group in ordered for card in (*group.event, *group.cards)]


def _join(group: _Group, card: CardFacts) -> None:
    if event_of(card) is not None:
        group.statements.add(card.entry)
    if card.when:
        group.when = min(group.when, card.when)
    if card.is_event:
        group.tagged = ANCHOR_TAG in card.tags
