"""The edit guard's table, before anything happens to what was learnt."""

from __future__ import annotations

from karabakh_quiz.cli.output import fact, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from karabakh_quiz.insight.edits import Edits

MOST = 20
"""Cards listed of each kind."""


def print_edits(found: Edits) -> None:
    """Print what an edit means: one sentence, then which cards."""
    fact(found.sentence)
    rows = [("renamed", f"{old} -> {new}", "") for old, new in found.renamed[:MOST]]
    rows += _rows("answer changed", found.changed, "reset it if what was learnt holds no more")
    rows += _rows("removed", found.removed, "its progress is kept, and comes back with it")
    rows += _rows("reworded", found.reworded, "")
    for line in table(rows):
        fact(f"  {line}")


def _rows(what: str, cards: tuple[str, ...], note: str) -> list[tuple[str, str, str]]:
    rows = [(what, card, note) for card in cards[:MOST]]
    if len(cards) > MOST:
        rows.append((what, f"and {len(cards) - MOST} more", ""))
    return rows
