import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize("room", ROOMS)
def test_no_name_a_room_exports_is_a_module_of_its_own(room):
    # Importing such a module would put it where the name was, for everybody after.
    package = __import__(f"karabakh_quiz.{room}", fromlist=["_"])
    modules = {path.stem for path in Path(package.__file__).parent.glob("*.py")}
    assert not modules.intersection(dir(package) if hasattr(package, "__getattr__") else ())
