"""One answer to one card, judged by the card's kind."""

from collections.abc import Callable

from karabakh_quiz.answers.dates import judge_date
from karabakh_quiz.answers.grades import after_hint
from karabakh_quiz.answers.names import People, judge_name
from karabakh_quiz.answers.orders import judge_match, judge_order, split_items
from karabakh_quiz.answers.plain import judge_gap, judge_number, judge_text
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Card


def judge(
    card: Card,
    typed: str,
    *,
    register: People = (),
    hinted: bool = False,
    said: Callable[[str], str | None] | None = None,
) -> Verdict:
    """Judge what was `typed` in answer to `card`."""
    verdict = _judge(card, typed, register, said)
    return after_hint(verdict) if hinted else verdict


def _judge(
    card: Card, typed: str, register: People, said: Callable[[str], str | None] | None
) -> Verdict:
    match card.kind:
        case "name":
            people = card.people or (card.answer,)
            return judge_name(typed, list(people), register=register, said=said)
        case "date":
            return judge_date(
                typed, card.date or card.answer, also=card.accepted, precision=card.precision
            )
        case "number" if card.number is not None:
            return judge_number(typed, card.number, tolerance=card.tolerance or 0.0)
        case "order":
            return judge_order(split_items(typed), card.items)
        case "match":
            return judge_match(split_items(typed), card.partners, card.items)
        case "gap" | "quotation":
            return judge_gap(typed, card.answer, also=card.accepted)
        case _:
            return judge_text(typed, card.answer, also=card.accepted)
