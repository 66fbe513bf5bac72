"""After weeks away."""

import pytest

from karabakh_quiz.errors import UsageError
from karabakh_quiz.progress import Row
from karabakh_quiz.study.backlog import (
    PILED_UP,
    backlog,
    has_piled_up,
    most_retrievable_loss_first,
    spread_backlog,
)
from karabakh_quiz.study.limits import BACKLOG_SETTING
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.plan import Planner
from karabakh_quiz.study.urgency import memories
from tests.study.conftest import OpenDesk
from tests.support.study import Desk, make_deck, statement, work_off


def due_today(desk: Desk) -> list[str]:
    return list(Planner(desk.collection, desk.progress, SittingOptions()).plan().reviews)


@pytest.fixture
def behind(desk_with: OpenDesk) -> Desk:
    """Fifty cards, all overdue, half of them well known."""
    entries = [statement(n, facets=("who",)) for n in range(60)]
    desk = desk_with(make_deck("made-up", entries))
    for number in range(50):
        desk.review(f"made-up/s{number}#who", 4 if number % 2 else 3)
    desk.clock.advance(days=30)
    return desk


class TestPlan:
    def test_each_day_takes_its_share(self, behind: Desk) -> None:
        plan = backlog(behind.collection, behind.progress, 7)
        assert (plan.due, plan.overdue) == (50, 50)
        assert sum(day.backlog for day in plan.days) == 50
        assert [day.backlog for day in plan.days] == [8, 7, 7, 7, 7, 7, 7]
        assert plan.days[0].day == behind.progress.today()

    def test_shows_what_falls_due_by_itself(self, behind: Desk) -> None:
        behind.review("made-up/s55#who", due_day=behind.progress.today() + 2)
        plan = backlog(behind.collection, behind.progress, 4)
        assert [day.falling_due for day in plan.days] == [0, 0, 1, 0]

    def test_waiting_longer_costs_more(self, behind: Desk) -> None:
        losses = [
            backlog(behind.collection, behind.progress, days).expected_loss for days in (1, 5, 20)
        ]
        assert losses[0] == 0.0
        assert losses[0] < losses[1] < losses[2]

    def test_takes_the_most_retrievable_loss_first(self, behind: Desk) -> None:
        progress, today = behind.progress, behind.progress.today()
        states = list(progress.states().values())
        memory = progress.memory()
        ordered = most_retrievable_loss_first(states, memories(progress), today, 10)

        def loss(card: str) -> float:
            state = progress.state(card)
            assert state.memory is not None
            assert state.last_day is not None
            elapsed = today - state.last_day
            return memory.recall(state.memory.stability, elapsed) - memory.recall(
                state.memory.stability, elapsed + 10
            )

        losses = [loss(card) for card in ordered]
        assert losses == sorted(losses, reverse=True)
        assert losses[0] > losses[-1]

    @pytest.mark.parametrize("days", [0, -1, 61])
    def test_days_out_of_reason_are_refused(self, behind: Desk, days: int) -> None:
        with pytest.raises(UsageError, match="1 to 60 days"):
            backlog(behind.collection, behind.progress, days)


class TestSpreading:
    def test_sittings_take_the_days_share_and_no_new_cards(self, behind: Desk) -> None:
        spread_backlog(behind.progress, 5)
        assert len(due_today(behind)) == 10
        assert Planner(behind.collection, behind.progress, SittingOptions()).plan().fresh == ()
        assert len(work_off(behind.sit(limit=6), behind.clock)) == 6
        assert len(due_today(behind)) == 4
        work_off(behind.sit(), behind.clock)
        assert due_today(behind) == []

    def test_the_backlog_is_gone_at_the_end(self, behind: Desk) -> None:
        spread_backlog(behind.progress, 5)
        asked: set[str] = set()
        for _ in range(5):
            asked |= set(work_off(behind.sit(), behind.clock))
            behind.clock.advance(days=1)
        assert {f"made-up/s{n}#who" for n in range(50)} <= asked

    def test_new_cards_come_if_asked_for(self, behind: Desk) -> None:
        spread_backlog(behind.progress, 5)
        options = SittingOptions(new=3)
        assert len(Planner(behind.collection, behind.progress, options).plan().fresh) == 3

    def test_it_ends_by_itself_or_when_taken_back(self, behind: Desk) -> None:
        spread_backlog(behind.progress, 5)
        spread_backlog(behind.progress, 1)
        assert len(due_today(behind)) == 50
        spread_backlog(behind.progress, 3)
        behind.clock.advance(days=3)
        assert len(due_today(behind)) == 50


def test_a_plan_is_offered_when_much_is_long_overdue(behind: Desk) -> None:
    states = list(behind.progress.states().values())
    today = behind.progress.today()
    assert has_piled_up(states, today)
    assert not has_piled_up(states[: PILED_UP - 1], today)
    assert not has_piled_up(states, max(state.due_day or 0 for state in states))


@pytest.mark.parametrize("until", [10**15, 80_000, -3, "x", True])
def test_a_last_day_beyond_what_may_be_chosen_means_nothing(behind: Desk, until: object) -> None:
    fields = {"name": BACKLOG_SETTING, "value": until}
    behind.progress.record(Row(kind="setting", fields=fields))
    assert len(due_today(behind)) == 50
    assert Planner(behind.collection, behind.progress, SittingOptions()).plan().fresh
