"""Generated collections: a deck of so many cards, and a log of so many reviews.

Seeded, so that every machine measures the same; kept under the system's
temporary folder between runs. All people and words are made up.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import gettempdir

SEED = 1988
PEOPLE = 60
CARDS_A_STATEMENT = 2
"""who and when."""

_SYLLABLES = ("ba", "do", "fe", "gi", "ka", "lo", "me", "nu", "po", "ri", "sa", "te", "vo", "zu")


@dataclass(frozen=True, slots=True)
class Collection:
    """Where a generated collection lies, and what its app shows."""

    home: Path
    decks: Path
    deck: str
    title: str
    prompt: str
    """Words that stand on screen only when a question does."""


def word(chance: Random) -> str:
    """A word of two or three syllables."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 3)))


def deck_text(cards: int, name: str = "generated") -> str:
    """The YAML of a deck with `cards` cards."""
    chance = Random(f"{SEED}/{cards}")
    lines = [
        "deck:",
        f"  id: {name}",
        "  title: Generated statements",
        "  facets: [who, when]",
        "people:",
    ]
    names: set[str] = set()
    while len(names) < PEOPLE:
        names.add(f"{word(chance).title()} {word(chance).title()}ov")
    for number, person in enumerate(sorted(names)):
        lines += [
            f"  person-{number}:",
            f"    name: {person}",
            "    offices:",
            f"      - {{title: Speaker {number % 7}, from: 1990-01-01}}",
            f"    side: Side {number % 3}",
        ]
    lines += [
        "sources:",
        "  daily: {title: The generated daily, date: 2020-01-01}",
        "statements:",
    ]
    for number in range(max(1, cards // CARDS_A_STATEMENT)):
        said = " ".join(word(chance) for _ in range(14))
        year, month, day = chance.randint(1990, 2023), chance.randint(1, 12), chance.randint(1, 28)
        lines += [
            f"  - id: statement-{number}",
            f"    who: person-{chance.randrange(PEOPLE)}",
            f"    when: {year}-{month:02}-{day:02}",
            f"    where: {word(chance)} hall",
            f"    said: {said}",
            f"    context: {' '.join(word(chance) for _ in range(10))}",
            "    source: daily",
        ]
    return "\n".join(lines) + "\n"


def folder(name: str) -> Path:
    """Where what is generated under `name` by this version of the generator is kept."""
    version = sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    path = Path(gettempdir()) / f"karabakh-quiz-benchmarks-{version}" / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def deck_file(cards: int) -> Path:
    """A generated deck of `cards` cards, alone in its folder."""
    path = folder(f"decks-{cards}") / "generated.yaml"
    if not path.exists():
        path.write_text(deck_text(cards), encoding="utf-8")
    return path
