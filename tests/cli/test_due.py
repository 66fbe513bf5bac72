"""What is due: quick enough for a shell prompt, and never stale."""

import json
import os
import subprocess
import sys
import time

import pytest

from karabakh_quiz.cli import memo
from karabakh_quiz.cli.context import Context
from karabakh_quiz.cli.due import keep_what_is_due
from karabakh_quiz.places import find_places
from tests.support.cli import CARD, DECK, environment, write_deck

KEYS = {"id", "title", "due", "new_today", "new", "learning", "held", "suspended", "cards"}


def due(kq, *args):
    return json.loads(kq(*args, "due", "--json").out)


def memo_of(kq):
    return kq.home / "cache" / "due.txt"


def settle(kq):
    """Ask until the answer is kept (a file changed a blink ago is not trusted yet)."""
    for path in [*kq.home.rglob("*"), kq.home]:
        os.utime(path, ns=(1, path.stat().st_mtime_ns - 10**10))
    time.sleep(2 * memo.FINE / 1e9)  # when a file was touched cannot be put back
    told = kq("due", "--json").out
    assert memo_of(kq).exists()
    return json.loads(told)


def test_the_contract_with_scripts(kq):
    told = due(kq)
    assert set(told) == {"due", "new", "next_at", "decks"}
    assert set(told["decks"][0]) == KEYS
    assert told["next_at"] is None
    deck = told["decks"][0]
    assert deck["cards"] == deck["new"] == 12
    assert told["new"] == deck["new_today"] == 6  # one facet an entry
    assert kq("due").out == "0 due, 6 new\n"


def test_looking_makes_no_log(kq):
    kq("due")
    assert not (kq.home / "progress.db").exists()


def test_what_was_said_once_is_said_again_without_counting(kq, monkeypatch):
    first = settle(kq)
    monkeypatch.setattr("karabakh_quiz.cli.standing.count", None)
    assert due(kq) == first
    assert kq("due").out == "0 due, 6 new\n"


def test_a_sitting_leaves_behind_what_is_due_after_it(kq, monkeypatch):
    for path in [*kq.home.rglob("*"), kq.home]:
        os.utime(path, ns=(1, path.stat().st_mtime_ns - 10**10))
    kq("study", "--plain", "--limit", "1", typed=CARD)
    monkeypatch.setattr("karabakh_quiz.cli.standing.count", None)
    assert (due(kq)["due"], due(kq)["new"]) == (1, 5)


def test_settings_changed_during_a_sitting_are_heeded_in_what_it_leaves_behind(kq):
    (kq.home / "decks" / "made-up.yaml").write_text(
        DECK.replace("    tags: [bridges]", "    sensitive: true")
    )
    for path in [*kq.home.rglob("*"), kq.home]:
        os.utime(path, ns=(1, path.stat().st_mtime_ns - 10**10))
    context = Context()
    assert not context.settings.sensitive
    (kq.home / "settings.toml").write_text("sensitive = true\n")
    keep_what_is_due(context)
    assert memo_of(kq).exists()
    kept = due(kq)
    memo_of(kq).unlink()
    assert due(kq) == kept


def test_an_answer_an_undo_and_a_setting_are_noticed(kq):
    settle(kq)
    kq("study", "--plain", "--limit", "1", typed=CARD)
    assert (due(kq)["due"], due(kq)["new"]) == (1, 5)
    settle(kq)
    kq("study", "--plain", "--limit", "1", typed=":u\n:q\n")
    assert (due(kq)["due"], due(kq)["new"]) == (0, 6)
    settle(kq)
    kq("settings", "new-a-day", "2")
    assert due(kq)["new"] == 2


@pytest.mark.parametrize("how", ["edit", "add", "remove", "below", "sensitive"])
def test_a_change_of_decks_is_noticed(kq, how):
    before = settle(kq)
    path = kq.home / "decks" / "made-up.yaml"
    if how == "edit":
        path.write_text(DECK.replace("[who, when, key]", "[who]"))
    elif how == "add":
        write_deck(kq.home, DECK.replace("made-up", "second"), "second.yaml")
    elif how == "remove":
        path.unlink()
    elif how == "below":
        (kq.home / "decks" / "more").mkdir()
        write_deck(kq.home / "decks" / "more", DECK.replace("made-up", "third"))
    else:
        path.write_text(DECK.replace("    tags: [bridges]", "    sensitive: true"))
    after = due(kq)
    assert after != before
    if how == "sensitive":
        (kq.home / "settings.toml").write_text("sensitive = true\n")
        assert due(kq)["decks"][0]["cards"] > after["decks"][0]["cards"]


def test_the_next_day_is_noticed(kq):
    settle(kq)
    head, rest = memo_of(kq).read_text().split("\n", 1)
    span, rest = rest.split("\n", 1)
    since, _, offset = span.split()
    memo_of(kq).write_text(f"{head}\n{since} {since} {offset}\n" + rest)
    assert memo.recall(str(memo_of(kq)), os.environ) is None
    assert due(kq)["new"] == 6


@pytest.mark.parametrize("content", ["", "\n\n", "x" * 100, "a\n\nb\n\nc", "\x00\n1 2 3\n\n\n\n"])
def test_a_damaged_memo_is_no_memo(kq, content):
    told = settle(kq)
    memo_of(kq).write_text(content)
    assert due(kq) == told


def test_every_learner_has_a_count_of_their_own(kq):
    kq("study", "--plain", "--limit", "1", typed=CARD)
    assert due(kq)["due"] == 1
    assert due(kq, "--learner", "Ani")["due"] == 0
    assert kq("due", "--learner", "../x").code == 2


@pytest.mark.parametrize("home", ["/some/where", "~/quiz", "relative", None])
def test_the_memo_lies_in_the_cache_folder(home, monkeypatch):
    monkeypatch.delenv("KARABAKH_QUIZ_HOME", raising=False)
    given = {"KARABAKH_QUIZ_HOME": home} if home else {}
    assert memo.memo_path(None, given) == str(find_places(given).cache / "due.txt")


HEAVY = {"dataclasses", "inspect", "typing", "json", "sqlite3", "importlib.metadata", "textual"}
HEAVY |= {"rich", "pydantic", "yaml", "pathlib", "unittest", "logging", "asyncio"}


def modules(home, *args):
    """The modules that a call in a process of its own has loaded."""
    code = (
        "import sys; from karabakh_quiz.cli.main import main;"
        f"main({list(args)!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(home), capture_output=True, check=True
    )
    return set(done.stderr.decode().split())


def test_asking_again_imports_next_to_nothing(home):
    modules(home, "due")
    (home / "cache" / "due.txt").unlink(missing_ok=True)
    counting = modules(home, "due")
    assert not counting & {"textual", "rich", "pydantic", "yaml", "dateparser"}
    for args in (["due"], ["due", "--json"]):
        loaded = modules(home, *args)
        assert not loaded & HEAVY
        rooms = {name.split(".")[1] for name in loaded if name.startswith("karabakh_quiz.")}
        assert rooms == {"cli", "errors", "text", "version"}


def test_without_a_home_of_its_own_platformdirs_is_all_there_is_more(tmp_path):
    code = (
        "import sys; from karabakh_quiz.cli import memo; memo.memo_path(None, {});"
        "from karabakh_quiz.cli.parser import Parser; print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment(tmp_path)
    )
    loaded = set(done.stdout.decode().split())
    assert "platformdirs" in loaded
    assert not loaded & (HEAVY - {"pathlib"})
