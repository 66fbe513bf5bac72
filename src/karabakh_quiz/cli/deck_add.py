"""`deck add`: take in a packed deck, or an update of one."""

from __future__ import annotations

import sys
from pathlib import Path

from karabakh_quiz.cli.edits_table import print_edits
from karabakh_quiz.cli.faults import print_faults, shown
from karabakh_quiz.cli.output import fact, remark
from karabakh_quiz.errors import QuizError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.exchange.intake import Candidate
    from karabakh_quiz.insight.edits import Edits


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.decks import DeckFaults
    from karabakh_quiz.exchange.intake import candidate
    from karabakh_quiz.exchange.packs import unpack

    own = context.places.own_decks
    packed = unpack(Path(args.file))
    _refuse_twin(packed.id, context)
    try:
        with candidate(packed, own) as found:
            return _take_in(found, context, sure=args.yes)
    except DeckFaults as error:
        print_faults(error.faults)
        raise QuizError(f"{args.file}: the deck has faults, and was not taken in.") from None


def _refuse_twin(deck_id: str, context: Context) -> None:
    """Refuse a deck whose id another of the learner's own decks has."""
    own = context.places.own_decks
    for ref in context.library().decks:
        mine = ref.rank == "own" and not ref.path.is_relative_to(own / deck_id)
        if ref.id == deck_id and mine:
            raise QuizError(
                f"Your own deck {shown(ref.path)} is called {deck_id!r} too: move it away, "
                "or give it another id."
            )


def _take_in(found: Candidate, context: Context, *, sure: bool) -> int:
    deck_id = found.deck.id
    if found.same:
        remark(f"The deck {deck_id!r} is there already, the very same.")
        return 0
    meant = _meaning(found, context)
    if meant is not None and (meant.any or meant.kept):
        print_edits(meant)
    if found.replaces and not sure and not _agreed(deck_id):
        remark("Nothing was changed.")
        return 1
    fact(str(found.take_in()))
    remark(
        f"The deck {deck_id!r} ({found.deck.title}) was {'updated' if found.replaces else 'added'}."
    )
    return 0


def _meaning(found: Candidate, context: Context) -> Edits | None:
    """What the deck means for the learner's progress, if there is any."""
    from karabakh_quiz.insight.edits import edits

    if not context.places.progress.exists():
        return None
    with context.progress() as progress:
        return edits(progress, [found.deck])


def _agreed(deck_id: str) -> bool:
    """Whether the person at the terminal says yes."""
    if not sys.stdin.isatty():
        raise QuizError(f"The deck {deck_id!r} is there in another version: --yes replaces it.")
    sys.stderr.write(f"Replace the deck {deck_id!r}? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
