"""Decks with the entries that they pick from others, as learners get them."""

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from karabakh_quiz.decks.deck import AnyEntry, Deck
from karabakh_quiz.structs import replace

T = TypeVar("T")


def with_picked(deck: Deck, picked: Iterable[tuple[Deck, AnyEntry]]) -> Deck:
    """`deck` with entries of other decks (each with its home) at its end, and who is in those."""
    entries = list(deck.entries)
    homes: dict[str, Deck] = {}
    for home, entry in picked:
        entries.append(entry)
        homes[home.id] = home
    if len(entries) == len(deck.entries):
        return deck
    return replace(
        deck,
        entries=tuple(entries),
        # Chained rather than copied: registers are long, and made as they are asked for.
        people=_chained([deck.people, *(home.people for home in reversed(homes.values()))]),
        sources=_chained([deck.sources, *(home.sources for home in reversed(homes.values()))]),
    )


def _chained(maps: Sequence[Mapping[str, T]]) -> Mapping[str, T]:
    # A ChainMap is only ever read here, so what it is made of need not be changeable.
    return ChainMap(*maps)  # type: ignore[arg-type]
