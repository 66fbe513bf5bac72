"""`study --spread`: after weeks away, a plan and not a wall."""

import json
import re

import pytest

from tests.support.fitting import write_many

STUDY = ("study", "many", "--plain", "--seed", "1", "--mode", "reveal")


@pytest.fixture
def behind(kq):
    """Sixty cards answered in January, and left alone until March."""
    write_many(kq.home, 60)
    kq("settings", "new-a-day", "60")
    kq(*STUDY, typed="\n3\n" * 60)
    decks = json.loads(kq("due", "--json").out)["decks"]
    assert [deck["new"] for deck in decks if deck["id"] == "many"] == [0]
    return kq.at("2026-03-15T09:00:00+04:00")


def asked(out):
    return int(re.search(r"(\d+) to review", out)[1])


def test_what_has_piled_up_is_offered_and_spread_only_when_asked(behind):
    told = behind(*STUDY, typed="")
    assert told.out.startswith("60 cards have piled up: study --spread 7 spreads them over a week.")
    assert asked(told.out) == 60
    told = behind(*STUDY, "--spread", "7", typed="")
    assert told.code == 0
    assert told.out.startswith("60 cards due, 60 of them by a week or more, over 7 days:\n")
    assert "today 9, then 8 to 9 a day." in told.out
    assert "No new cards come meanwhile. --spread 1 ends it." in told.out
    assert asked(told.out) == 9
    again = behind(*STUDY, typed="")
    assert "piled up" not in again.out
    assert asked(again.out) == 9


def test_what_waiting_costs_is_said(behind):
    told = behind(*STUDY, "--spread", "60", typed="")
    assert re.search(r"About \d more will be forgotten than if all were answered today", told.out)


def test_each_day_takes_its_share_until_all_is_done(behind):
    behind(*STUDY, "--spread", "3", typed="\n3\n" * 20)
    assert "nothing" in behind(*STUDY, typed="").out.lower()
    told = behind.at("2026-03-16T09:00:00+04:00")(*STUDY, typed="")
    assert asked(told.out) == 20


def test_one_day_ends_it(behind):
    behind(*STUDY, "--spread", "7", typed="")
    told = behind(*STUDY, "--spread", "1", typed="")
    assert told.out.startswith("What is due is not spread any more: all of it comes today.")
    assert asked(told.out) == 60


def test_nothing_due_is_said(kq):
    told = kq("study", "--plain", "--spread", "5", typed="")
    assert told.out.startswith("Nothing is due. Should anything fall due, it is spread")


@pytest.mark.parametrize("days", ["0", "-3", "61", "many"])
def test_a_number_of_days_that_is_none_is_wrong_usage(kq, days):
    told = kq("study", "--plain", "--spread", days)
    assert told.code == 2
    assert told.err.count("\n") == 1
    assert json.loads(kq("history", "--all", "--json").out) == []
