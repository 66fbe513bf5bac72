"""What may be chosen: kept in the log or the file, refused with what to write instead."""

import json

import pytest


def value(kq, name, *args):
    return json.loads(kq("settings", name, "--json", *args).out)["settings"][0]["value"]


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("retention", "0.85", 0.85),
        ("retention", "85%", 0.85),
        ("new-a-day", "3", 3),
        ("day-end", "3:30", "03:30"),
        ("theme", "paper", "paper"),
        ("sensitive", "yes", True),
        ("backups-daily", "14", 14),
        ("backups-weekly", "0", 0),
    ],
)
def test_what_is_set_is_kept(kq, name, typed, kept):
    before = value(kq, name)
    assert kq("settings", name, typed).code == 0
    assert value(kq, name) == kept
    assert kq("settings", name, "--reset").code == 0
    assert value(kq, name) == before


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("retention", "2"), "write a number from 0.70 to 0.97"),
        (("new-a-day", "-3"), "write a whole number"),
        (("new-a-day", "many"), "write a whole number"),
        (("day-end", "noon"), "write a time from 00:00 to 11:59"),
        (("theme", "pink"), "write one of auto"),
        (("themes",), "did you mean 'theme'?"),
        (("theme", "paper", "--deck", "made-up"), "the same for all decks"),
        (("--reset",), "Write the name of one setting"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(kq, args, part):
    told = kq("settings", *args)
    assert told.code == 2
    assert part in told.err
    assert told.err.count("\n") == 1


def test_a_deck_may_have_its_own(kq):
    assert kq("settings", "new-a-day", "1", "--deck", "made-up").code == 0
    assert value(kq, "new-a-day") == 10
    assert value(kq, "new-a-day", "--deck", "made-up") == 1
    assert json.loads(kq("due", "--json").out)["new"] == 1
    assert kq("settings", "new-a-day", "1", "--deck", "nowhere").code == 1


def test_looking_changes_nothing(kq):
    listed = kq("settings")
    assert listed.code == 0
    assert "retention" in listed.out
    assert not (kq.home / "progress.db").exists()
    assert not (kq.home / "settings.toml").exists()
