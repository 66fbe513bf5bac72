"""What a grade leads to, as a sitting sees it and logs it."""

from collections import Counter

import pytest

from karabakh_quiz.memory.intervals import fuzz_range, rounded
from karabakh_quiz.progress.row import Review, Row
from karabakh_quiz.study.ledger import Ledger
from tests.study.conftest import OpenDesk
from tests.support.study import Desk, make_deck, right, statement, work_off


def grade_once(desk: Desk, grade: int = 3, **options: object) -> Review:
    sitting = desk.sit(mode="reveal", **options)
    assert sitting.next() is not None
    sitting.answer("")
    row = sitting.grade(grade)
    assert row is not None
    return row


def set_to(desk: Desk, name: str, value: object) -> None:
    desk.progress.record(Row(kind="setting", fields={"name": name, "value": value}))


def test_the_maximum_interval_is_a_setting(desk: Desk) -> None:
    set_to(desk, "maximum-interval", 4)
    row = grade_once(desk, 4)
    assert row.due_day is not None
    assert row.due_day - desk.progress.today() <= 4


def test_a_lower_retention_gives_longer_intervals(desk: Desk) -> None:
    days = []
    for retention in (0.95, 0.9, 0.8):
        set_to(desk, "retention", retention)
        row = grade_once(desk)
        assert row.retention == retention
        assert row.due_day is not None
        days.append(row.due_day - desk.progress.today())
    assert days == sorted(set(days))


def test_the_days_ahead_are_evened_out(desk_with: OpenDesk) -> None:
    """A hundred like cards: their due days fill the fuzz range evenly."""
    deck = make_deck("made-up", [statement(n, facets=("who",)) for n in range(100)])
    desk = desk_with(deck)
    sitting = desk.sit(new=100, mode="reveal")
    load: Counter[int] = Counter()
    while sitting.next() is not None:
        sitting.answer("")
        row = sitting.grade(4)
        assert row is not None
        assert row.due_day is not None
        load[row.due_day - desk.progress.today()] += 1
    memory = desk.progress.memory()
    low, high = fuzz_range(rounded(memory.interval(memory.review(None, 4, 0))))
    assert set(load) == set(range(low, high + 1))
    assert max(load.values()) <= min(load.values()) + 8


@pytest.mark.parametrize("free", range(6, 11))
def test_facets_of_one_statement_fall_due_on_different_days(desk: Desk, free: int) -> None:
    """Easy on a new card is 8 days, 6 to 10 with fuzz: four are taken, one is left."""
    taken = [length for length in range(6, 11) if length != free]
    for facet, length in zip(("when", "where", "key", "said"), taken, strict=True):
        desk.review(f"made-up/s0#{facet}", due_day=desk.progress.today() + length)
    row = grade_once(desk, 4, only=("who",), siblings_apart=False, new=1)
    assert row.card == "made-up/s0#who"
    assert row.due_day == desk.progress.today() + free


def test_parameters_in_force_are_used_and_named(desk: Desk) -> None:
    numbers = [*desk.progress.memory().parameters]
    numbers[2] = 30.0
    desk.progress.record(Row(kind="parameters", fields={"id": "mine", "numbers": numbers}))
    row = grade_once(desk)
    assert row.parameters == "mine"
    state = desk.progress.state(str(row.card))
    assert state.memory is not None
    assert state.memory.stability == 30.0


def test_hard_of_less_than_a_day_comes_back_in_this_sitting(desk: Desk) -> None:
    sitting = desk.sit(limit=1)
    asked = sitting.next()
    assert asked is not None
    sitting.hint()
    sitting.answer(right(asked))
    (minutes,) = {i.minutes for i in sitting.intervals() if i.grade == 2}
    assert minutes > 0
    row = sitting.grade()
    assert row is not None
    assert (row.grade, row.due_day) == (2, desk.progress.today())
    again = sitting.next()
    assert again is not None
    assert (again.card.id, again.again) == (asked.card.id, True)


def test_hard_again_and_again_comes_to_an_end(desk: Desk) -> None:
    sitting = desk.sit(limit=1)
    days = []
    while (asked := sitting.next()) is not None:
        sitting.answer(right(asked))
        shown = sitting.intervals()
        row = sitting.grade(2)
        assert row is not None
        assert row.due_day == desk.progress.today() + shown[1].days
        days.append(shown[1].days)
    assert days == [0, 1]


def test_what_another_program_wrote_of_the_open_card_is_built_on(desk: Desk) -> None:
    sitting = desk.sit(limit=1)
    asked = sitting.next()
    assert asked is not None
    sitting.answer(right(asked))
    with desk.second() as other:
        theirs = other.record(
            Review(
                card=asked.card.id, grade=1, proposed=1, verdict="wrong", score=0.0, mode="type",
                due_day=other.today(),
            )
        )  # fmt: skip
    ours = sitting.grade()
    assert ours is not None
    assert ours.after == theirs.id
    state = desk.progress.state(asked.card.id)
    assert state.memory == desk.progress.memory().replay([(1, 0), (3, 0, 4)])
    assert state.due_day == ours.due_day


def test_what_was_met_is_known_by_entry(desk: Desk) -> None:
    (asked,) = work_off(desk.sit(limit=1), desk.clock)
    met = Ledger(desk.progress, "").met()
    entry = asked.partition("#")[0]
    assert entry in met
    assert "made-up/s9" not in met
    assert set(met) == {entry}
    assert len(met) == 1


def test_the_next_card_comes_when_the_learners_day_begins(desk: Desk) -> None:
    set_to(desk, "day-end", "02:30")
    work_off(desk.sit(limit=1), desk.clock)
    next_at = desk.sit(new=0).summary().next_at
    assert next_at is not None
    assert (next_at.hour, next_at.minute) == (2, 30)
    assert next_at.utcoffset() == desk.clock.now().utcoffset()
