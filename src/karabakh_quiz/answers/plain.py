"""Judging plain words: gaps, quotations, places, free answers, numbers."""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.numerals import read_numbers
from karabakh_quiz.answers.spelling import LONGEST, fold, readable
from karabakh_quiz.answers.text_match import Likeness, compare_answer, compare_place
from karabakh_quiz.answers.verdict import Kind, Span, Verdict
from karabakh_quiz.answers.wording import same_words, words_of

NOTHING = "Nothing was read in that: type some words."
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_HALF = 0.5
_MOST_OF_IT = 0.7
"""From this share on, a quotation typed from memory is partly right."""
_NEAR = 0.1
"""How far off, as a share, a number may be and still be close."""


def judge_gap(typed: str, expected: str, *, also: Iterable[str] = ()) -> Verdict:
    """Judge words typed into a gap; a wrong one is shown as a word diff."""
    answer = readable(typed)
    if answer is None:
        return unreadable(NOTHING)
    forms = (expected, *also)
    if (found := _same(answer, forms)) is not None:
        return _right(answer, found)
    nearest = max(forms, key=lambda form: _alike(answer, form))
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"Not \u201c{answer}\u201d but \u201c{nearest}\u201d.",
        proposed=proposed("wrong"),
        diff=word_diff(answer, nearest),
    )


def judge_quotation(typed: str, expected: str) -> Verdict:
    """Judge a whole quotation typed from memory: partly right from most of its words on."""
    answer = readable(typed, 2 * LONGEST)
    if answer is None:
        return unreadable(NOTHING)
    if same_words(words_of(answer), words_of(expected)):
        return _right(answer, expected)
    share = _alike(answer, expected)
    kind: Kind = "partly" if share >= _MOST_OF_IT else "wrong"
    percent = f"{share:.0%} of the words are right."
    return Verdict(
        kind=kind,
        score=round(share, 2) if kind == "partly" else 0.0,
        reason=percent if kind == "partly" else "Those are not the words.",
        proposed=proposed(kind),
        diff=word_diff(answer, expected),
    )


def judge_place(typed: str, expected: str, *, also: Iterable[str] = ()) -> Verdict:
    """Judge a place or an outlet; a town's two names are equals."""
    return _judge_words(typed, (expected, *also), compare_place)


def judge_text(typed: str, expected: str, *, also: Iterable[str] = ()) -> Verdict:
    """Judge a free answer against `expected` and other right forms, word by word."""
    return _judge_words(typed, (expected, *also), compare_answer)


def _judge_words(
    typed: str, forms: tuple[str, ...], compare: Callable[[str, str], Likeness]
) -> Verdict:
    answer = readable(typed)
    if answer is None:
        return unreadable(NOTHING)
    if (found := _same(answer, forms)) is not None:
        return _right(answer, found)
    compared = [(compare(answer, form), form) for form in forms]
    for likeness, form in compared:
        if likeness.right:
            return _right(answer, form)
    best, form = max(compared, key=lambda pair: pair[0].share)
    if best.share >= _HALF:
        return Verdict(
            kind="partly",
            score=round(min(best.share, 0.9), 2),
            reason=f"Part of it: {form} was asked.",
            proposed=proposed("partly"),
        )
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"Not {answer} but {forms[0]}.",
        proposed=proposed("wrong"),
    )


def judge_number(typed: str, expected: float, *, tolerance: float = 0.0) -> Verdict:
    """Judge a number: right within `tolerance` of `expected`, close within a tenth of it."""
    answer = readable(typed)
    numbers = read_numbers(answer) if answer is not None else []
    if answer is None or not numbers:
        return unreadable("No number was read in that: type one number.")
    number = min(numbers, key=lambda value: abs(value - expected))
    off = abs(number - expected)
    read_as = _figures(number)
    read = "" if read_as in answer else f" Read as {read_as}."
    if off <= tolerance * (1 + 1e-9):
        exactly = "" if off == 0 else f" It was {_figures(expected)}."
        reason = f"Right.{read}{exactly}"
        return Verdict(
            kind="exact", score=1.0, reason=reason, read_as=read_as, proposed=proposed("exact")
        )
    near = off <= max(_NEAR * abs(expected), 2 * tolerance)
    return Verdict(
        kind="close" if near else "wrong",
        score=0.2 if near else 0.0,
        reason=f"Not {read_as} but {_figures(expected)}.",
        read_as=read_as,
        proposed=proposed("close" if near else "wrong"),
    )


def _figures(number: float) -> str:
    """`86,600`, `99.999`."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.6f}".rstrip("0")


def word_diff(given: str, expected: str) -> tuple[Span, ...]:
    """What was given beside what was expected, word by word, in the order of the expected."""
    ours, theirs = expected.split(), given.split()
    spans: list[Span] = []
    matcher = SequenceMatcher(None, [*map(words_of, ours)], [*map(words_of, theirs)], False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            spans.append(Span("same", " ".join(ours[i1:i2])))
            continue
        if i2 > i1:
            spans.append(Span("missing", " ".join(ours[i1:i2])))
        if j2 > j1:
            spans.append(Span("extra", " ".join(theirs[j1:j2])))
    return tuple(spans)


def _same(answer: str, forms: Iterable[str]) -> str | None:
    """The form that `answer` is, but for small slips."""
    readings = {words_of(answer), words_of(_DECIMAL_COMMA.sub(".", answer))}
    for form in forms:
        if words_of(form) in readings:
            return form
    return next(
        (form for form in forms for words in readings if same_words(words, words_of(form))), None
    )


def _alike(given: str, expected: str) -> float:
    """The share of the expected words that stand in `given`, in their order."""
    ours, theirs = words_of(expected), words_of(given)
    blocks = SequenceMatcher(None, ours, theirs, False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(ours), len(theirs), 1)


def _right(answer: str, form: str) -> Verdict:
    plain = fold(answer) == fold(form)
    return Verdict(
        kind="exact",
        score=1.0,
        reason="Right." if plain else f"Right. Read as {form}.",
        read_as=form,
        proposed=proposed("exact"),
    )
