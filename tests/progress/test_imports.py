"""Counting what is due stands on a shell's prompt: it loads nothing that it does not need."""

import subprocess
import sys

HEAVY = {
    "asyncio", "dataclasses", "hashlib", "http", "json", "karabakh_quiz.memory.model", "pydantic",
    "karabakh_quiz.progress.fold", "karabakh_quiz.progress.merge", "karabakh_quiz.progress.sync",
    "rich", "secrets", "tempfile", "textual",
    "typing", "yaml",
}  # fmt: skip


def loaded(code, *args):
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, sep='\\n')", *args],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines())


def test_the_room_costs_nothing_until_it_is_used():
    assert loaded("import karabakh_quiz.progress") - loaded("pass") <= {
        "__future__",
        "karabakh_quiz",
        "karabakh_quiz.lazy",
        "karabakh_quiz.progress",
        "karabakh_quiz.version",
        "importlib",
        "importlib._abc",
        "importlib.machinery",
        "importlib._bootstrap_external",
        "importlib._bootstrap",
        "_frozen_importlib_external",
        "warnings",
    }


def test_counting_what_is_due_loads_no_more_than_it_needs(laptop):
    from tests.support.progress import answer

    answer(laptop)
    code = (
        "from karabakh_quiz.progress import Progress\n"
        "with Progress.open(sys.argv[1]) as progress: progress.counts(); progress.due()"
    )
    assert loaded(code, str(laptop.path)) & HEAVY == set()
