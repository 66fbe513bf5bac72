"""`schema`: the deck language as a JSON Schema, for editors."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Print a JSON Schema (2020-12) of deck files. An editor that is told of it\n"
        "completes keys and explains them while you type.",
        "schema > deck.schema.json",
    )
    parser.add_argument("--json", action="store_true", help="the same: it is JSON anyway")


def run(_: Namespace, __: Context) -> int:
    from karabakh_quiz.decks.schema import schema_text

    sys.stdout.write(schema_text())
    return 0
