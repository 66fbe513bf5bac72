"""Judging orders (Kendall pairs) and matches (pair by pair)."""

import re
from collections.abc import Sequence
from itertools import combinations

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.verdict import Kind, Verdict
from karabakh_quiz.answers.wording import words_of
from karabakh_quiz.text import clean


def judge_order(given: Sequence[str], expected: Sequence[str]) -> Verdict:
    """Judge `given`, an arrangement of the items in `expected`.

    The score is the share of pairs that stand in the right order.
    """
    if sorted(given) != sorted(expected):
        return unreadable(f"Put all {len(expected)} in order, each of them once.")
    places = _places(given, expected)
    pairs = list(combinations(places, 2))
    right = sum(one < other for one, other in pairs)
    if right == len(pairs):
        return _done("exact", 1.0, "All in order.")
    told = f"{right} of {len(pairs)} pairs right"
    return _done(
        "partly" if right else "wrong", right / len(pairs), f"{told}. {_swap(places, expected)}"
    )


def _places(given: Sequence[str], expected: Sequence[str]) -> list[int]:
    """Where each given item belongs; equal items take their places in turn."""
    free: dict[str, list[int]] = {}
    for place, item in enumerate(expected):
        free.setdefault(item, []).append(place)
    return [free[item].pop(0) for item in given]


def _swap(places: Sequence[int], expected: Sequence[str]) -> str:
    """Which two were swapped, or where it first goes wrong."""
    moved = [at for at, place in enumerate(places) if at != place]
    if len(moved) == 2:
        return f"Swapped: \u201c{expected[moved[0]]}\u201d and \u201c{expected[moved[1]]}\u201d."
    late, soon = next((a, b) for a, b in combinations(places, 2) if a > b)
    return f"\u201c{expected[soon]}\u201d comes before \u201c{expected[late]}\u201d."


def judge_match(given: Sequence[str], expected: Sequence[str], items: Sequence[str]) -> Verdict:
    """Judge the partners `given` to `items`, in their order; `expected` are the right ones."""
    if len(given) != len(expected) or not set(given) <= set(expected):
        return unreadable(f"Give each of the {len(expected)} its partner.")
    wrong = [at for at, partner in enumerate(given) if partner != expected[at]]
    right = len(expected) - len(wrong)
    if not wrong:
        return _done("exact", 1.0, "All matched.")
    first = wrong[0]
    told = f"{right} of {len(expected)} right"
    fault = (
        f"\u201c{items[first]}\u201d goes with \u201c{expected[first]}\u201d, "
        f"not \u201c{given[first]}\u201d."
    )
    return _done("partly" if right else "wrong", right / len(expected), f"{told}. {fault}")


def _done(kind: Kind, score: float, reason: str) -> Verdict:
    return Verdict(kind=kind, score=score, reason=reason, proposed=proposed(kind))


def read_items(typed: str, items: Sequence[str]) -> list[str]:
    """The items that `typed` names one after the other, whatever their case and marks.

    Between commas, semicolons or line ends; what is no item stays as it stands.
    """
    known = {words_of(item): item for item in items}
    parts = [part.strip() for part in re.split(r"[;\n]", clean(typed)) if part.strip()]
    if len(parts) < 2:
        parts = [part.strip() for part in clean(typed).split(",") if part.strip()]
    return [known.get(words_of(part), part) for part in parts]
