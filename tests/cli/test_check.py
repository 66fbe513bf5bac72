"""`check`: every flag; and what an edit means for what was learnt."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.support.cli import CARD, DECK, environment, write_deck


def test_the_contract_with_scripts(kq):
    told = json.loads(kq("check", "--json").out)
    assert set(told) == {"faults", "decks"}
    (deck,) = told["decks"]
    path = str(kq.home / "decks" / "made-up.yaml")
    assert deck == {"id": "made-up", "path": path, "entries": 6, "cards": 12}


def test_strict_takes_warnings_for_faults(kq):
    path = write_deck(kq.home, DECK.replace("    source: minutes\n", "", 1))
    easy, strict = kq("check", str(path)), kq("check", str(path), "--strict")
    assert (easy.code, strict.code) == (0, 1)
    assert "warning: " in easy.out
    assert "warning: " not in strict.out
    faults = json.loads(kq("check", str(path), "--strict", "--json").out)["faults"]
    assert {fault["severity"] for fault in faults} == {"fault"}


def test_several_files_and_folders_at_once(kq):
    write_deck(kq.home, DECK.replace("who: ada", "who: eda", 1), "one.yaml")
    write_deck(kq.home, DECK.replace("who: ben", "who: bin", 1), "two.yaml")
    told = json.loads(kq("check", "--json", str(kq.home / "decks"), str(kq.home / "none")).out)
    paths = [fault["path"] for fault in told["faults"] if fault["severity"] == "fault"]
    assert paths == sorted(paths)
    assert {os.path.basename(path) for path in paths} >= {"one.yaml", "two.yaml", "none"}  # noqa: PTH119


def test_a_deck_may_be_named_by_its_id(kq):
    path = kq.home / "decks" / "made-up.yaml"
    assert kq("check", "made-up", "--json").out == kq("check", str(path), "--json").out
    path.write_text("deck:\n  id: made-up\n", encoding="utf-8")
    broken = kq("check", "made-up")
    assert broken.code == 1
    assert str(path) in broken.out
    missing = kq("check", "no-such-deck")
    assert (missing.code, missing.out.count("no such file")) == (1, 1)


def test_balance_says_who_is_quoted_how_often(kq):
    told = kq("check", "--balance")
    assert told.code == 0
    assert "  2  50 %  North" in told.out
    assert "statements by speaker: 4" in told.out
    balance = json.loads(kq("check", "--balance", "--json").out)["balance"]
    assert balance["sides"] == {"North": 2, "South": 2}
    assert balance["years"] == {"2020": 4}


def test_fixing_writes_missing_ids_and_says_so(kq):
    path = write_deck(kq.home, DECK.replace("  - id: keys\n    who:", "  - who:") + "# the end\n")
    told = kq("check", "--fix", str(path))
    assert told.code == 0
    assert "mended: id: " in told.err
    assert "  - id: " in path.read_text().partition("statements:")[2]
    assert path.read_text().endswith("# the end\n")
    before = path.read_bytes()
    assert "mended" not in kq("check", "--fix", str(path)).err
    assert path.read_bytes() == before


@pytest.mark.parametrize("args", [(), ("--watch", "made-up.yaml")])
def test_fixing_needs_files_by_name(kq, args):
    assert kq("check", "--fix", *args).code == 2


def test_an_edit_is_held_against_what_was_learnt(kq):
    kq("study", "--plain", "--only", "who", "--limit", "4", typed=CARD * 4)
    assert "progress kept" not in kq("check").out
    edited = DECK.replace("id: bridges", "id: crossings\n    formerly: [bridges]")
    edited = edited.replace("who: ben-beta", "who: dan-delta")
    edited = edited.replace("  - id: keys", "  - id: other-keys")
    write_deck(kq.home, edited)
    told = kq("check")
    assert "1 renamed, 1 answer changed, 1 removed: progress kept for 3 cards." in told.out
    assert "made-up/bridges#who -> made-up/crossings#who" in told.out
    assert set(json.loads(kq("check", "--json").out)) == {"faults", "decks"}


def test_a_log_that_cannot_be_read_keeps_no_deck_from_being_checked(kq):
    log = kq.home / "progress.db"
    log.write_bytes(b"no log")
    for _ in range(2):
        told = kq("check")
        assert told.code == 0
        assert "made-up, 6 entries" in told.out
    log.unlink()
    kq("study", "--plain", "--limit", "1", typed=CARD)
    with closing(sqlite3.connect(log)) as changed:  # by some other program
        changed.executescript("DROP TABLE card; CREATE TABLE card (other TEXT);")
    told = kq("check")
    assert told.code == 0
    assert "doctor" in told.err


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_watching_says_what_was_mended(tmp_path):
    path = write_deck(tmp_path, DECK.replace("who: ada-alpha", "who: ada-alfa", 1))
    process = subprocess.Popen(
        [sys.executable, "-m", "karabakh_quiz", "check", str(path), "--watch"],
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        seen = b""
        while b"1 fault" not in seen:
            seen += os.read(process.stderr.fileno(), 4096)
        time.sleep(0.1)
        path.write_text(DECK)
        while b"mended" not in seen:
            seen += os.read(process.stderr.fileno(), 4096)
        assert b"1 mended, 0 new." in seen
    finally:
        process.send_signal(2)
        out, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert b"did you mean 'ada-alpha'?" in out
