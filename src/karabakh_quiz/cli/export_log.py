"""`export-log`: every row of the log, as lines or as a table."""

from __future__ import annotations

import os
from pathlib import Path

from karabakh_quiz.cli.output import document, fact
from karabakh_quiz.errors import QuizError
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Write every row of the log to FILE: as a table if its name ends in .csv, else\n"
        "as JSON Lines. docs/log.md tells what the fields mean.",
        "export-log answers.csv",
        "export-log answers.jsonl",
    )
    parser.add_argument("file", metavar="FILE", help="the file; must not exist yet")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    to = Path(args.file).expanduser().absolute()
    if to.exists():
        raise QuizError(f"{to} exists already: it is left as it is.")
    if not context.places.progress.exists():
        raise QuizError("There is nothing to export yet: nothing was answered.")
    with context.progress_to_read() as progress:
        rows = progress.export(to)
    if args.json:
        document({"file": os.fspath(to), "rows": rows})
    else:
        fact(f"{plural(rows, 'row')} written to {to}.")
    return 0
