"""Judging plain words: gaps, places, free answers, numbers."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.spelling import LONGEST, fold
from karabakh_quiz.answers.verdict import Span, Verdict
from karabakh_quiz.text import clean


def judge_gap(typed: str, expected: str, *, also: Iterable[str] = ()) -> Verdict:
    """Judge words typed into a gap; a wrong one is shown as a word diff."""
    return judge_text(typed, expected, also=also)


def judge_text(typed: str, expected: str, *, also: Iterable[str] = ()) -> Verdict:
    """Judge a place, an outlet or a free answer against `expected` and other right forms."""
    answer = clean(typed, line=True)
    if len(answer) > LONGEST or not fold(answer):
        return unreadable("Nothing was read in that. Type some words.")
    if any(ratio(fold(answer), fold(form)) >= 90 for form in (expected, *also)):
        return Verdict(kind="exact", score=1.0, reason="Right.", proposed=proposed("exact"))
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"Not {answer} but {expected}.",
        proposed=proposed("wrong"),
        diff=word_diff(answer, expected),
    )


def judge_number(typed: str, expected: float, *, tolerance: float = 0.0) -> Verdict:
    """Judge a number: right within `tolerance` of `expected`."""
    try:
        number = float(clean(typed, line=True)[:LONGEST].replace(" ", "").replace(",", ""))
    except ValueError:
        return unreadable("No number was read in that.")
    if abs(number - expected) <= tolerance:
        return Verdict(kind="exact", score=1.0, reason="Right.", proposed=proposed("exact"))
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"Not {number:g} but {expected:g}.",
        proposed=proposed("wrong"),
    )


def word_diff(given: str, expected: str) -> tuple[Span, ...]:
    """What was given beside what was expected, word by word."""
    ours, theirs = expected.split(), given.split()
    spans: list[Span] = []
    matcher = SequenceMatcher(None, [fold(w) for w in ours], [fold(w) for w in theirs], False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            spans.append(Span("same", " ".join(ours[i1:i2])))
            continue
        if i2 > i1:
            spans.append(Span("missing", " ".join(ours[i1:i2])))
        if j2 > j1:
            spans.append(Span("extra", " ".join(theirs[j1:j2])))
    return tuple(spans)
