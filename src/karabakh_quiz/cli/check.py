"""`check`: everything that is wrong with decks, before a learner meets it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from karabakh_quiz.cli.faults import print_faults, shown
from karabakh_quiz.cli.output import document, fact, remark, table
from karabakh_quiz.cli.verdict import Check
from karabakh_quiz.errors import QuizError, UsageError
from karabakh_quiz.text import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping, Sequence

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.cli.verdict import Verdict


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
    cache = context.places.cache
    begin = partial(Check, paths, cache, strict=args.strict, balance=args.balance)
    if args.watch:
        return _watch(paths, begin, context)
    if not args.json:
        return _report(begin(), context).exit_code
    verdict = begin().verdict()
    document(_as_json(verdict, balance=args.balance))
    return verdict.exit_code


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


def _as_json(verdict: Verdict, *, balance: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "faults": [each.as_json() for each in verdict.faults],
        "decks": [
            {
                "id": deck.id,
                "path": os.fspath(deck.path),
                "entries": deck.entries.total,
                "cards": deck.cards.total,
            }
            for deck in verdict.decks
        ],
    }
    return {**told, "balance": verdict.balance} if balance else told


def _report(check: Check, context: Context) -> Verdict:
    """Print each fault with its line, what the sound decks hold, and what an edit means."""
    verdict = check.verdict()
    print_faults(verdict.faults)
    for deck in verdict.decks:
        entries = plural(deck.entries.total, "entry", "entries")
        fact(f"{shown(deck.path)}: {deck.id}, {entries}, {deck.cards.told('card')}")
    if verdict.decks and context.places.progress.exists():
        _guard(check, context)
    _print_balance(verdict.balance)
    count = sum(each.severity == "fault" for each in verdict.faults)
    remark(f"{plural(count, 'fault')}, {plural(len(verdict.faults) - count, 'warning')}.")
    for deck in verdict.decks:
        if deck.passed_over:
            more = f"has more than {deck.passed_over:,} cards"
            remark(f"{deck.id} {more}: nobody was asked for rivals (few-rivals).")
    return verdict


def _guard(check: Check, context: Context) -> None:
    """Say what edits mean for what was learnt."""
    from karabakh_quiz.cli.main import of_the_system

    try:
        found = check.edits(context.places.progress, context.progress)
    except Exception as error:
        # Whatever ails the log is no matter of the decks.
        sentence = error.sentence if isinstance(error, QuizError) else of_the_system(error)
        if sentence is None:
            raise
        remark(sentence)
        return
    if found is not None:
        from karabakh_quiz.cli.edits_table import print_edits

        fact()
        print_edits(found)


def _watch(paths: Sequence[Path], begin: Callable[[], Check], context: Context) -> int:
    """Check anew after each save, and say what has come and what has gone."""
    from karabakh_quiz.cli.watching import clear, watch
    from karabakh_quiz.decks.files import deck_files

    before: set[tuple[str, int, str]] | None = None
    read: list[Path] = []

    def draw() -> None:
        nonlocal before, read
        check = begin()
        check.verdict()
        clear()
        verdict = _report(check, context)
        read = check.read
        now = {(str(each.path), each.line, each.message) for each in verdict.faults}
        if before is not None and now != before:
            remark(f"{len(before - now)} mended, {len(now - before)} new.")
        before = now

    try:
        watch(lambda: list(dict.fromkeys([*deck_files(paths), *read])), draw)
    except KeyboardInterrupt:
        return 0
    return 0


def _print_balance(balance: Mapping[str, Mapping[str, int]]) -> None:
    heads = {
        "speakers": "statements by speaker",
        "sides": "statements by side",
        "years": "dated entries by year",
        "perspectives": "sources by perspective",
    }
    for kind, counts in balance.items():
        if counts:
            fact()
            total = sum(counts.values())
            fact(f"{heads[kind]}: {total}")
            rows = [(str(n), f"{100 * n / total:.0f} %", name) for name, n in counts.items()]
            for line in table(rows, right=(0, 1)):
                fact(f"  {line}")
