"""Putting found rivals in order: the most plausible first, none twice."""

from collections.abc import Iterable
from typing import Final

from karabakh_quiz.cards.card import Choice
from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.words import fold

Rivals = list[tuple[Choice, float]]

KEPT: Final = 12
"""Rivals kept for a card, best first."""


def best_of(found: Iterable[tuple[Choice, float]], right: str, keep: int = KEPT) -> Rivals:
    """The weightiest of `found`, no text twice and none that reads like the right one."""
    taken = {fold(right)}
    best: Rivals = []
    for choice, weight in sorted(found, key=lambda pair: (-pair[1], pair[0].id)):
        if fold(choice.text) not in taken:
            taken.add(fold(choice.text))
            best.append((choice, weight))
    return best[:keep]


def apart(dates: Rivals) -> Rivals:
    """Those of `dates`, best first, that share no day with a better one."""
    kept: Rivals = []
    for choice, weight in dates:
        if not any(span(choice.id).overlaps(span(other.id)) for other, _ in kept):
            kept.append((choice, weight))
    return kept[:KEPT]
