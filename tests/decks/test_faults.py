"""Every fault and warning: a deck that shows it, and exactly what is said of it."""

from pathlib import Path
from shutil import copytree

import pytest

from karabakh_quiz.cards import card_warnings
from karabakh_quiz.decks import check_paths, document
from karabakh_quiz.decks.codes import CODES, WARNINGS
from karabakh_quiz.decks.render import render
from tests.support.decks import FAULTS, FEW_ENTRIES, generated

NEEDS_CARDS = {"card-left-out"}
"""Codes of warnings that only show once cards are made; a small deck has more of them than one."""


@pytest.mark.parametrize("code", sorted(CODES))
def test_what_is_said_of_each_fault(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert document.MAX_ENTRIES == 50_000
    monkeypatch.setattr(document, "MAX_ENTRIES", FEW_ENTRIES)  # so many are soon read
    copytree(FAULTS / code, tmp_path, dirs_exist_ok=True)
    (tmp_path / "expected.txt").unlink(missing_ok=True)
    if made := generated(code):
        (tmp_path / "deck.yaml").write_bytes(made)
    result = check_paths([tmp_path], lints=[card_warnings] if code in NEEDS_CARDS else ())
    assert code in {fault.code for fault in result.faults}
    told = render(result.faults, base=tmp_path) + "\n"
    expected = (FAULTS / code / "expected.txt").read_text(encoding="utf-8")
    assert told.replace(f"than {FEW_ENTRIES} entries", "than 50,000 entries") == expected
    assert result.ok == (code in WARNINGS)


def test_there_is_no_folder_for_a_code_that_is_not() -> None:
    assert {folder.name for folder in FAULTS.iterdir()} == set(CODES)
