"""Whether everything is sound: what is looked at, what is mended, what is said of the rest."""

import json
import sqlite3

import pytest

from tests.support.cli import CARD, write_deck

KEYS = {"name", "path", "code", "level", "mended", "message"}


def doctor(kq, *args):
    told = kq("doctor", "--json", *args)
    found = json.loads(told.out)
    assert set(found) == {"ok", "checks"}
    assert all(set(each) == KEYS for each in found["checks"])
    assert told.code == (0 if found["ok"] else 1)
    return found


def faults(found):
    return {(each["name"], each["code"]) for each in found["checks"] if each["level"] == "fault"}


def test_before_the_first_answer_nothing_is_made(kq):
    assert doctor(kq)["ok"]
    assert not (kq.home / "progress.db").exists()


def test_all_is_well(kq):
    kq("study", "--plain", "--limit", "2", typed=CARD * 2)
    assert faults(doctor(kq)) == set()
    out = kq("doctor").out
    assert "FAULT" not in out
    assert "The states follow from the rows." in out


def test_a_broken_deck_and_settings_are_found(kq):
    write_deck(kq.home, "deck: {id: x", "broken.yaml")
    (kq.home / "settings.toml").write_text("theme = 1")
    assert faults(doctor(kq)) == {("deck", "broken"), ("settings", "unreadable")}


def spoil_states(kq):
    with sqlite3.connect(kq.home / "progress.db") as log:
        log.execute("UPDATE state SET lapses = lapses + 5")


def test_states_that_do_not_follow_are_mended_and_that_is_said(kq):
    kq("study", "--plain", "--limit", "2", typed=CARD * 2)
    spoil_states(kq)
    assert ("progress", "folded") in faults(doctor(kq, "--dry-run"))
    mended = [each for each in doctor(kq)["checks"] if each["mended"]]
    assert "folded" in {each["code"] for each in mended}
    assert faults(doctor(kq, "--dry-run")) == set()


def test_rebuilding_makes_them_anew(kq):
    kq("study", "--plain", "--limit", "2", typed=CARD * 2)
    spoil_states(kq)
    assert "Rebuilt from the log." in kq("doctor", "--rebuild").err
    assert faults(doctor(kq, "--dry-run")) == set()


def test_a_damaged_log_is_salvaged_and_kept(kq):
    kq("study", "--plain", "--limit", "3", typed=CARD * 3)
    log = kq.home / "progress.db"
    content = log.read_bytes()
    log.write_bytes(b"\x00" * 100 + content[100:])
    assert faults(doctor(kq)) == {("progress", "unreadable")}
    told = kq("doctor", "--salvage")
    assert told.code == 0
    assert "Saved 3 answers" in told.err
    assert len(json.loads(kq("history", "--json").out)) == 3


def test_a_sound_log_is_not_salvaged(kq):
    kq("study", "--plain", "--limit", "1", typed=CARD)
    log = kq.home / "progress.db"
    before = log.read_bytes()
    told = kq("doctor", "--salvage")
    assert told.code == 0
    assert told.err == "The log is sound: there is nothing to salvage.\n"
    assert log.read_bytes() == before


@pytest.mark.parametrize("flag", ["--rebuild", "--salvage"])
def test_looking_only_goes_with_nothing_else(kq, flag):
    assert kq("doctor", "--dry-run", flag).code == 2


def test_there_is_nothing_to_salvage(kq):
    told = kq("doctor", "--salvage")
    assert told.code == 1
    assert told.err.count("\n") == 1
