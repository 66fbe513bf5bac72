"""What scripts build on: the exact keys of every command's `--json`, one document in ASCII."""

import json

import pytest

from tests.support.cli import CARD, DECK, write_deck

REVIEW = (
    "card at day grade proposed verdict score mode options chosen answer guessed hinted scheduled "
    "took_ms stability difficulty due_day device seq"
)
WEEK = "week answers_a_day held known"
AIM = "retention answers_a_day weeks"

DOCUMENTS = [
    ("check", {"": "faults decks", "decks": "id path entries cards"}),
    (
        "check --balance",
        {"": "faults decks balance", "balance": "speakers sides years perspectives"},
    ),
    (
        "due",
        {
            "": "due new next_at decks",
            "decks": "id title due new_today new learning held suspended cards",
        },
    ),
    ("history", {"": REVIEW}),
    ("history --all", {"": f"{REVIEW} kind counted"}),
    ("decks", {"": "decks broken notices", "decks": "id title subtitle path rank entries"}),
    ("where", {"": "progress settings cache decks"}),
    ("try made-up/bridges#who ada", {"": "verdict score reason read_as grade"}),
    ("settings", {"": "settings", "settings": "name value default deck kept_in about"}),
    ("doctor", {"": "ok checks", "checks": "name path code level mended message"}),
    ("confusions", {"": "lately_days confusions pairs"}),
    (
        "forecast --weeks 1",
        {
            "": "cards new_a_day save_time aims otherwise",
            "aims": AIM,
            "aims weeks": WEEK,
            "otherwise": AIM,
        },
    ),
    (
        "exam 2026-02-02",
        {
            "": "date days_left cards known_now known_if_nothing known_ordinarily "
            "known_with_plan answers today days",
            "days": "date cards",
        },
    ),
    ("backup", {"": "backup bytes"}),
    (
        "progress delete --all --dry-run",
        {"": "dry_run rows reviews cards backups"},
    ),
    (
        "stats",
        {
            "": "today since decks aim answers practice minutes introduced days_studied days "
            "retention calibration cards due stock leeches hardest dates hours",
            "days": "day answers minutes introduced",
            "retention": "tested recalled share low high expected facet deck mode day week month",
            "calibration": "tested expected share log_loss rmse tenths",
            "cards": "new learning young held suspended due known answered lasting lapses",
        },
    ),
    (
        "deck stats made-up",
        {
            "": "deck title entries cards typed_only left_out speakers sides years perspectives",
        },
    ),
]


@pytest.mark.parametrize(("call", "keys"), DOCUMENTS, ids=[call for call, _ in DOCUMENTS])
def test_the_keys_are_exactly_these(kq, call, keys):
    kq("study", "--plain", "--limit", "1", typed=CARD)
    told = kq(*call.split(), "--json")
    assert told.code == 0, told.err
    assert told.out.isascii()
    document = json.loads(told.out)
    for place, expected in keys.items():
        found = document
        for step in place.split():
            found = (found[0] if isinstance(found, list) else found)[step]
        rows = found if isinstance(found, list) else [found]
        assert rows
        assert all(list(row) == expected.split() for row in rows)


def test_the_keys_of_a_fault(kq):
    write_deck(kq.home, DECK.replace("who: ada-alpha", "who: ada-alfa", 1), "broken.yaml")
    told = kq("check", "--json")
    assert told.code == 1
    for fault in json.loads(told.out)["faults"]:
        assert list(fault) == ["path", "line", "column", "severity", "code", "message", "hint"]
        assert fault["severity"] in ("fault", "warning")
    broken = json.loads(kq("decks", "--json").out)["broken"]
    assert [list(each) for each in broken] == [["path", "faults"]]


def test_nothing_but_the_document_goes_to_standard_output(kq):
    """Also where there is nothing to tell, and where the answer is no."""
    for words in (("history",), ("due",), ("confusions",), ("restore", "--list")):
        json.loads(kq(*words, "--json").out)
    for words in (("show", "made-up/nowhere"), ("try", "made-up/nowhere#who", "x"), ("fit",)):
        told = kq(*words, "--json")
        assert told.code == 1
        assert told.out == ""
        assert told.err.count("\n") == 1
