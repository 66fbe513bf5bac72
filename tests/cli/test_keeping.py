"""sync, backup, restore, export-log, import-log, progress delete: said plainly, done safely."""

import json
from pathlib import Path

import pytest

from tests.support.cli import CARD, write_deck


def study(kq, cards=2):
    kq("study", "--plain", "--limit", str(cards), "--new", str(cards), typed=CARD * cards)


def answers(kq):
    return json.loads(kq("history", "--json").out)


@pytest.fixture
def other(kq, monkeypatch, tmp_path):
    """A second home: calls of `kq` within go there."""

    class Other:
        def __enter__(self):
            monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(tmp_path / "other"))

        def __exit__(self, *_):
            monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(kq.home))

    return Other()


def test_two_homes_sync_through_a_folder(kq, other, tmp_path):
    folder = str(tmp_path / "shared")
    study(kq)
    assert kq("sync", folder).out == "Took in 0 rows, wrote 2.\n"
    with other:
        refused = kq("sync", folder)
        assert refused.code == 1
        assert "--join" in refused.err
        assert kq("sync", folder, "--join", "--dry-run").out == "Would take in 2 rows, write 0.\n"
        told = json.loads(kq("sync", folder, "--join", "--json").out)
        assert (told["new"], told["written"], told["dry_run"]) == (2, 0, False)
        theirs = answers(kq)
    assert theirs == answers(kq)


def test_a_folder_that_cannot_be_one(kq, tmp_path):
    study(kq)
    (tmp_path / "file").write_text("x")
    told = kq("sync", str(tmp_path / "file"))
    assert (told.code, told.out) == (1, "")
    assert "is no folder" in told.err


def test_a_folder_to_sync_with_is_made_where_one_can_be_meant(kq, tmp_path):
    study(kq)
    folder = tmp_path / "typo" / "shared"
    told = kq("sync", str(folder))
    assert (told.code, told.out) == (1, "")
    assert f"there is no folder {folder.parent}" in told.err
    assert not folder.parent.exists()
    folder = tmp_path / "shared"
    assert f"{folder} would be made" in kq("sync", str(folder), "--dry-run").err
    assert not folder.exists()
    assert f"{folder} was made" in kq("sync", str(folder)).err
    assert kq("sync", str(folder)).err == ""
    folder.rename(tmp_path / "unplugged")
    told = kq("sync", str(folder))
    assert told.code == 1
    assert "is its disk connected?" in told.err
    assert not folder.exists()
    folder.mkdir()
    assert kq("sync", str(folder)).out == "Took in 0 rows, wrote 2.\n"


def test_a_backup_elsewhere_is_called_by_its_name(kq, tmp_path):
    study(kq, 1)
    to = tmp_path / "my stick" / "copy.db"
    assert f"`karabakh-quiz restore '{to}'` brings it back" in kq("backup", str(to)).err
    assert "`karabakh-quiz restore` brings it back" in kq("backup").err


@pytest.mark.parametrize("arguments", [(), ("--yes",), ("--dry-run",), ("--json",)])
def test_what_is_no_backup_is_refused_in_one_sentence(kq, tmp_path, arguments):
    study(kq, 1)
    (tmp_path / "passwd").write_text("root:x:0:0\n")
    told = kq("restore", str(tmp_path / "passwd"), *arguments)
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert "is no backup" in told.err
    assert "--yes" not in told.err
    assert len(answers(kq)) == 1


def test_backup_and_restore(kq):
    assert kq("backup").code == 1
    study(kq, 2)
    made = json.loads(kq("backup", "--json").out)["backup"]
    assert Path(made).exists()
    study(kq, 1)
    assert len(answers(kq)) == 3
    listed = json.loads(kq("restore", "--list", "--json").out)
    assert made in {each["backup"] for each in listed}
    name = Path(made).name
    assert name in kq("restore", "--list").out
    assert (
        kq("restore", name, "--dry-run").out
        == f"{name}: 1 answer would go, 0 answers would come.\n"
    )
    asked = kq("restore", name)
    assert asked.code == 1
    assert "--yes" in asked.err
    assert len(answers(kq)) == 3
    told = json.loads(kq("restore", name, "--yes", "--json").out)
    assert told["lost"] == {"rows": 1, "reviews": 1}
    assert len(answers(kq)) == 2
    assert kq("restore", told["kept"], "--yes").code == 0
    assert len(answers(kq)) == 3


