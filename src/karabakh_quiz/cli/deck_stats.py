"""`deck stats`: what a deck holds, in figures."""

from __future__ import annotations

from karabakh_quiz.cli.choose import deck_files, deck_ids
from karabakh_quiz.cli.output import document, fact, table
from karabakh_quiz.text import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from karabakh_quiz.cards.figures import Figures
    from karabakh_quiz.cli.context import Context


MOST = 20
"""Rows shown of each count; JSON has all."""


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cards.counting import count_cards, count_entries
    from karabakh_quiz.cards.figures import figures

    library = context.library(deck_files([args.deck]))
    (deck_id,) = deck_ids(library, [args.deck])
    deck, collection = library.deck(deck_id), Collection(library)
    found = figures(deck, collection)
    if args.json:
        document({"deck": deck.id, "title": deck.title, **found.as_json()})
        return 0
    fact(f"{deck.title} ({deck.id})")
    cards = map(collection.facts, collection.ids(deck_id))
    notes = {
        "entries": count_entries(deck_id, deck.entries).notes,
        "cards": count_cards(deck_id, cards).notes,
    }
    _print(found, notes)
    return 0


def _print(found: Figures, notes: Mapping[str, str]) -> None:
    for head, counts in (
        ("entries", found.entries),
        ("cards", found.cards),
        ("cards without choices", found.typed_only),
        ("cards left out", found.left_out),
        ("statements by speaker", found.speakers),
        ("statements by side", found.sides),
        ("dated entries by year", found.years),
        ("sources by perspective", found.perspectives),
    ):
        if counts:
            fact()
            fact(f"{head}: {sum(counts.values())}{notes.get(head, '')}")
            for line in table(_rows(counts), right=(0, 1)):
                fact(f"  {line}")


def _rows(counts: Mapping[str, int]) -> list[tuple[str, str, str]]:
    """Number, share and name of the first; those beyond `MOST` stand together."""
    told = list(counts.items())
    rest = told[MOST:]
    if rest:
        told[MOST:] = [(plural(len(rest), "other"), sum(count for _, count in rest))]
    total = sum(counts.values())
    return [(str(n), f"{100 * n / total:.0f} %", name) for name, n in told]
