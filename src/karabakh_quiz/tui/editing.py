"""An entry in the person's own editor, at its line."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.errors import QuizError

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Entry
    from karabakh_quiz.tui.app import QuizApp

_LINE_FIRST = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "joe", "mg", "ne",
     "jed", "kak", "ed", "micro", "gedit", "kate"}
)  # fmt: skip
"""Editors that take `+12 file`; `micro` and `kate` do so too."""
_WITH_COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `file:12`."""
_GOTO = frozenset({"code", "code-insiders", "codium"})
"""Editors that take `--wait --goto file:12`."""


def editor_command(path: Path, line: int, environment: Mapping[str, str]) -> list[str]:
    """The command that opens `path` at `line`, as $VISUAL or $EDITOR say.

    Raises `QuizError` where neither is set.
    """
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = []
    if not words:
        raise QuizError("Set VISUAL or EDITOR to your editor, such as EDITOR=nano.")
    name = Path(words[0]).stem
    if name in _GOTO:
        wait = [] if "--wait" in words or "-w" in words else ["--wait"]
        return [*words, *wait, "--goto", f"{path}:{line}"]
    if name in _WITH_COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)] if name in _LINE_FIRST else [*words, str(path)]


def edit(app: "QuizApp", entry: "Entry") -> str:
    """Open the entry, read all decks anew; gives what to tell the person.

    Where the edit broke the deck, that is its fault with its place, and the
    decks stay as they were.

    Raises `QuizError` where there is no editor, or it cannot be started.
    """
    command = editor_command(entry.path, entry.line, os.environ)
    before = _stamp(entry.path)
    with app.suspend():
        _run(command)
    app.refresh(layout=True)
    if _stamp(entry.path) == before:
        return "Nothing was changed."
    fault = app.desk.reload(entry.path)
    if fault is not None:
        return f"{fault.path.name} line {fault.line}: {fault.message}. The old text is used."
    return "The deck was read anew."


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise QuizError(f"{command[0]} cannot be started: {error.strerror}.") from None
