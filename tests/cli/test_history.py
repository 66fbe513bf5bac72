"""What was answered, when, and what came of it: the contract with scripts."""

import json

import pytest

from karabakh_quiz.progress import Progress, Row
from tests.support.cli import CARD

KEYS = [
    *("card", "at", "day", "grade", "proposed", "verdict", "score", "mode", "options", "chosen"),
    *("answer", "guessed", "hinted", "scheduled", "took_ms", "stability", "difficulty"),
    *("due_day", "device", "seq"),
]


def history(kq, *args):
    return json.loads(kq("history", "--json", *args).out)


@pytest.fixture
def learnt(kq):
    """Answers on four days: guesses, hints, an undo, practice, a card reset."""
    study = ("study", "--plain", "--only", "who", "--seed", "1")
    kq(*study, typed="1\n\n" * 2 + ":h\n2\n\n" + ":a\n2\n")
    kq.at("2026-02-03T09:00:00+04:00")(*study, typed="1\n:g\n\n" + "2\n4\n" + "3\n\n:u\n1\n\n")
    kq.at("2026-02-04T09:00:00+04:00")(*study, "--cram", typed="1\n\n" * 2 + ":q\n")
    with Progress.open(kq.home / "progress.db") as progress:
        progress.record(Row(kind="reset", card="made-up/keys#who"))
    kq.at("2026-02-20T09:00:00+04:00")(*study, typed="\n:a\n3\n" * 4)
    return kq


def test_the_keys_are_those_of_the_contract(kq):
    kq("study", "--plain", "--limit", "1", typed=CARD)
    (row,) = history(kq)
    assert list(row) == KEYS
    assert (row["card"].partition("/")[0], row["seq"], row["grade"]) == ("made-up", 1, 1)
    assert row["due_day"] == row["day"] == 20484


def test_oldest_first_and_only_what_counts(learnt):
    rows = history(learnt)
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    every = history(learnt, "--all")
    reviews = [row for row in every if row["kind"] == "review"]
    assert [row["seq"] for row in reviews if row["counted"]] == [row["seq"] for row in rows]
    assert {row["kind"] for row in every} >= {"review", "undo", "reset"}
    assert any(not row["counted"] for row in reviews)


def test_the_memory_after_the_last_review_is_the_logs_own(learnt):
    last = {row["card"]: row for row in history(learnt)}
    with Progress.open(learnt.home / "progress.db") as progress:
        for card, row in last.items():
            memory = progress.state(card).memory
            assert (row["stability"], row["difficulty"]) == (memory.stability, memory.difficulty)


def test_one_day_one_deck_one_card(learnt):
    rows = history(learnt)
    assert history(learnt, "--day", "2026-02-04") == [r for r in rows if not r["scheduled"]]
    assert history(learnt, "--day", "today") == [r for r in rows if r["day"] == 20504]
    assert history(learnt, "--deck", "made-up") == rows
    card = rows[0]["card"]
    assert history(learnt, card) == [r for r in rows if r["card"] == card]
    assert history(learnt, card.partition("#")[0]) == history(learnt, card)
    lines = learnt("history").out.splitlines()
    assert len(lines) == len(rows)
    assert "undone" in learnt("history", "--all").out


@pytest.mark.parametrize(
    ("args", "code", "part"),
    [
        (("--day", "soon"), 2, "is no date"),
        (("--deck", "mode-up"), 1, "did you mean 'made-up'?"),
        (("made-up/brigdes#who",), 1, "did you mean 'made-up/bridges#who'?"),
    ],
)
def test_what_is_not_there_is_said(learnt, args, code, part):
    told = learnt("history", *args)
    assert told.code == code
    assert part in told.err
    assert told.err.count("\n") == 1


def test_before_the_first_answer(kq):
    assert history(kq) == []
    assert kq("history").err == "Nothing was answered yet.\n"
    assert not (kq.home / "progress.db").exists()
