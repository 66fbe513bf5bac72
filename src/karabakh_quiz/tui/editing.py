"""An entry in the person's own editor, at its line."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from karabakh_quiz.errors import QuizError
from karabakh_quiz.tui.terminal import lent

if TYPE_CHECKING:
    from karabakh_quiz.decks.deck import Entry
    from karabakh_quiz.tui.app import QuizApp
    from karabakh_quiz.tui.desk import Desk

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


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit: what to tell the person, and whether the decks were read anew."""

    note: str
    anew: bool = False


def edit(app: "QuizApp", entry: "Entry", key: str = "e") -> Edited:
    """Open the entry in the person's editor, and read all decks anew if it was changed.

    Where the edit broke the deck, that is its fault with its place, and the
    decks stay as they were. A deck that came with the program is never edited
    where it lies, for the next version would overwrite it: the first time a
    copy is offered (`key` again takes it), the second time that is opened.

    Raises `QuizError` where there is no editor, or it cannot be started.
    """
    desk = app.desk
    editor_command(entry.path, entry.line, os.environ)  # before anything is copied
    path, copied = entry.path, ""
    if _came_with_the_program(desk, entry):
        if entry.deck not in desk.offered:
            desk.offered.add(entry.deck)
            return Edited(f"A deck of the program: {key} again edits a copy of your own.")
        path = _copied(desk, entry)
        copied = f"Copied to {path.parent.name} among your own decks. "
    before = _stamp(path)
    with lent(app):
        _run(editor_command(path, entry.line, os.environ))
    changed = _stamp(path) != before
    if not (changed or copied):
        return Edited("Nothing was changed.")
    fault = desk.reload(path)
    if fault is not None:
        place = f"{fault.path.name} line {fault.line}"
        return Edited(f"{place}: {fault.message}. The old text is used.")
    return Edited(copied + ("The deck was read anew." if changed else "Nothing was changed."), True)


def _came_with_the_program(desk: "Desk", entry: "Entry") -> bool:
    return any(ref.id == entry.deck and ref.rank == "shipped" for ref in desk.library.decks)


def _copied(desk: "Desk", entry: "Entry") -> Path:
    """The file of `entry` in a copy of its deck, made in the learner's own folder."""
    from karabakh_quiz.exchange.intake import copy_deck
    from karabakh_quiz.exchange.packs import files_of

    (ref,) = (ref for ref in desk.library.decks if ref.id == entry.deck)
    target = desk.places.own_decks / entry.deck
    copy = copy_deck(ref.path, target)
    names = [name for name, path in files_of(ref.path).items() if path == entry.path]
    return target / names[0] if names else copy


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
