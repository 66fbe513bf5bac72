"""`confusions`: who was given for whom."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, is_screen, remark, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.insight import Confusion
    from karabakh_quiz.progress import Progress

SHOWN = 20
LABELS = 16
"""Cells for the names beside the heat map."""
SHORT = 22
"""Cells for a name on a terminal."""


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

    library = context.library()
    collection = Collection(library)
    with log_to_read(context, collection) as progress:
        found = confusions(progress, speakers_in(collection))
        drawn = _drawn(collection, progress) if is_screen() and not args.json else []
    # A choice may be somebody who speaks in none of the decks: the decks' registers know them.
    people = {
        **{id_: one for ref in library.decks for id_, one in library.deck(ref.id).people.items()},
        **collection.register,
    }
    names = {person.id: person.name for person in people.values()}
    if is_screen() and not args.json:
        from karabakh_quiz.insight.naming import labels

        names = labels(people.values(), SHORT)
    if args.json:
        _document(found, names)
    else:
        for line in drawn:
            fact(line)
        _show(found, names)
    return 0


def _drawn(collection: Collection, progress: Progress) -> list[str]:
    """Those mixed up most as a heat map, as many as the terminal has room for."""
    from shutil import get_terminal_size

    from karabakh_quiz.cli.insight import people_of, shows_ascii
    from karabakh_quiz.insight.pictures import matrix

    room = (get_terminal_size().columns - LABELS - 2) // matrix.CELL
    told = people_of(collection, progress)
    people = told["people"][: max(0, room)]
    if len(people) < 2:
        return []
    picture = matrix.matrix(
        people,
        {person: name[:LABELS] for person, name in told["names"].items()},
        told["given"],
        told["right"],
        told["heads"],
        ascii_only=shows_ascii(),
    )
    return [f"{'':{LABELS}}  named by you", *picture.plain(LABELS), ""]


def _show(found: list[Confusion], names: Mapping[str, str]) -> None:
    from karabakh_quiz.insight import pairs

    counts = {(each.right, each.given): each for each in found}
    rows: list[tuple[str, ...]] = [("lately", "ever", "", "")]
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
    if is_screen():  # what the last column says again
        rows = [(lately, ever, told) for lately, ever, _, told in rows]
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
