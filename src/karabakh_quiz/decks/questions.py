"""What a question must fulfil among its own keys."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import QuestionShape
from karabakh_quiz.decks.positions import Path

_NUMBER = re.compile(r"[-\u2212]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?")
"""Once its spaces are gone; commas stand between thousands."""


def check_question(question: QuestionShape, path: Path) -> Iterator[Issue]:
    """One way to answer, and rivals, items and types that fit it."""
    kinds = [k for k in ("answer", "order", "match") if getattr(question, k) is not None]
    for kind in kinds[1:]:
        yield Issue(
            "several-answers",
            (*path, kind),
            f"'{kind}' beside '{kinds[0]}'",
            "a question has one of answer, order and match",
            on="key",
        )
    if kinds[:1] == ["answer"]:
        yield from _answer(question, path)
    elif kinds:
        for key in ("also", "wrong", "type", "tolerance"):
            if getattr(question, key) is not None:
                yield Issue(
                    "without-answer",
                    (*path, key),
                    f"'{key}' without an 'answer'",
                    f"'{kinds[0]}' needs no '{key}'",
                    on="key",
                )
    if question.order is not None:
        yield from _items(question.order, (*path, "order"))
    if question.match is not None:
        if len(question.match) < 2:
            yield Issue(
                "too-few-items",
                (*path, "match"),
                "one pair is too few to match",
                "write two at least",
                on="key",
            )
        yield from _twice(list(question.match.values()), list(question.match), (*path, "match"))


def _items(items: Sequence[str], path: Path) -> Iterator[Issue]:
    if len(items) < 2:
        yield Issue(
            "too-few-items", path, "too few things to put in order", "write two at least", on="key"
        )
    yield from _twice(items, range(len(items)), path)


def _twice(texts: Sequence[str], names: Sequence[str | int], path: Path) -> Iterator[Issue]:
    seen: Counter[str] = Counter()
    for name, text in zip(names, texts, strict=True):
        seen[text.casefold()] += 1
        if seen[text.casefold()] == 2:
            yield Issue(
                "item-twice",
                (*path, name),
                f"'{text}' stands twice",
                "the learner could not tell the two apart",
                part=text,
            )


def _answer(question: QuestionShape, path: Path) -> Iterator[Issue]:
    answer, wrong = question.answer or "", question.wrong
    right = {text.casefold() for text in (answer, *(question.also or ()))}
    for n, text in enumerate(wrong or ()):
        if text.casefold() in right:
            yield Issue(
                "answer-among-wrong",
                (*path, "wrong", n),
                f"'{text}' is a right answer",
                "take it out of 'wrong'",
                part=text,
            )
    if wrong is not None:
        if len(wrong) < 2:
            count = "one wrong answer is" if wrong else "no wrong answers are"
            yield Issue(
                "too-few-wrong",
                (*path, "wrong"),
                f"{count} too few for a choice",
                "write two at least, better three, or none",
                on="key",
            )
        yield from _twice(wrong, range(len(wrong)), (*path, "wrong"))
    if question.tolerance is not None and question.type != "number":
        yield Issue(
            "without-answer",
            (*path, "tolerance"),
            "'tolerance' is for numbers only",
            "add 'type: number', or take it out",
            on="key",
        )
    if question.type in ("date", "number"):
        yield from _typed(question, path)


def _typed(question: QuestionShape, path: Path) -> Iterator[Issue]:
    texts: list[tuple[Path, str]] = [((*path, "answer"), question.answer or "")]
    if question.type == "date":
        texts += [((*path, "also", n), text) for n, text in enumerate(question.also or ())]
    for where, text in texts:
        if question.type == "number":
            if not _NUMBER.fullmatch("".join(text.split())):
                yield Issue(
                    "not-a-number",
                    where,
                    f"'{text}' is no number",
                    "write digits (words may stand in 'also'), or leave 'type: number' out",
                    part=text,
                )
            continue
        try:
            edtf.parse(text)
        except edtf.DateError as error:
            hint = "write 2023-09-06, 2023-09 or 2023" if error.code == "unreadable-date" else ""
            yield Issue(error.code, where, f"'{text}': {error}", hint, part=text)
