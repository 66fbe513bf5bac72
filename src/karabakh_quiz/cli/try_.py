"""`try`: whether an answer would be accepted, as what, and why."""

from __future__ import annotations

from karabakh_quiz.cli.output import as_sentence, document, fact
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.answers import Verdict
    from karabakh_quiz.cards import Card, Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser


def arguments(parser: Parser) -> None:
    parser.describe(
        "Judge what a learner might type in answer to a card: accepted? as what? why?\n"
        "Nothing is logged.",
        "try armenia-russia-2023/strategic-mistake#who pashinian",
        'try armenia-russia-2023/eagle-partner#when "11 sept 2023" --json',
    )
    add = parser.add_argument
    add("card", metavar="CARD", help="the card, deck/entry#facet")
    add("answer", nargs="+", metavar="ANSWER", help="what might be typed")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.answers import said_in
    from karabakh_quiz.answers.judging import judge
    from karabakh_quiz.cards import Collection

    collection = Collection(context.library())
    card = _card(collection, args.card)
    verdict = judge(
        card,
        " ".join(args.answer),
        register=tuple(collection.register.values()),
        said=said_in(collection, card),
    )
    if args.json:
        document(
            {
                "verdict": verdict.kind,
                "score": verdict.score,
                "reason": verdict.reason,
                "read_as": verdict.read_as,
                "grade": verdict.proposed,
            }
        )
    else:
        _print(card, verdict)
    return 0


def _card(collection: Collection, name: str) -> Card:
    from karabakh_quiz.cli.show import card_ids

    ids = card_ids(collection, name)
    if len(ids) > 1:
        raise QuizError(f"{name} has several cards: write one of {', '.join(ids)}.")
    return collection.card(ids[0])


def _print(card: Card, verdict: Verdict) -> None:
    from karabakh_quiz.cli.spoken import verdict_lines
    from karabakh_quiz.study.wording import grade_name

    fact(f"{card.prompt} {as_sentence(card.answer)}")
    for line in verdict_lines(verdict):
        fact(line)
    if verdict.proposed is None:
        fact("No grade: it would be asked again.")
    else:
        fact(f"Proposed {verdict.proposed}, {grade_name(verdict.proposed)}.")
