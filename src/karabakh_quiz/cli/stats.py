"""`stats`: what was learnt, in figures that say how sure they are."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, remark, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.insight import Report


def arguments(parser: Parser) -> None:
    parser.describe(
        "What was learnt: answers and time, true retention with the range that chance\n"
        "allows, what the memory model expected and what came, cards and how long they\n"
        "last, dates too early or too late. docs/insight.md defines every figure.",
        "stats",
        "stats --deck armenia-russia-2023 --since 90d --by facet",
    )
    add = parser.add_argument
    add("--deck", action="append", default=[], metavar="DECK", help="only this deck (repeatable)")
    add("--since", metavar="DATE", help="only from then on: 2026-01-31, or 90d, 12w")
    add("--by", choices=("facet", "deck", "mode", "week", "month"), help="true retention by these")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cli.insight import gather

    report, _ = gather(context, args.deck, args.since)
    if args.json:
        from karabakh_quiz.insight.documents import as_json

        document(as_json(report))
    elif args.by:
        _by(report, args.by)
    else:
        _show(report)
    return 0


def _show(report: Report) -> None:
    from karabakh_quiz.insight import words

    for line in table(words.lines(report), right=(0,)):
        fact(line)
    if not report.done.answers:
        remark("Nothing was answered yet: the figures come with the first reviews.")


def _by(report: Report, by: str) -> None:
    from karabakh_quiz.insight import words

    rows = [
        (
            words.day_words(label, year=True) if isinstance(label, int) else label,
            words.recalled(each, report.aim),
        )
        for label, each in report.retention[by].items()
    ]
    for line in table(rows, right=(0,)):
        fact(line)
    if not rows:
        remark(f"There is nothing to tell by {by}: it comes {words.missing(0)}.")
