"""The cases that docs/log.md works through."""

from itertools import pairwise, permutations

import pytest

from karabakh_quiz.memory import Memory
from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.progress import Progress, Row
from tests.support.progress import answer

CARD = "alpha/one#who"


def grow_to_thirty_days(progress, clock):
    """Answer until the card's stability is about 30 days, and let it fall due."""
    while (memory := progress.state(CARD).memory) is None or memory.stability < 30:
        answer(progress, CARD, 3, days=10)
        clock.advance(days=10)


def test_two_devices_answer_the_same_card_on_the_same_morning(laptop, desktop, clock, folder):
    grow_to_thirty_days(laptop, clock)
    desktop.merge(laptop)
    last = laptop.state(CARD).last
    again = answer(laptop, CARD, 1, days=0, after=last)
    clock.advance(hours=1)
    good = answer(desktop, CARD, 3, days=85, after=last)
    assert good.due_day == desktop.state(CARD).due_day

    seen = []
    for order in permutations((laptop, desktop)):
        path = folder / f"third-{len(seen)}.db"
        with Progress.open(path, clock=clock) as third:
            for each in order:
                third.merge(each)
            seen.append(third.state(CARD))
    laptop.merge(desktop)
    desktop.merge(laptop)
    state = laptop.state(CARD)
    assert [state, state, state] == [desktop.state(CARD), *seen]

    memory = laptop.memory()
    before = memory.review(_before(laptop), 1, 10)
    expected = memory.review(before, 3, 0)
    assert state.memory == expected
    assert state.last == good.id
    assert again.id is not None
    assert state.due_day != good.due_day, "the desktop's frozen day does not hold"
    assert state.due_day == due_day(CARD, good.day, memory.interval(expected))


def _before(progress):
    """The card's state less this morning's two answers."""
    *history, _, _ = progress.rows(CARD)
    elapsed = [0] + [b.day - a.day for a, b in pairwise(history)]
    return progress.memory().replay(
        [(row.grade, days) for row, days in zip(history, elapsed, strict=True)]
    )


def test_a_review_stays_when_the_one_before_it_is_undone_elsewhere(laptop, desktop, clock):
    r1 = answer(laptop, CARD, 3, days=2)
    desktop.merge(laptop)
    clock.advance(days=2)
    r2 = answer(desktop, CARD, 3, days=9)
    assert r2.after == r1.id
    assert desktop.state(CARD).due_day == r2.due_day
    clock.advance(minutes=1)
    laptop.undo()
    for one, other in ((desktop, laptop), (laptop, desktop)):
        one.merge(other)
    state = laptop.state(CARD)
    assert state == desktop.state(CARD)
    assert state.reps == 1
    assert state.last == r2.id
    assert state.memory == laptop.memory().review(None, 3, 0)
    assert state.due_day == due_day(CARD, r2.day, laptop.memory().interval(state.memory))


def test_a_refit_changes_states_and_leaves_due_days(laptop, clock):
    answer(laptop, CARD, 3, days=4)
    clock.advance(days=4)
    answer(laptop, CARD, 3, days=11)
    before = laptop.state(CARD)
    numbers = [*laptop.memory().parameters]
    numbers[2] *= 2
    laptop.record(Row(kind="parameters", fields={"id": "fit-1", "numbers": numbers}))
    after = laptop.state(CARD)
    assert after.memory.stability > before.memory.stability
    assert laptop.replay(laptop.memory()) == {CARD: after.memory}
    assert laptop.replay(Memory()) == {CARD: before.memory}
    assert after.due_day == before.due_day
    assert laptop.parameters_id() == "fit-1"
    laptop.undo()
    assert laptop.state(CARD) == before


def test_a_plan_that_is_taken_moves_due_days_until_the_next_review(laptop, clock):
    answer(laptop, CARD, 3, days=4)
    laptop.record(Row(kind="reschedule", card=CARD, fields={"due_day": laptop.today() + 9}))
    assert laptop.state(CARD).due_day == laptop.today() + 9
    clock.advance(days=9)
    row = answer(laptop, CARD, 3, days=20)
    assert laptop.state(CARD).due_day == row.due_day


