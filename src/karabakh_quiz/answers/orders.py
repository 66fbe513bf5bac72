"""Judging orders (Kendall pairs) and matches (pair by pair)."""

import re
from collections.abc import Sequence

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.text import clean


def judge_order(given: Sequence[str], expected: Sequence[str]) -> Verdict:
    """Judge an arrangement of `expected`: the score is the share of pairs in the right order."""
    if sorted(given) != sorted(expected):
        return unreadable(f"Put all {len(expected)} in order, each once.")
    places = [list(expected).index(item) for item in given]
    pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :]]
    right = sum(a < b for a, b in pairs)
    if right == len(pairs):
        return Verdict(kind="exact", score=1.0, reason="All in order.", proposed=proposed("exact"))
    swapped = next((a, b) for a, b in pairs if a > b)
    return Verdict(
        kind="partly" if right else "wrong",
        score=right / len(pairs),
        reason=f"{right} of {len(pairs)} pairs right. "
        f"{expected[swapped[1]]} comes before {expected[swapped[0]]}.",
        proposed=proposed("partly"),
    )


def judge_match(given: Sequence[str], expected: Sequence[str], items: Sequence[str]) -> Verdict:
    """Judge partners assigned to `items`, in the order of `items`."""
    if len(given) != len(expected):
        return unreadable(f"Give each of the {len(expected)} a partner.")
    wrong = [i for i, (a, b) in enumerate(zip(given, expected, strict=True)) if a != b]
    right = len(expected) - len(wrong)
    if not wrong:
        return Verdict(kind="exact", score=1.0, reason="All matched.", proposed=proposed("exact"))
    first = wrong[0]
    return Verdict(
        kind="partly" if right else "wrong",
        score=right / len(expected),
        reason=f"{right} of {len(expected)} right. "
        f"{items[first]} goes with {expected[first]}, not {given[first]}.",
        proposed=proposed("partly"),
    )


def split_items(typed: str) -> list[str]:
    """What stands between commas, semicolons or line ends; else the words."""
    text = clean(typed)
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    return parts if len(parts) > 1 else text.split()
