import pytest

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.planning import Pace, forecast, forecast_otherwise, forecasts
from karabakh_quiz.planning.cards import CardNow
from tests.support.planning import TODAY, Learner, collection, mean

MEMORY = Memory()


def test_a_higher_aim_costs_more_reviews_and_leaves_more_known():
    at = forecasts(collection(300, new=0.3, seed=1), MEMORY, today=TODAY)
    assert [one.retention for one in at] == [0.80, 0.85, 0.90, 0.95]
    reviews = [one.reviews_a_day for one in at]
    known = [one.weeks[-1].known for one in at]
    assert reviews == sorted(reviews)
    assert known == sorted(known)


def test_saving_time_leaves_more_known_for_an_answer_and_is_the_other_way():
    cards = collection(300, new=0.5, seed=5)
    even = forecast(cards, MEMORY, today=TODAY, weeks=20)
    thrifty = forecast_otherwise(cards, MEMORY, today=TODAY, weeks=20)
    assert (even.thrifty, thrifty.thrifty) == (False, True)
    assert thrifty.reviews_a_day < even.reviews_a_day
    assert thrifty.weeks[-1].known / thrifty.reviews_a_day > (
        even.weeks[-1].known / even.reviews_a_day
    )
    back = forecast_otherwise(cards, MEMORY, today=TODAY, pace=Pace(thrifty=True))
    assert not back.thrifty


def test_the_same_seed_gives_the_same_future():
    cards = collection(100, new=0.5, seed=2)
    assert forecast(cards, MEMORY, today=TODAY) == forecast(cards, MEMORY, today=TODAY)
    assert forecast(cards, MEMORY, today=TODAY) != forecast(cards, MEMORY, today=TODAY, seed=1)


def test_it_agrees_with_a_learner_simulated_plainly():
    cards = collection(200, new=0.0, seed=3)
    foreseen = forecast(cards, MEMORY, today=TODAY, weeks=4, pace=Pace(new=0), futures=10)

    def lived(seed: int) -> float:
        learner = Learner(cards, MEMORY, seed)
        for day in range(TODAY, TODAY + 28):
            for card in list(learner.cards.values()):
                if card.due_day <= day:
                    learner.answer(card.id, day)
        return learner.known(TODAY + 27)

    assert foreseen.weeks[-1].known == pytest.approx(mean(lived), rel=0.02)


def test_limits_hold_and_the_rest_waits():
    cards = [CardNow(f"d/{n}#who", 5.0, 5.0, TODAY - 9, TODAY - 4) for n in range(50)]
    foreseen = forecast(cards, MEMORY, today=TODAY, weeks=1, pace=Pace(new=0, reviews=10))
    # Fifty waiting cards are five days' work; a forgotten card costs two answers.
    assert all(answers >= 10 for answers in foreseen.days[:5])
    assert all(answers <= 20 for answers in foreseen.days)


def test_no_cards_no_reviews():
    foreseen = forecast([], MEMORY, today=TODAY, weeks=2)
    assert foreseen.reviews_a_day == 0
    assert [week.known for week in foreseen.weeks] == [0, 0]


def test_progress_is_told_and_can_interrupt():
    shares: list[float] = []
    forecasts(collection(10, new=0.5, seed=4), MEMORY, today=TODAY, watch=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forecasts(collection(10, new=0.5, seed=4), MEMORY, today=TODAY, watch=stop)


def test_a_clock_set_back_does_no_harm():
    ahead = [CardNow("d/a#who", 3.0, 5.0, TODAY + 90, TODAY + 93)]
    foreseen = forecast(ahead, MEMORY, today=TODAY, weeks=2)
    assert foreseen.weeks[-1].known == pytest.approx(1.0)
