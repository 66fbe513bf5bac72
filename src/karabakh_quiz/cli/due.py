"""`due`: what is due now, in one line that fits a shell prompt."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Say in one line how many cards are due, and how many new ones wait today.",
        "due",
        "due --json",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    found = _standing(context)
    if args.json:
        document(found)
    else:
        fact(f"{found['due']} due, {found['new']} new")
    return 0


def _standing(context: Context) -> dict[str, object]:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.standing import standing

    library = context.library()
    collection = Collection(library)
    now = context.clock.now()
    with context.progress(collection.renames) as progress:
        return standing(
            library, collection, progress, sensitive=context.settings.sensitive, now=now
        )
