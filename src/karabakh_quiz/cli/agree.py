"""Asking before something that cannot simply be taken back."""

from __future__ import annotations

import sys

from karabakh_quiz.errors import QuizError


def agreed(question: str, *, sure: bool, otherwise: str) -> bool:
    """Whether the person at the terminal says yes to `question`.

    `sure` (from `--yes`) answers for them; where nobody can be asked, a
    `QuizError` says `otherwise`.
    """
    if sure:
        return True
    if not sys.stdin.isatty():
        raise QuizError(otherwise)
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
