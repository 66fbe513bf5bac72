"""Incremental fold = full replay = replay after any merge order = the naive second fold."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.progress.worlds import World
from tests.support.progress import quick_folder


@given(st.integers(0, 1 << 32), st.integers(1, 40))
def test_everything_that_can_happen(seed, steps):
    with quick_folder() as folder:
        world = World(folder, Random(seed))
        try:
            for _ in range(steps):
                world.act()
            world.check()
            world.settle()
            first, *others = world.states()
            assert all(other == first for other in others)
            world.check()
        finally:
            world.close()
