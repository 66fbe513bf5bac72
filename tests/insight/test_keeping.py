"""What is kept is only ever a shortcut."""

import json
import shutil
from pathlib import Path

import pytest

from karabakh_quiz.insight.keeping import tally_of
from karabakh_quiz.insight.packing import LAYOUT
from karabakh_quiz.progress import Progress
from tests.insight.test_figures import told
from tests.support.clocks import StandingClock
from tests.support.insight import grow, made_up, reviews
from tests.support.progress import answer


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "progress.db"
    grow(path, reviews(made_up(), first_day=20_300, days=60))
    return path


def kept(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: b"",
        lambda text: text[:-20],
        lambda text: text.replace(b"layout", b"layoff"),
        lambda text: b"\0\0\0\0{}",
        lambda text: text[:4] + b"null",
        lambda text: text[:-1] + bytes((text[-1] ^ 1,)),
        lambda text: b"\xff\xfe",
    ],
)
def test_a_damaged_file_is_made_anew_silently(log: Path, tmp_path: Path, damage) -> None:
    cache = tmp_path / "cache"
    with Progress.open(log) as progress:
        whole = told(tally_of(progress, cache))
        file = kept(cache)
        file.write_bytes(damage(file.read_bytes()))
        assert told(tally_of(progress, cache)) == whole
        assert kept(cache) == file


def test_a_file_with_a_sound_checksum_and_nonsense_in_it_is_made_anew(
    log: Path, tmp_path: Path
) -> None:
    from zlib import crc32

    cache = tmp_path / "cache"
    with Progress.open(log) as progress:
        whole = told(tally_of(progress, cache))
        layout = json.dumps({"layout": LAYOUT})[:-1].encode()
        for head in (
            layout + b"}",
            layout + b',"groups":[],"rows":{"answers":1,"moves":0,"dates":0}}',
            layout
            + b',"groups":[],"rows":{"answers":0,"moves":0,"dates":0},"position":{"ends":3}}',
            b"[]",
            b'"layout"',
            b"",
        ):
            body = len(head).to_bytes(8, "big") + head
            kept(cache).write_bytes(crc32(body).to_bytes(4, "big") + body)
            assert told(tally_of(progress, cache)) == whole


def test_a_folder_that_cannot_be_written_only_costs_time(log: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file stands where the folder should be", encoding="utf-8")
    with Progress.open(log) as progress:
        assert told(tally_of(progress, blocked)) == told(tally_of(progress))


def test_an_older_log_put_back_is_not_taken_for_the_newer(log: Path, tmp_path: Path) -> None:
    cache, older = tmp_path / "cache", tmp_path / "older.db"
    clock = StandingClock()
    with Progress.open(log, clock=clock) as progress:
        answer(progress, "alpha/statement-1#who", 3)
        progress.backup(older)
        answer(progress, "alpha/statement-1#who", 1)
        tally_of(progress, cache)
    for part in ("-wal", "-shm"):
        Path(f"{log}{part}").unlink(missing_ok=True)
    shutil.copy(older, log)
    with Progress.open(log, clock=clock) as progress:
        clock.advance(hours=30)
        answer(progress, "alpha/statement-1#who", 4)  # as many rows as before
        assert told(tally_of(progress, cache)) == told(tally_of(progress))


def test_two_logs_share_a_cache_folder(log: Path, tmp_path: Path) -> None:
    cache, other = tmp_path / "cache", tmp_path / "other.db"
    grow(other, reviews(made_up(5), first_day=20_300, days=20, seed=2))
    with Progress.open(log) as one, Progress.open(other) as two:
        for _ in range(2):
            assert told(tally_of(one, cache)) == told(tally_of(one))
            assert told(tally_of(two, cache)) == told(tally_of(two))
    assert len(list(cache.iterdir())) == 2


def test_new_answers_are_added_to_what_is_kept(log: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    with Progress.open(log, clock=StandingClock()) as progress:
        tally_of(progress, cache)
        for grade in (3, 1, 4):
            answer(progress, "alpha/statement-1#who", grade)
            assert told(tally_of(progress, cache)) == told(tally_of(progress))
        progress.undo()
        assert told(tally_of(progress, cache)) == told(tally_of(progress))


def test_a_log_with_other_numbers_for_its_cards_is_read_anew(log: Path, tmp_path: Path) -> None:
    """The tally knows cards by number: another file may give the same rows other numbers."""
    cache, other = tmp_path / "cache", tmp_path / "other.db"
    with Progress.open(log, clock=StandingClock()) as progress:
        tally_of(progress, cache)
        answer(progress, "alpha/statement-1#who", 1)
        with Progress.open(other, clock=StandingClock()) as anew:
            answer(anew, "gamma/first-of-all#who", 3)
            anew.merge(progress)
    for part in ("-wal", "-shm"):
        Path(f"{log}{part}").unlink(missing_ok=True)
    shutil.copy(other, log)
    with Progress.open(log, clock=StandingClock()) as progress:
        assert told(tally_of(progress, cache, most=1.0)) == told(tally_of(progress))
