"""Decks with the entries that they pick from others, as learners get them."""

from collections.abc import Iterable

from karabakh_quiz.decks.deck import AnyEntry, Deck, Person, Source
from karabakh_quiz.structs import replace


def with_picked(deck: Deck, picked: Iterable[tuple[Deck, AnyEntry]]) -> Deck:
    """`deck` with entries of other decks (each with its home) at its end, and who is in those."""
    entries = list(deck.entries)
    people: dict[str, Person] = {}
    sources: dict[str, Source] = {}
    for home, entry in picked:
        entries.append(entry)
        people.update(home.people)
        sources.update(home.sources)
    if len(entries) == len(deck.entries):
        return deck
    return replace(
        deck,
        entries=tuple(entries),
        people={**people, **deck.people},
        sources={**sources, **deck.sources},
    )
