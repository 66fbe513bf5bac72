"""Whatever is wrong: one clear sentence, nothing lost, never a traceback."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support.cli import CARD, DECK, NOW, environment, run_cli, write_deck

COMMANDS = (
    ["due"],
    ["decks"],
    ["history"],
    ["doctor"],
    ["check"],
    ["settings"],
    ["study", "--plain"],
)
THREE_SLIPS = (
    DECK.replace("who: ada-alpha", "who: ada-alfa", 1)
    .replace("key: every coin", "key: every corn")
    .replace("when: 2020-05-08", "when: 2020-05-38")
)


def one_sentence(said):
    assert said.err.count("\n") == 1, said.err
    assert said.err.rstrip().endswith((".", "?", "--help", "decks", ".yaml", "where")), said.err
    return said.err


def test_an_unknown_deck_is_answered_with_the_nearest(kq):
    told = kq("study", "made-upp", "--plain")
    assert told.code == 1
    assert "There is no deck 'made-upp'; did you mean 'made-up'?" in one_sentence(told)


def test_no_decks_at_all(kq):
    (kq.home / "decks" / "made-up.yaml").unlink()
    told = kq("study", "--plain")
    assert told.code == 1
    assert "There are no decks to study." in one_sentence(told)
    assert kq("due").out == "0 due, 0 new\n"
    assert kq("decks").code == kq("check").code == 0


def test_a_file_that_is_not_there(kq):
    told = kq("study", "nowhere.yaml", "--plain")
    assert told.code == 1
    assert one_sentence(told) == "There is no file nowhere.yaml.\n"


def test_a_broken_deck_says_where_and_hides_no_other(kq):
    path = write_deck(kq.home, THREE_SLIPS.replace("made-up", "broken"), "broken.yaml")
    for name in ("broken", str(path)):
        told = kq("study", name, "--plain")
        assert told.code == 1
        assert "broken.yaml is broken, line " in one_sentence(told)
    listed = json.loads(kq("decks", "--json").out)
    assert [deck["id"] for deck in listed["decks"]] == ["made-up"]
    assert listed["broken"][0]["path"] == str(path)
    told = kq("study", "--plain", typed=":q\n")
    assert told.code == 0
    assert "1 of " in told.out
    assert "broken.yaml is broken" in told.err


def test_check_shows_all_slips_with_line_and_column(kq):
    path = write_deck(kq.home, THREE_SLIPS)
    told = kq("check", str(path), "--json")
    assert told.code == 1
    faults = json.loads(told.out)["faults"]
    lines = THREE_SLIPS.splitlines()
    assert set(faults[0]) == {"path", "line", "column", "severity", "code", "message", "hint"}
    for slip in ("ada-alfa", "every corn", "2020-05-38"):
        place = next((n, line) for n, line in enumerate(lines, 1) if slip in line)
        assert any(
            (f["line"], f["column"]) == (place[0], place[1].index(slip) + 1) for f in faults
        ), slip
    shown = kq("check", str(path))
    assert shown.code == 1
    assert "did you mean 'ada-alpha'?" in shown.out
    assert "^^^^^^^^" in shown.out


def test_flags_nobody_knows_the_value_of(kq):
    for args, part in (
        (("--only", "whom"), "'whom'"),
        (("--tag", "bridgs"), "did you mean 'bridges'?"),
        (("--person", "ada-alpho"), "did you mean 'ada-alpha'?"),
        (("--ahead", "--cram"), "not both"),
        (("--mode", "guess"), "--mode"),
    ):
        told = kq("study", "--plain", *args)
        assert told.code in (1, 2)
        assert part in one_sentence(told)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_clock_that_is_none(kq, command):
    told = kq.at("nonsense")(*command)
    if told.code:
        assert told.code in (1, 2)
        assert "KARABAKH_QUIZ_NOW" in one_sentence(told)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("text", ["theme =", 'them = "paper"', "theme = 3", "\x00", "\udcff"])
def test_settings_that_cannot_be_followed(kq, command, text):
    (kq.home / "settings.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    told = kq(*command)
    assert told.code in (0, 1)
    if command[0] == "doctor":
        assert told.code == 1
        assert "FAULT  settings: " in told.out
    elif told.code:
        assert "settings.toml" in one_sentence(told)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    "content",
    [b"", b"SQLite format 3\x00" + b"\x07" * 3000, b"not a log"],
    ids=["empty", "garbage", "text"],
)
def test_a_progress_file_that_is_none_is_left_as_it_is(kq, command, content):
    file = kq.home / "progress.db"
    file.write_bytes(content)
    told = kq(*command)
    assert told.code in (0, 1)
    if told.code and command[0] != "doctor":
        assert "progress.db" in one_sentence(told)
    assert file.read_bytes() == content


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_home_that_cannot_be_written(kq, command, monkeypatch, tmp_path):
    file = tmp_path / "file"
    file.write_text("in the way")
    monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(file / "home"))
    told = kq(*command)
    assert told.code in (0, 1)
    assert told.err.count("\n") <= 1
    assert file.read_text() == "in the way"


def unprivileged():
    """How to start a process that may not write what its owner may not: root by setpriv."""
    if os.name == "nt":
        pytest.skip("permissions are another matter there")
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may write anywhere, and setpriv is not here")
    return ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]


def test_a_read_only_home_is_one_sentence_and_loses_nothing(kq):
    kq("study", "--plain", "--limit", "1", typed=CARD)
    log = kq.home / "progress.db"
    before = log.read_bytes()
    log.chmod(0o400)
    kq.home.chmod(0o500)
    try:
        done = subprocess.run(
            [*unprivileged(), sys.executable, "-m", "karabakh_quiz", "study", "made-up"],
            env=environment(kq.home),
            input=CARD.encode(),
            capture_output=True,
            check=False,
        )
    finally:
        kq.home.chmod(0o700)
        log.chmod(0o600)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"read-only" in done.stderr
    assert log.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_deck_whose_name_is_no_utf8(kq):
    folder = os.fsencode(kq.home) + b"/decks"
    with open(folder + b"/caf\xe9.yaml", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(DECK.replace("made-up", "latin").encode())
    for command in (["decks"], ["check"], ["due"], ["doctor"], ["study", "latin", "--plain"]):
        told = kq(*command)
        assert "\udce9" not in told.out + told.err
        assert told.code == 0, told
    assert json.loads(kq("decks", "--json").out)["decks"]


def test_no_traceback_in_a_real_process(home):
    """Undecodable input, no standard input at all, a home that is a file."""
    done = run_cli(["study", "--plain"], home, input=b"\xff\xfe\x00\n\x1b[31m\n:q\n")
    assert done.returncode == 0
    assert done.stderr == ""
    closed = subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", "study", "--plain"],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert closed.returncode == 0
    assert closed.stderr == b""


def test_the_clock_starts_where_it_is_told_to(kq):
    kq("study", "--plain", "--limit", "1", typed=CARD)
    (row,) = json.loads(kq("history", "--json").out)
    assert kq("history").out.startswith(NOW[:10])
    assert row["day"] == 20484


def test_a_read_only_home_can_be_looked_at(kq, tmp_path_factory):
    kq("study", "--plain", "--limit", "2", "--new", "2", typed=CARD * 2)
    there = tmp_path_factory.mktemp("elsewhere")
    there.chmod(0o777)
    log = kq.home / "progress.db"
    log.chmod(0o400)
    kq.home.chmod(0o500)

    def run(*words):
        return subprocess.run(
            [*unprivileged(), sys.executable, "-m", "karabakh_quiz", *words],
            env=environment(kq.home),
            capture_output=True,
            text=True,
            check=False,
        )

    try:
        told = run("history", "--json")
        copied = run("backup", str(there / "copy.db"))
        out = run("export-log", str(there / "log.csv"))
        due = run("due", "--json")
    finally:
        kq.home.chmod(0o700)
        log.chmod(0o600)
    assert len(json.loads(told.stdout)) == 2
    assert (copied.returncode, copied.stdout) == (0, f"{there / 'copy.db'}\n"), copied.stderr
    assert f"restore {there / 'copy.db'}` brings it back" in copied.stderr
    assert out.stdout.startswith("2 rows written")
    assert json.loads(due.stdout)["decks"]
