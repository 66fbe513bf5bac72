import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.planning import plan_exam
from karabakh_quiz.planning.cards import CardNow
from tests.support.planning import TODAY, Learner, collection, mean

MEMORY = Memory()


@pytest.mark.parametrize(
    ("size", "new", "days", "daily"), [(100, 0.5, 14, 15), (60, 1.0, 7, 20), (150, 0.3, 30, 10)]
)
def test_the_plan_beats_the_ordinary_schedule_for_the_same_number_of_answers(
    size, new, days, daily
):
    cards = collection(size, new=new, seed=1)
    plan = plan_exam(cards, MEMORY, today=TODAY, exam_day=TODAY + days, daily=daily)
    spent = []

    def planned(seed: int) -> float:
        learner = Learner(cards, MEMORY, seed)
        for day, names in plan.days.items():
            for name in names:
                learner.answer(name, day)
        spent.append(learner.answers)
        return learner.known(plan.exam_day)

    with_plan = mean(planned)
    budget = sum(spent) / len(spent)

    def ordinary(seed: int) -> float:
        learner = Learner(cards, MEMORY, seed)
        for day in range(TODAY, plan.exam_day):
            learner.ordinary_day(day, budget / days)
        assert learner.answers >= budget * 0.95
        return learner.known(plan.exam_day)

    assert with_plan > mean(ordinary) * 1.05
    assert with_plan == pytest.approx(plan.known, rel=0.05)
    assert budget == pytest.approx(plan.answers, rel=0.1)


def test_doing_nothing_is_the_sum_of_the_chances_of_recall():
    cards = [CardNow("d/a#who", 10.0, 5.0, TODAY - 10, TODAY), CardNow("d/b#who")]
    plan = plan_exam(cards, MEMORY, today=TODAY, exam_day=TODAY + 5, daily=0)
    assert plan.known_without == pytest.approx(MEMORY.recall(10.0, 15))
    assert plan.known == plan.known_without
    assert plan.days == {}


def test_an_exam_today_leaves_nothing_to_plan():
    cards = collection(20, new=0.5, seed=2)
    plan = plan_exam(cards, MEMORY, today=TODAY, exam_day=TODAY, daily=20)
    assert plan.days == {}
    assert plan.answers == 0


@given(
    size=st.integers(0, 30),
    new=st.floats(0, 1),
    days=st.integers(1, 60),
    daily=st.integers(0, 12),
    seed=st.integers(0, 99),
)
def test_a_plan_keeps_to_its_days_and_never_makes_things_worse(size, new, days, daily, seed):
    cards = collection(size, new=new, seed=seed)
    plan = plan_exam(cards, MEMORY, today=TODAY, exam_day=TODAY + days, daily=daily)
    assert plan.known >= plan.known_without
    assert plan.answers <= daily * days + 1e-6
    for day, names in plan.days.items():
        assert TODAY <= day < plan.exam_day
        assert len(names) == len(set(names))
    names = {card.id for card in cards}
    assert all(name in names for planned in plan.days.values() for name in planned)
