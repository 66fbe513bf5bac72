"""Copies and back: daily ones thinned out, a restore that can itself be undone."""

import stat
from datetime import date, timedelta

import pytest

from karabakh_quiz.progress import LogError, Progress, Row
from karabakh_quiz.progress.backups import find, superfluous
from karabakh_quiz.progress.faults import UnwritableLogError
from tests.support.progress import CARDS, answer, told_rows


def test_a_backup_is_whole_private_and_never_written_over(laptop, folder, clock):
    rows = [answer(laptop, card) for card in CARDS]
    path = laptop.backup(folder / "copies" / "mine.db")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert {each.name for each in path.parent.iterdir()} == {"mine.db"}
    with pytest.raises(UnwritableLogError, match="exists already"):
        laptop.backup(path)
    with Progress.open(path, clock=clock) as copy:
        assert told_rows(copy) == rows
        assert copy.states() == laptop.states()


def test_one_backup_a_day(laptop, clock):
    answer(laptop)
    first = laptop.daily_backup()
    assert first.name == "progress-2026-01-31.db"
    assert laptop.daily_backup() is None
    clock.advance(days=1)
    assert laptop.daily_backup().name == "progress-2026-02-01.db"
    assert laptop.backups() == [first.with_name("progress-2026-02-01.db"), first]


def test_days_then_weeks_are_kept(laptop, clock):
    for _ in range(75):
        clock.advance(days=1)
        laptop.daily_backup()
    days = [date.fromisoformat(path.name[9:19]) for path in laptop.backups()]
    newest = max(days)
    assert sorted(days, reverse=True)[:7] == [newest - timedelta(days=n) for n in range(7)]
    older = sorted(days, reverse=True)[7:]
    assert len(older) == 4
    assert len({day.isocalendar()[:2] for day in older}) == 4
    assert newest - min(older) < timedelta(days=7 + 7 * 5)
    for name, value in (("backups-daily", 2), ("backups-weekly", 1), ("new-a-day", 9)):
        laptop.record(Row(kind="setting", fields={"name": name, "value": value}))
    clock.advance(days=1)
    laptop.daily_backup()
    assert len(laptop.backups()) == 3
    clock.advance(days=1)
    assert laptop.daily_backup(daily=0) is None


def test_other_files_are_never_thinned_out(folder):
    names = ["progress-before-restore-20260101-000000.db", "progress-mine.db", "x-2026-01-01.db"]
    assert superfluous([folder / name for name in names], 0, 0) == [folder / "x-2026-01-01.db"]


def test_a_restore_says_first_what_it_would_change(laptop, folder, clock):
    answer(laptop, CARDS[0])
    backup = laptop.backup(folder / "old.db")
    clock.advance(days=1)
    lost = answer(laptop, CARDS[1])
    laptop.undo()
    change = laptop.preview_restore(backup)
    assert (change.lost_rows, change.lost_reviews) == (2, 1)
    assert (change.gained_rows, change.gained_reviews) == (0, 0)
    assert lost in told_rows(laptop)


def test_a_restore_can_itself_be_taken_back(laptop, folder, clock):
    first = answer(laptop, CARDS[0])
    backup = laptop.backup(folder / "old.db")
    clock.advance(days=1)
    second = answer(laptop, CARDS[1])
    restored = laptop.restore(backup)
    assert restored.preview.lost_reviews == 1
    assert told_rows(laptop) == [first]
    assert set(laptop.states()) == {CARDS[0]}
    third = answer(laptop, CARDS[2])
    assert third.id.device != first.id.device, "numbers given since the backup are not given again"
    back = laptop.restore(restored.kept)
    assert (back.preview.lost_reviews, back.preview.gained_reviews) == (1, 1)
    assert told_rows(laptop) == [first, second]
    laptop.merge(back.kept)
    assert set(laptop.states()) == set(CARDS[:3])
    assert not [each for each in laptop.examine() if each.level == "fault"]


def test_another_window_sees_the_restored_log(laptop, folder, clock):
    answer(laptop, CARDS[0])
    backup = laptop.backup(folder / "old.db")
    answer(laptop, CARDS[1])
    with Progress.open(laptop.path, clock=clock) as other:
        assert len(other.states()) == 2
        laptop.restore(backup)
        assert set(other.states()) == {CARDS[0]}
        answer(other, CARDS[2])
    assert set(laptop.states()) == {CARDS[0], CARDS[2]}


def test_backups_are_found_by_name(laptop, folder):
    answer(laptop)
    with pytest.raises(LogError, match="no backup in"):
        find(laptop.path, None)
    path = laptop.daily_backup()
    assert find(laptop.path, None) == path
    assert find(laptop.path, path.name) == path
    assert find(laptop.path, str(path)) == path
    with pytest.raises(LogError, match="no backup nothing"):
        find(laptop.path, "nothing")
