"""What a deck holds, in figures: for its author, and for the page about the decks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from karabakh_quiz.cards.collection import Collection
from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.make import survey
from karabakh_quiz.cards.shelf import Shelf
from karabakh_quiz.decks.deck import Deck, Question, Statement
from karabakh_quiz.structs import struct

UNKNOWN = "(not said)"
_NEVER_CHOSEN = ("key", "order", "match")


@struct
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


@struct
class Balance:
    """Who is quoted how often, when and from where: counts as in `Figures`."""

    speakers: Mapping[str, int]
    sides: Mapping[str, int]
    years: Mapping[str, int]
    perspectives: Mapping[str, int]


def figures(deck: Deck, collection: Collection | None = None) -> Figures:
    """Count what `deck` holds; its picks' cards as `collection`, which the deck is of, has them.

    Without a collection, `deck` is one without picks.
    """
    collection = collection or Collection(Shelf([deck]))
    ids = collection.ids(deck.id)
    choosable = [id_ for id_ in ids if collection.facts(id_).facet not in _NEVER_CHOSEN]
    typed = [id_ for id_ in choosable if collection.card(id_).right is None]
    dropped = [one.card for one in survey(deck).dropped if one.card.entry.deck == deck.id]
    found = balance(deck)
    return Figures(
        entries=_counted(_kinds(deck)),
        cards=_counted(collection.facts(id_).facet for id_ in ids),
        typed_only=_counted(collection.facts(id_).facet for id_ in typed),
        left_out=_counted(card.facet for card in dropped),
        speakers=found.speakers,
        sides=found.sides,
        years=found.years,
        perspectives=found.perspectives,
    )


def balance(deck: Deck) -> Balance:
    """Who is quoted how often in `deck`, when and from where."""
    statements = [entry for entry in deck.entries if isinstance(entry, Statement)]
    speakers = [person for entry in statements for person in entry.who]
    dated = [entry for entry in deck.entries if not isinstance(entry, Question)]
    sources = {source.id: source for entry in deck.entries for source in entry.sources}
    years = Counter(str(span(entry.when).first.year) for entry in dated)
    return Balance(
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
