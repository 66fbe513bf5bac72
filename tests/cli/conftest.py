"""The program called in this process: fast, and with its home to itself."""

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from karabakh_quiz.cli.main import main
from tests.support.cli import NOW, run_cli, write_deck


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
            code = main(list(args))
        return Said(code, out.getvalue(), err.getvalue())

    def at(self, now: str) -> "Program":
        """The same, later."""
        self._patch.setenv("KARABAKH_QUIZ_NOW", now)
        return self


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that knows the shipped decks: compiling them takes longer than most tests."""
    home = tmp_path_factory.mktemp("compiled")
    assert run_cli(["decks", "--ids"], home).returncode == 0
    return home / "cache"


@pytest.fixture
def home(tmp_path: Path, compiled: Path) -> Path:
    """For processes of their own: the shipped decks, and one of made-up people."""
    shutil.copytree(compiled, tmp_path / "cache")
    write_deck(tmp_path)
    return tmp_path


@pytest.fixture
def kq(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program with one deck of made-up people and no shipped ones."""
    write_deck(tmp_path)
    monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(tmp_path))
    monkeypatch.setenv("KARABAKH_QUIZ_NOW", NOW)
    monkeypatch.delenv("KARABAKH_QUIZ_DECKS", raising=False)
    monkeypatch.setattr("karabakh_quiz.places._shipped", lambda: tmp_path / "shipped")
    return Program(tmp_path, monkeypatch)
