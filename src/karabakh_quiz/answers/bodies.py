"""Comparing a typed name with that of a body: a ministry, a court, a parliament."""

from karabakh_quiz.answers.name_match import Match
from karabakh_quiz.answers.spelling import fold
from karabakh_quiz.decks.deck import Person


def is_body(name: str) -> bool:
    return False


def match_body(text: str, body: Person) -> Match | None:
    if fold(text) in {fold(body.name), *map(fold, body.also)}:
        return Match("listed", 0.0)
    return None
