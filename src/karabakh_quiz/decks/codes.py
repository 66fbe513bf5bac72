"""Every code a fault or warning can have."""

from karabakh_quiz.decks.fault import Severity

WARNINGS: frozenset[str] = frozenset()


def severity(code: str) -> Severity:
    return "warning" if code in WARNINGS else "fault"
