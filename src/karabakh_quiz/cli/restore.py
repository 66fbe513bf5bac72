"""`restore`: a backup in the log's place, after saying what that loses and gains."""

from __future__ import annotations

import os
from datetime import datetime

from karabakh_quiz.cli.agree import agreed
from karabakh_quiz.cli.output import document, fact, remark, table
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Put a backup in the place of the log: the newest, one by its name or a file.\n"
        "What would be lost and gained is said first, and the log as it is now is\n"
        "backed up before. Answers that a sync folder has come back with the next sync.",
        "restore --list",
        "restore",
        "restore progress-2026-01-31.db",
    )
    add = parser.add_argument
    add("backup", nargs="?", metavar="BACKUP", help="a name of the list, or a file")
    add("--list", action="store_true", help="only list the backups there are")
    add("--dry-run", action="store_true", help="only say what would be lost and gained")
    add("--yes", action="store_true", help="do not ask")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.progress import restore_file
    from karabakh_quiz.progress.backups import find, look_into
    from karabakh_quiz.progress.faults import DamagedLogError

    path = context.places.progress
    if args.list:
        return _list(path, as_json=args.json)
    backup = find(path, args.backup)
    look_into(backup)
    try:
        return _replace(args, context, backup)
    except DamagedLogError as error:
        if not path.exists() or args.dry_run:
            raise
        remark(error.sentence)
        question = f"Put {backup.name} in its place?"
        if not agreed(question, sure=args.yes, otherwise=_needs_yes(backup)):
            return 1
        kept = restore_file(path, backup, context.clock.now())
    if args.json:
        document({"restored": os.fspath(backup), "kept": os.fspath(kept)})
    else:
        fact(f"Restored {backup.name}; the damaged file is kept as {kept}.")
    return 0


def _replace(args: Namespace, context: Context, backup: Path) -> int:
    """Restore over a log that can be opened."""
    with context.progress() as progress:
        change = progress.preview_restore(backup)
        kept = None
        if not args.json:
            lost = plural(change.lost_reviews, "answer")
            gained = plural(change.gained_reviews, "answer")
            fact(f"{backup.name}: {lost} would go, {gained} would come.")
            if change.learner_changes:
                remark("It is the log of another learner.")
        if not args.dry_run:
            question = f"Put {backup.name} in the place of the log?"
            if not agreed(question, sure=args.yes, otherwise=_needs_yes(backup)):
                return 1
            kept = progress.restore(backup).kept
            context.keep_figures(progress)
    if args.json:
        told = {
            "restored": None if kept is None else os.fspath(backup),
            "kept": None if kept is None else os.fspath(kept),
            "lost": {"rows": change.lost_rows, "reviews": change.lost_reviews},
            "gained": {"rows": change.gained_rows, "reviews": change.gained_reviews},
            "learner_changes": change.learner_changes,
        }
        document(told)
    elif kept is not None:
        fact(f"Restored. The log as it was is kept as {kept}.")
    return 0


def _needs_yes(backup: Path) -> str:
    return f"Nobody can be asked here: --yes puts {backup.name} in the place of the log."


def _list(path: Path, *, as_json: bool) -> int:
    from karabakh_quiz.progress.backups import automatic, folder_for

    known = automatic(path)
    stats = [(each, each.stat()) for each in known]
    if as_json:
        document(
            [
                {
                    "backup": os.fspath(each),
                    "made": datetime.fromtimestamp(stat.st_mtime).astimezone().isoformat(),
                    "bytes": stat.st_size,
                }
                for each, stat in stats
            ]
        )
        return 0
    rows = [(each.name, f"{stat.st_size / 1024:,.0f} KB") for each, stat in stats]
    for line in table(rows, right=(1,)):
        fact(line)
    if not known:
        remark(f"There is no backup in {folder_for(path)} yet.")
    return 0
