"""`decks`: which decks there are, which are broken and why."""

from __future__ import annotations

import os

from karabakh_quiz.cli.faults import first_reason, shown
from karabakh_quiz.cli.output import document, fact, remark, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.decks import Library

RANKS = {"given": "given", "own": "your own", "configured": "configured", "shipped": "shipped"}


def arguments(parser: Parser) -> None:
    parser.describe("List the decks that can be studied, and those that are broken.", "decks")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--ids", action="store_true", help="only the ids, one a line")


def run(args: Namespace, context: Context) -> int:
    library = context.library()
    if args.json:
        document(_as_json(library))
    elif args.ids:
        for deck in library.decks:
            fact(deck.id)
    else:
        _print(library)
    return 0


def _as_json(library: Library) -> dict[str, object]:
    return {
        "decks": [
            {
                "id": deck.id,
                "title": deck.title,
                "subtitle": deck.subtitle,
                "path": os.fspath(deck.path),
                "rank": deck.rank,
                "entries": deck.entries,
            }
            for deck in library.decks
        ],
        "broken": [
            {"path": os.fspath(broken.path), "faults": [each.as_json() for each in broken.faults]}
            for broken in library.broken
        ],
        "notices": list(library.notices),
    }


def _print(library: Library) -> None:
    rows = [(deck.id, str(deck.entries), RANKS[deck.rank], deck.title) for deck in library.decks]
    for line in table([("deck", "entries", "from", "title"), *rows] if rows else [], right=(1,)):
        fact(line)
    if not rows:
        remark("There are no decks. `karabakh-quiz where` says where they belong.")
    for broken in library.broken:
        fact(f"broken: {shown(broken.path)} {first_reason(broken.faults)}")
    for notice in library.notices:
        remark(notice)
