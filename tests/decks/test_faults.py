"""Every fault and warning: a deck that shows it, and exactly what is said of it."""

from pathlib import Path
from shutil import copytree

import pytest

from karabakh_quiz.cards import card_warnings
from karabakh_quiz.decks import check_paths
from karabakh_quiz.decks.codes import CODES, WARNINGS
from karabakh_quiz.decks.render import render
from tests.support.decks import FAULTS, generated

NEEDS_CARDS = {"card-left-out"}
"""Codes of warnings that only show once cards are made; a small deck has more of them than one."""


@pytest.mark.parametrize("code", sorted(CODES))
def test_what_is_said_of_each_fault(code: str, tmp_path: Path) -> None:
    copytree(FAULTS / code, tmp_path, dirs_exist_ok=True)
    (tmp_path / "expected.txt").unlink(missing_ok=True)
    if made := generated(code):
        (tmp_path / "deck.yaml").write_bytes(made)
    result = check_paths([tmp_path], lints=[card_warnings] if code in NEEDS_CARDS else ())
    assert code in {fault.code for fault in result.faults}
    assert render(result.faults, base=tmp_path) + "\n" == (
        (FAULTS / code / "expected.txt").read_text(encoding="utf-8")
    )
    assert result.ok == (code in WARNINGS)


def test_there_is_no_folder_for_a_code_that_is_not() -> None:
    assert {folder.name for folder in FAULTS.iterdir()} == set(CODES)
