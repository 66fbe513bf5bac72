"""What was confirmed is on the disk: through SIGKILL, full disks and folders that fail."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from karabakh_quiz.progress import Progress
from karabakh_quiz.progress.faults import UnwritableLogError
from tests.support.progress import CARDS, answer, told_rows

posix = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")

ANSWERS = """
import sys
from karabakh_quiz.progress import Progress, Row
from tests.support.progress import CARDS, answer
with Progress.open(sys.argv[1]) as progress:
    for number in range(100_000):
        row = answer(progress, CARDS[number % 4], 1 + number % 4, answer="a" * (number % 200))
        print(row.id.seq, row.card, flush=True)
        if number % 7 == 6:
            progress.undo()
            print(row.id.seq, "undone", flush=True)
"""


def kill_and_look(path, random, kills):
    """Kill a program that answers, at random instants, again and again on one file."""
    confirmed: dict[int, str] = {}
    for _ in range(kills):
        program = subprocess.Popen(
            [sys.executable, "-c", ANSWERS, path], stdout=subprocess.PIPE, text=True
        )
        lines = [program.stdout.readline()]
        time.sleep(random.random() * 0.03)
        program.send_signal(signal.SIGKILL)
        lines += program.stdout.read().splitlines()
        program.wait()
        for line in lines:
            with suppress(ValueError):  # the last line may be cut
                seq, told = line.split()
                confirmed[int(seq)] = told
        with Progress.open(path) as progress:
            rows = told_rows(progress)
            kept = {row.id.seq: row for row in rows}
            assert list(kept) == list(range(1, len(rows) + 1)), "gapless"
            for seq, told in confirmed.items():
                row = kept[seq]
                if told == "undone":
                    assert not progress.is_counted(row.id)
                else:
                    assert row.card == told or seq == len(rows)
            states = progress.states()
            progress.rebuild()
            assert progress.states() == states
    with Progress.open(path) as progress:
        assert not [each for each in progress.examine() if each.level == "fault"]
    return len(confirmed)


@posix
def test_sigkill_at_any_instant_loses_nothing(tmp_path):
    assert kill_and_look(tmp_path / "progress.db", Random(1), kills=10) > 10


@posix
def test_sigkill_loses_nothing_with_a_rollback_journal(tmp_path):
    (tmp_path / "progress.db-shm").mkdir()
    assert kill_and_look(tmp_path / "progress.db", Random(2), kills=10) > 10


@posix
@pytest.mark.soak
@pytest.mark.parametrize("wal", [True, False])
def test_five_hundred_kills(tmp_path, wal):
    if not wal:
        (tmp_path / "progress.db-shm").mkdir()
    assert kill_and_look(tmp_path / "progress.db", Random(3), kills=500) > 500


def answer_until_it_fails(progress, kept):
    for number in range(2000):
        kept.append(answer(progress, f"deck/{number}#when", answer="y" * 180))


@pytest.mark.parametrize("spare", range(0, 12, 2))
def test_a_file_that_may_not_grow_keeps_all_that_was_confirmed(laptop, spare, clock):
    """`max_page_count` is reached in the middle of a transaction, wherever that is."""
    kept = [answer(laptop, f"deck/{number}#who", answer="x" * 150) for number in range(20)]
    (pages,) = laptop._log.execute("PRAGMA page_count").fetchone()
    laptop._log.execute(f"PRAGMA max_page_count = {pages + spare}").fetchone()
    with pytest.raises(UnwritableLogError, match="disk is full"):
        answer_until_it_fails(laptop, kept)
    assert told_rows(laptop) == kept
    states = laptop.states()
    laptop._log.execute("PRAGMA max_page_count = 1000000").fetchone()
    laptop.rebuild()
    assert laptop.states() == states
    kept.append(answer(laptop, CARDS[0]))
    with Progress.open(laptop.path, clock=clock) as reopened:
        assert told_rows(reopened) == kept
        assert not [each for each in reopened.examine() if each.level == "fault"]


@pytest.fixture
def full_disk(tmp_path):
    """A file system of one megabyte, where we may mount one."""
    point = tmp_path / "small"
    point.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(point)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no small file system can be mounted here")
    yield point
    subprocess.run(["umount", str(point)], check=True)


def fill(filler):
    """Leave no room on the disk that the file `filler` is on."""
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while True:
            file.write(b"\0" * 4096)


def test_a_full_disk_keeps_all_that_was_confirmed(full_disk, clock):
    path = full_disk / "progress.db"
    kept = []
    with Progress.open(path, clock=clock) as progress:
        for number in range(20):
            kept.append(answer(progress, f"deck/{number}#who"))
        filler = full_disk / "filler"
        fill(filler)
        with pytest.raises(UnwritableLogError, match=r"disk (is full|fails)"):
            answer_until_it_fails(progress, kept)
        assert told_rows(progress) == kept
    fill(filler)
    with pytest.raises(UnwritableLogError, match="disk is full"):
        Progress.open(path, clock=clock)
    with Progress.read_only(path, clock=clock) as progress:
        assert told_rows(progress) == kept, "it can be looked at"
    filler.unlink()
    with Progress.open(path, clock=clock) as progress:
        assert told_rows(progress) == kept
        answer(progress)
        assert not [each for each in progress.examine() if each.level == "fault"]


def test_a_rebuild_that_is_interrupted_leaves_everything_as_it_was(laptop):
    for card in CARDS:
        answer(laptop, card)
    before = laptop.states()

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        laptop.rebuild(interrupt)
    assert laptop.states() == before
    answer(laptop)
    told = []
    laptop.rebuild(lambda done, total: told.append((done, total)))
    assert told[-1] == (5, 5)


def test_a_merge_that_is_interrupted_leaves_everything_as_it_was(laptop, desktop):
    for card in CARDS:
        answer(desktop, card)

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        laptop.merge(desktop, interrupt)
    assert told_rows(laptop) == []
    assert laptop.merge(desktop).new == 4


def test_nothing_is_left_behind(folder, clock):
    path: Path = folder / "progress.db"
    with Progress.open(path, clock=clock) as progress:
        answer(progress)
    assert {each.name for each in folder.iterdir()} == {"progress.db", "progress.db-mark"}
