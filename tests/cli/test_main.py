"""The way in: commands found, mistakes worded, exit codes kept."""

import os
import subprocess
import sys

import pytest

from karabakh_quiz.cli.commands import GROUPS
from karabakh_quiz.cli.main import command_parser, main, top_parser
from karabakh_quiz.cli.parser import folded
from karabakh_quiz.version import __version__
from tests.support.cli import environment, run_cli


def says_one_sentence(done: subprocess.CompletedProcess[str]) -> bool:
    return "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (["deu"], "did you mean 'due'?"),
        (["xyzzy"], "There is no command 'xyzzy'."),
        (["where", "--jsn"], "did you mean '--json'?"),
        (["where", "now"], "One word too many: 'now'"),
        (["--lerner", "Ani"], "did you mean '--learner'?"),
        (["study", "--limit", "0"], "--limit: '0' is not a whole number of 1 or more"),
        (["study", "--limit", "many"], "--limit: 'many' is not a whole number"),
        (["study", "--limit"], "--limit needs a value."),
        (["study", "--mode", "tpye"], "--mode cannot be 'tpye'; did you mean 'type'?"),
        (["study", "--mode", "x"], "--mode cannot be 'x': write auto, choice, type or reveal."),
        (["forecast", "--weeks", "1e9"], "--weeks: '1e9' is not a whole number."),
        (["due", "--json=1"], "--json takes no value."),
        (["exam"], "DATE is missing."),
        (["try"], "CARD and ANSWER are missing."),
        (["completion", "ksh"], "SHELL cannot be 'ksh'"),
        (["deck", "pakc"], "ACTION cannot be 'pakc'; did you mean 'pack'?"),
        (["help", "deu"], "did you mean 'due'?"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(args, part, capsys):
    assert main(args) == 2
    said = capsys.readouterr()
    assert part in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize(
    "name", ["", ".", "a/b", "..", "a\x1b[2Jb", "x" * 61, "nul:", "NUL", "com1.x"]
)
def test_a_learner_is_no_way_out_of_the_folder(name, capsys):
    assert main(["where", "--learner", name]) == 2
    said = capsys.readouterr().err
    assert "cannot be a learner's name" in said
    assert "\x1b" not in said


def test_every_learner_has_a_file_of_their_own(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KARABAKH_QUIZ_HOME", str(tmp_path))
    paths = []
    for args in (["where"], ["where", "--learner", "Ani"], ["--learner", "Բենո", "where"]):
        assert main(args) == 0
        paths.append(capsys.readouterr().out.splitlines()[0].split()[1])
    assert len(set(paths)) == 3
    assert all(path.startswith(str(tmp_path)) for path in paths)


def test_version_and_help_need_no_clock_and_no_home(monkeypatch, capsys):
    monkeypatch.setenv("KARABAKH_QUIZ_NOW", "nonsense")
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"karabakh-quiz {__version__}\n"


@pytest.mark.parametrize(("asked", "same"), [(["help"], []), (["help", "due"], ["due"])])
def test_help_may_be_asked_for_in_a_word(asked, same, capsys):
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert main([*same, "--help"]) == 0
    assert told == capsys.readouterr().out


def test_what_the_system_says_of_a_file_keeps_its_name(kq, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = kq("import-log", "x")
    assert (told.code, told.err) == (1, "The file x cannot be read: No such file or directory.\n")


def test_help_lists_every_command(capsys):
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    for _, commands in GROUPS:
        for name, _, purpose in commands:
            assert f"  {name:<12}  {purpose}\n" in out


@pytest.mark.parametrize("name", [name for _, group in GROUPS for name, _, _ in group])
def test_every_command_explains_itself_with_an_example(name):
    text = command_parser(name)[0].format_help()
    assert "Example" in text
    assert f"karabakh-quiz {name}" in text.partition("Example")[2]


NAMES = [name for _, group in GROUPS for name, _, _ in group]


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_fits_the_screen_but_for_what_is_to_be_copied(name, columns, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    parser = command_parser(name)[0] if name else top_parser()
    page = parser.format_help()
    words = page if columns == 80 else f"{parser.description}\n{parser.epilog}"
    long = [line for line in words.splitlines() if len(line) > columns]
    assert all(line.startswith("  karabakh-quiz ") for line in long), long


def test_folding_keeps_words_columns_and_commands():
    text = "One two three\nfour five.\nsix: seven\n\n  name   what it is for\n  karabakh-quiz due"
    assert folded(text, 80) == text
    assert folded(text, 20).splitlines() == [
        "One two three four",
        "five.",
        "six: seven",
        "",
        "  name   what it is for",
        "  karabakh-quiz due",
    ]


def test_where_names_all_paths(tmp_path):
    import json

    done = run_cli(["where", "--json"], tmp_path, env={"KARABAKH_QUIZ_DECKS": "/a"})
    paths = json.loads(done.stdout)
    assert set(paths) == {"progress", "settings", "cache", "decks"}
    assert paths["progress"] == str(tmp_path / "progress.db")
    assert paths["decks"][0] == str(tmp_path / "decks")
    assert "/a" in paths["decks"]


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_home_that_is_no_utf8_is_printed_safely(tmp_path):
    home = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J"
    done = subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", "where"],
        env={**environment(tmp_path), "KARABAKH_QUIZ_HOME": os.fsdecode(home)},
        capture_output=True,
        check=True,
    )
    assert b"\x1b" not in done.stdout
    assert b"caf[2J/progress.db" in done.stdout


@pytest.mark.parametrize("words", ["where", "--help", "completion zsh"])
def test_a_reader_that_leaves_is_no_fault(tmp_path, words):
    command = f"{sys.executable} -m karabakh_quiz {words}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"],
        env=environment(tmp_path),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("where", ">&-"),
        ("history", "2>&-"),
        ("--help", ">&-"),
        ("stats", "<&-"),
        ("study --plain", "<&-"),
        ("study --plain", "<&- >&- 2>&-"),
    ],
)
def test_a_closed_stream_is_no_fault(home, words, closed):
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m karabakh_quiz {words} {closed}"],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_output_survives_a_terminal_without_the_letters(tmp_path, encoding):
    home = tmp_path / "Ծովակ – «ё» “x”"
    done = subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", "where"],
        env={**environment(home), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert "Tsovak" in done.stdout.decode(encoding)


def test_only_the_called_commands_module_is_imported(tmp_path):
    code = (
        "import sys; from karabakh_quiz.cli.main import main; main(['where']);"
        "print([m for m in sys.modules if m.startswith('karabakh_quiz.cli.')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path), capture_output=True, check=True
    )
    names = {name.rpartition(".")[2] for name in eval(done.stderr)}
    assert names == {"main", "commands", "output", "parser", "context", "where"}
