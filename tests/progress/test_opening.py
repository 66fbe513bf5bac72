"""Opening: made once and whole, looked over, refused untouched if newer or not ours."""

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from karabakh_quiz.progress import LogError, Progress
from karabakh_quiz.progress.faults import DamagedLogError, NewerLogError, UnwritableLogError
from karabakh_quiz.progress.journal import on_network
from tests.support.progress import answer

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and users are POSIX")


def test_a_new_log_is_its_owners_alone(folder, clock):
    path = folder / "deep" / "down" / "progress.db"
    with Progress.open(path, clock=clock) as progress:
        answer(progress)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    assert set(modes) >= {"progress.db", "progress.db-wal", "progress.db-shm", "progress.db-mark"}
    if os.name == "posix":
        assert set(modes.values()) == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_programs_that_start_together_share_one_log(folder):
    path = folder / "progress.db"

    def start(_):
        with Progress.open(path) as progress:
            answer(progress)
            return progress.device

    with ThreadPoolExecutor(8) as pool:
        devices = set(pool.map(start, range(8)))
    assert len(devices) == 1
    with Progress.open(path) as progress:
        assert [row.id.seq for row in progress.rows()] == list(range(1, 9))
    assert [p.name for p in folder.iterdir() if ".new-" in p.name] == []


def test_an_empty_file_is_noticed(folder):
    path = folder / "progress.db"
    path.touch()
    with pytest.raises(DamagedLogError, match=r"is empty.*salvage"):
        Progress.open(path)


@pytest.mark.parametrize("keep", [0.999, 0.5, 0.01])
def test_a_file_cut_short_is_noticed(laptop, folder, keep):
    answer(laptop)
    laptop.backup(folder / "copy.db")
    path = folder / "copy.db"
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(DamagedLogError, match="cut short"):
        Progress.open(path)


def test_what_is_no_log_is_left_as_it_is(folder):
    text = folder / "progress.db"
    text.write_text("my diary, and quite some more than a hundred bytes of it " * 4)
    with pytest.raises(DamagedLogError, match="no log of ours"):
        Progress.open(text)
    other = folder / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    before = other.read_bytes()
    with pytest.raises(LogError, match="some other program"):
        Progress.open(other)
    assert other.read_bytes() == before
    with pytest.raises(UnwritableLogError, match="is a folder"):
        Progress.open(folder)


def test_a_newer_file_is_refused_untouched(laptop, folder):
    answer(laptop)
    path = laptop.backup(folder / "newer.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes(), path.stat().st_mtime_ns
    for use in (Progress.open, laptop.merge, laptop.preview_restore, laptop.restore):
        with pytest.raises(NewerLogError, match="update the program"):
            use(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert {p.name for p in folder.iterdir()} == {"newer.db", "laptop"}


@posix
@pytest.mark.parametrize("what", ["file", "folder", "missing"])
def test_a_read_only_home_is_one_sentence(folder, what):
    """Run as another user where we are root, whom no permission stops."""
    home = folder / "home"
    home.mkdir()
    path = home / "progress.db"
    if what != "missing":
        with Progress.open(path) as progress:
            answer(progress)
        path.chmod(0o444 if what == "file" else 0o666)
    folder.chmod(0o755)
    home.chmod(0o777 if what == "file" else 0o555)
    code = (
        "import importlib, os, pkgutil, sys\n"
        "import karabakh_quiz.memory, karabakh_quiz.progress\n"
        "for room in (karabakh_quiz.memory, karabakh_quiz.progress):\n"
        "    for module in pkgutil.iter_modules(room.__path__, room.__name__ + '.'):\n"
        "        importlib.import_module(module.name)\n"
        "from karabakh_quiz.progress import Progress\n"
        "from karabakh_quiz.errors import QuizError\n"
        "from tests.support.progress import answer\n"
        "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    with Progress.open(sys.argv[1]) as progress: answer(progress)\n"
        "except QuizError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=False
    )
    assert "read-only" in done.stdout, done.stdout + done.stderr
    assert "KARABAKH_QUIZ_HOME" in done.stdout


def test_where_no_write_ahead_log_is_possible_a_rollback_journal_serves(folder, clock):
    """A folder stands where SQLite would put the memory shared by readers of the log."""
    path = folder / "progress.db"
    (folder / "progress.db-shm").mkdir()
    with Progress.open(path, clock=clock) as progress:
        rows = [answer(progress) for _ in range(3)]
        assert progress._log.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert progress._log.execute("PRAGMA synchronous").fetchone() == (2,)
        assert any(finding.code == "journal" for finding in progress.examine())
    with Progress.open(path, clock=clock) as progress:
        assert list(progress.rows()) == rows


def test_a_log_carried_to_a_folder_without_write_ahead_logs_goes_on(laptop, folder, clock):
    first = answer(laptop)
    path = laptop.backup(folder / "progress.db")
    with Progress.open(path, clock=clock) as progress:
        assert progress._log.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    (folder / "progress.db-shm").mkdir()
    with Progress.open(path, clock=clock) as progress:
        second = answer(progress)
        assert list(progress.rows()) == [first, second]
        assert progress._log.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_network_folders_are_known_by_their_mounts(folder):
    mounts = folder / "mountinfo"
    mounts.write_text(
        "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "40 21 0:44 / /home/ada\\040alpha rw,nosuid shared:9 - nfs4 server:/home rw\n"
    )
    assert on_network(Path("/home/ada alpha/.local/progress.db"), mounts)
    assert not on_network(Path("/home/bert/progress.db"), mounts)
    assert not on_network(Path("/home/bert/progress.db"), folder / "missing")


def test_opening_twice_in_one_program(laptop, clock):
    with Progress.open(laptop.path, clock=clock) as second:
        before = second.data_version()
        row = answer(laptop)
        assert second.data_version() != before
        assert second.state(row.card).last == row.id
        unchanged = second.data_version()
        second.record(row)
        assert second.data_version() == unchanged, "only what others write counts"