def test_a_plan_does_not_outlive_a_review_it_did_not_know(laptop, desktop, clock):
    answer(laptop, CARD, 3, days=4)
    desktop.merge(laptop)
    clock.advance(hours=1)
    lapse = answer(desktop, CARD, 1, days=1)
    clock.advance(hours=1)
    laptop.record(Row(kind="reschedule", card=CARD, fields={"due_day": laptop.today() + 99}))
    laptop.merge(desktop)
    assert laptop.state(CARD).due_day == lapse.due_day


@pytest.mark.parametrize("back", [1, 30, 500])
def test_a_clock_set_back_reorders_nothing_and_takes_no_days_away(laptop, clock, back):
    first = answer(laptop, CARD, 3)
    clock.advance(days=3)
    second = answer(laptop, CARD, 3)
    clock.moment -= (clock.moment - clock.moment.replace(year=2025)) * (back / 400)
    third = answer(laptop, CARD, 3)
    assert first.at < second.at < third.at == second.at + 1
    assert third.day < second.day
    state = laptop.state(CARD)
    assert state.last_day == second.day
    memory = laptop.memory()
    assert state.memory == memory.replay([(3, 0), (3, 3), (3, 0)])


def test_a_clock_that_ran_ahead_is_mended_without_editing(laptop, clock):
    shift = -1000 * 86_400_000
    clock.advance(days=1000)
    wrong = answer(laptop, CARD, 3, days=5)
    clock.advance(days=-1000)
    late = answer(laptop, CARD, 3, days=2)
    assert late.at == wrong.at + 1, "one device's rows are never reordered"
    assert late.day == wrong.day - 1000
    for row, days in ((late, 0), (wrong, -1000)):
        span = [laptop.device, row.id.seq, row.id.seq]
        told = {"ranges": [span], "shift": shift, "days": days}
        laptop.record(Row(kind="redate", fields=told))
    reviews = list(laptop.rows(kinds=("review",)))
    assert [(row.at, row.day) for row in reviews] == [
        (wrong.at + shift, late.day),
        (late.at + shift, late.day),
    ]
    assert laptop.state(CARD).last_day == late.day
    assert laptop.state(CARD).due_day == late.due_day
    assert answer(laptop, "alpha/two#who").at < wrong.at, "times go on from the mended ones"
    before = laptop.states()
    laptop.rebuild()
    assert laptop.states() == before


@pytest.mark.parametrize("noticed", ["at once", "late"])
def test_a_clock_that_ran_ahead_is_mended_by_itself(laptop, clock, noticed):
    before = answer(laptop, CARD, 3, days=1)
    clock.advance(days=400)
    answer(laptop, CARD, 3, days=5)
    clock.advance(days=1)
    answer(laptop, CARD, 3, days=9)
    clock.advance(days=-400)
    if noticed == "late":
        answer(laptop, CARD, 1, days=2)
        clock.advance(days=2)
        answer(laptop, CARD, 3, days=3)
    assert any(each.code == "times" and each.level == "note" for each in laptop.examine())
    assert laptop.mend_clock() == (2 if noticed == "at once" else 4)
    assert laptop.mend_clock() == 0
    assert any(each.code == "times" and each.level == "fine" for each in laptop.examine())
    days = [row.day - before.day for row in laptop.rows(CARD)]
    assert days == ([0, 0, 1] if noticed == "at once" else [0, 0, 1, 1, 3])
    times = [row.at for row in laptop.rows(CARD)]
    assert times == sorted(times)
    assert max(times) < answer(laptop).at <= times[-1] + 3 * 86_400_000
    states = laptop.states()
    laptop.rebuild()
    assert laptop.states() == states


def test_a_clock_that_is_right_needs_no_mending(laptop):
    answer(laptop)
    assert laptop.mend_clock() == 0
    assert len(list(laptop.rows())) == 1
