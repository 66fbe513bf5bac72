"""`deck copy`: a deck into one's own folder, to edit."""

from __future__ import annotations

from karabakh_quiz.cli.choose import deck_files, deck_ids
from karabakh_quiz.cli.faults import shown
from karabakh_quiz.cli.output import fact, remark
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.exchange.intake import copy_deck

    library = context.library(deck_files([args.deck]))
    (deck_id,) = deck_ids(library, [args.deck])
    (ref,) = (ref for ref in library.decks if ref.id == deck_id)
    own = context.places.own_decks
    if ref.path.absolute().is_relative_to(own.absolute()):
        raise QuizError(f"{shown(ref.path)} is your own already: edit it there.")
    path = copy_deck(ref.path, own / deck_id)
    fact(str(path))
    remark(f"{deck_id!r} is yours to edit; it wins over {shown(ref.path)}. Progress goes along.")
    return 0
