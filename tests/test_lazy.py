import subprocess
import sys

import pytest

ROOMS = (
    *("decks", "cards", "answers", "memory", "progress", "study"),
    *("planning", "insight", "exchange", "tui", "cli"),
)
HEAVY = {"textual", "rich", "pydantic", "yaml", "dateparser", "rapidfuzz", "sqlite3", "tomlkit"}


@pytest.mark.parametrize("room", ROOMS)
def test_importing_a_room_costs_nothing(room):
    script = f"import sys, karabakh_quiz.{room}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not HEAVY.intersection(loaded)


def test_a_name_that_a_room_does_not_have_is_an_attribute_error():
    import karabakh_quiz.decks

    with pytest.raises(AttributeError, match="no attribute 'nothing_of_the_kind'"):
        _ = karabakh_quiz.decks.nothing_of_the_kind
