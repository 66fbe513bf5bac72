"""`fit`: one's own parameters, judged on what they have not seen; nothing moves unasked."""

import csv
import json
import shutil
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from karabakh_quiz import planning
from karabakh_quiz.clock import clock_from, day_number
from karabakh_quiz.memory import DEFAULT
from karabakh_quiz.planning.fitting import fit
from karabakh_quiz.progress import Progress, Review, Row, RowId
from tests.support.cli import NOW, run_cli
from tests.support.fitting import TODAY, grow_studied
from tests.support.insight import DEVICE, grow

REAL_LOG = Path(__file__).parents[1] / "insight" / "data" / "reviews.csv"

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="session")
def studied(tmp_path_factory):
    """A home with a log of somebody who forgets faster than the model expects."""
    home = tmp_path_factory.mktemp("studied")
    grow_studied(home)
    return home


@pytest.fixture
def forgetful(kq, studied):
    """The program in a copy of that home."""
    shutil.copytree(studied, kq.home, dirs_exist_ok=True)
    return kq


@pytest.fixture
def fitting():
    pytest.importorskip("fsrs_rs_python")


def opened(home):
    return Progress.open(home / "progress.db", clock=clock_from(NOW))


def due_days(home):
    with opened(home) as progress:
        return {card: state.due_day for card, state in progress.states().items()}


