"""What docs/teachers.md says of the language is what the language does."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from karabakh_quiz.cards import card_warnings
from karabakh_quiz.decks import check_paths, read_deck
from karabakh_quiz.decks.codes import CODES
from karabakh_quiz.decks.models import all_keys
from tests.support.decks import FAULTS
from tests.support.handbook import PAGE, handbook, page_with

MENDED = sorted(path.parent.name for path in FAULTS.glob("*/mended.txt"))


def _example() -> str:
    found = re.search(
        r"<!-- checked -->\n```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S
    )
    assert found is not None
    return found[1]


def test_the_list_of_faults_is_the_one_that_is_made() -> None:
    """If not: `python -m tests.support.handbook`."""
    assert PAGE.read_text(encoding="utf-8") == page_with(handbook())


def test_every_code_has_its_place() -> None:
    assert re.findall(r"^\*\*`([a-z0-9-]+)`\*\*", handbook(), re.M) == list(CODES)


@pytest.mark.parametrize("code", MENDED)
def test_what_is_to_be_written_instead_is_right(code: str, tmp_path: Path) -> None:
    copytree(FAULTS / code, tmp_path, dirs_exist_ok=True)
    (tmp_path / "deck.yaml").write_bytes((FAULTS / code / "mended.txt").read_bytes())
    result = check_paths([tmp_path], lints=[card_warnings] if code == "card-left-out" else ())
    assert result.ok, result.faults
    assert code not in {fault.code for fault in result.faults}


def test_the_example_is_a_deck_without_fault(tmp_path: Path) -> None:
    path = tmp_path / "bridge.yaml"
    path.write_text(_example(), encoding="utf-8")
    assert check_paths([path]).faults == ()
    assert len(read_deck(path).entries) == 8


def test_the_example_has_every_key_there_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = {key for key in all_keys() if not re.search(rf"\b{key}:", page)}
    assert missing == {"pick"}
