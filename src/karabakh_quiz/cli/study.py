"""`study`: a sitting, on the screen or line by line."""

from __future__ import annotations

import os
import sys

from karabakh_quiz.cli.due import keep_what_is_due
from karabakh_quiz.cli.output import is_screen
from karabakh_quiz.cli.parser import PROGRAM, whole
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.decks import Library
    from karabakh_quiz.study import SittingOptions

FACETS = ("who", "when", "where", "key", "said", "what", "answer", "order", "match")
MODES = ("auto", "choice", "type", "reveal")


def arguments(parser: Parser) -> None:
    parser.describe(
        "Start a sitting: what is due first, then what is new. Without a terminal,\n"
        "or with --plain, line by line.",
        "study armenia-russia-2023 --limit 20",
        "study --plain --only who,when",
        "study --spread 7",
    )
    add = parser.add_argument
    add("deck", nargs="*", metavar="DECK", help="a deck's id or file; none: all decks")
    add("--plain", action="store_true", help="plain lines instead of the screen")
    add("--limit", type=whole(1), metavar="N", help="at most N cards")
    add("--new", type=whole(0), metavar="N", help="at most N new cards")
    add("--minutes", type=whole(1), metavar="N", help="no further card after N minutes")
    add("--only", metavar="FACETS", help="only these, with commas: " + ", ".join(FACETS))
    add("--tag", action="append", metavar="T", help="only entries with this tag; may be repeated")
    add("--person", action="append", metavar="P", help="only what P said; may be repeated")
    add(
        "--spread",
        type=whole(1),
        metavar="DAYS",
        help="after weeks away: spread what is due over so many days, 60 at most; 1 ends it",
    )
    add("--ahead", action="store_true", help="also what is not due yet, the weakest first")
    add("--cram", action="store_true", help="everything, due or not; reschedules nothing")
    add("--mode", choices=MODES, help="how to answer (default: as in the settings)")
    add("--sensitive", action="store_true", help="also entries marked as sensitive")
    add("--seed", type=whole(0), metavar="N", help="fix every shuffle")


def run(args: Namespace, context: Context, *, home: bool = False) -> int:
    """Start the app (at its home screen, if `home`), or the linear mode."""
    screen = is_screen() and not args.plain
    code = _on_screen(args, context, home=home) if screen else _line_by_line(args, context)
    _back_up(context)
    keep_what_is_due(context)  # a shell prompt may ask next
    return code


def _back_up(context: Context) -> None:
    """Make today's backup of the log, unless there is one; what hinders it is only remarked."""
    if not context.places.progress.exists():
        return
    try:
        with context.progress() as progress:
            progress.daily_backup()
    except QuizError as error:
        from karabakh_quiz.cli.output import as_sentence, remark

        remark(f"There is no backup of today: {as_sentence(error.sentence)}")


def _on_screen(args: Namespace, context: Context, *, home: bool) -> int:
    """The app; what is wrong on the command line is said before it starts."""
    import gc

    from karabakh_quiz.cli.choose import deck_files, deck_ids

    # Starting makes a hundred thousand objects, nearly all of which stay: looking again and
    # again for garbage among them takes a tenth of the time. The app turns it on once it shows.
    gc.disable()
    # Textual paints at the next of so many ticks a second, 60 unless told otherwise. Nothing
    # here moves by itself: more ticks only shorten the wait from a key to what it does.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    from karabakh_quiz.tui.app import run

    if home:
        return run(context.places, context.clock, learner=context.learner)
    extra = deck_files(args.deck)
    decks: tuple[str, ...] = ()
    collection = library = None
    if args.deck or args.tag or args.person:
        from karabakh_quiz.cards import Collection

        library = context.library(extra)
        decks = deck_ids(library, args.deck)
        collection = Collection(library, decks or None)
    if args.spread is not None:
        from karabakh_quiz.study.backlog import spread_backlog

        with context.progress() as progress:
            spread_backlog(progress, args.spread)
    return run(
        context.places,
        context.clock,
        start_deck=decks,
        learner=context.learner,
        options=options(args, context, collection),
        extra=extra,
        library=library,
        seed=args.seed,
    )


def _line_by_line(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli import spreading
    from karabakh_quiz.cli.choose import broken_at, deck_files, deck_ids
    from karabakh_quiz.cli.linear import hold
    from karabakh_quiz.cli.talk import Talk
    from karabakh_quiz.study import Sitting

    extra = deck_files(args.deck)

    def read(edited: Path | None = None) -> Collection:
        library = context.library(extra)
        if edited is not None:
            broken_at(library, edited)
        elif not args.deck:
            _remark_broken(library)
        if not library.decks:
            raise QuizError(f"There are no decks to study. Where they belong: {PROGRAM} where")
        return Collection(library, deck_ids(library, args.deck) if args.deck else None)

    collection = read()
    wanted = options(args, context, collection)
    with context.progress(collection.renames) as progress:
        talk = Talk(sys.stdin, sys.stdout)
        if args.spread is not None:
            talk.say(*spreading.spread(collection, progress, args.spread, wanted))
        elif not wanted.cram:
            talk.say(*spreading.offer(collection, progress, wanted))
        sitting = Sitting(collection, progress, clock=context.clock, seed=args.seed, options=wanted)
        hold(sitting, context.clock, talk, read)
        context.keep_figures(progress, patient=False)
    return 0


def options(args: Namespace, context: Context, collection: Collection | None) -> SittingOptions:
    """What the flags ask for, and the settings where they say nothing.

    Raises `QuizError` for a facet, person or tag nobody knows; `collection`,
    where people and tags are looked up, may be None if none are named.
    """
    from karabakh_quiz.cli.choose import people_ids, tags
    from karabakh_quiz.study import SittingOptions

    only = [facet.strip() for facet in (args.only or "").split(",") if facet.strip()]
    return SittingOptions(
        limit=args.limit,
        new=args.new,
        minutes=args.minutes,
        only=tuple(only),
        tags=tags(collection, args.tag) if collection and args.tag else (),
        people=people_ids(collection, args.person) if collection and args.person else (),
        ahead=args.ahead,
        cram=args.cram,
        mode=args.mode or context.settings.answer_mode,  # type: ignore[arg-type]
        sensitive=args.sensitive or context.settings.sensitive,
    )


def _remark_broken(library: Library) -> None:
    """Say which decks are left out, and why."""
    from karabakh_quiz.cli.faults import first_reason, shown
    from karabakh_quiz.cli.output import remark

    for broken in library.broken:
        remark(f"{shown(broken.path)} is broken, {first_reason(broken.faults)}.")
