"""Which two an answer mixed up, and how they are practised."""

from dataclasses import replace

import pytest

from karabakh_quiz.decks.deck import Person
from karabakh_quiz.study.drilling import mixed_up, pair_options
from tests.support.tui import CHOICE, WRONG

KNOWN = {"ada-alpha", "cyril-gamma"}
CYRIL, DORA = Person("cyril-gamma", "Cyril Gamma"), Person("dora-delta", "Dora Delta")


def asked(*people: Person):
    return replace(CHOICE, card=replace(CHOICE.card, people=people))


def test_who_said_it_and_who_was_named() -> None:
    assert mixed_up(asked(CYRIL), WRONG, KNOWN) == ("cyril-gamma", "ada-alpha")


@pytest.mark.parametrize(
    ("people", "verdict", "known"),
    [
        ((CYRIL,), None, KNOWN),
        ((CYRIL,), replace(WRONG, named=None), KNOWN),
        ((CYRIL,), replace(WRONG, named="cyril-gamma"), KNOWN),
        ((CYRIL,), WRONG, {"cyril-gamma"}),  # nothing that the other said is in the decks
        ((CYRIL, DORA), WRONG, KNOWN),
        ((), WRONG, KNOWN),
    ],
)
def test_else_nobody(people, verdict, known) -> None:
    assert mixed_up(asked(*people), verdict, known) == ()


def test_practice_asks_who_and_schedules_nothing() -> None:
    options = pair_options(["a", "b"])
    assert (options.people, options.only, options.cram) == (("a", "b"), ("who",), True)
