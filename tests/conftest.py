"""Fixtures that every room's tests may use."""

import pytest
from hypothesis import settings

from tests.support.clocks import StandingClock

settings.register_profile("suite", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("suite")


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()
