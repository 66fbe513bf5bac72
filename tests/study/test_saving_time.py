"""The setting save-time: minutes go where they keep most."""

import pytest

from karabakh_quiz.memory import Memory
from karabakh_quiz.memory.spacing import Spacing
from karabakh_quiz.progress import Row
from karabakh_quiz.study.limits import SAVE_TIME_SETTING
from tests.support.study import make_deck, open_desk, right, statement, work_off, wrong


@pytest.fixture
def desk(tmp_path, clock):
    decks = [
        make_deck(name, [statement(n, deck=name) for n in range(6)]) for name in ("one", "two")
    ]
    yield from open_desk(tmp_path, clock, *decks)


def save_time(desk, value=True, **more):
    fields = {"name": SAVE_TIME_SETTING, "value": value, **more}
    desk.progress.record(Row(kind="setting", fields=fields))


def test_a_wrong_card_waits_for_tomorrow_and_comes_back_then(desk):
    save_time(desk)
    sitting = desk.sit(limit=1)
    asked = sitting.next()
    sitting.answer(wrong(asked))
    assert (sitting.intervals()[0].grade, sitting.intervals()[0].days) == (1, 1)
    sitting.grade(1)
    assert sitting.next() is None
    assert desk.progress.state(asked.card.id).due_day == desk.progress.today() + 1
    desk.clock.advance(days=1)
    assert desk.sit(new=0).next().card.id == asked.card.id


def test_without_it_the_wrong_card_comes_back_in_the_sitting(desk):
    save_time(desk, value="perhaps")
    sitting = desk.sit(limit=1)
    asked = sitting.next()
    sitting.answer(wrong(asked))
    sitting.grade(1)
    assert sitting.next().card.id == asked.card.id


def test_intervals_and_the_row_follow_the_cards_own_aim(desk):
    save_time(desk)
    sitting = desk.sit(limit=1)
    asked = sitting.next()
    sitting.answer(right(asked))
    row = sitting.grade(3)
    state = desk.progress.state(asked.card.id)
    spacing = Spacing(Memory(), thrifty=True)
    assert row.retention == pytest.approx(spacing.aim(state.memory.stability))
    assert row.retention < 0.9
    longest = Memory().interval(state.memory)
    assert row.due_day - row.day > longest
    desk.progress.rebuild()
    assert desk.progress.state(asked.card.id) == state


def test_hard_good_and_easy_lie_apart_and_hard_is_no_sooner_than_tomorrow(desk):
    save_time(desk)
    sitting = desk.sit()
    for _ in range(4):
        asked = sitting.next()
        sitting.answer(right(asked))
        again, hard, good, easy = (each.days for each in sitting.intervals())
        assert again >= 1
        assert 1 <= hard < good < easy
        sitting.grade(2)


def test_a_deck_may_have_it_for_itself(desk):
    save_time(desk, deck="one")
    sitting = desk.sit()
    for _ in range(6):
        asked = sitting.next()
        sitting.answer(wrong(asked))
        thrifty = asked.card.id.startswith("one/")
        assert (sitting.intervals()[0].days == 1) is thrifty
        sitting.grade(1)


def test_cramming_brings_wrong_cards_back_all_the_same(desk):
    work_off(desk.sit(limit=2), desk.clock)
    save_time(desk)
    sitting = desk.sit(cram=True, limit=1)
    asked = sitting.next()
    sitting.answer(wrong(asked))
    assert sitting.intervals()[0].days == 0
    sitting.grade(1)
    assert sitting.next().card.id == asked.card.id
