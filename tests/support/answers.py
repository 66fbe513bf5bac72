"""The people and typed names that judging is tried on."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from karabakh_quiz.decks.deck import Office, Person

HERE = Path(__file__).parents[1] / "answers"


@dataclass(frozen=True, slots=True)
class Pair:
    """A name as typed, whom it is judged against, and what must come of it."""

    part: str
    """`dev`: looked at while the rules were made; `held`: not before they were done."""
    expected: str
    """A person's id, or after `=` a plain name."""
    want: str
    """`accept`, `refuse` or `ask`."""
    typed: str


@lru_cache(maxsize=1)
def people() -> dict[str, Person]:
    """The people and bodies of the research dossier, by id."""
    return {
        entry["id"]: Person(
            id=entry["id"],
            name=entry["name"],
            native=entry["native"],
            also=tuple(entry["also"]),
            kind=entry["kind"],
            offices=tuple(Office(*office) for office in entry["offices"]),
        )
        for entry in json.loads((HERE / "people.json").read_text("utf-8"))
    }


def pairs(path: Path = HERE / "pairs.tsv", part: str | None = None) -> list[Pair]:
    """The pairs of a file, or of one part of it."""
    lines = path.read_text("utf-8").splitlines()
    found = [Pair(*line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [pair for pair in found if part in (None, pair.part)]


def expected(pair: Pair) -> Person | str:
    """Whom a pair is judged against."""
    return pair.expected[1:] if pair.expected.startswith("=") else people()[pair.expected]
