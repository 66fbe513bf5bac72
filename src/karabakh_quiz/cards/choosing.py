"""Choices to show: the right one among rivals, shuffled."""

from collections.abc import Mapping
from random import Random

from karabakh_quiz.cards.card import Card, Choice


def choices(
    card: Card, rng: Random, weights: Mapping[str, float] | None = None, count: int = 4
) -> tuple[Choice, ...]:
    """The choices to show for `card`: `count` of them, exactly one right, in random order.

    Rivals are drawn without repetition, each as likely as its plausibility
    plus `weights` (by choice id: how often this learner took the one for the
    other). Fewer are shown where there are fewer rivals, and none (an empty
    tuple) where the card is not to be asked by choice. For the kinds `order`
    and `match` they are all the items to arrange and all the partners to assign.
    """
    if card.kind == "order":
        return _shuffled(card.items, rng)
    if card.kind == "match":
        return _shuffled(tuple(dict.fromkeys(card.partners)), rng)
    if card.right is None:
        return ()
    shown = [card.right, *_drawn(card.rivals, weights or {}, count - 1, rng)]
    rng.shuffle(shown)
    return tuple(shown)


def _drawn(
    rivals: tuple[tuple[Choice, float], ...], weights: Mapping[str, float], count: int, rng: Random
) -> list[Choice]:
    """Draw by weight, without replacement: the largest u^(1/w) win.

    P. Efraimidis and P. Spirakis, Weighted random sampling with a reservoir (2006).
    """
    keyed = []
    for place, (choice, plausibility) in enumerate(rivals):
        weight = max(plausibility + weights.get(choice.id, 0.0), 1e-9)
        keyed.append((rng.random() ** (1 / weight), -place, choice))
    keyed.sort(reverse=True)
    return [choice for _, _, choice in keyed[:count]]


def _shuffled(items: tuple[str, ...], rng: Random) -> tuple[Choice, ...]:
    # Every order may come, the right one too: were it left out, two items would always
    # stand the wrong way round.
    return tuple(Choice(item, item) for item in rng.sample(items, len(items)))
