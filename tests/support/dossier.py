"""The decks that ship, beside the figures of the research dossier they were written from.

The dossier itself is not part of the repository; `tests/shipped/dossier.jsonl`
keeps of each of its entries who, when, where and the quotation, as it has
them, and names the deck entries written from it (none: left out, with the
reason in `docs/decks-left-out.md`).
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from karabakh_quiz.decks import Deck, Event, Question, Statement, read_deck

ROOT = Path(__file__).parents[2]
DECKS = ROOT / "decks"
FOUNDING = "armenia-russia-2023"
START = "start-here"
_REGISTERS = ("people.yaml", "sources.yaml")


@dataclass(frozen=True, slots=True)
class Figure:
    """What the dossier says of one statement or event."""

    id: str
    kind: str
    """`statement` or `event`."""
    entries: tuple[str, ...]
    """`deck/entry` of what was written from it."""
    who: tuple[str, ...]
    """Ids of speakers or participants."""
    date: str
    """EDTF; an interval where it lasted, or where two dates are right."""
    venue: str
    sources: tuple[str, ...]
    quote: str | None = None
    original: str | None = None
    confidence: str = "verified"
    date_confidence: str = "verified"
    contested: bool = False
    sensitive: bool = False
    ship: bool = True


@cache
def figures() -> dict[str, Figure]:
    """All figures by the dossier's own ids."""
    lines = (ROOT / "tests/shipped/dossier.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: Figure(**_frozen(row)) for row in map(json.loads, lines)}


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(v) if isinstance(v, list) else v for key, v in row.items()}


@cache
def figures_of() -> dict[str, tuple[Figure, ...]]:
    """The figures behind each `deck/entry`."""
    found: dict[str, tuple[Figure, ...]] = {}
    for figure in figures().values():
        for entry in figure.entries:
            found[entry] = (*found.get(entry, ()), figure)
    return found


@cache
def deck_paths() -> tuple[Path, ...]:
    return tuple(p for p in sorted(DECKS.glob("*.yaml")) if p.name not in _REGISTERS)


@cache
def decks() -> dict[str, Deck]:
    """The decks that ship, by id."""
    return {deck.id: deck for deck in map(read_deck, deck_paths())}


@cache
def entries() -> dict[str, Statement | Event | Question]:
    """All entries of all decks, by `deck/entry`."""
    return {f"{d.id}/{e.id}": e for d in decks().values() for e in d.entries}


def told() -> dict[str, Statement | Event]:
    """The entries that tell what was said or what happened: all but plain questions."""
    return {id_: e for id_, e in entries().items() if not isinstance(e, Question)}


def plain_words(text: str) -> set[str]:
    """The words of `text` without case, accents and punctuation."""
    flat = unicodedata.normalize("NFKD", text.lower())
    return set(re.findall(r"[a-z0-9]+", "".join(c for c in flat if not unicodedata.combining(c))))


PLACES = (
    ("Khankendi", "Stepanakert"),
    ("Shusha", "Shushi"),
    ("Kalbajar", "Karvachar"),
    ("Aghdam", "Akna"),
    ("Berdzor", "Lachin"),
    ("Khojaly", "Ivanyan"),
    ("Jabrayil", "Jrakan"),
    ("Hakar", "Hakari"),
)
"""The two names of a place; in our own voice both are given, as in `both_names`."""


def both_names(pair: tuple[str, str]) -> str:
    """The pair in alphabetical order, so that the order carries no message."""
    return " / ".join(sorted(pair))
