"""What all tests of the screens share."""

import os
from collections.abc import Iterator

import pytest
from textual import _wait


@pytest.fixture(autouse=True, scope="session")
def quick_fingers() -> Iterator[None]:
    """Press keys faster: after each, Textual looks every 20 ms, twice, whether all has settled.

    Looking every 8 ms tells the same, by the same share of the processor's time.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", 1 / 125)
        patch.setattr(_wait, "SLEEP_IDLE", 1 / 125 / 20)
        yield


@pytest.fixture(autouse=True, scope="session")
def frozen_anew(pytestconfig: pytest.Config) -> Iterator[None]:
    """`--snapshot-update` freezes the pages anew: look at each change before."""
    with pytest.MonkeyPatch.context() as patch:
        if pytestconfig.getoption("--snapshot-update", default=False):
            patch.setitem(os.environ, "KARABAKH_QUIZ_SNAPSHOTS", "write")
        yield
