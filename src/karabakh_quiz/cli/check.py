"""`check`: everything that is wrong with decks, before a learner meets it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from karabakh_quiz.cli.faults import print_faults, shown
from karabakh_quiz.cli.output import document, fact, remark, table
from karabakh_quiz.errors import QuizError, UsageError
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.decks import Deck, Fault


def arguments(parser: Parser) -> None:
    parser.describe(
        "Say what is wrong with decks: every fault of every file, with its line and\n"
        "column. Exit code 1 if there is any. Without a path: all decks there are.",
        "check autumn.yaml",
        "check decks --strict --watch",
        "check autumn.yaml --fix",
    )
    add = parser.add_argument
    add("path", nargs="*", metavar="PATH", help="deck files, or folders of them")
    add("--strict", action="store_true", help="take warnings for faults")
    add("--fix", action="store_true", help="first mend what can only have been meant in one way")
    add("--balance", action="store_true", help="who is quoted how often, by side and year")
    add("--watch", action="store_true", help="check anew whenever a file is saved")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    paths = _paths(args.path, context)
    if args.fix:
        if not args.path or args.watch:
            raise UsageError("--fix writes files: name them, and watch them another time.")
        _fix(paths)
    if args.watch:
        return _watch(paths, args, context)
    faults, decks = check(paths, strict=args.strict)
    if args.json:
        document(_as_json(faults, decks, balance=args.balance))
    else:
        _report(faults, decks, context, balance=args.balance)
    return int(any(each.severity == "fault" for each in faults))


def check(paths: Sequence[Path], *, strict: bool) -> tuple[Sequence[Fault], Sequence[Deck]]:
    """All faults of all files, and the decks that are sound."""
    from karabakh_quiz.cards import card_warnings
    from karabakh_quiz.decks import check_paths

    result = check_paths(paths, lints=[card_warnings])
    if not strict:
        return result.faults, result.decks
    faults = [replace(each, severity="fault") for each in result.faults]
    broken = {each.path for each in faults}
    return faults, [deck for deck in result.decks if deck.path not in broken]


def _fix(paths: Sequence[Path]) -> None:
    """Mend files in place, and say what was."""
    from karabakh_quiz.decks.fixing import fix_paths

    for fix in fix_paths(paths):
        remark(f"{shown(fix.path)}:{fix.line}: mended: {fix.change}")


def _paths(given: Sequence[str], context: Context) -> list[Path]:
    """Files and folders to check: those named, as paths or as ids of decks.

    With none named: the learner's own decks and those of configured folders; the
    shipped ones only where there are no others.
    """
    from karabakh_quiz.decks.files import deck_files

    places = context.places
    folders = (places.own_decks, *places.configured_decks, places.shipped_decks)
    there = [folder for folder in folders if folder.is_dir() and any(deck_files([folder]))]
    if given:
        return [_path(name, there, context) for name in given]
    return [folder for folder in there if folder != places.shipped_decks] or there


def _path(name: str, folders: Sequence[Path], context: Context) -> Path:
    """The path that `name` is, else the file of the deck with this id."""
    path = Path(name)
    if path.exists() or path.suffix or path.name != name:
        return path
    for folder in folders:
        if (folder / f"{name}.yaml").is_file():
            return folder / f"{name}.yaml"
    return next((ref.path for ref in context.library().decks if ref.id == name), path)


def _as_json(faults: Sequence[Fault], decks: Sequence[Deck], *, balance: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "faults": [each.as_json() for each in faults],
        "decks": [
            {
                "id": deck.id,
                "path": os.fspath(deck.path),
                "entries": _entries(deck),
                "cards": _cards(deck),
            }
            for deck in decks
        ],
    }
    return {**told, "balance": _balance(decks)} if balance else told


def _report(
    faults: Sequence[Fault], decks: Sequence[Deck], context: Context, *, balance: bool
) -> None:
    """Print each fault with its line, what the sound decks hold, and what an edit means."""
    print_faults(faults)
    for deck in decks:
        entries = plural(_entries(deck), "entry", "entries")
        fact(f"{shown(deck.path)}: {deck.id}, {entries}, {plural(_cards(deck), 'card')}")
    _guard(decks, context)
    if balance:
        _print_balance(decks)
    count = sum(each.severity == "fault" for each in faults)
    remark(f"{plural(count, 'fault')}, {plural(len(faults) - count, 'warning')}.")


def _guard(decks: Sequence[Deck], context: Context) -> None:
    """Say what edits mean for what was learnt, if anything was."""
    if not decks or not context.places.progress.exists():
        return
    from karabakh_quiz.cli.edits_table import print_edits
    from karabakh_quiz.insight.edits import edits

    try:
        with context.progress() as progress:
            found = edits(progress, decks)
    except QuizError as error:
        remark(error.sentence)
        return
    if found.any:
        fact()
        print_edits(found)


def _watch(paths: Sequence[Path], args: Namespace, context: Context) -> int:
    """Check anew after each save, and say what has come and what has gone."""
    from karabakh_quiz.cli.watching import clear, watch
    from karabakh_quiz.decks.files import deck_files

    before: set[tuple[str, int, str]] | None = None

    def draw() -> None:
        nonlocal before
        faults, decks = check(paths, strict=args.strict)
        clear()
        _report(faults, decks, context, balance=args.balance)
        now = {(str(each.path), each.line, each.message) for each in faults}
        if before is not None and now != before:
            remark(f"{len(before - now)} mended, {len(now - before)} new.")
        before = now

    try:
        watch(lambda: list(deck_files(paths)), draw)
    except KeyboardInterrupt:
        return 0
    return 0


def _balance(decks: Sequence[Deck]) -> dict[str, dict[str, int]]:
    """How often each speaker, side and year is quoted, and sources by perspective."""
    from collections import Counter

    from karabakh_quiz.cards.figures import figures

    kinds = ("speakers", "sides", "years", "perspectives")
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    for found in map(figures, decks):
        for kind in kinds:
            counted[kind].update(getattr(found, kind))
    return {
        kind: dict(sorted(counts.items()) if kind == "years" else counts.most_common())
        for kind, counts in counted.items()
    }


def _print_balance(decks: Sequence[Deck]) -> None:
    heads = {
        "speakers": "statements by speaker",
        "sides": "statements by side",
        "years": "dated entries by year",
        "perspectives": "sources by perspective",
    }
    for kind, counts in _balance(decks).items():
        if counts:
            fact()
            total = sum(counts.values())
            fact(f"{heads[kind]}: {total}")
            rows = [(str(n), f"{100 * n / total:.0f} %", name) for name, n in counts.items()]
            for line in table(rows, right=(0, 1)):
                fact(f"  {line}")


def _entries(deck: Deck) -> int:
    return len(deck.entries) + len(deck.picks)


def _cards(deck: Deck) -> int:
    from karabakh_quiz.cards import make_cards

    return len(make_cards(deck))
