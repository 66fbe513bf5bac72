"""`where`: all paths."""

from __future__ import annotations

import os

from karabakh_quiz.cli.output import document, fact, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe("Print where the files of the program live.", "where --json")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    places = context.places
    decks = [places.own_decks, *places.configured_decks, places.shipped_decks]
    if args.json:
        document(
            {
                "progress": os.fspath(places.progress),
                "settings": os.fspath(places.settings),
                "cache": os.fspath(places.cache),
                "decks": [os.fspath(path) for path in decks],
            }
        )
        return 0
    rows = [
        ("progress", os.fspath(places.progress)),
        ("settings", os.fspath(places.settings)),
        ("cache", os.fspath(places.cache)),
        *(("decks", os.fspath(path)) for path in decks),
    ]
    for line in table(rows):
        fact(line)
    return 0
