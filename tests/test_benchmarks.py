"""The bench runs, and its arithmetic is right; what it measures is judged by nobody here."""

import json
import sys
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import environments, growth, keys, paint, peers, process, progress
from benchmarks.collections import collection, deck_text, reviews
from benchmarks.converted import as_rows
from benchmarks.learning.guessing import HANDLINGS, simulate
from benchmarks.learning.schedules import SCHEDULES, Leitner, Ours, OursSaving, Sm2
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
    assert growth.exponent((10, 100, 1000), [1.0, 10.0, 100.0]) == pytest.approx(1.0)
    assert growth.exponent((10, 100, 1000), [3.0, 3.0, 3.0]) == pytest.approx(0.0)


def test_what_starting_costs_hides_no_growth():
    assert growth.exponent((10, 1000, 100_000), [1.0, 1.0, 100.0]) == pytest.approx(1.0)


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


def test_every_bench_is_there_and_says_what_it_measures():
    for name in bench.BENCHES:
        module = "benchmarks.learning.report" if name == "learning" else f"benchmarks.{name}"
        assert import_module(module).__doc__


def test_whole_commands_are_measured_from_outside():
    found = {figure.name: figure for figure in process.figures(rounds=1, cards=20)}
    assert set(found) == {
        "due, nothing changed", "due, after a sitting", "due, counted anew", "decks", "--help",
        "check of an unchanged deck", "stats",
    }  # fmt: skip
    assert all(figure.ratio > 0 for figure in found.values())


def test_growth_is_measured_at_each_size_without_changing_what_is_kept():
    kept = collection(60, reviews=600).home / "progress.db"
    before = kept.read_bytes()
    inside = [
        work
        for work in growth.WORK
        if work.cost
        in (
            growth.next_card, growth.first_answer, growth.from_card_to_card, growth.answer,
            growth.rebuild, growth.reading, growth.opening,
        )
    ]  # fmt: skip
    assert len(inside) == 7
    found = growth.figures(rounds=1, sizes=(60, 80), work=inside)
    assert sum(figure.name.endswith("exponent") for figure in found) == 7
    assert "rebuild of 800 reviews" in [figure.name for figure in found]
    assert kept.read_bytes() == before


def test_the_log_is_measured_against_its_floors_and_its_budgets():
    found = {figure.name: figure for figure in progress.figures(rounds=1, reviews=600, cards=60)}
    budgets = {name: figure.budget for name, figure in found.items() if figure.budget is not None}
    assert budgets == {
        "open and count what is due, beyond python -c pass": 1.0,
        "rebuild": 1.0,
        "the file": 1.0,
        "answer": 1.5,
        "replay, typed answers": 2.0,
        "replay, half of them choices": 4.0,
    }


def test_home_and_the_first_question_are_painted_and_answer_keys():
    made = collection(20, reviews=40)
    assert paint.paint(["-m", "karabakh_quiz"], made.home, made.decks, made.title) > 0
    pressed = keys.repaints(made, asked=2)
    assert {kind: len(times) for kind, times in pressed.items()} == {
        "moving": 4, "answering": 2, "going on": 2,
    }  # fmt: skip


def test_a_percentile_lies_among_what_was_measured():
    assert keys.percentile([float(number) for number in range(101)], 95) == 95.0
    assert keys.percentile([1.0, 1.0], 99) == 1.0


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("schedule", SCHEDULES, ids=lambda schedule: schedule.name)
def test_every_schedule_can_be_studied_under_in_every_truth(truth, schedule):
    regime = Regime(days=15, minutes=3, new=4, cards=20)
    outcome = study(TRUTHS[truth], schedule, seed=1, regime=regime)
    assert 0 < outcome.known <= 20
    assert 0 < outcome.minutes <= 15 * (3 + 0.3)
    assert outcome == study(TRUTHS[truth], schedule, seed=1, regime=regime)


@pytest.mark.parametrize("truth", ["FSRS, other numbers", "DASH-like"])
def test_saving_time_leaves_more_known_an_hour_than_even_spacing_and_boxes(truth):
    regime = Regime(days=120, cards=150)
    rates = {
        schedule: study(TRUTHS[truth], schedule, 30, regime).per_hour
        for schedule in (OursSaving, Ours, Leitner, Sm2)
    }
    assert max(rates, key=lambda each: rates[each]) is OursSaving


def test_the_guess_mixture_is_nearer_the_aim_than_good_and_far_cheaper_than_hard():
    found = {name: simulate(handling, cards=300) for name, handling in HANDLINGS.items()}
    mixture = found["guess mixture"]
    assert found["always Good"].recall + 0.01 < mixture.recall < 0.9 < found["always Hard"].recall
    assert mixture.answers < found["always Hard"].answers * 0.7


def test_what_could_not_be_measured_is_a_line_that_says_why():
    missing = Figure("peer 1.0", None, 0.0, "ours", 1.0, note="it needs a newer Python")
    assert missing.kept is None
    text = bench.table("peers", [Figure("other", 2.0, 0.1, "ours"), missing])
    assert text.count("against ours") == 1
    assert text.endswith("not measured: it needs a newer Python")


def wheel(folder: Path) -> Path:
    """A package of one module, as pip takes it without a network."""
    path = folder / "made_up_peer-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("made_up_peer.py", "ANSWER = 42\n")
        info = "made_up_peer-1.0.dist-info"
        archive.writestr(
            f"{info}/METADATA", "Metadata-Version: 2.1\nName: made-up-peer\nVersion: 1.0\n"
        )
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def test_a_peer_is_installed_once_in_an_environment_of_its_own(tmp_path):
    asked = [str(wheel(tmp_path))]
    python = environments.python_with(asked, kept=tmp_path)
    assert python.is_relative_to(tmp_path)
    code = "import made_up_peer; print(made_up_peer.ANSWER)"
    assert peers.script(python, code, tmp_path / "x") == 42
    Path(asked[0]).unlink()
    assert environments.python_with(asked, kept=tmp_path) == python


def test_a_peer_that_cannot_be_had_says_why(tmp_path):
    asked = [str(tmp_path / "nowhere-1.0-py3-none-any.whl")]
    with pytest.raises(environments.UnavailableError, match="cannot be installed"):
        environments.python_with(asked, kept=tmp_path)
    with pytest.raises(environments.UnavailableError, match=r"needs Python 3\.99"):
        environments.interpreter((3, 99))


def test_peers_get_the_same_cards_seen_learnt_and_due():
    rows = list(as_rows(collection(20, reviews=100)))
    assert len(rows) == 20
    seen = [row for row in rows if row["reviews"]]
    assert 0 < len(seen) < 20
    assert all(row["stability"] and row["first"] <= row["last"] < 0 for row in seen)
    assert sum(row["reviews"] for row in rows) == 100


def test_the_peers_bench_runs_without_a_network():
    def install(requirements, least):
        raise environments.UnavailableError("nothing is installed in a test")

    found = peers.figures(rounds=1, cards=20, entries=5, install=install)
    missing = [figure.name for figure in found if figure.ratio is None]
    assert missing == [
        "recto 0.3.0",
        "termcard 1.0.1",
        "genanki 0.13.1, an .apkg of the same cards",
    ]
    assert {"PyYAML, CSafeLoader", "ours, Memory.review"} <= {figure.name for figure in found}


def test_a_start_to_the_first_card_is_driven_through_its_screens(tmp_path):
    program = "print('menu', flush=True); input(); print('Recall: who', flush=True); input()"
    words = [sys.executable, "-c", program]
    seconds = peers.until_card(words, {}, (("menu", "r\r"),), "Recall:")
    assert 0 < seconds < 30
