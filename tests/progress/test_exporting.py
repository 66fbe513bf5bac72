"""The whole log out and in again, as lines and as a table."""

import csv
import json
import stat

import pytest

from karabakh_quiz.progress import LogError, Progress, Row, RowId
from karabakh_quiz.progress.exporting import COLUMNS
from karabakh_quiz.progress.faults import OtherLearnerError
from tests.support.progress import CARDS, answer, told_rows


@pytest.fixture
def told(laptop, desktop, clock):
    """A log with rows of two devices and of most kinds."""
    answer(laptop, CARDS[0], options=("c", "a b", '"q"'), chosen="a b", mode="choice")
    clock.advance(seconds=1)
    answer(desktop, CARDS[1], 1, answer='=HYPERLINK("x"), said\nAda; "Alpha"', guessed=True)
    laptop.merge(desktop)
    clock.advance(seconds=1)
    laptop.record(Row(kind="flag", card=CARDS[0], fields={"note": "a, b\nc"}))
    laptop.record(Row(kind="hum", fields={"later": {"version": [1, None]}}))
    answer(laptop, CARDS[2], score=1 / 3, after=RowId("elsewhere", 9), due_day=None)
    answer(laptop, CARDS[2], scheduled=False, fields={"new": "field"})
    laptop.record(
        Row(kind="parameters", fields={"id": "p", "numbers": [*laptop.memory().parameters]})
    )
    laptop.undo()
    return laptop


@pytest.mark.parametrize("name", ["log.jsonl", "log.csv"])
def test_what_goes_out_comes_in_again(told, folder, clock, name):
    path = folder / name
    assert told.export(path) == len(told_rows(told))
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    with Progress.open(folder / "new.db", clock=clock) as new:
        merged, bad = new.import_log(path)
        assert (merged.new, merged.refused, bad) == (len(told_rows(told)), 0, 0)
        assert told_rows(new) == told_rows(told)
        assert new.states() == told.states()
        assert new.import_log(path)[0].new == 0


def test_lines_are_plain_json(told, folder):
    told.export(folder / "log.jsonl")
    header, *lines = (json.loads(line) for line in (folder / "log.jsonl").open(encoding="utf-8"))
    assert (header["format"], header["version"]) == ("karabakh-quiz export", 1)
    assert [line["seq"] for line in lines if line["device"] == told.device] == [1, 2, 3, 4, 5, 6, 7]
    assert lines[0]["fields"]["chosen"] == "a b"


def test_a_table_is_safe_in_a_spreadsheet(told, folder):
    told.export(folder / "log.csv")
    with (folder / "log.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1]["answer"].startswith("'=HYPERLINK")
    assert rows[0]["at"] == "2026-01-31T09:00:00.000+00:00"


def test_lines_that_were_altered_are_left_out(told, folder, clock):
    path = folder / "log.jsonl"
    told.export(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace('"grade":3', '"grade":4')
    lines[2] = lines[2][:30]
    path.write_text("\n".join(lines), encoding="utf-8")
    with Progress.open(folder / "new.db", clock=clock) as new:
        merged, bad = new.import_log(path)
        assert (merged.new, bad) == (len(lines) - 3, 2)


def test_hostile_tables_do_no_harm(folder, laptop):
    path = folder / "log.csv"
    rows = [
        {"device": "d", "seq": "1", "kind": "review", "at": "2026-01-01T00:00:00+00:00"},
        {"device": "d", "seq": "0", "kind": "met", "card": "a/b#c"},
        {"device": "d", "seq": "2", "kind": "met", "card": "a/b#\x1bc", "day": "1", "grade": "[[["},
        {"device": "d", "seq": "3", "kind": "met", "card": "a/b#\x1bc", "day": "1"},
        {"device": "d", "seq": "9" * 40, "kind": "met", "card": "a/b#c", "day": "1"},
        {"device": "d", "seq": "4", "kind": "review", "card": "a/b#c", "day": "1", "grade": "9"},
        {"device": "d", "seq": "5", "kind": "setting", "day": "1", "fields": '{"name": 5}'},
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({"at": "2026-01-01T00:00:00+00:00", **row} for row in rows)
    merged, bad = laptop.import_log(path)
    assert (merged.new, bad) == (1, len(rows) - 1)
    assert [row.card for row in told_rows(laptop)] == ["a/b#c"]


def test_what_is_no_export_is_refused(folder, laptop):
    for name, content in (
        ("a.jsonl", ""),
        ("b.jsonl", "{}\n"),
        ("c.csv", "name,score\nAda,1\n"),
        ("d.csv", ""),
        ("e.jsonl", "\0" * 50),
    ):
        (folder / name).write_text(content)
        with pytest.raises(LogError, match="is no export of a log"):
            laptop.import_log(folder / name)
    (folder / "f.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("f.csv", "missing.csv"):
        with pytest.raises(LogError, match="cannot be read"):
            laptop.import_log(folder / name)


def test_another_learners_export_is_refused(folder, laptop, desktop):
    answer(laptop)
    laptop.sync(folder / "mine")
    laptop.export(folder / "mine.jsonl")
    answer(desktop)
    desktop.sync(folder / "theirs")
    with pytest.raises(OtherLearnerError):
        desktop.import_log(folder / "mine.jsonl")
    assert len(told_rows(desktop)) == 1
    desktop.import_log(folder / "mine.jsonl", join=True)
    assert desktop.learner == laptop.learner