def test_restoring_over_a_log_that_cannot_be_opened(kq):
    study(kq, 2)
    kq("backup")
    (kq.home / "progress.db").write_bytes(b"")
    assert kq("history").code == 1
    done = kq("restore", "--yes")
    assert done.code == 0
    assert "is empty" in done.err
    assert len(answers(kq)) == 2
    assert kq("doctor").code == 0


def test_no_backup_of_that_name(kq):
    study(kq)
    for told in (kq("restore", "nothing"), kq("restore", "nothing", "--json")):
        assert (told.code, told.out) == (1, "")
        assert "no backup" in told.err


@pytest.mark.parametrize("name", ["log.csv", "log.jsonl"])
def test_the_log_goes_out_and_comes_in(kq, other, tmp_path, name):
    path = str(tmp_path / name)
    assert kq("export-log", path).code == 1
    study(kq, 2)
    assert kq("export-log", path).out.startswith("2 rows written to ")
    assert kq("export-log", path).code == 1, "nothing is written over"
    with other:
        assert json.loads(kq("import-log", path, "--json").out) == {"new": 2, "refused": 0}
        theirs = answers(kq)
    assert theirs == answers(kq)
    assert kq("import-log", str(tmp_path / "missing.csv")).code == 1


def test_deleting_for_good(kq):
    study(kq, 2)
    kq("backup")
    assert kq("progress", "delete").code == 2
    assert kq("progress", "delete", "--all", "--deck", "made-up").code == 2
    assert kq("progress", "delete", "--from", "yesteryear").code == 2
    assert kq("progress", "delete", "--deck", "nobody").code == 1
    assert kq("progress", "delete", "--to", "2020-01-01").code == 1
    dry = kq("progress", "delete", "--deck", "made-up", "--dry-run")
    assert dry.out == "2 answers to 2 cards would go (2 rows in all), and all backups made here.\n"
    assert kq("progress", "delete", "--all").code == 1, "nobody says yes"
    assert len(answers(kq)) == 2
    told = json.loads(kq("progress", "delete", "--from", "2026-01-01", "--yes", "--json").out)
    assert (told["rows"], told["backups"] >= 1) == (2, True)
    assert answers(kq) == []
    assert json.loads(kq("restore", "--list", "--json").out) == []


def test_what_is_deleted_goes_from_the_folders_it_was_synced_with(kq, other, tmp_path):
    shared, stick = tmp_path / "shared", tmp_path / "stick"
    study(kq, 2)
    kq("sync", str(shared))
    kq("sync", str(stick))
    write_deck(tmp_path / "other")
    with other:
        kq("sync", str(shared), "--join")
        kq("study", "--plain", "--limit", "1", "--new", "1", "--mode", "type", typed="a secret\n\n")
        kq("sync", str(shared))
    stick.rename(tmp_path / "unplugged")
    told = kq("progress", "delete", "--all", "--yes")
    assert told.out.startswith("Removed 3 rows"), "that of the other device, too"
    assert f"{stick} is not there now" in told.err
    assert "Copies you made yourself" in told.err
    own = json.loads(kq("sync", str(shared), "--json").out)["device"]
    assert b'"answer"' not in (shared / f"karabakh-quiz-{own}.jsonl").read_bytes()
    with other:
        kq("sync", str(shared))
        assert answers(kq) == []
    for path in shared.iterdir():
        assert b"made-up" not in path.read_bytes()
    assert answers(kq) == []


@pytest.mark.parametrize(
    "command", ["sync", "backup", "restore", "export-log", "import-log", "progress"]
)
def test_help_shows_an_example(kq, command):
    told = kq(command, "--help")
    assert told.code == 0
    assert f"karabakh-quiz {command}" in told.out.partition("Example")[2]


def test_a_clock_that_ran_ahead(kq):
    kq.at("2031-01-31T09:00:00+04:00")
    study(kq, 1)
    kq.at("2026-01-31T09:00:00+04:00")
    assert kq("progress", "mend-clock").code == 1, "nobody says that the clock is right"
    assert json.loads(kq("progress", "mend-clock", "--yes", "--json").out) == {"moved": 1}
    assert kq("progress", "mend-clock", "--yes").out == "No row comes from the future.\n"
    (row,) = answers(kq)
    assert 1_769_800_000_000 < row["at"] < 1_770_000_000_000, "the end of January 2026"
