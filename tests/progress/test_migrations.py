"""Files of every version open; steps between versions are whole or not at all."""

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from karabakh_quiz.progress import Progress
from karabakh_quiz.progress.lines import to_object
from karabakh_quiz.progress.migrations import STEPS, migrate
from karabakh_quiz.progress.schema import VERSION
from tests.progress.naive import naive
from tests.support.progress import answer, told_rows

FIXTURES = Path(__file__).parent / "fixtures"


def file_of(version, folder):
    path = folder / "progress.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"progress-v{version}.db.gz").read_bytes()))
    return path


def test_there_is_a_fixture_and_a_step_for_every_version():
    assert sorted(STEPS) == list(range(2, VERSION + 1))
    assert len(list(FIXTURES.glob("progress-v*.db.gz"))) == VERSION


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_each_version_opens_with_all_that_was_in_it(folder, version, clock):
    path = file_of(version, folder)
    rows = json.loads((FIXTURES / f"progress-v{version}.json").read_text(encoding="utf-8"))
    clock.advance(days=60)
    with Progress.open(path, clock=clock) as progress:
        assert [to_object(row) for row in told_rows(progress)] == rows
        assert progress.states() == naive(told_rows(progress), {})
        assert progress.setting("retention", "alpha") == 0.85
        assert not [each for each in progress.examine() if each.level == "fault"]
        assert answer(progress).id.seq == rows[-1]["seq"] + 1
        backups = list(folder.glob("backups/progress-before-update-*.db"))
        assert len(backups) == (version < VERSION)
    path.unlink()
    with Progress.open(folder / "other.db", clock=clock) as other:
        assert other.merge(file_of(version, folder)).new == len(rows)


def test_a_step_comes_after_a_backup_and_in_one_transaction(folder):
    path = file_of(1, folder)

    def half(connection):
        connection.execute("ALTER TABLE row ADD COLUMN mood INTEGER")
        raise sqlite3.OperationalError("the disk says no")

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="says no"):
            migrate(connection, path, steps={2: half}, version=2)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        columns = [name for _, name, *_ in connection.execute("PRAGMA table_info(row)")]
        assert "mood" not in columns
    (backup,) = folder.glob("backups/*.db")
    with Progress.open(path) as progress, Progress.open(backup) as before:
        assert told_rows(progress) == told_rows(before)


def test_states_that_another_version_of_the_program_folded_are_folded_anew(laptop, clock):
    answer(laptop)
    states = laptop.states()
    laptop._log.execute("UPDATE state SET stability = stability + 1e-12")
    laptop._log.execute("DELETE FROM meta WHERE name = 'fold'")
    backup = laptop.backup(laptop.path.with_name("old.db"))
    assert laptop.states() != states
    with Progress.open(laptop.path, clock=clock) as progress:
        assert progress.states() == states
        assert not [each for each in progress.examine() if each.level == "fault"]
        progress.restore(backup)
        assert progress.states() == states


def test_steps_are_taken_in_order_and_once(folder):
    path = file_of(1, folder)
    taken = []
    steps = {
        number: (lambda connection, number=number: taken.append(number)) for number in (2, 3, 4)
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        backup = migrate(connection, path, steps=steps, version=4)
        assert backup is not None
        assert backup.exists()
        assert migrate(connection, path, steps=steps, version=4) is None
        assert connection.execute("PRAGMA user_version").fetchone() == (4,)
    assert taken == [2, 3, 4]
