"""The grid holds at every size: nothing outside the window, text left of the notes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.tui.grid import grid_for


@given(st.integers(40, 300), st.integers(12, 120))
def test_everything_lies_inside_the_page(width: int, height: int) -> None:
    grid = grid_for(width, height)
    assert 0 <= grid.outer < grid.axis < grid.right <= grid.width <= width
    assert grid.axis + grid.measure <= (grid.notes or grid.right)
    assert grid.prompt_row < grid.quote_row < grid.height <= height
    if grid.notes is not None:
        assert grid.notes + grid.notes_width == grid.right


@pytest.mark.parametrize(
    ("size", "axis", "measure", "notes"),
    [
        ((60, 20), 10, 48, None),
        ((80, 24), 13, 60, None),
        ((120, 40), 18, 60, 84),
        ((200, 60), 18, 62, 86),
    ],
)
def test_the_table_of_the_design(
    size: tuple[int, int], axis: int, measure: int, notes: int | None
) -> None:
    grid = grid_for(*size)
    assert (grid.axis, grid.measure, grid.notes) == (axis, measure, notes)


def test_a_very_wide_window_gets_a_page_of_its_own() -> None:
    assert (grid_for(200, 60).width, grid_for(200, 60).height) == (132, 44)
