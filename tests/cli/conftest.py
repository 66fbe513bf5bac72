"""The program called in this process: fast, and with its home to itself."""

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from karabakh_quiz.cli.main import main
from tests.support.cli import NOW, write_deck


@dataclass(frozen=True, slots=True)
class Said:
    """What a call came to."""

    code: int
    out: str
    err: str


class Program:
    """Calls the program with its files under `home`; `typed` is what it reads."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._patch = monkeypatch

    def __call__(self, *args: str, typed: str = "") -> Said:
        out, err = io.StringIO(), io.StringIO()
        with self._patch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(typed))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            try:
                code = main(list(args))
            except SystemExit as ended:  # argparse, after --help
                code = int(ended.code or 0)
        return Said(code, out.getvalue(), err.getvalue())

    def at(self, now: str) -> "Program":
        """The same, later."""
        self._patch.setenv("KARABAKH_QUIZ_NOW", now)
        return self


@pytest.fixture
def kq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program with one deck of made-up people and no shipped ones."""
    write_deck(tmp_path)
    monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("KARABAKH_QUIZ_NOW", NOW)
    monkeypatch.delenv("KARABAKH_QUIZ_DECKS", raising=False)
    monkeypatch.setattr("karabakh_quiz.places._shipped", lambda: tmp_path / "shipped")
    return Program(tmp_path, monkeypatch)
