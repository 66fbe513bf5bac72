"""One answer to one card, judged by the card's kind."""

from karabakh_quiz.answers.dates import judge_date
from karabakh_quiz.answers.grades import after_hint
from karabakh_quiz.answers.names import Expected, Said, judge_name
from karabakh_quiz.answers.orders import judge_match, judge_order, read_items
from karabakh_quiz.answers.plain import (
    judge_gap,
    judge_number,
    judge_place,
    judge_quotation,
    judge_text,
)
from karabakh_quiz.answers.registers import People
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.cards.card import Card
from karabakh_quiz.decks.deck import Person, Question
from karabakh_quiz.structs import replace


def judge(
    card: Card,
    typed: str,
    *,
    register: People = (),
    hinted: bool = False,
    said: Said | None = None,
) -> Verdict:
    """Judge what was `typed` in answer to `card`.

    `register` holds the people a name could be confused with, `said` gives a
    sentence about what somebody else did say (see `said_in`), `hinted` proposes
    Hard where Good would be.
    """
    verdict = _judge(card, typed, register, said)
    return after_hint(verdict) if hinted else verdict


def _judge(card: Card, typed: str, register: People, said: Said | None) -> Verdict:
    match card.kind:
        case "name":
            return judge_name(typed, _expected(card), register=register, on=_day(card), said=said)
        case "date":
            return judge_date(
                typed, card.date or card.answer, also=card.accepted, precision=card.precision
            )
        case "number" if card.number is not None:
            return judge_number(typed, card.number, tolerance=card.tolerance or 0.0)
        case "order":
            return judge_order(read_items(typed, card.items), card.items)
        case "match":
            given = read_items(typed, card.partners)
            return judge_match(given, card.partners, card.items)
        case "gap":
            return judge_gap(typed, card.answer, also=card.accepted)
        case "quotation":
            return judge_quotation(typed, card.answer)
        case "place":
            return judge_place(typed, card.answer, also=card.accepted)
        case _:
            return judge_text(typed, card.answer, also=card.accepted)


def _expected(card: Card) -> Expected:
    if not card.people:
        return Person(id="", name=card.answer, also=card.accepted)
    if len(card.people) == 1 and card.accepted:  # a plain question's own spellings
        person = card.people[0]
        return replace(person, also=(*person.also, *card.accepted))
    return card.people


def _day(card: Card) -> str | None:
    return None if isinstance(card.entry, Question) else card.entry.when
