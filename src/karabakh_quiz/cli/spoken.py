"""What the linear mode prints: plain lines that read well aloud.

No signs, no boxes, no colour; one idea a line; a quotation on lines of its
own. Pure functions from values to lines.
"""

from __future__ import annotations

import re
import textwrap
from string import ascii_lowercase

from karabakh_quiz.cards.card import GAP
from karabakh_quiz.cli.output import PLAIN
from karabakh_quiz.study import wording
from karabakh_quiz.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from karabakh_quiz.answers.verdict import Verdict
    from karabakh_quiz.cards.card import Detail
    from karabakh_quiz.study.leeches import Leech
    from karabakh_quiz.study.question import NextInterval, Question
    from karabakh_quiz.study.summary import Summary

MEASURE = 72
"""The longest line, in characters."""

_RANGE = re.compile(r"(?<=\d)\s*[\u2013\u2014]\s*(?=\d)")
_SPOKEN = str.maketrans(PLAIN)


def aloud(text: str) -> str:
    """`text` without typographic signs: `2-3 September` is read `2 to 3 September`."""
    return _RANGE.sub(" to ", clean(text, line=True)).translate(_SPOKEN)


def wrapped(text: str, measure: int = MEASURE) -> list[str]:
    """`text` broken into lines of at most `measure` characters; a longer word stays whole."""
    return textwrap.wrap(text, measure, break_on_hyphens=False, break_long_words=False) or [""]


def labelled(label: str, text: str, measure: int = MEASURE) -> list[str]:
    """`When: 6 September 2023`."""
    return wrapped(f"{label[:1].upper()}{label[1:]}: {aloud(text)}", measure)


def quotation(text: str, measure: int = MEASURE) -> list[str]:
    """Somebody's own words, between straight marks, otherwise untouched."""
    words = clean(text, line=True).replace(GAP, "(gap)")
    return wrapped(f'"{words}"', measure)


def question_lines(question: Question, measure: int = MEASURE) -> list[str]:
    """A question: its number and prompt, the text, what is known, the choices."""
    card = question.card
    where = f"{question.number} of {question.total}"
    again = " Again." if question.again else ""
    lines = wrapped(f"{where}.{again} {aloud(card.prompt)}", measure)
    if card.text:
        plain = aloud(card.text.replace(GAP, "(gap)"))
        lines += quotation(card.text, measure) if card.quoted else wrapped(plain, measure)
    for chip in card.chips:
        if chip.text is not None:
            lines += labelled(chip.label, chip.text, measure)
    if card.kind == "match" and question.choices:
        lines += _numbered(card.items, measure)
        lines += _lettered([choice.text for choice in question.choices], measure)
    else:
        lines += _numbered([_choice(each.text, each.note) for each in question.choices], measure)
    return lines


def _choice(text: str, note: str) -> str:
    return f"{text}, {note}" if note else text


def _numbered(items: Sequence[str], measure: int) -> list[str]:
    return [
        line
        for number, item in enumerate(items, 1)
        for line in wrapped(f"{number}. {aloud(item)}", measure)
    ]


def _lettered(items: Sequence[str], measure: int) -> list[str]:
    return [
        line
        for letter, item in zip(ascii_lowercase, items, strict=False)
        for line in wrapped(f"{letter}. {aloud(item)}", measure)
    ]


def answer_prompt(question: Question) -> str:
    """What the learner is asked to type."""
    if question.mode == "reveal":
        return "Think of the answer. Enter shows it: "
    kind = question.card.kind
    if kind == "order" and question.choices:
        return "Numbers in the right order: "
    if kind == "match" and question.choices:
        return "A letter for each number, in order: "
    return "Answer: "


def verdict_lines(verdict: Verdict, measure: int = MEASURE) -> list[str]:
    """What is said of an answer: the kind of verdict first, then how it was read."""
    said = [wording.verdict_line(verdict), wording.read_as_line(verdict)]
    lines = wrapped(aloud(" ".join(part for part in said if part)), measure)
    missing = [span.text for span in verdict.diff if span.kind == "missing"]
    extra = [span.text for span in verdict.diff if span.kind == "extra"]
    if missing:
        lines += labelled("missing", ", ".join(missing), measure)
    if extra:
        lines += labelled("not in it", ", ".join(extra), measure)
    return lines


