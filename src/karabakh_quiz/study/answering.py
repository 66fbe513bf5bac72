"""From what was typed at a question to a verdict and to what the log keeps of it.

What judges is imported with the first answer: it is not needed to show a question.
"""

import re
from collections.abc import Sequence
from string import ascii_lowercase

from karabakh_quiz.answers.grades import after_hint
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Choice, Register
from karabakh_quiz.structs import struct
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.wording import sentence
from karabakh_quiz.text import clean


@struct
class Answer:
    """An answer with its verdict."""

    verdict: Verdict
    text: str
    chosen: str | None = None
    """Id of the choice taken, or of the person named."""


def judge_answer(question: Question, text: str, register: Register, *, hinted: bool) -> Answer:
    """Judge `text` as an answer to `question`.

    With choices: a number from 1, an id or the choice's text. To arrange:
    "3 1 2" or "b a c" (also run together), or the items themselves.
    """
    if question.mode == "reveal":
        return Answer(revealed(hinted), text)
    if question.card.kind in ("order", "match"):
        return Answer(_arranged(question, text, hinted), text)
    if question.mode == "choice":
        from karabakh_quiz.answers.choices import judge_choice

        verdict = judge_choice(question.card, text, question.choices)
        chosen = verdict.named
        if chosen is None and verdict.right and question.card.right is not None:
            chosen = question.card.right.id
        return Answer(after_hint(verdict) if hinted else verdict, text, chosen)
    from karabakh_quiz.answers.judging import judge

    verdict = judge(question.card, text, register=register, hinted=hinted)
    chosen = verdict.named
    if chosen is None and verdict.kind == "exact" and len(question.card.people) == 1:
        chosen = question.card.people[0].id
    return Answer(verdict, text, chosen)


def revealed(hinted: bool) -> Verdict:
    """The verdict where the learner only thought of the answer, and judges alone."""
    verdict = Verdict(
        kind="revealed", score=1.0, reason="Grade yourself by what you thought of.", proposed=3
    )
    return after_hint(verdict) if hinted else verdict


def given_up(question: Question) -> Answer:
    """What "I don't know" is worth."""
    reason = f"The answer is {question.card.answer}"
    return Answer(Verdict(kind="wrong", score=0.0, reason=sentence(reason), proposed=1), "")


def _arranged(question: Question, text: str, hinted: bool) -> Verdict:
    from karabakh_quiz.answers.orders import judge_match, judge_order

    card = question.card
    given = _picked(text, question.choices, len(card.items))
    if card.kind == "order":
        verdict = judge_order(given, card.items)
    else:
        verdict = judge_match(given, card.partners, card.items)
    return after_hint(verdict) if hinted else verdict


def _picked(text: str, choices: Sequence[Choice], wanted: int) -> list[str]:
    """The texts of the `wanted` choices that `text` names one after the other.

    Whatever is not understood stays as it is, for the judge to refuse.
    """
    plain = clean(text)
    texts = {choice.text.casefold(): choice.text for choice in choices}
    lines = [part.strip() for part in re.split(r"[,;\n]", plain) if part.strip()]
    if len(lines) == wanted and all(line.casefold() in texts for line in lines):
        return [texts[line.casefold()] for line in lines]
    words = re.findall(r"\d+|[a-z]+", plain.casefold())
    if len(words) == 1 and len(words[0]) == wanted:
        words = list(words[0])
    keys = {str(number): choice for number, choice in enumerate(choices, 1)}
    keys |= dict(zip(ascii_lowercase, choices, strict=False))
    return [keys[word].text if word in keys else word for word in words]
