"""What the commands that look ahead have in common: the cards, and what is in force."""

from __future__ import annotations

import sys

from karabakh_quiz.cli.output import remark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.planning import CardNow
    from karabakh_quiz.progress import Progress


def collection_of(context: Context, decks: Sequence[str]) -> Collection:
    """The cards of `decks` (all, if none are named)."""
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.choose import deck_ids

    library = context.library()
    return Collection(library, deck_ids(library, decks) if decks else None)


def cards_ahead(context: Context, decks: Sequence[str], progress: Progress) -> list[CardNow]:
    """The cards of `decks` (all, if none are named) as they stand, suspended ones left out."""
    from karabakh_quiz import planning

    collection = collection_of(context, decks)
    progress.rename(collection.renames)
    return planning.cards_ahead(collection, progress, sensitive=context.settings.sensitive)


def bar(value: float, most: float, width: int = 30) -> str:
    """A bar of at most `width` cells, at least one for anything above nothing."""
    if value <= 0 or most <= 0:
        return ""
    return "━" * max(1, round(width * value / most))


class Shown:
    """Says on a terminal how far a long look ahead has come."""

    LONG = 2_000

    def __init__(self, cards: int) -> None:
        self._shown = cards >= self.LONG and sys.stderr.isatty()
        self._last = 0

    def __call__(self, share: float) -> None:
        """Told the share done, 0 to 1."""
        tenth = int(share * 10)
        if self._shown and tenth > self._last:
            self._last = tenth
            remark(f"{tenth * 10} %")
