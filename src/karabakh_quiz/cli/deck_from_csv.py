"""`deck from-csv`: a deck made of a table."""

from __future__ import annotations

import tempfile
from pathlib import Path

from karabakh_quiz.cli.deck_new import write_new
from karabakh_quiz.cli.faults import shown
from karabakh_quiz.cli.output import fact, remark
from karabakh_quiz.cli.parser import PROGRAM
from karabakh_quiz.errors import QuizError, UsageError
from karabakh_quiz.text import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.exchange.tables import BadRow


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.decks.writing import is_slug, slug
    from karabakh_quiz.exchange.tables import deck_text, read_table

    file = Path(args.file)
    deck_id = args.id or slug(file.stem)
    if not is_slug(deck_id):
        raise UsageError(f"--id {deck_id!r}: an id is made of small letters, digits and hyphens")
    output = Path(args.output) if args.output else context.places.own_decks / f"{deck_id}.yaml"
    table = read_table(_bytes(file))
    name = args.id or file.stem
    title = args.title or name.replace("-", " ").replace("_", " ").strip().capitalize()
    text, bad, origin = deck_text(table, deck_id, title or deck_id)
    bad = sorted([*bad, *_faults(text, origin)], key=lambda row: row.row)
    for row in bad:
        fact(f"{shown(file)}, {row}")
    if bad:
        rows = plural(len(table.rows), "row")
        raise QuizError(
            f"{len({one.row for one in bad})} of {rows} cannot be taken. No deck was written."
        )
    if not table.rows:
        raise QuizError(
            f"The table {shown(file)} has nothing below its heads. No deck was written."
        )
    write_new(output, text)
    fact(str(output))
    remark(f"{plural(len(table.rows), 'statement')}, read as {table.encoding}.")
    if table.ignored:
        remark(f"Columns passed over: {', '.join(table.ignored)}.")
    remark(f"Next: {PROGRAM} check {shown(output)}")
    return 0


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise QuizError(f"There is no file {file}.") from None


def _faults(text: str, origin: Mapping[int, int]) -> list[BadRow]:
    """What `check` still says of the deck, by the row it comes from."""
    from karabakh_quiz.decks import check_paths
    from karabakh_quiz.exchange.tables import BadRow

    if not origin:
        return []
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "deck.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        faults = [fault for fault in check_paths([path]).faults if fault.severity == "fault"]
    return [BadRow(origin.get(fault.line, 1), fault.message) for fault in faults]
