"""`flags`: the cards flagged as looking wrong, for whoever keeps the deck."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, remark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.study.flags import Flag


def arguments(parser: Parser) -> None:
    parser.describe(
        "List the cards flagged as looking wrong, with the file and line of their entry\n"
        "and the note written to each: one line a flag, in the form that editors jump to.\n"
        "Hand it to whoever keeps the deck; the lists of several learners can be joined.",
        "flags armenia-russia-2023 > flags.txt",
        "flags --json",
        "flags --clear armenia-russia-2023/analyze-this-news#who",
    )
    add = parser.add_argument
    add("deck", nargs="*", metavar="DECK", help="only these decks")
    add("--clear", action="append", default=[], metavar="CARD", help="take this card's flag off")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.choose import deck_files, deck_ids
    from karabakh_quiz.cli.standing import log_to_read
    from karabakh_quiz.study.flags import flags

    library = context.library(deck_files(args.deck))
    collection = Collection(library, deck_ids(library, args.deck) if args.deck else None)
    if args.clear:
        return _clear(args.clear, collection, context)
    with log_to_read(context, collection) as progress:
        found = flags(collection, progress)
    if args.json:
        document([_as_json(each, collection) for each in found])
    else:
        _show(found)
    return 0


def _clear(cards: Sequence[str], collection: Collection, context: Context) -> int:
    from karabakh_quiz.cli.show import card_ids
    from karabakh_quiz.study.flags import clear_flags

    wanted = [card for name in cards for card in card_ids(collection, name)]
    with context.progress(collection.renames) as progress:
        cleared = clear_flags(progress, wanted)
    for card in cleared:
        fact(card)
    if not cleared:
        remark("None of these is flagged.")
    return 0


def _show(found: Sequence[Flag]) -> None:
    from karabakh_quiz.cli.faults import shown

    for each in found:
        fact(f"{shown(each.path)}:{each.line}: {each.card}: {each.note or 'looks wrong'}")
    if not found:
        remark("Nothing is flagged. In a sitting, f flags the open card.")


def _as_json(flag: Flag, collection: Collection) -> dict[str, object]:
    card = collection.card(flag.card)
    return {
        "card": flag.card,
        "deck": card.entry.deck,
        "entry": card.entry.id,
        "path": str(flag.path),
        "line": flag.line,
        "note": flag.note,
        "day": flag.day,
        "prompt": card.prompt,
        "answer": card.answer,
    }
