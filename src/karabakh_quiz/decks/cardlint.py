"""Warnings about the cards that a deck makes, by functions that make them.

Only the room of the cards knows what a card will look like, and decks know no
cards; so its functions are passed in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from karabakh_quiz.decks.deck import Deck, Question
from karabakh_quiz.decks.remark import Remark

_ENOUGH = 3
"""Rivals that a choice of four needs."""


class _Card(Protocol):
    """What is looked at of a card."""

    @property
    def id(self) -> str: ...
    @property
    def facet(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def entry(self) -> Any: ...
    @property
    def rivals(self) -> Sequence[Any]: ...


def card_lint(
    make_cards: Callable[[Deck], Iterable[_Card]],
    dropped_cards: Callable[[Deck], Iterable[tuple[str, str]]],
) -> Callable[[Deck], Iterator[Remark]]:
    """A lint for `check_paths`: cards left out because they answer themselves, or short of rivals.

    `make_cards` and `dropped_cards` are those of `karabakh_quiz.cards`.
    """

    def lint(deck: Deck) -> Iterator[Remark]:
        for card_id, reason in dropped_cards(deck):
            entry, _, facet = card_id.partition("/")[2].partition("#")
            yield Remark(
                "card-left-out",
                entry,
                _key(facet),
                f"no '{facet}' card: {reason}",
                f"word it otherwise, or leave '{facet}' out of 'facets'",
            )
        yield from _without_rivals(deck, make_cards(deck))

    return lint


def _without_rivals(deck: Deck, cards: Iterable[_Card]) -> Iterator[Remark]:
    """One remark for each facet: the first card that has too few, and how many more do."""
    short: dict[str, list[_Card]] = {}
    for card in cards:
        if card.entry.deck == deck.id and _is_chosen(card) and len(card.rivals) < _ENOUGH:
            short.setdefault(card.facet, []).append(card)
    for facet, found in short.items():
        count = len(found[0].rivals)
        rivals = "rival" if count == 1 else "rivals"
        more = f"; so have {len(found) - 1} more '{facet}' cards" if len(found) > 1 else ""
        yield Remark(
            "few-rivals",
            found[0].entry.id,
            "wrong" if facet == "answer" else _key(facet),
            f"a choice has {count or 'no'} plausible {rivals} here{more}",
            "add wrong answers" if facet == "answer" else "add entries or people of the same time",
        )


def _is_chosen(card: _Card) -> bool:
    if isinstance(card.entry, Question):
        return bool(card.entry.wrong)
    joint = card.facet == "who" and len(card.entry.who) > 1
    return card.facet != "key" and not joint


def _key(facet: str) -> str:
    """The key of an entry that a facet asks for."""
    return facet
