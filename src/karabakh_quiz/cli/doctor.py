"""`doctor`: whether everything is sound, and what can be done where it is not."""

from __future__ import annotations

import os
import sys

from karabakh_quiz.cli.output import as_sentence, document, fact, remark
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


class Finding:
    """One thing looked at: whether it is sound, and a sentence."""

    __slots__ = ("name", "ok", "path", "said")

    def __init__(self, name: str, path: Path, ok: bool, said: str) -> None:
        self.name = name
        self.path = path
        self.ok = ok
        self.said = as_sentence(said)

    def as_json(self) -> dict[str, object]:
        """The keys that scripts may lean on."""
        return {
            "name": self.name,
            "path": os.fspath(self.path),
            "ok": self.ok,
            "message": self.said,
        }


def arguments(parser: Parser) -> None:
    parser.describe(
        "Look over progress, settings, decks and folders, and say what is wrong.\n"
        "Exit code 1 if anything is. Nothing is changed without --rebuild.",
        "doctor",
        "doctor --rebuild",
    )
    add = parser.add_argument
    add("--rebuild", action="store_true", help="make all that is folded anew from the log")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    found = [*_folders(context), _settings(context), *_decks(context)]
    if args.rebuild and context.places.progress.exists():
        _rebuild(context)
    found.append(_progress(context))
    ok = all(each.ok for each in found)
    if args.json:
        document({"ok": ok, "checks": [each.as_json() for each in found]})
        return int(not ok)
    for each in found:
        fact(f"{'ok ' if each.ok else 'bad'}  {each.name}: {each.said}")
    return int(not ok)


def _folders(context: Context) -> Iterator[Finding]:
    places = context.places
    for name, folder in (("folder", places.progress.parent), ("cache", places.cache)):
        there = folder
        while not there.exists() and there != there.parent:
            there = there.parent
        if there.is_dir() and os.access(there, os.W_OK):
            yield Finding(name, folder, True, f"{folder} can be written")
        else:
            yield Finding(name, folder, False, f"{folder} cannot be written")


def _settings(context: Context) -> Finding:
    path = context.places.settings
    try:
        _ = context.settings
    except QuizError as error:
        return Finding("settings", path, False, error.sentence)
    return Finding("settings", path, True, "sound" if path.exists() else "all as they come")


def _decks(context: Context) -> Iterator[Finding]:
    from karabakh_quiz.cli.faults import first_reason

    library = context.library()
    for deck in library.decks:
        entries = plural(deck.entries, "entry", "entries")
        yield Finding("deck", deck.path, True, f"{deck.id}, {entries}")
    for broken in library.broken:
        reason = first_reason(broken.faults)
        yield Finding("deck", broken.path, False, f"{broken.path} is broken, {reason}")


def _progress(context: Context) -> Finding:
    path = context.places.progress
    if not path.exists():
        return Finding("progress", path, True, "nothing was answered yet")
    try:
        with context.progress() as progress:
            reviews = sum(1 for _ in progress.rows(kinds=("review",)))
            cards = len(progress.states())
    except QuizError as error:
        return Finding("progress", path, False, error.sentence)
    held = f"{plural(reviews, 'counted review')} of {plural(cards, 'card')}"
    return Finding("progress", path, True, held)


def _rebuild(context: Context) -> None:
    """Fold the log anew; an interruption leaves everything as it was."""
    counts = sys.stderr.isatty()

    def tell(done: int, every: int) -> None:
        if counts:
            sys.stderr.write(f"\rfolding {done} of {every} rows ")
            sys.stderr.flush()

    with context.progress() as progress:
        progress.rebuild(tell)
    remark("\n" * counts + "Rebuilt from the log.")
