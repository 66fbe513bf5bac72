"""`doctor`: whether everything is sound, what was mended, and what to do about the rest."""

from __future__ import annotations

import os

from karabakh_quiz.cli.output import as_sentence, document, fact, remark
from karabakh_quiz.cli.telling import teller
from karabakh_quiz.errors import QuizError, UsageError
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser

WORDS = {"fine": "fine ", "note": "note ", "fault": "FAULT"}


class Finding:
    """One thing looked at: a code for programs, a sentence for people."""

    __slots__ = ("code", "level", "mended", "name", "path", "said")

    def __init__(
        self, name: str, path: Path, code: str, level: str, said: str, mended: bool = False
    ) -> None:
        self.name = name
        self.path = path
        self.code = code
        self.level = level
        self.said = as_sentence(said)
        self.mended = mended

    def as_json(self) -> dict[str, object]:
        """The keys that scripts may lean on."""
        return {
            "name": self.name,
            "path": os.fspath(self.path),
            "code": self.code,
            "level": self.level,
            "mended": self.mended,
            "message": self.said,
        }


def arguments(parser: Parser) -> None:
    parser.describe(
        "Look over progress, settings, decks and folders; mend what can safely be\n"
        "mended, and say what is wrong with the rest. Exit code 1 if anything is.",
        "doctor",
        "doctor --salvage",
    )
    add = parser.add_argument
    add("--dry-run", action="store_true", help="only look: mend nothing")
    add("--rebuild", action="store_true", help="make all that is folded anew from the log")
    add("--salvage", action="store_true", help="save what can be read of a damaged log")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    if args.dry_run and (args.rebuild or args.salvage):
        raise UsageError("--dry-run changes nothing, so it goes with nothing else.")
    if args.salvage:
        _salvage(context)
    if args.rebuild and context.places.progress.exists():
        with context.progress() as progress:
            progress.rebuild(teller())
        remark("Rebuilt from the log.")
    found = [*_folders(context), _settings(context), *_decks(context)]
    found += _progress(context, mend=not args.dry_run)
    sound = all(each.level != "fault" for each in found)
    if args.json:
        document({"ok": sound, "checks": [each.as_json() for each in found]})
        return int(not sound)
    for each in found:
        fact(f"{WORDS[each.level]}  {each.name}: {each.said}")
    return int(not sound)


def _folders(context: Context) -> Iterator[Finding]:
    places = context.places
    for folder in (places.progress.parent, places.cache):
        there = folder
        while not there.exists() and there != there.parent:
            there = there.parent
        if there.is_dir() and os.access(there, os.W_OK):
            yield Finding("folder", folder, "writable", "fine", f"{folder} can be written")
        else:
            said = f"{folder} cannot be written"
            yield Finding("folder", folder, "not-writable", "fault", said)


def _settings(context: Context) -> Finding:
    path = context.places.settings
    try:
        _ = context.settings
    except QuizError as error:
        return Finding("settings", path, "unreadable", "fault", error.sentence)
    said = f"{path} can be followed" if path.exists() else "no file for the look: all as it comes"
    return Finding("settings", path, "readable", "fine", said)


def _decks(context: Context) -> Iterator[Finding]:
    from karabakh_quiz.cli.faults import first_reason

    library = context.library()
    for deck in library.decks:
        said = f"{deck.id}, {plural(deck.entries, 'entry', 'entries')}"
        yield Finding("deck", deck.path, "sound", "fine", said)
    for broken in library.broken:
        said = f"{broken.path} is broken, {first_reason(broken.faults)}"
        yield Finding("deck", broken.path, "broken", "fault", said)
    for notice in library.notices:
        yield Finding("decks", context.places.own_decks, "notice", "note", notice)


def _progress(context: Context, *, mend: bool) -> Iterator[Finding]:
    path = context.places.progress
    if not path.exists():
        yield Finding("progress", path, "none", "fine", "nothing was answered yet")
        return
    try:
        with context.progress() as progress:
            for each in progress.examine(mend=mend, told=teller()):
                yield Finding("progress", path, each.code, each.level, each.sentence, each.mended)
    except QuizError as error:
        yield Finding("progress", path, "unreadable", "fault", error.sentence)


def _salvage(context: Context) -> None:
    """Put what can be read of a damaged log, and what backups have besides, into a new one."""
    from karabakh_quiz.progress import salvage
    from karabakh_quiz.progress.backups import automatic

    path = context.places.progress
    if path.exists() and all(each.level != "fault" for each in _progress(context, mend=False)):
        remark("The log is sound: there is nothing to salvage.")
        return
    saved = salvage(path, context.clock, backups=automatic(path), told=teller())
    remark(saved.paragraph)
