"""Several processes count what one would, and a failing one is not missed."""

import sys
from pathlib import Path
from random import Random

import pytest

from karabakh_quiz.insight import sharing
from karabakh_quiz.insight.keeping import QUICK, keep_up, tally_of
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress import Progress, Row
from tests.insight.test_figures import Learners, told
from tests.support.clocks import StandingClock
from tests.support.insight import grow, made_up, reviews
from tests.support.progress import answer


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "progress.db"
    grow(path, reviews(made_up(), first_day=20_300, days=60))
    return path


def counted(progress: Progress, processes: int) -> Tally:
    with progress.facts() as facts:
        position = facts.position()
        return sharing.counted(facts, facts.names(), position, progress.path, processes)


@pytest.mark.parametrize("processes", [2, 3])
def test_shares_are_the_whole(log: Path, processes: int) -> None:
    with Progress.open(log) as progress:
        assert told(counted(progress, processes)) == told(counted(progress, 1))


def test_shares_follow_undo_merges_and_renames(tmp_path: Path) -> None:
    world = Learners(tmp_path, Random(7))
    try:
        for _ in range(50):
            world.act()
        progress = world.devices[0].progress
        names = {row.card for row in progress.rows() if row.card is not None}
        progress.rename({min(names): "gamma/renamed#who", max(names): "gamma/renamed#who"})
        assert told(counted(progress, 3)) == told(counted(progress, 1))
    finally:
        world.close()


@pytest.mark.parametrize(
    "executable",
    ["", "/nowhere/python", "/bin/false", "/bin/echo"],
    ids=["none", "missing", "failing", "talking nonsense"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="its programs have other names")
def test_a_process_that_fails_only_costs_time(
    log: Path, executable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Progress.open(log) as progress:
        whole = told(counted(progress, 1))
        monkeypatch.setattr(sys, "executable", executable)
        assert told(counted(progress, 2)) == whole


def test_a_share_of_another_state_of_the_log_is_not_taken(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody answered between our look and the other process's."""
    start = sharing._start

    def later(path: Path, place: int, shares: int):
        with Progress.open(log, clock=StandingClock()) as other:
            for entry in (1, 2, 4, 5):
                for facet in ("who", "when"):
                    answer(other, f"alpha/statement-{entry}#{facet}", 1)
        return start(path, place, shares)

    with Progress.open(log) as progress:
        whole = told(counted(progress, 1))
        monkeypatch.setattr(sharing, "_start", later)
        with progress.facts() as facts:
            position = facts.position()
            found = sharing.counted(facts, facts.names(), position, log, 2)
        assert told(found) == whole
        assert told(counted(progress, 1)) != whole


def test_small_logs_are_worth_one_process() -> None:
    assert sharing.worth(0) == sharing.worth(2 * sharing.FEWEST - 1) == 1
    assert 1 <= sharing.worth(10**9) <= sharing.MOST


def test_keeping_up_leaves_the_next_look_nothing_to_do(log: Path, tmp_path: Path) -> None:
    cache, waited = tmp_path / "cache", list[int]()
    with Progress.open(log, clock=StandingClock()) as progress:
        keep_up(progress, cache, patient=False)
        answer(progress, "alpha/statement-1#who", 1)
        keep_up(progress, cache, patient=False)
        tally = tally_of(progress, cache, told=waited.append)
        assert told(tally) == told(tally_of(progress))
    assert waited == []


def test_keeping_up_with_a_large_log_in_passing_is_left(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("karabakh_quiz.insight.keeping.QUICK", 5)
    assert QUICK > 5
    cache = tmp_path / "cache"
    with Progress.open(log) as progress:
        keep_up(progress, cache, patient=False)
        assert not cache.exists()
        keep_up(progress, cache)
        assert cache.exists()
        progress.record(Row(kind="parameters", fields={"id": "", "numbers": None}))
        keep_up(progress, cache, patient=False)