def stand_in(home, text):
    """An optimiser in the place of the real one, for processes of their own."""
    folder = home / "stand-in"
    folder.mkdir()
    (folder / "fsrs_rs_python.py").write_text(text, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


WORKING = """
DEFAULT_PARAMETERS = []
class FSRSReview:
    def __init__(self, grade, elapsed): pass
class FSRSItem:
    def __init__(self, reviews): pass
class FSRS:
    def __init__(self, parameters): pass
    def compute_parameters(self, items):
        RESULT
"""


def test_looking_shows_both_figures_and_the_days_and_changes_nothing(forgetful, fitting):
    before = due_days(forgetful.home)
    told = forgetful("fit")
    assert told.code == 0
    assert "Fitted to 1185 reviews, judged on the 297 after them" in told.out
    for part in ("log loss", "RMSE (bins)", "in force", "today", "+13", "come earlier"):
        assert part in told.out
    assert "`fit --take` puts it in force" in told.err
    found = json.loads(forgetful("fit", "--json").out)
    assert found["better"]
    assert not found["taken"]
    assert found["fitted"]["log_loss"] < found["in_force"]["log_loss"]
    assert len(found["parameters"]) == 21
    assert found["moves"]["earlier"] > 100
    assert sum(found["moves"]["due_after"]) > sum(found["moves"]["due_before"])
    assert due_days(forgetful.home) == before
    assert json.loads(forgetful("history", "--all", "--json").out)[-1]["kind"] == "review"


def test_taking_changes_the_memory_and_no_due_day(forgetful, fitting):
    before = due_days(forgetful.home)
    with opened(forgetful.home) as progress:
        remembered = progress.state("many/q0#answer").memory
    told = forgetful("fit", "--take")
    assert told.code == 0
    assert "in force; due days stay" in told.err
    assert due_days(forgetful.home) == before
    with opened(forgetful.home) as progress:
        assert progress.memory().parameters != DEFAULT
        assert progress.parameters_id()
        assert progress.state("many/q0#answer").memory != remembered


def test_moving_the_due_days_does_what_the_preview_said_and_defaults_lead_back(forgetful, fitting):
    before = due_days(forgetful.home)
    preview = json.loads(forgetful("fit", "--json").out)["moves"]
    taken = json.loads(forgetful("fit", "--take", "--reschedule", "--json").out)
    assert taken["taken"]
    assert taken["moves"] == preview
    after = due_days(forgetful.home)
    assert sum(after[card] < before[card] for card in before) == preview["earlier"]
    assert sum(after[card] > before[card] for card in before) == preview["later"]
    today = [sum(max(day, TODAY) == TODAY + ahead for day in after.values()) for ahead in range(14)]
    assert today == preview["due_after"]
    told = forgetful("fit", "--defaults")
    assert (told.code, told.out) == (0, "")
    assert "everybody starts with are in force. Due days stay" in told.err
    assert due_days(forgetful.home) == after
    with opened(forgetful.home) as progress:
        assert progress.memory().parameters == DEFAULT
    assert "in force already" in forgetful("fit", "--defaults").err
    back = json.loads(forgetful("fit", "--defaults", "--json").out)
    assert back == {"defaults": True, "changed": False, "parameters": list(DEFAULT)}


def test_decks_keep_their_own_aim_and_no_interval_passes_the_longest(forgetful, fitting):
    plain = json.loads(forgetful("fit", "--json").out)["moves"]
    forgetful("settings", "retention", "0.7", "--deck", "many")
    rarely = json.loads(forgetful("fit", "--json").out)["moves"]
    assert rarely["later"] > plain["later"] == 0
    forgetful("settings", "maximum-interval", "3")
    forgetful("fit", "--take", "--reschedule")
    with opened(forgetful.home) as progress:
        states = progress.states().values()
        assert all(state.due_day - state.last_day <= 3 for state in states)


def test_what_is_taken_is_not_judged_on_what_it_was_fitted_to(forgetful, fitting):
    forgetful("fit", "--take")
    told = forgetful("fit")
    assert told.code == 1
    assert "were fitted not long ago: there are 0 reviews since" in told.err
    forgetful("fit", "--defaults")
    assert forgetful("fit").code == 0


def test_nothing_to_fit_is_said_with_the_numbers(kq):
    told = kq("fit")
    assert told.code == 1
    assert told.err.startswith("Too little to fit: 0 reviews after a day or more with 0 forgotten")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize("args", [("--reschedule",), ("--defaults", "--take")])
def test_flags_that_do_not_go_together_are_wrong_usage(kq, args):
    assert kq("fit", *args).code == 2


def test_a_fit_that_predicts_no_better_cannot_be_taken(kq, fitting):
    """A real learner's log, half a year of it: 21 numbers are too many for it."""
    rows, at = [], 0
    with REAL_LOG.open(encoding="utf-8") as file:
        told = sorted(csv.DictReader(file), key=lambda row: row["review_time"])
    for seq, each in enumerate(told, 1):
        moment, grade = datetime.fromisoformat(each["review_time"]), int(each["review_rating"])
        at = max(at + 1, int(moment.timestamp() * 1000))
        row = Review(
            card=f"real/{each['card_id']}#who", at=at, day=day_number(moment),
            id=RowId(DEVICE, seq), grade=grade, proposed=grade, mode="type",
            verdict="exact" if grade > 1 else "wrong", score=float(grade > 1),
        )  # fmt: skip
        rows.append(row)
    grow(kq.home / "progress.db", iter(rows))
    said = kq("fit", "--take")
    assert said.code == 1
    assert "Fitted to 620 reviews, judged on the 155" in said.out
    assert "predicts no better: what is in force stays" in said.err
    with opened(kq.home) as progress:
        assert progress.memory().parameters == DEFAULT
        assert not list(progress.rows(kinds=("parameters", "reschedule")))


@pytest.mark.parametrize(
    ("optimiser", "part"),
    [
        ("raise ImportError", "pip install 'karabakh-quiz[fit]'"),
        (
            WORKING.replace("RESULT", "import os; os.abort()"),
            "The optimiser failed on this log: nothing was changed.",
        ),
        (
            WORKING.replace("RESULT", "raise BaseException"),
            "The optimiser failed on this log: nothing was changed.",
        ),
        (WORKING.replace("RESULT", "return [float('nan')] * 21"), "The optimiser failed"),
        (WORKING.replace("RESULT", "return [0.5] * 4"), "The optimiser failed"),
    ],
    ids=["missing", "abort", "panic", "nan", "few"],
)
def test_an_optimiser_that_is_missing_or_fails_changes_nothing(studied, tmp_path, optimiser, part):
    shutil.copytree(studied, tmp_path, dirs_exist_ok=True)
    before = due_days(tmp_path)
    done = run_cli(["fit", "--take", "--reschedule"], tmp_path, env=stand_in(tmp_path, optimiser))
    assert done.returncode == 1
    assert part in " ".join(done.stderr.split())
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert due_days(tmp_path) == before
    with opened(tmp_path) as progress:
        assert not list(progress.rows(kinds=("parameters", "reschedule")))


def test_numbers_a_hair_out_of_range_are_brought_back(studied, tmp_path):
    """What reckons in single precision says 0.800000011920929 for 0.8."""
    shutil.copytree(studied, tmp_path, dirs_exist_ok=True)
    edge = list(DEFAULT)
    edge[9] = edge[19] = edge[20] = 0.800000011920929
    optimiser = WORKING.replace("RESULT", f"return {edge}")
    done = run_cli(["fit", "--json"], tmp_path, env=stand_in(tmp_path, optimiser))
    assert done.returncode == 0
    assert json.loads(done.stdout)["parameters"][20] == 0.8


def test_an_optimiser_that_hangs_is_ended_in_a_sentence(forgetful, fitting, monkeypatch):
    monkeypatch.setattr(planning, "fit", partial(fit, patience=0.001), raising=False)
    told = forgetful("fit", "--take")
    assert told.code == 1
    assert "had not finished after 0 seconds: nothing was changed" in told.err


def test_practice_and_resets_change_nothing_of_what_the_reviews_tell(forgetful, fitting):
    whole = json.loads(forgetful("fit", "--json").out)
    with opened(forgetful.home) as progress:
        state = progress.state("many/q0#answer")
        practice = Review(
            card=state.card,
            grade=1,
            proposed=1,
            verdict="wrong",
            score=0.0,
            mode="type",
            scheduled=False,
        )
        progress.record(practice)
        progress.record(Row(kind="reset", card="many/q1#answer"))
    found = json.loads(forgetful("fit", "--json").out)
    assert found["parameters"] == whole["parameters"]
