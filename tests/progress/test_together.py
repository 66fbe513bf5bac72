"""Several programs on one file: nothing lost, nothing doubled, no impatience."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from karabakh_quiz.progress import Progress, faults
from karabakh_quiz.progress.faults import BusyLogError
from tests.support.progress import CARDS, answer, told_rows

WRITER = """
import sys
from karabakh_quiz.progress import Progress
from tests.support.progress import CARDS, answer
with Progress.open(sys.argv[1]) as progress:
    for number in range(int(sys.argv[2])):
        answer(progress, CARDS[number % 4], 1 + number % 4, sitting=sys.argv[3])
        if number % 5 == 4:
            progress.undo()
"""


def test_programs_write_at_once(folder, laptop):
    path = folder / "progress.db"
    with Progress.open(path) as watcher:
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, path, "40", f"window {number}"])
            for number in range(3)
        ]
        copies = 0
        while any(writer.poll() is None for writer in writers):
            watcher.counts()
            watcher.backup(folder / f"copy-{copies}.db")
            copies += 1
        assert [writer.returncode for writer in writers] == [0, 0, 0]
        rows = told_rows(watcher)
        reviews = [row for row in rows if row.kind == "review"]
        assert [row.id.seq for row in rows] == list(range(1, len(rows) + 1))
        assert {s: sum(r.sitting == s for r in reviews) for s in {r.sitting for r in reviews}} == {
            f"window {number}": 40 for number in range(3)
        }
        assert len(rows) - len(reviews) == 3 * 8
        before = watcher.states()
        watcher.rebuild()
        assert watcher.states() == before
    for number in range(0, copies, max(1, copies // 4)):
        with Progress.open(folder / f"copy-{number}.db") as copy:
            assert not [f for f in copy.examine() if f.level == "fault"]


def test_a_second_window_notices_what_the_first_has_answered(laptop, clock):
    with Progress.open(laptop.path, clock=clock) as other:
        answer(laptop, CARDS[0], days=1)
        clock.advance(days=1)
        assert other.due() == [CARDS[0]]
        before = other.data_version()
        answer(laptop, CARDS[0], days=5)
        assert other.data_version() != before
        assert other.due() == []
        laptop.record(answer_setting("day-end", "12:00"))
        assert other.today() == laptop.today()


def answer_setting(name, value):
    from karabakh_quiz.progress import Row

    return Row(kind="setting", fields={"name": name, "value": value})


def test_waiting_ends_with_a_sentence(laptop, monkeypatch):
    with closing(sqlite3.connect(laptop.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        laptop._log.execute("PRAGMA busy_timeout = 200")
        with pytest.raises(BusyLogError, match="another program"):
            answer(laptop)
        other.execute("COMMIT")
    answer(laptop)
    assert len(told_rows(laptop)) == 1
    assert faults.PATIENCE == 10


def test_a_writer_waits_for_another(laptop):
    with closing(
        sqlite3.connect(laptop.path, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.4, lambda: other.execute("COMMIT")).start()
        began = time.monotonic()
        answer(laptop)
        assert time.monotonic() - began > 0.2
