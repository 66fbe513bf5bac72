"""`progress`: remove answers for good, or bring back those of a clock that ran ahead."""

from __future__ import annotations

from datetime import date

from karabakh_quiz.cli.agree import agreed
from karabakh_quiz.cli.output import as_sentence, document, fact, remark
from karabakh_quiz.clock import EPOCH
from karabakh_quiz.errors import QuizError, UsageError
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.progress.forgetting import Forgotten


def arguments(parser: Parser) -> None:
    parser.describe(
        "delete: remove answers for good, from the log, from the backups made here, from\n"
        "the folders you sync with, and from your other devices with their next sync.\n"
        "mend-clock: bring back answers given while this device's clock ran ahead.",
        "progress delete --deck armenia-russia-2023 --dry-run",
        "progress delete --from 2026-01-01 --to 2026-01-31",
        "progress delete --all",
        "progress mend-clock",
    )
    add = parser.add_argument
    add("action", choices=("delete", "mend-clock"), metavar="ACTION", help="delete, mend-clock")
    add("--all", action="store_true", help="everything, settings in the log included")
    add("--deck", metavar="DECK", help="all cards of the deck with this id")
    add("--from", dest="first", metavar="DATE", help="from this day on")
    add("--to", dest="last", metavar="DATE", help="up to this day")
    add("--dry-run", action="store_true", help="only say what would go")
    add("--yes", action="store_true", help="do not ask")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    return _mend_clock(args, context) if args.action == "mend-clock" else _delete(args, context)


def _mend_clock(args: Namespace, context: Context) -> int:
    question = f"Is it {context.clock.now():%d %B %Y, %H:%M} now?"
    otherwise = "Nobody can be asked here whether the clock is right now: --yes says so."
    if not agreed(question, sure=args.yes, otherwise=otherwise):
        return 1
    with context.progress() as progress:
        moved = progress.mend_clock()
    if args.json:
        document({"moved": moved})
    elif moved:
        fact(f"Brought back {plural(moved, 'row')}.")
    else:
        fact("No row comes from the future.")
    return 0


def _delete(args: Namespace, context: Context) -> int:
    first, last = _day("--from", args.first), _day("--to", args.last)
    partly = args.deck is not None or first is not None or last is not None
    if args.all == partly:
        raise UsageError("Say what to delete: --all, or --deck, --from and --to.")
    with context.progress() as progress:
        if not args.dry_run:
            _exchange(progress)

        def forget(*, preview: bool) -> Forgotten:
            return progress.forget(
                everything=args.all,
                deck=args.deck,
                first_day=first,
                last_day=last,
                backups=progress.copies(),
                preview=preview,
            )

        found = forget(preview=True)
        if found.rows and not args.dry_run:
            question = (
                f"Remove {plural(found.reviews, 'answer')} to {plural(found.cards, 'card')} "
                "for good, and all copies the program has made?"
            )
            otherwise = "Nobody can be asked here: --yes removes them for good."
            if not agreed(question, sure=args.yes, otherwise=otherwise):
                return 1
            try:
                found = forget(preview=False)
            finally:
                _exchange(progress, after=True)
                context.keep_figures(progress)
    if args.json:
        document(
            {
                "dry_run": args.dry_run,
                "rows": found.rows,
                "reviews": found.reviews,
                "cards": found.cards,
                "backups": found.backups,
            }
        )
    else:
        _say(found, dry_run=args.dry_run)
    return 0 if found.rows else 1


def _exchange(progress: Progress, *, after: bool = False) -> None:
    """Sync with the folders there are: before, so that what lies there goes too; and after."""
    for folder in progress.folders():
        try:
            if folder.is_dir():
                progress.sync(folder)
            elif after:
                remark(f"{folder} is not there now: sync with it to remove them there, too.")
        except QuizError as error:
            if after:
                remark(f"They are not removed from {folder}: {as_sentence(error.sentence)}")


def _say(found: Forgotten, *, dry_run: bool) -> None:
    if not found.rows:
        remark("There is nothing of that in the log.")
    elif dry_run:
        fact(
            f"{plural(found.reviews, 'answer')} to {plural(found.cards, 'card')} would go "
            f"({plural(found.rows, 'row')} in all), and all backups made here."
        )
    else:
        fact(f"Removed {plural(found.rows, 'row')} and {plural(found.backups, 'copy', 'copies')}.")
        remark(
            "Your other devices remove them with their next sync. Copies you made yourself "
            "(backup FILE, export-log) are yours to delete."
        )


def _day(option: str, text: str | None) -> int | None:
    """A day in days since 1970-01-01."""
    if text is None:
        return None
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        raise UsageError(f"{option}: {text!r} is no date: write one such as 2026-01-31") from None
