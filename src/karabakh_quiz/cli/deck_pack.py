"""`deck pack`: a deck and its registers as one file."""

from __future__ import annotations

from pathlib import Path

from karabakh_quiz.cli.choose import deck_files, deck_ids
from karabakh_quiz.cli.output import fact, remark
from karabakh_quiz.cli.parser import PROGRAM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.exchange.packs import SUFFIX, files_of, pack

    library = context.library(deck_files([args.deck]))
    (deck_id,) = deck_ids(library, [args.deck])
    (ref,) = (ref for ref in library.decks if ref.id == deck_id)
    packed = pack(ref.path)
    output = Path(args.output or f"{deck_id}{SUFFIX}")
    output.write_bytes(packed)
    fact(str(output))
    names = ", ".join(files_of(ref.path))
    remark(f"Packed {names} ({len(packed) // 1024 + 1} KB). {PROGRAM} deck add takes it in.")
    shipped = {each.id for each in library.decks if each.rank == "shipped"}
    picked = {pick.partition("/")[0] for pick in ref.picks} - shipped
    if picked:
        remark(f"It takes entries from {', '.join(sorted(picked))}: students need these as well.")
    return 0
