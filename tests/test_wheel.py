"""The wheel holds everything the program needs, and runs outside the repository."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the freshly built wheel was installed."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    target = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
        + ["--no-compile", "--target", str(target), str(wheel)],
        check=True,
        capture_output=True,
    )
    return target


def run(site: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(site),
        "KARABAKH_QUIZ_HOME": str(home),
        "KARABAKH_QUIZ_DECKS": "",
    }
    return subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", *words],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        input="",
    )


def test_the_installed_program_is_the_wheels_and_finds_the_shipped_decks(site, tmp_path):
    where = run(site, tmp_path, "where", "--json")
    assert where.returncode == 0, where.stderr
    folders = json.loads(where.stdout)["decks"]
    assert any(str(site) in str(folder) for folder in folders)

    decks = run(site, tmp_path, "decks", "--json")
    assert decks.returncode == 0, decks.stderr
    assert "armenia-russia-2023" in decks.stdout


def test_a_sitting_from_the_wheel_asks_a_question(site, tmp_path):
    study = run(site, tmp_path, "study", "armenia-russia-2023", "--plain", "--limit", "1")
    assert study.returncode == 0, study.stderr
    assert "1 of 1." in study.stdout


def test_both_commands_and_both_licences_are_in_the_wheel(site):
    entry_points = next(site.glob("*.dist-info/entry_points.txt")).read_text("utf-8")
    assert "karabakh-quiz = " in entry_points
    assert "kq = " in entry_points
    licences = {path.name for path in site.glob("*.dist-info/licenses/**/*") if path.is_file()}
    assert licences == {"LICENSE"}
    assert len(list(site.glob("*.dist-info/licenses/**/LICENSE"))) == 2


def test_no_test_or_machine_file_slips_into_the_wheel(site):
    wheel = next(site.parent.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert all(name.startswith(("karabakh_quiz/", "karabakh_quiz-")) for name in names)
    assert not [name for name in names if "__pycache__" in name]
