"""What was flagged, for whoever keeps the deck."""

import json
from pathlib import Path

import pytest

FLAGGED = ":f the year is wrong\n1\n\n:f\n1\n\n:q\n"


@pytest.fixture
def flagged(kq):
    kq("study", "--plain", "--only", "who", "--seed", "1", typed=FLAGGED)
    return kq


def test_a_line_for_each_with_file_and_line(flagged):
    lines = flagged("flags").out.splitlines()
    assert len(lines) == 2
    told = json.loads(flagged("flags", "--json").out)
    for line, flag in zip(lines, told, strict=True):
        path, number, card, note = line.split(": ", 1)[0].rsplit(":", 1) + line.split(": ")[1:]
        assert flag["path"].endswith(path)
        assert int(number) == flag["line"]
        assert card == flag["card"]
        assert note == (flag["note"] or "looks wrong")
        deck = Path(flag["path"]).read_text(encoding="utf-8").splitlines()
        assert flag["entry"] in deck[flag["line"] - 1]
    assert sorted(flag["note"] for flag in told) == ["", "the year is wrong"]
    assert list(told[0]) == ["card", "deck", "entry", "path", "line", "note", "day", "prompt",
                             "answer"]  # fmt: skip


def test_only_some_decks(flagged):
    assert len(flagged("flags", "made-up").out.splitlines()) == 2
    assert flagged("flags", "made-down").code == 1


def test_a_flag_is_taken_off(flagged):
    first, second = json.loads(flagged("flags", "--json").out)
    assert flagged("flags", "--clear", first["card"]).out == f"{first['card']}\n"
    (left,) = json.loads(flagged("flags", "--json").out)
    assert left["card"] == second["card"]
    again = flagged("flags", "--clear", first["card"])
    assert (again.out, again.err) == ("", "None of these is flagged.\n")


def test_nothing_is_flagged_and_looking_makes_no_log(kq):
    told = kq("flags")
    assert (told.out, told.code) == ("", 0)
    assert "Nothing is flagged." in told.err
    assert not (kq.home / "progress.db").exists()
