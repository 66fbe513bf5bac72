"""The grade a verdict proposes, from what was asked and how it was met.

Never a grade from the clock, never Hard for a failed answer.
"""

from karabakh_quiz.answers.verdict import Kind, Verdict
from karabakh_quiz.structs import replace

AGAIN, HARD, GOOD = 1, 2, 3

_ASK_AGAIN: frozenset[Kind] = frozenset({"unreadable", "which-one"})


def proposed(kind: Kind, *, as_asked: bool = False) -> int | None:
    """The grade for `kind`: None asks again.

    `as_asked`: the answer is as fine as the question wanted, though less fine
    than the truth is known ("right to the month, as asked").
    """
    if kind in _ASK_AGAIN:
        return None
    return GOOD if kind == "exact" or as_asked else AGAIN


def after_hint(verdict: Verdict) -> Verdict:
    """What is proposed when a hint was taken: Hard instead of Good."""
    return replace(verdict, proposed=HARD) if verdict.right else verdict


def unreadable(reason: str, *, read_as: str | None = None) -> Verdict:
    """No answer yet: `reason` says what is missing."""
    return Verdict(kind="unreadable", score=0.0, reason=reason, read_as=read_as)