def detail_lines(details: Sequence[Detail], measure: int = MEASURE) -> list[str]:
    """What there is to learn after the answer."""
    lines: list[str] = []
    for detail in details:
        if detail.quoted:
            lines += labelled(detail.label, detail.extra, measure) if detail.extra else []
            lines += quotation(detail.text, measure)
        else:
            text = f"{detail.text}, {detail.extra}" if detail.extra else detail.text
            lines += labelled(detail.label, text, measure)
    return lines


def grade_lines(
    intervals: Sequence[NextInterval], proposed: int | None, measure: int = MEASURE
) -> tuple[list[str], str]:
    """The grades with what they lead to, and the prompt that asks for one."""
    lines = wrapped("Grade: " + wording.grade_line(intervals), max(measure, 78))
    if proposed is None:
        return lines, "Grade, 1 to 4: "
    return lines, wording.proposed_line(proposed) + ": "


def stopped(text: str) -> str:
    """`text` with a full stop."""
    return wording.sentence(text)


def head_lines(title: str, reviews: int, new: int, measure: int = MEASURE) -> list[str]:
    """What a sitting opens with."""
    return [
        *wrapped(aloud(f"{title}. {wording.today_line(reviews, new)}."), measure),
        "Type an answer and press Enter. :? lists the commands, :q leaves.",
    ]


def nothing_lines(summary: Summary, now: datetime) -> list[str]:
    """What is said instead of a sitting that has nothing to ask."""
    today = wording.today_line(0, 0)
    return [f"{today[:1].upper()}{today[1:]}.", *_next_lines(summary, now)]


def leech_line(leech: Leech, names: Mapping[str, str]) -> str:
    """That a card keeps being forgotten, and what may help, with this mode's commands."""
    return wording.leech_line(leech, names, edit=":e", suspend=":s")


def summary_lines(
    summary: Summary, names: Mapping[str, str], now: datetime, measure: int = MEASURE
) -> list[str]:
    """What a sitting came to; `names` gives people (and other choices) by id."""
    if not summary.cards:
        return ["Left before the first answer." if summary.left else "Nothing to ask."]
    score = wording.right_wrong(summary.right, summary.wrong)
    if summary.left:
        total = summary.cards + summary.left
        lines = wrapped(
            f"Left after {summary.cards} of {total}. Everything is saved. {score}.", measure
        )
    else:
        cards = wording.plural(summary.cards, "card")
        lines = wrapped(f"Done, {cards}. Everything is saved. {score}.", measure)
    for facet, (right, total) in summary.facets.items():
        lines += labelled(wording.FACETS.get(facet, facet), f"{right} of {total} right", measure)
    for card in summary.hard[:5]:
        told = f"Hard: {card.answer}. {card.text or card.prompt}".replace(GAP, "(gap)")
        lines.append(textwrap.shorten(aloud(told), measure, placeholder=" ..."))
    for each in summary.confusions[:5]:
        taken = f"{names.get(each.right, each.right)} with {names.get(each.chosen, each.chosen)}"
        lines += labelled("mixed up", f"{taken}, {wording.plural(each.count, 'time')}", measure)
    answers = {card.id: card.answer for card in summary.hard}
    for leech in summary.leeches[:5]:
        told = f"{answers.get(leech.card, leech.card)}. {leech_line(leech, names)}"
        lines += labelled("keeps being forgotten", told, measure)
    return lines + _next_lines(summary, now)


def _next_lines(summary: Summary, now: datetime) -> list[str]:
    if summary.next_at is None:
        return []
    days = (summary.next_at.date() - now.date()).days
    return [f"Next: {wording.when_next(days)}."]


def verdict_word(kind: str) -> str:
    """The word for a kind of verdict inside a sentence: `right to the month`."""
    return wording.KINDS.get(kind, kind).rstrip("?").lower()
