"""`due`: what is due now, in one line that fits a shell prompt."""

from __future__ import annotations

import sys

from karabakh_quiz.cli import memo

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
    path = memo.memo_path(context.learner, context.environment)
    told, document = memo.recall(path, context.environment) or _anew(path, context)
    sys.stdout.write(document if args.json else f"{told}\n")
    return 0


def keep_what_is_due(context: Context) -> None:
    """Count after something was answered, so that the next `due` need not."""
    from time import sleep

    from karabakh_quiz.cli.context import Context as Anew
    from karabakh_quiz.errors import QuizError

    sleep(1.5 * memo.FINE / 1e9)  # what changed a blink ago is not trusted
    # Settings may have been changed meanwhile, and a clock set by hand begins anew every time.
    context = Anew(learner=context.learner, environment=context.environment)
    try:
        _anew(memo.memo_path(context.learner, context.environment), context)
    except QuizError:  # `due` will say so itself, should it be asked
        return


def _anew(path: str, context: Context) -> tuple[str, str]:
    """Count, and keep what was found as long as nothing it hangs on changes."""
    from karabakh_quiz.cli.output import as_document
    from karabakh_quiz.cli.standing import count

    before = _watched(context)
    found, until = count(context)
    told, document = f"{found['due']} due, {found['new']} new", as_document(found)
    if _watched(context) == before:
        memo.keep(path, context.environment, before, until, told, document)
    return told, document


def _watched(context: Context) -> list[memo.Watched]:
    """Everything that the answer hangs on, as it stands now."""
    places = context.places
    log = str(places.progress)
    watched = [memo.look(name) for name in (log, f"{log}-wal", str(places.settings))]
    for folder in (places.own_decks, *places.configured_decks, places.shipped_decks):
        watched += memo.look_through(str(folder))
    return watched
