"""What a learner might type, tried by a teacher."""

import json

import pytest


def tried(kq, card, *answer):
    told = kq("try", card, *answer, "--json")
    assert told.code == 0
    found = json.loads(told.out)
    assert set(found) == {"verdict", "score", "reason", "read_as", "grade"}
    return found


@pytest.mark.parametrize(
    ("card", "answer", "verdict", "grade"),
    [
        ("made-up/bridges#who", "alpha", "exact", 3),
        ("made-up/bridges#who", "Ben Beta", "wrong", 1),
        ("made-up/bridges#when", "2.5.2020", "exact", 3),
        ("made-up/bridges#when", "2 May", "unreadable", None),
        ("made-up/bridges#key", "nobody crosses", "exact", 3),
        ("made-up/order-of-days", "3 1", "unreadable", None),
    ],
)
def test_an_answer_is_judged_as_in_a_sitting(kq, card, answer, verdict, grade):
    found = tried(kq, card, *answer.split())
    assert (found["verdict"], found["grade"]) == (verdict, grade)


def test_it_is_told_in_words(kq):
    out = kq("try", "made-up/bridges#who", "Beta").out
    assert out.splitlines()[0] == "Who said this? Ada Alpha."
    assert out.splitlines()[-1] == "Proposed 1, Again."
    assert "asked again" in kq("try", "made-up/bridges#when", "2 May").out


@pytest.mark.parametrize(
    ("card", "part"),
    [
        ("made-up/brigdes#who", "did you mean 'made-up/bridges#who'?"),
        ("made-up/bridges", "has several cards: write one of made-up/bridges#who"),
    ],
)
def test_a_card_that_is_not_meant_or_not_there(kq, card, part):
    told = kq("try", card, "x")
    assert told.code == 1
    assert part in told.err
    assert told.err.count("\n") == 1
