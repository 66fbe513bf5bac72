"""`backup`: a whole copy of the log, now."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote

from karabakh_quiz.cli.output import document, fact, remark
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Copy the log as it is now, to FILE or to the folder of the automatic backups\n"
        "(one a day after studying; 7 days and 4 weeks of them stay).",
        "backup",
        "backup /media/stick/progress.db",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="where to; must not exist yet")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _way_back(made: Path, *, named: bool) -> str:
    """The command that restores the backup: the newest of the program's own needs no name."""
    return (
        f"`karabakh-quiz restore {quote(os.fspath(made))}`" if named else "`karabakh-quiz restore`"
    )


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.progress.aside import free, moment
    from karabakh_quiz.progress.backups import folder_for

    path = context.places.progress
    if not path.exists():
        raise QuizError("There is nothing to back up yet: nothing was answered.")
    if args.file:
        to = Path(args.file).expanduser()
        to = to / path.name if to.is_dir() else to
    else:
        to = free(folder_for(path) / f"{path.stem}-{moment(context.clock.now())}.db")
    with context.progress_to_read() as progress:
        made = progress.backup(to)
    if args.json:
        document({"backup": os.fspath(made), "bytes": made.stat().st_size})
        return 0
    fact(os.fspath(made))
    remark(f"{_way_back(made, named=bool(args.file))} brings it back.")
    return 0
