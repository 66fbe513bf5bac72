"""The page of keys: every word of it whole, on every screen and in every size."""

from importlib import import_module
from pathlib import Path

import pytest

from karabakh_quiz.tui.commands import EVERYWHERE, Command
from karabakh_quiz.tui.grid import grid_for
from karabakh_quiz.tui.line import joined, width
from karabakh_quiz.tui.pages.help import groups_of, matter
from karabakh_quiz.tui.screens.keys import WHERE
from tests.support.clocks import StandingClock
from tests.support.tui import DECK, app_in, home_with, screen_text

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


def listed(module: str) -> tuple[Command, ...]:
    loaded = import_module(f"karabakh_quiz.tui.{module}")
    own: tuple[Command, ...] = getattr(loaded, "LISTED", None) or loaded.COMMANDS
    return (*own, *EVERYWHERE)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("module", WHERE)
def test_nothing_is_cut_off(module: str, size: tuple[int, int]) -> None:
    grid = grid_for(*size)
    commands = listed(module)
    lines = matter(grid, groups_of(commands, {}), signs=True)
    words = set(joined(lines).split())
    assert "…" not in joined(lines)
    assert all(width(line) <= grid.right for line in lines)
    for command in commands:
        if command.group:
            assert words >= set(command.long.split())


def test_a_sitting_has_its_keys_on_one_page() -> None:
    grid = grid_for(80, 24)
    groups = groups_of(listed("screens.sitting_commands"), {})
    assert len(matter(grid, groups, signs=True)) <= grid.height - 4


def test_what_is_found_everywhere_comes_last() -> None:
    names = [name for name, _ in groups_of(listed("screens.chronology"), {})]
    assert names == ["view", "anywhere"]


async def test_a_long_page_says_that_it_goes_on(tmp_path: Path, clock: StandingClock) -> None:
    app = app_in(home_with(tmp_path / "home", DECK), clock)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "further" in screen_text(app)
        await pilot.press("down", "down", "down", "down")
        assert "all commands" in screen_text(app)
