"""The program in a real terminal emulator: tmux, whose screen can be read back row by row."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 30.0
"""Seconds to wait for something to show; a loaded machine may be slow."""


class Tmux:
    """One window of a tmux server of its own."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket

    def run(self, *words: str) -> str:
        """A tmux command; gives what it prints."""
        command = ["tmux", "-S", str(self._socket), "-f", "/dev/null", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    @property
    def screen(self) -> str:
        """What the window shows now."""
        return self.run("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Keys by tmux's names: `Enter`, `C-c`, `q`."""
        self.run("send-keys", *keys)

    def click(self, column: int, row: int) -> None:
        """A press and release of the left button, as a terminal reports them; counted from 0."""
        for end in "Mm":
            report = f"\x1b[<0;{column + 1};{row + 1}{end}"
            self.run("send-keys", "-l", report)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, as one who drags its corner."""
        self.run("resize-window", "-x", str(width), "-y", str(height))

    def told(self, name: str) -> str:
        """What tmux knows of the window: `alternate_on`, `cursor_flag`, `pane_pid`."""
        return self.run("display-message", "-p", f"#{{{name}}}").strip()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program, not to the shell that runs it."""
        shell = int(self.told("pane_pid"))
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii")
        os.kill(int(children.split()[0]), number)

    @property
    def clean(self) -> bool:
        """Whether the terminal is as a program should leave it."""
        flags = [self.told(name) for name in ("alternate_on", "mouse_any_flag", "cursor_flag")]
        return flags == ["0", "0", "1"]

    def wait_for(self, *words: str, gone: str = "") -> str:
        """Wait until all `words` show (and `gone` no more); gives the screen."""
        until = time.monotonic() + PATIENCE
        while True:
            shown = self.screen
            if all(word in shown for word in words) and not (gone and gone in shown):
                return shown
            if time.monotonic() > until:
                pytest.fail(f"{words} (without {gone!r}) never showed:\n{shown}")
            time.sleep(0.03)

    def still(self) -> str:
        """The screen once nothing moves on it any more."""
        shown = ""
        while shown != (shown := self.screen):
            time.sleep(0.12)
        return shown


@contextmanager
def tmux(
    home: Path, *words: str, size: tuple[int, int] = (80, 24), **environment: str
) -> Iterator[Tmux]:
    """`karabakh-quiz WORDS` in an interactive shell in tmux, its files under `home`.

    Skips the test where tmux is not installed.
    """
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    socket = home / "tmux.sock"
    own = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "COLUMNS", "LINES", "TMUX", "ENV", "BASH_ENV")
    }
    own |= {"KARABAKH_QUIZ_HOME": str(home), "PS1": "shell$ ", "LC_ALL": "C.UTF-8"}
    given = [f"{name}={value}" for name, value in environment.items()]
    command = shlex.join(["env", *given, sys.executable, "-m", "karabakh_quiz", *words])
    terminal = Tmux(socket)
    start = ["tmux", "-S", str(socket), "-f", "/dev/null", "new-session", "-d"]
    width, height = map(str, size)
    subprocess.run(
        [*start, "-x", width, "-y", height, "sh", "-i"], env=own, check=True, capture_output=True
    )
    try:
        terminal.wait_for("shell$")
        terminal.run("send-keys", "-l", f"clear; {command}; echo code=$?")
        terminal.press("Enter")
        yield terminal
    finally:
        subprocess.run(["tmux", "-S", str(socket), "kill-server"], check=False, capture_output=True)
