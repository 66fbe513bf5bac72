"""The linear mode at a real terminal: a pseudo-terminal with a person's keys."""

import os
import re
import select
import subprocess
import sys
import time

import pytest

from tests.support.cli import environment, run_cli

pty = pytest.importorskip("pty")


class Terminal:
    """A process at a terminal of 80 columns."""

    def __init__(self, home, *args, code=None, **env):
        self._us, them = pty.openpty()
        self.seen = ""
        self.process = subprocess.Popen(
            [sys.executable, *(["-c", code] if code else ["-m", "karabakh_quiz", *args])],
            env=environment(home, {"TERM": "xterm-256color", **env}),
            stdin=them,
            stdout=them,
            stderr=them,
            start_new_session=True,
        )
        os.close(them)

    def until(self, text, seconds=30):
        """Read until `text` has been printed since the last call; gives what was."""
        start = len(self.seen)
        deadline = time.monotonic() + seconds
        while text not in self.seen[start:] and self._read(deadline):
            pass
        return self.seen[start:]

    def types(self, text):
        os.write(self._us, text.encode())

    def end(self, seconds=30):
        """The exit code, once the process has ended; all it printed is in `seen`."""
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        os.close(self._us)
        return self.process.wait(timeout=1)

    def _read(self, deadline):
        """Read what there is; False at the end. Ends a process that says nothing more."""
        ready, _, _ = select.select([self._us], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            self.process.kill()
            pytest.fail(f"nothing more came after: {self.seen[-500:]!r}")
        try:
            data = os.read(self._us, 65536)
        except OSError:  # the other side is closed
            return False
        self.seen += data.decode("utf-8", "replace")
        return bool(data)


STUDY = ("study", "made-up", "--plain", "--seed", "7", "--only", "who")


def test_what_is_typed_stands_once(home):
    terminal = Terminal(home, *STUDY)
    terminal.until("Answer: ")
    terminal.types("1\n")
    shown = terminal.until("Enter takes it: ")
    assert shown.startswith("1\r\n\r\n")
    terminal.types("\x04")  # Ctrl+D
    assert terminal.end() == 0
    assert "Left after 1 of " in terminal.seen
    assert "\x1b" not in terminal.seen


def test_ctrl_c_leaves_with_everything_saved(home):
    terminal = Terminal(home, *STUDY)
    terminal.until("Answer: ")
    terminal.types("1\n")
    terminal.until("Enter takes it: ")
    time.sleep(0.1)
    os.kill(terminal.process.pid, 2)
    assert terminal.end() == 130
    assert "Everything is saved." in terminal.seen
    assert "Traceback" not in terminal.seen
    assert run_cli(["due"], home).stdout.startswith(("1 due", "0 due"))


def editor(folder, code):
    """An editor that does `code` to the deck at `path`."""
    script = folder / "editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\n{code}\n")
    return f"{sys.executable} {script}"


def test_an_entry_is_edited_and_the_sitting_goes_on(home):
    change = "path.write_text(path.read_text().replace('who: ', 'to: the house\\n    who: '))"
    terminal = Terminal(home, *STUDY, EDITOR=editor(home, change))
    asked = terminal.until("Answer: ")
    terminal.types(":e\n")
    again = terminal.until("Answer: ")
    assert "The deck was read anew." in again
    assert "To: the house" in again
    assert re.findall(r'"[^"]+"', again) == re.findall(r'"[^"]+"', asked)
    terminal.types(":q\n")
    assert terminal.end() == 0


def test_an_edit_that_breaks_the_deck_is_told_with_its_line(home):
    broken = "path.write_text(path.read_text().replace('who: ', 'whom: '))"
    terminal = Terminal(home, *STUDY, EDITOR=editor(home, broken))
    terminal.until("Answer: ")
    terminal.types(":e\n")
    told = terminal.until("Answer: ")
    assert "made-up.yaml is broken, line" in told.replace("\r\n", " ")
    terminal.types("1\n")
    terminal.until("Enter takes it: ")
    terminal.types("\n:q\n")
    assert terminal.end() == 0


def test_no_editor_and_no_browser_are_said_in_a_sentence(home):
    terminal = Terminal(home, *STUDY, BROWSER="true %s")
    terminal.until("Answer: ")
    terminal.types(":e\n")
    assert "Set VISUAL or EDITOR" in terminal.until("Answer: ")
    terminal.types(":o\n")
    assert "Opened in the browser: https://example.org/minutes" in terminal.until("Answer: ")
    terminal.types(":q\n")
    assert terminal.end() == 0


def test_only_help_loads_what_colours_it(home):
    code = (
        "import sys; from karabakh_quiz.cli.main import main; main(['where']);"
        "print('rich' in sys.modules, 'shutil' in sys.modules)"
    )
    terminal = Terminal(home, code=code)
    assert terminal.end() == 0
    assert terminal.seen.endswith("False False\r\n")


def test_help_is_coloured_where_a_person_reads_it(home):
    terminal = Terminal(home, "study", "--help")
    assert terminal.end() == 0
    assert "\x1b[" in terminal.seen
    plain = Terminal(home, "study", "--help", NO_COLOR="1")
    assert plain.end() == 0
    assert "\x1b[" not in plain.seen


def test_the_screen_opens_with_the_deck_that_was_named(home):
    terminal = Terminal(home, "study", "made-up", "--limit", "2")
    terminal.until("Who")
    terminal.types("q")
    time.sleep(1)
    terminal.types("q")
    assert terminal.end() == 0


def test_a_deck_that_is_not_there_opens_no_screen(home):
    terminal = Terminal(home, "study", "made-upp")
    assert terminal.end() == 1
    assert terminal.seen == (
        "There is no deck 'made-upp'; did you mean 'made-up'? All decks: karabakh-quiz decks.\r\n"
    )
