"""Judging a date: how near what was typed comes to what is expected."""

from collections.abc import Iterable

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.decks.deck import Precision
from karabakh_quiz.text import clean


def judge_date(
    typed: str, expected: str, *, also: Iterable[str] = (), precision: Precision | None = None
) -> Verdict:
    """Judge `typed` against the EDTF date `expected` or any of `also`."""
    answer = clean(typed, line=True)
    if answer in (expected, *also):
        return Verdict(kind="exact", score=1.0, reason="Right.", proposed=proposed("exact"))
    return unreadable("No date was read in that. Type day, month and year.")
