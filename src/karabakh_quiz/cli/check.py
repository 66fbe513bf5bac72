"""`check`: everything that is wrong with decks, before a learner meets it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from karabakh_quiz.cli.faults import print_faults, shown
from karabakh_quiz.cli.output import document, fact, remark
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
    )
    add = parser.add_argument
    add("path", nargs="*", metavar="PATH", help="deck files, or folders of them")
    add("--strict", action="store_true", help="take warnings for faults")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    faults, decks = check(_paths(args.path, context), strict=args.strict)
    if args.json:
        document(
            {
                "faults": [each.as_json() for each in faults],
                "decks": [_deck_as_json(deck) for deck in decks],
            }
        )
    else:
        report(faults, decks)
    return int(any(each.severity == "fault" for each in faults))


def check(paths: Sequence[Path], *, strict: bool) -> tuple[Sequence[Fault], Sequence[Deck]]:
    """All faults of all files, and the decks that are sound."""
    from karabakh_quiz.decks import check_paths

    result = check_paths(paths)
    if not strict:
        return result.faults, result.decks
    faults = [replace(each, severity="fault") for each in result.faults]
    broken = {each.path for each in faults}
    return faults, [deck for deck in result.decks if deck.path not in broken]


def report(faults: Sequence[Fault], decks: Sequence[Deck]) -> None:
    """Print each fault with its line, then what the sound decks hold."""
    print_faults(faults)
    for deck in decks:
        entries = plural(_entries(deck), "entry", "entries")
        fact(f"{shown(deck.path)}: {deck.id}, {entries}, {plural(_cards(deck), 'card')}")
    count = sum(each.severity == "fault" for each in faults)
    warned = len(faults) - count
    remark(f"{plural(count, 'fault')}, {plural(warned, 'warning')}.")


def _paths(given: Sequence[str], context: Context) -> list[Path]:
    if given:
        return [Path(path) for path in given]
    places = context.places
    folders = (places.own_decks, *places.configured_decks, places.shipped_decks)
    return [folder for folder in folders if folder.is_dir()]


def _deck_as_json(deck: Deck) -> dict[str, object]:
    return {
        "id": deck.id,
        "path": os.fspath(deck.path),
        "entries": _entries(deck),
        "cards": _cards(deck),
    }


def _entries(deck: Deck) -> int:
    return len(deck.entries) + len(deck.picks)


def _cards(deck: Deck) -> int:
    from karabakh_quiz.cards import make_cards

    return len(make_cards(deck))
