"""Reading decks: cold, judged, from the compiled cache, validated alone; against PyYAML's."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from benchmarks.collections import CARDS_A_STATEMENT, deck_file
from benchmarks.measure import ROUNDS, Figure, against, interleaved, timed
from karabakh_quiz.cli.judging import Judged
from karabakh_quiz.decks import open_library, read_deck, scanner
from karabakh_quiz.decks.models import FileShape

FLOOR = "yaml.load(…, CSafeLoader)"
COLD = 1.0
JUDGED = 4.0
"""With every warning, those about cards among them: what `check` does with a changed deck."""
CACHED = {1_000: 0.05, 20_000: 0.05}


def figures(rounds: int = ROUNDS, sizes: tuple[int, ...] = (1_000, 20_000)) -> list[Figure]:
    """For each size in entries: read cold, listed and opened from an unchanged cache, validated.

    Validation alone is pydantic's part of a cold reading: the models of a tree at hand.
    """
    found: list[Figure] = []
    for entries in sizes:
        deck = deck_file(entries * CARDS_A_STATEMENT)
        text = deck.read_text(encoding="utf-8")
        tree = scanner.read(text).tree.data
        with TemporaryDirectory() as folder:
            cache = Path(folder)
            opened(deck, cache)
            samples = interleaved(
                {
                    FLOOR: partial(timed, partial(yaml.load, text, yaml.CSafeLoader)),
                    f"{entries:,} entries cold": partial(timed, partial(read_deck, deck)),
                    f"{entries:,} entries judged": partial(timed, partial(judged, deck)),
                    f"{entries:,} entries cached": partial(timed, partial(opened, deck, cache)),
                    f"{entries:,} entries, pydantic alone": partial(
                        timed, partial(FileShape.model_validate, tree)
                    ),
                },
                rounds,
            )
        found += against(
            samples,
            FLOOR,
            {
                f"{entries:,} entries cold": COLD,
                f"{entries:,} entries judged": JUDGED,
                f"{entries:,} entries cached": CACHED.get(entries, 0.1),
            },
        )
    return found


def judged(deck: Path) -> object:
    """What `check` does with a deck it has not seen: finds its faults, and counts its cards."""
    return Judged([deck], strict=False).decks


def opened(deck: Path, cache: Path) -> object:
    """What a start of the program does with an unchanged deck: find it, list it, open it."""
    library = open_library(deck.parent, (), deck.parent / "none", cache=cache)
    return library.deck("generated")
