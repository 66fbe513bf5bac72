"""`confusions`: who was given for whom."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, remark, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.insight import Confusion

SHOWN = 20


def arguments(parser: Parser) -> None:
    parser.describe(
        "Say who was given for whom, the strongest pairs first: lately (90 days) and\n"
        "ever. What was undone does not count. These choices come up more often as\n"
        "rivals; `study --person A --person B --cram` drills a pair.",
        "confusions",
        "confusions --json",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.standing import log_to_read
    from karabakh_quiz.insight import confusions
    from karabakh_quiz.insight.mixups import speakers_in

    collection = Collection(context.library())
    with log_to_read(context, collection) as progress:
        found = confusions(progress, speakers_in(collection))
    names = {person.id: person.name for person in collection.register.values()}
    if args.json:
        _document(found, names)
    else:
        _show(found, names)
    return 0


def _show(found: list[Confusion], names: Mapping[str, str]) -> None:
    from karabakh_quiz.insight import pairs

    counts = {(each.right, each.given): each for each in found}
    rows = [("lately", "ever", "", "")]
    for pair in pairs(found)[:SHOWN]:
        one, other = names.get(pair.one, pair.one), names.get(pair.other, pair.other)
        there, back = counts.get((pair.one, pair.other)), counts.get((pair.other, pair.one))
        told = [
            f"{each.ever}× {named} for {right}"
            for each, named, right in ((there, other, one), (back, one, other))
            if each is not None
        ]
        rows.append((str(pair.lately), str(pair.ever), f"{one} and {other}", "; ".join(told)))
    if len(rows) == 1:
        remark("Nobody was taken for somebody else.")
        return
    for line in table(rows, right=(0, 1)):
        fact(line)


def _document(found: list[Confusion], names: Mapping[str, str]) -> None:
    from karabakh_quiz.insight import pairs
    from karabakh_quiz.insight.mixups import LATELY_DAYS

    document(
        {
            "lately_days": LATELY_DAYS,
            "confusions": [
                {
                    "right": each.right,
                    "right_name": names.get(each.right),
                    "given": each.given,
                    "given_name": names.get(each.given),
                    "ever": each.ever,
                    "lately": each.lately,
                }
                for each in found
            ],
            "pairs": [
                {"people": [pair.one, pair.other], "ever": pair.ever, "lately": pair.lately}
                for pair in pairs(found)
            ],
        }
    )
