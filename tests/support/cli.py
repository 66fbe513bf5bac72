"""The program as a person runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

NOW = "2026-01-31T09:00:00+04:00"


def environment(home: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a call: everything under `home`, the clock started at `NOW`."""
    kept = ("PATH", "SYSTEMROOT", "LANG", "PYTHONDONTWRITEBYTECODE", "COVERAGE_PROCESS_START")
    return {
        **{name: os.environ[name] for name in kept if name in os.environ},
        "KARABAKH_QUIZ_HOME": str(home),
        "KARABAKH_QUIZ_NOW": NOW,
        **(env or {}),
    }


def run_cli(
    args: Sequence[str | Path],
    home: Path,
    input: str | bytes | None = None,  # noqa: A002
    env: Mapping[str, str] | None = None,
    timeout: float = 60,
) -> subprocess.CompletedProcess[str]:
    """Run `karabakh-quiz ARGS` with its files under `home`.

    `input` is what is typed (nothing: an empty input that ends at once);
    `env` adds to or overrides the environment. Output is read as UTF-8.
    """
    data = input.encode() if isinstance(input, str) else input
    done = subprocess.run(
        [sys.executable, "-m", "karabakh_quiz", *map(os.fspath, args)],
        input=data or b"",
        capture_output=True,
        env=environment(home, env),
        timeout=timeout,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )
