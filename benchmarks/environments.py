"""Virtual environments for programs we measure ourselves against.

A peer is never a dependency: it is installed here, by a run that compares with
it, into an environment of its own under the system's temporary folder. The
folder is named by a hash of what was asked for and is kept between runs.
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree, which
from tempfile import gettempdir

Version = tuple[int, int]

NEWEST = 20
"""Python 3.NEWEST is the last that is looked for."""
SECONDS = 600
"""The longest that one installation may take."""
_DONE = "installed"


class UnavailableError(Exception):
    """A peer cannot be had on this machine; the text says why, in a few words."""


def python_with(
    requirements: Sequence[str], least: Version = (3, 11), kept: Path | None = None
) -> Path:
    """The interpreter of an environment with `requirements`, on Python `least` or newer.

    Made now, or by an earlier run, below `kept` (else in the temporary folder).
    Raises `UnavailableError`.
    """
    base = interpreter(least)
    asked = "\n".join([str(base), *sorted(requirements)])
    digest = sha256(asked.encode()).hexdigest()[:12]
    folder = (kept or Path(gettempdir(), "karabakh-quiz-peers")) / digest
    python = folder / "bin" / "python"
    if not (folder / _DONE).exists():
        rmtree(folder, ignore_errors=True)
        _run([str(base), "-m", "venv", "--without-pip", str(folder)])
        pip = [sys.executable, "-m", "pip", "--python", str(python)]
        if requirements:
            _run([*pip, "install", "--quiet", "--disable-pip-version-check", *requirements])
        (folder / _DONE).write_text(asked, encoding="utf-8")
    return python


@cache
def interpreter(least: Version) -> Path:
    """The Python that runs this if it is new enough, else the oldest at hand that is."""
    if sys.version_info[:2] >= least:
        return Path(sys.executable)
    for python in _at_hand(least):
        asked = [str(python), "-c", "import sys; print(*sys.version_info[:2])"]
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
        if done.returncode == 0 and tuple(map(int, done.stdout.split())) >= least:
            return python
    raise UnavailableError(f"it needs Python {least[0]}.{least[1]}, which is not on this machine")


def _at_hand(least: Version) -> Iterator[Path]:
    for minor in range(least[1], NEWEST):
        name = f"python{least[0]}.{minor}"
        if found := which(name):
            yield Path(found)
        yield from sorted(Path.home().glob(f".pyenv/versions/{least[0]}.{minor}.*/bin/{name}"))


def _run(words: Sequence[str]) -> None:
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        raise UnavailableError(f"installing it took more than {SECONDS} seconds") from None
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
        last = lines[-1] if lines else (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise UnavailableError(
            f"it cannot be installed ({last.removeprefix('ERROR: ').rstrip('.')})"
        )
