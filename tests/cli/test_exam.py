"""`exam`: what is expected of the day, and the planned sitting of today."""

import json
import re

import pytest


def test_it_tells_the_four_figures_and_todays_cards(kq):
    told = kq("exam", "1 March", "made-up")
    assert told.code == 0
    assert "be expected to know on 1 March 2026:" in told.out
    for part in ("as known today", "if nothing is done", "on the ordinary schedule", "this plan"):
        assert part in told.out
    found = json.loads(kq("exam", "2026-03-01", "made-up", "--json").out)
    assert found["date"] == "2026-03-01"
    assert found["known_if_nothing"] == found["known_now"] == 0
    assert 0 < found["known_with_plan"] <= found["cards"]
    assert found["today"] == [card for card in told.out.split() if card.startswith("made-up/")]


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (("yesterday",), "is no single day"),
        (("2020-01-01",), "is no day to plan for"),
        (("2026-03-01", "--daily", "0"), "from 1 to 1000 answers a day"),
        (("2026-03-01", "--study", "--json"), "A sitting prints no JSON"),
        (("2026-03-01", "nowhere"), "There is no deck"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(kq, args, part):
    told = kq("exam", *args)
    assert told.code in (1, 2)
    assert part in told.err
    assert told.err.count("\n") == 1


def test_looking_keeps_nothing_and_studying_keeps_the_date(kq):
    kq("exam", "1 March", "made-up", "--daily", "7")
    assert json.loads(kq("history", "--all", "--json").out) == []
    kq("exam", "1 March", "made-up", "--daily", "7", "--study", typed=":q\n")
    kept = json.loads(kq("history", "--all", "--json").out)
    assert [row["kind"] for row in kept] == ["setting", "setting"]


def test_the_planned_cards_are_studied_and_then_are_done(kq):
    planned = json.loads(kq("exam", "2 February", "made-up", "--json").out)["today"]
    assert planned
    answers = "1\n3\n" * len(planned) * 2
    told = kq("exam", "2 February", "made-up", "--study", "--plain", "--seed", "1", typed=answers)
    assert told.code == 0
    assert f"1 of {len(planned)}." in told.out
    rows = json.loads(kq("history", "--json").out)
    asked = [row["card"] for row in rows]
    assert len(asked) >= 3
    assert asked == planned[: len(asked)]
    assert all(row["scheduled"] for row in rows)
    after = json.loads(kq("exam", "2 February", "made-up", "--json").out)
    assert not set(after["today"]) & set(asked)


def test_a_day_without_planned_cards_says_when_it_goes_on(kq):
    told = kq("exam", "1 March", "made-up", "--study")
    assert told.code == 0
    assert re.match(r"The plan asks for nothing more today; it continues on \d+ Feb", told.out)
