"""Taking back: any number of steps, after a restart, after a merge, and in odd orders."""

from karabakh_quiz.progress import Progress, Row, RowId
from tests.support.progress import CARDS, answer, told_rows


def undo_of(progress, name):
    return progress.record(Row(kind="undo", fields={"device": name.device, "seq": name.seq}))


def test_nothing_to_take_back(laptop):
    assert laptop.undo() is None
    assert told_rows(laptop) == []


def test_every_step_is_taken_back_the_latest_first(laptop, clock):
    rows = [answer(laptop, card, 3) for card in CARDS]
    rows.append(laptop.record(Row(kind="suspend", card=CARDS[0])))
    taken = [laptop.undo() for _ in rows]
    assert taken == rows[::-1]
    assert laptop.undo() is None
    assert laptop.states() == {}
    assert list(laptop.rows(kinds=("review",))) == []
    assert len(told_rows(laptop)) == 2 * len(rows), "what was undone stays in the log"


def test_taking_back_goes_on_after_a_restart(laptop, clock):
    first, second = answer(laptop, CARDS[0]), answer(laptop, CARDS[0], 1)
    assert laptop.undo() == second
    with Progress.open(laptop.path, clock=clock) as reopened:
        assert reopened.undo() == first
        assert reopened.state(CARDS[0]).memory is None


def test_each_device_takes_back_its_own(laptop, desktop, clock):
    mine = answer(laptop, CARDS[0])
    clock.advance(minutes=5)
    theirs = answer(desktop, CARDS[0], 1)
    laptop.merge(desktop)
    assert laptop.undo() == mine
    assert laptop.state(CARDS[0]).last == theirs.id
    assert laptop.undo() is None


def test_an_undo_that_is_undone_counts_no_more(laptop):
    row = answer(laptop, CARDS[0])
    before = laptop.state(CARDS[0])
    laptop.undo()
    undo = told_rows(laptop)[-1]
    redo = undo_of(laptop, undo.id)
    assert laptop.state(CARDS[0]) == before
    assert laptop.is_counted(row.id)
    assert not laptop.is_counted(undo.id)
    undo_of(laptop, redo.id)
    assert laptop.state(CARDS[0]).memory is None


def test_an_undo_waits_for_its_target(laptop, desktop):
    row = answer(desktop, CARDS[0])
    undo_of(laptop, row.id)
    assert laptop.states() == {}
    laptop.merge(desktop)
    assert laptop.states() == {}
    desktop.merge(laptop)
    assert desktop.states() == {}


def test_a_ring_of_undos_has_no_effect(laptop):
    row = answer(laptop, CARDS[0])
    first = undo_of(laptop, RowId(laptop.device, row.id.seq + 2))
    second = undo_of(laptop, first.id)
    assert laptop.is_counted(first.id)
    assert laptop.is_counted(second.id)
    assert laptop.state(CARDS[0]).reps == 1


def test_settings_come_back_when_a_change_is_taken_back(laptop):
    laptop.record(Row(kind="setting", fields={"name": "retention", "value": 0.8}))
    laptop.record(Row(kind="setting", fields={"name": "retention", "value": 0.95, "deck": "alpha"}))
    assert laptop.setting("retention", "alpha") == 0.95
    assert laptop.setting("retention", "beta") == 0.8
    assert laptop.memory("alpha").desired_retention == 0.95
    laptop.undo()
    assert laptop.setting("retention", "alpha") == 0.8
    laptop.undo()
    assert laptop.setting("retention", "alpha", default="none") == "none"
    assert laptop.memory().desired_retention == 0.9
