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


COMPLETED = """
eval "$(cat "$1")"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_shtab_karabakh_quiz "$1" "${@: -1}" "${@: -2:1}"
echo "${COMPREPLY[*]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("confus",), "confusions"),
        (("study", "--mode", "ty"), "type"),
        (("check", "aut"), "autumn.yaml"),
        (("sync", "sh"), "shared"),
        (("import-log", "ans"), "answers.csv"),
        (("settings", "retent"), "retention"),
    ],
)
def test_bash_completes_commands_choices_files_and_settings(kq, tmp_path, words, found):
    script, folder = tmp_path / "script", tmp_path / "here"
    script.write_text(kq("completion", "bash").out)
    (folder / "shared").mkdir(parents=True)
    (folder / "autumn.yaml").touch()
    (folder / "answers.csv").touch()
    done = subprocess.run(
        ["bash", "-c", COMPLETED, "bash", str(script), "karabakh-quiz", *words],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == [found]


def test_the_short_name_has_a_script_too(kq):
    assert kq("completion", "bash", "--for", "kq").out.endswith("-F _shtab_kq kq\n")


def test_deck_names_come_one_a_line(kq):
    assert kq("decks", "--ids").out == "made-up\n"
