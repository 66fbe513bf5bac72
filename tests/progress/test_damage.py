"""Damage is noticed, mended where that is safe, and salvaged where it is not."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from random import Random

import pytest

from karabakh_quiz.progress import LogError, Progress, Row, restore_file, salvage
from karabakh_quiz.progress.faults import BusyLogError, DamagedLogError
from karabakh_quiz.text import plural
from tests.support.progress import CARDS, answer, told_rows


def faults(progress):
    return {each.code for each in progress.examine() if each.level == "fault"}


def fill(progress, clock, number=300):
    rows = []
    for index in range(number):
        clock.advance(minutes=7)
        card = f"deck-{index % 3}/entry-{index % 50}#who"
        rows.append(answer(progress, card, 1 + index % 4, answer="said something " * (index % 9)))
    rows.append(progress.record(Row(kind="setting", fields={"name": "retention", "value": 0.85})))
    rows.append(progress.record(Row(kind="flag", card=CARDS[0], fields={"note": "n" * 3000})))
    return rows


@pytest.fixture
def full(folder, clock):
    """A closed log of some three hundred rows, and these rows."""
    path = folder / "progress.db"
    with Progress.open(path, clock=clock) as progress:
        rows = fill(progress, clock)
        states = progress.states()
    return path, rows, states


def test_a_sound_log_has_no_faults(full, clock):
    path, _, _ = full
    with Progress.open(path, clock=clock) as progress:
        findings = progress.examine()
        assert {each.level for each in findings} <= {"fine", "note"}
        assert all(each.sentence for each in findings)
        assert {"structure", "checksums", "numbers", "folded"} <= {each.code for each in findings}


@pytest.mark.parametrize("word", [b"said something", b"deck-1/entry-4#who"])
def test_flipped_bits_are_noticed(full, clock, word):
    path, _, _ = full
    content = path.read_bytes()
    assert word in content
    path.write_bytes(content.replace(word, word.replace(b"e", b"E")))
    with Progress.open(path, clock=clock) as progress:
        assert "checksums" in faults(progress)


def test_a_row_that_was_deleted_is_noticed(full, clock):
    path, _, _ = full
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM row WHERE id & 4294967295 = 17")
    with Progress.open(path, clock=clock) as progress:
        assert "numbers" in faults(progress)
        found = next(each for each in progress.examine() if each.code == "numbers")
        assert found.sentence.startswith("1 row cannot be found")


def test_rows_cannot_be_changed_by_accident(laptop):
    answer(laptop)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        laptop._log.execute("UPDATE row SET grade = 4")


def test_a_lost_write_ahead_log_is_noticed_and_its_numbers_are_not_given_twice(
    laptop, folder, clock
):
    answer(laptop, CARDS[0])
    laptop._log.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    lost = [answer(laptop, CARDS[1]), answer(laptop, CARDS[2])]
    copied = folder / "copied"
    copied.mkdir()
    for name in ("progress.db", "progress.db-mark"):
        shutil.copy(laptop.path.with_name(name), copied / name)
    with Progress.open(copied / "progress.db", clock=clock) as progress:
        assert len(told_rows(progress)) == 1
        assert "numbers" in faults(progress)
        new = answer(progress, CARDS[3])
        assert new.id.device != laptop.device
        assert "numbers" in faults(progress), "it is not forgotten when the log goes on"
        progress.merge(laptop)
        assert "numbers" not in faults(progress)
        assert {row.id for row in told_rows(progress)} >= {row.id for row in lost}


def test_a_damaged_row_folds_to_nothing_whichever_way_it_is_folded(full, clock):
    path, _, _ = full
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER row_stays")
        connection.execute("UPDATE row SET grade = 5 - grade WHERE id & 4294967295 = 17")
    with Progress.open(path, clock=clock) as progress:
        assert progress.rebuild() == 1
        without = progress.states()
        card = next(row.card for row in told_rows(progress) if row.id.seq == 17)
        answer(progress, card)
        progress.undo()
        assert progress.states() == without


def test_states_that_do_not_follow_are_noticed_and_mended(full, clock):
    path, _, states = full
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE state SET stability = stability + 1 WHERE card = 3")
    with Progress.open(path, clock=clock) as progress:
        assert "folded" in faults(progress)
        mended = progress.examine(mend=True)
        assert any(each.code == "folded" and each.mended for each in mended)
        assert progress.states() == states
        assert faults(progress) == set()


def test_small_things_are_noticed_and_mended(full, clock):
    path, _, _ = full
    path.chmod(0o644)
    left = path.with_name("progress.db.new-00ff")
    left.touch()
    import os

    os.utime(left, (1, 1))
    with Progress.open(path, clock=clock) as progress:
        notes = {each.code for each in progress.examine() if each.level == "note"}
        assert notes >= {"private", "leftovers", "backups"}
        progress.examine(mend=True)
        assert path.stat().st_mode & 0o777 == 0o600
        assert not left.exists()
        clock.advance(days=-50)
        assert any(e.code == "times" and e.level == "note" for e in progress.examine())


def test_nothing_is_lost_in_salvaging_a_sound_file(full, clock):
    path, rows, states = full
    before = path.read_bytes()
    salvaged = salvage(path, clock)
    assert (salvaged.rows, salvaged.lost) == (len(rows), 0)
    assert salvaged.kept.read_bytes() == before
    assert "Nothing seems to be missing" in salvaged.paragraph
    with Progress.open(path, clock=clock) as progress:
        assert told_rows(progress) == rows
        assert progress.states() == states
        assert faults(progress) == set()
        assert answer(progress).id.device != rows[0].id.device


def test_what_stands_in_the_write_ahead_log_only_is_salvaged(laptop, folder, clock):
    rows = fill(laptop, clock, 40)
    for name in ("progress.db", "progress.db-wal"):
        shutil.copy(laptop.path.with_name(name), folder / name)
    salvaged = salvage(folder / "progress.db", clock)
    assert salvaged.rows == len(rows)


@pytest.mark.parametrize("keep", [0.9, 0.6])
def test_a_file_cut_short_gives_what_is_left(full, clock, keep):
    path, rows, _ = full
    with Progress.open(path, clock=clock) as progress:
        rows += fill(progress, clock, 600)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    with pytest.raises(DamagedLogError):
        Progress.open(path)
    salvaged = salvage(path, clock)
    with Progress.open(path, clock=clock) as progress:
        found = told_rows(progress)
        assert len(found) == salvaged.rows > 0
        assert {row.id for row in found} <= {row.id for row in rows}
        assert salvaged.rows + salvaged.lost == len(rows), "by the mark, we know how many"
        assert f"{plural(salvaged.lost, 'row')} could not be saved" in salvaged.paragraph
        assert faults(progress) <= {"numbers"}


def test_pages_destroyed_anywhere_cost_what_lay_in_them(full, clock):
    path, rows, _ = full
    content = bytearray(path.read_bytes())
    known = {row.id: row for row in rows}
    for seed in range(12):
        random = Random(seed)
        broken = bytearray(content)
        for _ in range(3):
            page = random.randrange(len(content) // 4096) * 4096
            broken[page : page + 4096] = random.randbytes(4096)
        path.write_bytes(broken)
        salvaged = salvage(path, clock)
        with Progress.open(path, clock=clock) as progress:
            found = told_rows(progress)
            assert len(found) == salvaged.rows
            for row in found:
                original = known[row.id]
                assert (row.card, row.at, row.kind) == (original.card, original.at, original.kind)
            assert faults(progress) <= {"numbers"}
        for left in path.parent.iterdir():
            left.unlink()


def test_backups_give_what_the_damaged_file_lost(full, clock):
    path, rows, _ = full
    with Progress.open(path, clock=clock) as progress:
        backup = progress.daily_backup()
        last = answer(progress)
    path.write_bytes(path.read_bytes()[:8192])
    salvaged = salvage(path, clock, backups=[backup, path.with_name("none.db")])
    assert salvaged.from_backups > 0
    with Progress.open(path, clock=clock) as progress:
        assert {row.id for row in told_rows(progress)} >= {row.id for row in rows}
        assert last.id not in {row.id for row in told_rows(progress)}


def test_what_is_left_of_an_empty_file_is_the_backups_and_whose_it_was(full, clock, folder):
    path, rows, _ = full
    with Progress.open(path, clock=clock) as progress:
        progress.sync(folder / "shared")
        learner = progress.learner
        backup = progress.daily_backup()
    path.write_bytes(b"")
    path.with_name("progress.db-mark").unlink()
    salvaged = salvage(path, clock, backups=[backup])
    assert (salvaged.rows, salvaged.from_backups) == (len(rows), len(rows))
    told = salvaged.paragraph
    assert f"none from the file, {len(rows)} from the backups" in told
    assert "Nothing seems to be missing" not in told
    assert "cannot be told" in told
    with Progress.open(path, clock=clock) as progress:
        assert progress.learner == learner
        progress.sync(folder / "shared")


def test_an_empty_file_and_no_backup_is_said_to_be_nothing(full, clock):
    path, _, _ = full
    path.write_bytes(b"")
    path.with_name("progress.db-mark").unlink()
    told = salvage(path, clock).paragraph
    assert told.startswith("Nothing could be read from the damaged file")
    assert "Nothing seems" not in told


def test_whose_log_it_was_is_told_by_the_folder_it_was_synced_with(full, clock, folder):
    path, rows, _ = full
    with Progress.open(path, clock=clock) as progress:
        progress.sync(folder / "shared")
        learner = progress.learner
    content = path.read_bytes()
    assert content.count(b"learner" + learner.encode()) == 1
    path.write_bytes(content.replace(b"learner" + learner.encode(), b"gone" + b"0" * 19))
    salvaged = salvage(path, clock)
    assert salvaged.rows == len(rows)
    with Progress.open(path, clock=clock) as progress:
        assert progress.learner == learner


@pytest.mark.parametrize("made_by", ["PRAGMA user_version = 99", "PRAGMA application_id = 7"])
def test_what_is_not_ours_to_mend_is_not_salvaged(folder, clock, made_by):
    path = folder / "progress.db"
    with Progress.open(path, clock=clock):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(made_by)
    before = path.read_bytes()
    with pytest.raises(LogError, match=r"newer karabakh-quiz|some other program"):
        salvage(path, clock)
    assert path.read_bytes() == before
    assert [each.name for each in folder.iterdir() if "damaged" in each.name] == []


def test_a_file_that_another_program_has_open_is_not_put_aside(full, clock):
    path, rows, _ = full
    code = (
        "import sys\nfrom karabakh_quiz.progress import Progress\n"
        "with Progress.open(sys.argv[1]) as progress: print('open', flush=True); input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout.readline() == b"open\n"
    try:
        with pytest.raises(BusyLogError, match="close it first"):
            salvage(path, clock)
        with pytest.raises(BusyLogError, match="close it first"):
            restore_file(path, shutil.copy(path, path.with_name("copy.db")), clock.now())
    finally:
        holder.communicate(b"\n")
    assert salvage(path, clock).rows == len(rows)


def test_what_is_no_backup_is_not_restored(full, clock, folder):
    path, rows, _ = full
    wrong = folder / "passwd"
    wrong.write_text("root:x:0:0\n" * 50)
    with Progress.open(path, clock=clock) as progress:
        for attempt in (progress.restore, progress.preview_restore):
            with pytest.raises(LogError, match=r"is no backup.*nothing was restored"):
                attempt(wrong)
        damaged = bytearray(progress.backup(folder / "damaged.db").read_bytes())
        damaged[4096:8192] = b"\x55" * 4096
        (folder / "damaged.db").write_bytes(damaged)
        with pytest.raises(LogError, match="or a damaged one"):
            progress.restore(folder / "damaged.db")
        assert told_rows(progress) == rows


def test_an_empty_file_is_replaced_by_a_backup(full, clock):
    path, rows, states = full
    with Progress.open(path, clock=clock) as progress:
        backup = progress.daily_backup()
    path.write_bytes(b"")
    with pytest.raises(DamagedLogError, match="restore"):
        Progress.open(path)
    kept = restore_file(path, backup, clock.now())
    assert kept.read_bytes() == b""
    with Progress.open(path, clock=clock) as progress:
        assert told_rows(progress) == rows
        assert progress.states() == states
        assert answer(progress).id.device != rows[0].id.device


def test_there_is_nothing_to_salvage(folder, clock):
    with pytest.raises(LogError, match="there is no progress file"):
        salvage(folder / "progress.db", clock)


def test_salvaging_what_was_never_a_log_ends_with_an_empty_one(folder, clock):
    path = folder / "progress.db"
    path.write_bytes(Random(1).randbytes(30_000))
    assert salvage(path, clock).rows == 0
    with Progress.open(path, clock=clock) as progress:
        assert progress.states() == {}
