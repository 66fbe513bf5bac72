"""The bench runs, and its arithmetic is right; what it measures is judged by nobody here."""

import json

import pytest

from benchmarks import __main__ as bench
from benchmarks.collections import deck_text, reviews
from benchmarks.growth import exponent
from benchmarks.learning.guessing import HANDLINGS, simulate
from benchmarks.learning.schedules import SCHEDULES
from benchmarks.learning.study import Regime, study
from benchmarks.learning.truths import TRUTHS
from benchmarks.measure import Figure, Sample, against, interleaved


def test_cases_take_turns_and_the_first_turn_only_warms_up():
    calls: list[str] = []

    def case(name: str) -> float:
        calls.append(name)
        return float(len(calls))

    samples = interleaved({"a": lambda: case("a"), "b": lambda: case("b")}, rounds=2)
    assert calls == ["a", "b"] * 3
    assert samples["a"].values == (3.0, 5.0)


def test_figures_are_ratios_of_medians_set_beside_their_budget():
    samples = {"floor": Sample((1.0, 2.0, 3.0)), "thing": Sample((6.0, 6.0, 6.0))}
    (figure,) = against(samples, "floor", {"thing": 2.5})
    assert figure.ratio == 3.0
    assert figure.kept is False
    (figure,) = against(samples, "floor", {"thing": 2.5}, better="more")
    assert figure.kept is True
    assert Figure("x", 1.0, 0.0, "y").kept is None


def test_the_exponent_of_what_is_linear_is_one():
    assert exponent((10, 100, 1000), [1.0, 10.0, 100.0]) == pytest.approx(1.0)
    assert exponent((10, 100, 1000), [3.0, 3.0, 3.0]) == pytest.approx(0.0)


def test_the_generator_is_the_same_everywhere():
    assert deck_text(20) == deck_text(20)
    made = list(reviews(20, 100))
    assert made == list(reviews(20, 100))
    assert [row.id.seq for row in made] == list(range(1, 101))
    assert [row.at for row in made] == sorted(row.at for row in made)


def test_a_short_run_prints_one_json_document(capsys):
    bench.main(["scheduler", "--rounds", "1", "--json"])
    document = json.loads(capsys.readouterr().out)
    names = [figure["name"] for figure in document["figures"]["scheduler"]]
    assert "ours, Memory.review" in names


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.name)
def test_every_schedule_can_be_studied_under_in_every_truth(truth, schedule):
    regime = Regime(days=15, minutes=3, new=4, cards=20)
    outcome = study(TRUTHS[truth], schedule, seed=1, regime=regime)
    assert 0 < outcome.known <= 20
    assert 0 < outcome.minutes <= 15 * (3 + 0.3)
    assert outcome == study(TRUTHS[truth], schedule, seed=1, regime=regime)


def test_the_guess_mixture_is_nearer_the_aim_than_good_and_far_cheaper_than_hard():
    found = {name: simulate(handling, cards=300) for name, handling in HANDLINGS.items()}
    mixture = found["guess mixture"]
    assert found["always Good"].recall + 0.01 < mixture.recall < 0.9 < found["always Hard"].recall
    assert mixture.answers < found["always Hard"].answers * 0.7
