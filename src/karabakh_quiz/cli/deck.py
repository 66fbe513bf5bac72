"""`deck`: a teacher's tools – make, show, copy, count, hand out and take in decks.

Each action is a module of its own, imported when it is called.
"""

from __future__ import annotations

from argparse import SUPPRESS

from karabakh_quiz.cli.parser import PROGRAM
from karabakh_quiz.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser

FACETS = ("who", "when", "where", "key", "said", "what", "answer", "order", "match")


def arguments(parser: Parser) -> None:
    parser.describe(
        "Make, show, copy, count, hand out and take in decks.",
        "deck new autumn",
        "deck show autumn --watch",
        "deck pack autumn",
        "deck add autumn.deck.zip",
    )
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title="actions")

    new = _action(actions, "new", "write a commented deck to begin with", "deck new autumn")
    new.add_argument("name", metavar="NAME", help="the new deck's id, or the file to write")
    new.add_argument("--title", metavar="TITLE", help="the deck's title")

    show = _action(
        actions,
        "show",
        "all cards as a learner sees them, with what is told afterwards",
        "deck show armenia-russia-2023 --entry strategic-mistake",
        "deck show autumn.yaml --watch",
    )
    show.add_argument("deck", metavar="DECK", help="a deck's id, or its file")
    show.add_argument("--entry", metavar="ID", help="only the cards of this entry")
    show.add_argument("--facet", choices=FACETS, metavar="FACET", help="only this facet")
    show.add_argument("--watch", action="store_true", help="draw anew whenever a file is saved")
    show.add_argument("--json", action="store_true", help="print one JSON document")

    copy = _action(
        actions,
        "copy",
        "copy a deck into your own folder, to edit: it then wins over the original",
        "deck copy armenia-russia-2023",
    )
    copy.add_argument("deck", metavar="DECK", help="a deck's id, or its file")

    stats = _action(actions, "stats", "what a deck holds, in figures", "deck stats autumn")
    stats.add_argument("deck", metavar="DECK", help="a deck's id, or its file")
    stats.add_argument("--json", action="store_true", help="print one JSON document")

    pack = _action(
        actions,
        "pack",
        "put a deck and its registers into one file, to hand to students",
        "deck pack autumn -o for-class.deck.zip",
    )
    pack.add_argument("deck", metavar="DECK", help="a deck's id, or its file")
    pack.add_argument("-o", "--output", metavar="FILE", help="the file to write")

    add = _action(
        actions,
        "add",
        "take in a packed deck; an update first says what it means for your progress",
        "deck add autumn.deck.zip",
    )
    add.add_argument("file", metavar="FILE", help="a packed deck")
    add.add_argument("--yes", action="store_true", help="do not ask before replacing a deck")

    table = _action(
        actions,
        "from-csv",
        "make a deck of a table: columns who, said, when, where, source",
        "deck from-csv quotations.csv --id autumn",
    )
    table.add_argument("file", metavar="FILE", help="a CSV file, as spreadsheets save it")
    table.add_argument("--id", metavar="ID", help="the new deck's id (else: the file's name)")
    table.add_argument("--title", metavar="TITLE", help="the deck's title")
    table.add_argument("-o", "--output", metavar="DECK.yaml", help="the file to write")


def _action(actions: object, name: str, purpose: str, *examples: str) -> Parser:
    parser: Parser = actions.add_parser(name, help=purpose)  # type: ignore[attr-defined]
    parser.describe(f"{purpose[:1].upper()}{purpose[1:]}.", *examples)
    # Also after the action, without a default that would hide what stands before it.
    parser.add_argument("--learner", default=SUPPRESS, help=SUPPRESS)
    return parser


def run(args: Namespace, context: Context) -> int:
    from importlib import import_module

    if args.action is None:
        raise UsageError(f"What is to be done with decks? All actions: {PROGRAM} deck --help")
    module = import_module(f"karabakh_quiz.cli.deck_{args.action.replace('-', '_')}")
    return int(module.run(args, context))
