"""Scripts for shells: made of the commands themselves, and sound where the shell is at hand."""

import shutil
import subprocess

import pytest

from karabakh_quiz.cli.commands import COMMANDS
from karabakh_quiz.cli.completion import SHELLS


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_its_options_are_completed(kq, shell):
    told = kq("completion", shell)
    assert told.code == 0
    for name in COMMANDS:
        assert name in told.out
    assert "seed" in told.out
    if shell != "tcsh":
        assert "karabakh-quiz decks --ids" in told.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_itself_takes_the_script(kq, shell, tmp_path):
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = tmp_path / "script"
    script.write_text(kq("completion", shell).out)
    subprocess.run([shell, "-n", str(script)], check=True, capture_output=True)


def test_the_short_name_has_a_script_too(kq):
    assert kq("completion", "bash", "--for", "kq").out.endswith("-F _shtab_kq kq\n")


def test_deck_names_come_one_a_line(kq):
    assert kq("decks", "--ids").out == "made-up\n"
