"""`forecast`: the weeks ahead at several aims, and what saving time would change."""

import io
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from karabakh_quiz.cli.outlook import Shown
from tests.support.cli import environment
from tests.support.fitting import write_many


def test_the_table_and_the_picture(kq):
    told = kq("forecast", "made-up", "--weeks", "3", "--new", "2")
    assert told.code == 0
    assert told.err == ""
    head, _, *rows = told.out.splitlines()
    assert head.endswith("2 new a day, 3 weeks ahead.")
    assert [row.split()[0] for row in rows[:5]] == ["80%", "85%", "90%", "95%", "90%"]
    assert "in force" in rows[2]
    assert "saving time" in rows[4]
    assert "settings save-time yes" in told.out
    weeks = [row.split() for row in told.out.splitlines()[-3:]]
    assert [week[0] for week in weeks] == ["1", "2", "3"]
    assert any(set(week[2]) == {"━"} for week in weeks)


def test_one_week_is_no_weeks(kq):
    head = kq("forecast", "--weeks", "1").out.splitlines()[0]
    assert head.endswith(", 1 week ahead.")


def test_one_document_with_stable_keys(kq):
    found = json.loads(kq("forecast", "--json", "--weeks", "2").out)
    assert found["new_a_day"] == 10
    assert found["save_time"] is False
    assert [each["retention"] for each in found["aims"]] == [0.8, 0.85, 0.9, 0.95]
    for each in (*found["aims"], found["otherwise"]):
        assert set(each) == {"retention", "answers_a_day", "weeks"}
        assert [set(week) for week in each["weeks"]] == 2 * [
            {"week", "answers_a_day", "held", "known"}
        ]


def test_what_is_set_is_what_is_foreseen(kq):
    kq("settings", "retention", "0.87", "--deck", "made-up")
    kq("settings", "save-time", "yes")
    kq("settings", "new-a-day", "3")
    found = json.loads(kq("forecast", "made-up", "--json").out)
    assert [each["retention"] for each in found["aims"]] == [0.8, 0.85, 0.87, 0.9, 0.95]
    assert (found["new_a_day"], found["save_time"]) == (3, True)
    told = kq("forecast", "made-up").out
    assert "not saving time" in told
    assert "settings save-time no" in told


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("--weeks", "0"), "from 1 to 104 weeks"),
        (("--weeks", "105"), "from 1 to 104 weeks"),
        (("--new", "-1"), "cannot be below 0"),
        (("nowhere",), "There is no deck"),
    ],
)
def test_what_cannot_be_foreseen_is_refused_in_a_sentence(kq, args, part):
    told = kq("forecast", *args)
    assert told.code in (1, 2)
    assert part in told.err
    assert told.err.count("\n") == 1


def test_no_cards_is_said(kq):
    told = kq("forecast", "--weeks", "1")
    assert told.code == 0
    (kq.home / "decks" / "made-up.yaml").unlink()
    assert kq("forecast").out == "No cards to look ahead for.\n"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_long_one_says_how_far_it_has_come_on_a_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    shown = Shown(3_000)
    for share in (0.05, 0.11, 0.12, 0.55, 1.0):
        shown(share)
    assert screen.getvalue().split("\n") == ["10 %", "50 %", "100 %", ""]
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    Shown(500)(1.0)
    assert screen.getvalue() == ""


def test_a_deck_named_by_its_file_is_foreseen_at_its_own_aim(kq):
    kq("settings", "retention", "0.83", "--deck", "made-up")
    path = str(kq.home / "decks" / "made-up.yaml")
    aims = [each["retention"] for each in json.loads(kq("forecast", path, "--json").out)["aims"]]
    assert 0.83 in aims


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_long_one_ends_at_ctrl_c(tmp_path):
    write_many(tmp_path, 6_000)
    words = [sys.executable, "-m", "karabakh_quiz"]
    subprocess.run([*words, "decks"], env=environment(tmp_path), capture_output=True, check=True)
    running = subprocess.Popen(
        [*words, "forecast", "many", "--weeks", "104", "--new", "100"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(1.0)
    os.kill(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert running.returncode == 130
    assert out == ""
    assert "Traceback" not in err
