"""Collections of nothing, and of one card: nothing divides by it."""

import json

import pytest

from tests.support.cli import write_deck

ONE = "deck: {id: one, title: One}\nquestions:\n  - {id: q, ask: What?, answer: A thing}\n"

CALLS = [
    ("due",),
    ("decks",),
    ("stats",),
    ("history",),
    ("forecast", "--weeks", "2"),
    ("exam", "2026-02-10"),
    ("fit",),
    ("study", "--plain"),
    ("study", "--plain", "--ahead"),
    ("study", "--plain", "--cram"),
    ("study", "--plain", "--limit", "1", "--minutes", "1"),
    ("study", "--plain", "--spread", "3"),
]


@pytest.fixture(params=["none", "one", "one, answered"])
def small(kq, request):
    (kq.home / "decks" / "made-up.yaml").unlink()
    if request.param != "none":
        write_deck(kq.home, ONE, "one.yaml")
    if "answered" in request.param:
        assert kq("study", "--plain", typed="a thing\n\n").code == 0
    return kq


def test_every_look_ahead_and_every_sitting_ends_well(small):
    for words in CALLS:
        told = small(*words, typed="a thing\n\n")
        assert told.code in (0, 1), words
        assert "nan" not in told.out.lower().split(), words
        assert told.err.count("\n") <= 1, words
    for words in (("due",), ("forecast", "--weeks", "2"), ("exam", "2026-02-10")):
        assert "NaN" not in json.dumps(json.loads(small(*words, "--json").out))


def test_one_card_is_held_after_a_year_of_right_answers(kq):
    write_deck(kq.home, ONE, "made-up.yaml")
    for month in range(2, 13, 2):
        later = kq.at(f"2026-{month:02}-15T09:00:00+04:00")
        later("study", "--plain", "--ahead", typed="a thing\n\n")
    (deck,) = json.loads(kq("due", "--json").out)["decks"]
    assert deck["held"] == 1
