"""What a deck holds, in figures: for its author, and for the page about the decks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.make import survey
from karabakh_quiz.cards.rivals import Pool
from karabakh_quiz.decks.deck import Deck, Question, Statement

UNKNOWN = "(not said)"


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by name, the largest first (years: in order)."""

    entries: Mapping[str, int]
    """Statements, events and questions; sensitive ones counted apart as well."""
    cards: Mapping[str, int]
    """By facet."""
    typed_only: Mapping[str, int]
    """Cards that could be chosen but have too few rivals, by facet."""
    left_out: Mapping[str, int]
    """Cards that answer themselves or are ambiguous, by facet."""
    speakers: Mapping[str, int]
    """Statements by speaker; a joint one counts for each."""
    sides: Mapping[str, int]
    years: Mapping[str, int]
    """Statements and events by the year they begin in."""
    perspectives: Mapping[str, int]
    """Sources, each counted once, by perspective."""

    def as_json(self) -> dict[str, Any]:
        """The same as plain objects."""
        return {name: dict(counts) for name, counts in asdict(self).items()}


def figures(deck: Deck) -> Figures:
    """Count what `deck` holds."""
    surveyed, pool = survey(deck), Pool(deck)
    statements = [entry for entry in deck.entries if isinstance(entry, Statement)]
    speakers = [person for entry in statements for person in entry.who]
    dated = [entry for entry in deck.entries if not isinstance(entry, Question)]
    sources = {source.id: source for entry in deck.entries for source in entry.sources}
    choosable = [card for card in surveyed.cards if card.facet not in ("key", "order", "match")]
    years = Counter(str(span(entry.when).first.year) for entry in dated)
    return Figures(
        entries=_counted(_kinds(deck)),
        cards=_counted(card.facet for card in surveyed.cards),
        typed_only=_counted(c.facet for c in choosable if pool.furnished(c).right is None),
        left_out=_counted(dropped.card.facet for dropped in surveyed.dropped),
        speakers=_counted(person.name for person in speakers),
        sides=_counted(person.side or UNKNOWN for person in speakers),
        years=dict(sorted(years.items())),
        perspectives=_counted(source.perspective or UNKNOWN for source in sources.values()),
    )


def _kinds(deck: Deck) -> Iterable[str]:
    for entry in deck.entries:
        yield f"{type(entry).__name__.lower()}s" + (", sensitive" if entry.sensitive else "")


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts = Counter(names)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
