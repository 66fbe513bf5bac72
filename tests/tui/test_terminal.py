"""The real program in a pseudo-terminal: every byte it sends, from its start to its end."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from karabakh_quiz.progress import Progress, Review
from tests.support.tui import DECK, home_with

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
termios = pytest.importorskip("termios")

PATIENCE = 30.0
"""Seconds to wait for something to show; a loaded machine may be slow."""
_ESCAPES = re.compile(r"\x1b\[[0-9;?<>=$]*[ -/]*[@-~]|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")


class Terminal:
    """The program in a pseudo-terminal: what it has written, and a keyboard."""

    def __init__(self, process: "subprocess.Popen[bytes]", master: int) -> None:
        self.process = process
        self._master = master
        self.raw = b""

    @property
    def text(self) -> str:
        """All it has written so far, without escape sequences."""
        return _ESCAPES.sub(" ", self.raw.decode("utf-8", "replace"))

    def press(self, keys: str) -> None:
        """Type keys."""
        os.write(self._master, keys.encode())

    def read(self, seconds: float = 0.2) -> None:
        """Take in what is written within `seconds`."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            ready, _, _ = select.select([self._master], [], [], left)
            if not ready:
                return
            try:
                found = os.read(self._master, 65536)
            except OSError:  # the other end is closed
                return
            if not found:
                return
            self.raw += found

    def wait_for(self, words: str, *, again: int = 0) -> None:
        """Wait until `words` were written (after the first `again` characters of the text)."""
        until = time.monotonic() + PATIENCE
        while words not in self.text[again:]:
            if time.monotonic() > until:
                pytest.fail(f"{words!r} never showed in:\n{self.text[-2000:]}")
            self.read()

    def ended(self) -> int:
        """Wait for the end; gives the exit code."""
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > until:
                pytest.fail(f"it did not end:\n{self.text[-2000:]}")
            self.read()
        self.read(0.5)
        return self.process.returncode


@contextmanager
def terminal(
    home: Path, *words: str, size: tuple[int, int] = (80, 24), **environment: str
) -> Iterator[Terminal]:
    """`karabakh-quiz WORDS` in a terminal of `size`, its files under `home`."""
    import fcntl
    import struct

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    variables = {
        **{key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")},
        "KARABAKH_QUIZ_HOME": str(home),
        "TERM": "xterm-256color",
        **environment,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "karabakh_quiz", *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=variables,
        start_new_session=True,
    )
    os.close(slave)
    opened = Terminal(process, master)
    try:
        yield opened
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(master)


def grades(home: Path) -> list[int]:
    with Progress.open(home / "progress.db") as progress:
        return [r.grade for r in progress.rows(kinds=("review",)) if isinstance(r, Review)]


def is_clean(raw: bytes) -> bool:
    """Whether the alternate screen was left, the cursor shown and the mouse let go at the end."""
    return all(
        raw.rfind(off) > raw.rfind(on)
        for on, off in (
            (b"\x1b[?1049h", b"\x1b[?1049l"),
            (b"\x1b[?25l", b"\x1b[?25h"),
            (b"\x1b[?1000h", b"\x1b[?1000l"),
        )
    )


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the shipped decks already, as it does from the second start on."""
    folder = tmp_path_factory.mktemp("warm")
    environment = {**os.environ, "KARABAKH_QUIZ_HOME": str(folder)}
    command = [sys.executable, "-m", "karabakh_quiz", "decks"]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return folder / "cache"


@pytest.fixture
def home(tmp_path: Path, warm: Path) -> Path:
    made = home_with(tmp_path / "home", DECK.partition("  - {id: lights")[0])
    if warm.is_dir():
        shutil.copytree(warm, made / "cache")
    return made


def test_from_start_to_summary(home: Path) -> None:
    with terminal(home) as screen:
        screen.wait_for("Bridges and rivers")
        screen.press("\r")
        screen.wait_for("Who said this?")
        screen.press("1")
        screen.wait_for("grade")
        screen.press("2")
        screen.wait_for("2/")
        assert grades(home) == [2]
        screen.press("q")
        screen.wait_for("Everything is saved.")
        screen.press("q")
        assert screen.ended() == 0
        assert is_clean(screen.raw)
        assert "Traceback" not in screen.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean_and_the_answer_kept(
    home: Path, number: signal.Signals
) -> None:
    with terminal(home, "study", "made-up", "--seed", "1") as screen:
        screen.wait_for("Who said this?")
        screen.press("1")
        screen.wait_for("grade")
        screen.process.send_signal(number)
        screen.ended()
        assert is_clean(screen.raw)
    assert len(grades(home)) == 1


def test_no_color_sends_no_colour(home: Path) -> None:
    with terminal(home, NO_COLOR="1") as screen:
        screen.wait_for("Bridges and rivers")
        screen.press("q")
        assert screen.ended() == 0
    coloured = re.findall(rb"\x1b\[[0-9;]*m", screen.raw)
    parts = {part for found in coloured for part in found[2:-1].split(b";")}
    assert not parts & {b"38", b"48", *(str(n).encode() for n in (*range(30, 38), *range(40, 48)))}


def test_a_broken_settings_file_is_one_sentence(home: Path) -> None:
    (home / "settings.toml").write_text("theme = 'pink'\n", encoding="utf-8")
    with terminal(home) as screen:
        assert screen.ended() == 1
        assert "write one of auto, night" in screen.text
        assert "Traceback" not in screen.text


def test_a_log_of_another_program_is_one_sentence(home: Path) -> None:
    (home / "progress.db").write_text("not a log", encoding="utf-8")
    with terminal(home) as screen:
        assert screen.ended() == 1
        assert "Traceback" not in screen.text
        assert "progress.db" in screen.text
    assert (home / "progress.db").read_text(encoding="utf-8") == "not a log"


def test_an_editor_that_is_not_there_gives_the_terminal_back(home: Path) -> None:
    (home / "decks").mkdir(exist_ok=True)
    own = {"VISUAL": "/nowhere/editor", "EDITOR": "/nowhere/editor"}
    with terminal(home, "study", "made-up", "--mode", "choice", **own) as screen:
        screen.wait_for("choose")
        screen.press("e")
        screen.wait_for("cannot be started")
        screen.press("?")
        screen.wait_for("suspend")  # the help page: the app listens again


def test_it_ends_when_the_terminal_is_gone_and_no_signal_says_so(home: Path) -> None:
    with terminal(home, "study", "made-up", "--mode", "choice") as screen:
        screen.wait_for("choose")
        screen.press("1")
        screen.wait_for("Again")
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, screen._master)  # the other end of the terminal is closed
        os.close(nothing)
        screen.process.wait(timeout=20)
    assert len(grades(home)) == 1
