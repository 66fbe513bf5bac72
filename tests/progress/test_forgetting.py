"""`progress delete`: gone from the file, the backups and every device that hears of it."""

import pytest

from karabakh_quiz.progress import BadRowError, Progress, Row
from karabakh_quiz.progress.faults import BusyLogError
from tests.support.progress import CARDS, answer, told_rows

SECRET = "a most private thought"


def test_a_deck_is_forgotten_to_the_last_byte(laptop, clock):
    for number in range(50):
        answer(laptop, f"beta/entry-{number}#who", answer=f"{SECRET} {number}")
    kept = answer(laptop, CARDS[0])
    laptop.undo()
    backup = laptop.daily_backup()
    preview = laptop.forget(deck="beta", preview=True)
    assert (preview.rows, preview.reviews, preview.cards) == (50, 50, 50)
    assert len(told_rows(laptop)) == 52
    done = laptop.forget(deck="beta", backups=laptop.backups())
    assert (done.rows, done.backups) == (50, 1)
    assert not backup.exists()
    assert {row.card for row in told_rows(laptop)} == {kept.card, None}
    laptop.close()
    for path in laptop.path.parent.iterdir():
        if path.is_file():
            content = path.read_bytes()
            assert SECRET.encode() not in content, path
            assert b"beta/entry" not in content, path
    with Progress.open(laptop.path, clock=clock) as progress:
        assert not [each for each in progress.examine() if each.level == "fault"]
        assert answer(progress).id.seq == 54, "numbers go on"


def test_days_are_forgotten_and_the_rest_folds_without_them(laptop, clock):
    first = answer(laptop, CARDS[0])
    clock.advance(days=3)
    answer(laptop, CARDS[0], 1)
    day = laptop.today()
    clock.advance(days=3)
    last = answer(laptop, CARDS[0])
    laptop.record(Row(kind="setting", fields={"name": "retention", "value": 0.8}))
    laptop.forget(first_day=day, last_day=day)
    assert [row.id for row in laptop.rows(CARDS[0])] == [first.id, last.id]
    state = laptop.state(CARDS[0])
    assert state.reps == 2
    assert state.memory == laptop.memory().replay([(3, 0), (3, 6)])
    assert laptop.setting("retention") == 0.8


def test_a_reset_row_and_undos_of_what_is_forgotten_go_along(laptop):
    answer(laptop, CARDS[3])
    laptop.undo()
    answer(laptop, CARDS[0])
    assert laptop.forget(deck="beta").rows == 2
    assert [row.kind for row in told_rows(laptop)] == ["review", "forget"]


def test_everything(laptop, desktop, clock):
    answer(laptop, CARDS[0])
    laptop.record(Row(kind="setting", fields={"name": "retention", "value": 0.8}))
    desktop.merge(laptop)
    clock.advance(days=1)
    late = answer(desktop, CARDS[1])
    laptop.forget(everything=True)
    assert laptop.states() == {}
    assert laptop.setting("retention") is None
    assert laptop.merge(desktop).new == 1
    merged = desktop.merge(laptop)
    assert merged.removed == 2
    for progress in (laptop, desktop):
        assert [row.id for row in progress.rows(kinds=("review",))] == [late.id]
        assert not [each for each in progress.examine() if each.level == "fault"]
    assert desktop.merge(laptop).new == 0
    assert laptop.merge(desktop).new == 0


def test_a_device_that_hears_of_it_forgets_to_the_last_byte(laptop, desktop, folder, clock):
    shared = folder / "shared"
    answer(laptop, CARDS[3], answer=SECRET)
    kept = answer(laptop, CARDS[0])
    laptop.sync(shared)
    desktop.sync(shared, join=True)
    clock.advance(days=1)
    old = desktop.daily_backup()
    damaged = desktop.path.with_name("progress.db.damaged-20260101-000000")
    damaged.write_bytes(desktop.path.read_bytes())
    laptop.forget(deck="beta")
    laptop.sync(shared)
    clock.advance(days=1)
    assert desktop.sync(shared).merged.removed == 1
    desktop.sync(shared)
    assert not old.exists()
    assert len(desktop.backups()) == 1, "one without what was forgotten"
    for path in folder.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path
    assert [row.card for row in desktop.rows()] == [kept.card, None]


def test_nothing_selected_is_refused(laptop):
    answer(laptop)
    with pytest.raises(BadRowError, match="what to forget"):
        laptop.forget()
    assert laptop.forget(deck="nobody").rows == 0
    assert [row.kind for row in told_rows(laptop)] == ["review"]


def test_what_another_program_holds_open_is_said(laptop, clock):
    for card in CARDS:
        answer(laptop, card, answer=SECRET)
    with Progress.open(laptop.path, clock=clock) as other:
        rows = other.rows()
        next(rows)
        laptop._log.execute("PRAGMA busy_timeout = 100")
        with pytest.raises(BusyLogError, match="the rows are removed, but"):
            laptop.forget(deck="beta")
        rows.close()
    assert CARDS[3] not in laptop.states()


def test_copies_the_program_made_go_along(laptop):
    answer(laptop, CARDS[3])
    laptop.daily_backup()
    damaged = laptop.path.with_name("progress.db.damaged-20260101-000000")
    damaged.write_text("x")
    assert laptop.forget(deck="beta", backups=laptop.copies()).backups == 2
    assert not damaged.exists()
