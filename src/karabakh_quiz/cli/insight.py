"""What the commands that look back have in common: decks, days, the figures."""

from __future__ import annotations

import re
from datetime import date

from karabakh_quiz.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.insight import Report

_SPAN = re.compile(r"(\d{1,5})([dw])")


def gather(
    context: Context, decks: Sequence[str], since: str | None
) -> tuple[Report, dict[str, str]]:
    """The report on `decks` (all, if none are named) since then, and the decks' titles."""
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.choose import deck_ids
    from karabakh_quiz.cli.standing import log_to_read
    from karabakh_quiz.insight import Selection, material, report

    library = context.library()
    collection = Collection(library)
    chosen = deck_ids(library, decks) if decks else ()
    asked = Collection(library, chosen or None)
    now = context.clock.now()
    offset = now.utcoffset()
    with log_to_read(context, collection) as progress:
        found = material(
            progress,
            context.places.cache,
            offset_minutes=0 if offset is None else round(offset.total_seconds() / 60),
        )
    selection = Selection(first=first_day(since, found.today), decks=chosen)
    sensitive = context.settings.sensitive
    cards = [card for card in asked.ids() if sensitive or not asked.facts(card).sensitive]
    titles = {ref.id: ref.title for ref in library.decks}
    return report(found, selection, cards=cards), titles


def first_day(text: str | None, today: int) -> int | None:
    """The day meant by `--since`: a date, or so many days (`90d`) or weeks (`12w`) up to today."""
    from karabakh_quiz.clock import EPOCH

    if text is None:
        return None
    if span := _SPAN.fullmatch(text):
        days = int(span[1]) * (7 if span[2] == "w" else 1)
        return today - max(1, days) + 1
    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        raise UsageError(
            f"--since: {text!r} is no date: write one such as 2026-01-31, or 90d, or 12w"
        ) from None
