"""What is loaded when: a static graph cannot prove a deferral, a fresh interpreter can."""

import subprocess
import sys

import pytest

SCREENS = ("browse", "chronology", "people", "progress", "exam", "settings", "keys", "help",
           "palette", "history", "entry", "drill", "practice", "mock", "summary")  # fmt: skip


def loaded_by(code: str) -> set[str]:
    """The modules in a fresh interpreter after `code`."""
    program = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return set(done.stdout.split())


def test_the_room_itself_costs_nothing() -> None:
    loaded = loaded_by("import karabakh_quiz.tui")
    assert not {name for name in loaded if name.startswith(("textual", "rich", "pydantic"))}


@pytest.mark.parametrize("screen", ["home", "sitting"])
def test_no_other_screen_is_loaded_before_it_is_opened(screen: str) -> None:
    loaded = loaded_by(f"import karabakh_quiz.tui.app, karabakh_quiz.tui.screens.{screen}")
    others = {f"karabakh_quiz.tui.screens.{other}" for other in SCREENS}
    assert not loaded & others
    heavy = {"pydantic", "dateparser", "tomlkit", "rapidfuzz", "anyascii", "sqlite3", "yaml"}
    assert not loaded & heavy


def test_words_shared_with_the_linear_mode_load_no_screen() -> None:
    loaded = loaded_by("import karabakh_quiz.study.wording")
    assert not {name for name in loaded if name.startswith(("textual", "rich"))}
