"""A log on a fast disk, and a second device of the same learner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from karabakh_quiz.progress import Progress
from tests.support.clocks import StandingClock
from tests.support.progress import quick_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as path:
        yield path


@pytest.fixture
def laptop(folder: Path, clock: StandingClock) -> Iterator[Progress]:
    with Progress.open(folder / "laptop" / "progress.db", clock=clock) as progress:
        yield progress


@pytest.fixture
def desktop(folder: Path, clock: StandingClock) -> Iterator[Progress]:
    with Progress.open(folder / "desktop" / "progress.db", clock=clock) as progress:
        yield progress


@pytest.fixture(autouse=True)
def soak_only_when_asked(request: pytest.FixtureRequest) -> None:
    """Long runs are for `pytest -m soak`."""
    if request.node.get_closest_marker("soak") and "soak" not in request.config.option.markexpr:
        pytest.skip("a long run: pytest -m soak")
