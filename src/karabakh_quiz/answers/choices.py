"""Judging a choice among those shown."""

import re
from collections.abc import Sequence

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Card, Choice
from karabakh_quiz.text import clean


def judge_choice(card: Card, chosen: Choice | str, choices: Sequence[Choice]) -> Verdict:
    """Judge what was chosen: a choice, its id, its text, or its number from 1."""
    choice = chosen if isinstance(chosen, Choice) else _find(chosen, choices)
    if choice is None:
        return unreadable(f"Choose a number from 1 to {len(choices)}.")
    right = card.right
    if right is not None and choice.id == right.id:
        return Verdict(kind="exact", score=1.0, reason="Right.", proposed=proposed("exact"))
    answer = right.text if right is not None else card.answer
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"Not {choice.text} but {answer}.",
        proposed=proposed("wrong"),
        named=choice.id,
    )


def _find(chosen: str, choices: Sequence[Choice]) -> Choice | None:
    text = clean(chosen, line=True).casefold()
    for choice in choices:
        if text in (choice.id.casefold(), choice.text.casefold()):
            return choice
    number = text.rstrip(".)")
    if re.fullmatch("[0-9]{1,3}", number) and 0 < int(number) <= len(choices):
        return choices[int(number) - 1]
    return None
