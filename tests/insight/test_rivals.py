"""From a mistake to the next choices: what was taken wrongly in a sitting comes back as a rival."""

from collections import Counter
from pathlib import Path

import pytest

from karabakh_quiz.insight.mixups import confusions, pairs, speakers_in
from karabakh_quiz.study import Sitting
from karabakh_quiz.study.question import Question
from tests.support.clocks import StandingClock
from tests.support.study import Desk, make_deck, open_desk, statement

CARD = "made-up/s0#who"
SEEDS = range(80)


@pytest.fixture
def desk(tmp_path: Path, clock: StandingClock):
    deck = make_deck("made-up", [statement(number) for number in range(8)])
    yield from open_desk(tmp_path, clock, deck)


def asked(desk: Desk, seed: int) -> tuple[Sitting, Question]:
    """The card as a choice, in a sitting that practises what its speaker said."""
    said = desk.collection.card(CARD).right
    assert said is not None
    sitting = desk.sit(seed=seed, only=("who",), people=(said.id,), mode="choice", cram=True)
    question = sitting.next()
    assert question is not None
    assert question.card.id == CARD
    return sitting, question


def shown(desk: Desk) -> Counter[str]:
    """How often each choice is shown in many sittings, none of them answered."""
    return Counter(each.id for seed in SEEDS for each in asked(desk, seed)[1].choices)


def mistake(desk: Desk, chosen: str) -> None:
    """Take `chosen` for the speaker, in the first sitting that shows it."""
    for seed in range(1000):
        sitting, question = asked(desk, seed)
        ids = [each.id for each in question.choices]
        if chosen in ids:
            assert sitting.answer(str(ids.index(chosen) + 1)).kind == "wrong"
            sitting.grade()
            return
    raise AssertionError(f"{chosen} was never shown")


def test_a_choice_taken_wrongly_is_shown_more_often_until_it_is_undone(desk: Desk) -> None:
    before = shown(desk)
    right = desk.collection.card(CARD).right
    assert right is not None
    assert before[right.id] == len(SEEDS)
    least = min(before, key=lambda choice: (before[choice], choice))
    for _ in range(3):
        mistake(desk, least)

    found = confusions(desk.progress, speakers_in(desk.collection))
    (pair,) = pairs(found)
    assert {pair.one, pair.other} == {right.id, least}
    assert (pair.ever, pair.lately) == (3, 3)
    assert shown(desk)[least] > before[least] * 1.3

    for _ in range(3):
        desk.progress.undo()
    assert confusions(desk.progress, speakers_in(desk.collection)) == []
    assert shown(desk) == before
