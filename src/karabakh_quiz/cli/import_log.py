"""`import-log`: take in what `export-log` wrote."""

from __future__ import annotations

from pathlib import Path

from karabakh_quiz.cli.output import document, fact, remark
from karabakh_quiz.cli.telling import teller
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Take in the rows of a file that export-log wrote, those that are here already\n"
        "left out. Another learner's file is refused.",
        "import-log answers.jsonl",
    )
    add = parser.add_argument
    add("file", metavar="FILE", help="a file of export-log")
    add("--join", action="store_true", help="this log belongs to the file's learner")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    path = Path(args.file).expanduser()
    with context.progress() as progress:
        merged, bad = progress.import_log(path, join=args.join, told=teller())
        if merged.new:
            context.keep_figures(progress)
    refused = merged.refused + bad
    if args.json:
        document({"new": merged.new, "refused": refused})
        return 0
    fact(f"Took in {plural(merged.new, 'row')}.")
    if refused:
        remark(f"{plural(refused, 'row')} could not be read and were left out.")
    return 0
