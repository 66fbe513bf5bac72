"""Generated collections: a deck of so many cards, and a log of so many reviews.

Seeded, so that every machine measures the same; kept under the system's
temporary folder between runs. All people and words are made up.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from heapq import heapify, heappop, heappush
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory, gettempdir

from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.intervals import due_day
from karabakh_quiz.memory.step import NEVER, luck
from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.chains import RowChain
from karabakh_quiz.progress.merge import take

SEED = 1988
DEVICE = "generateddevice0"
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


TODAY = 20_484
"""2026-01-31, the learner's day that every measured command believes it is."""

MODES = ("choice", "type", "type")


def reviews(cards: int, count: int) -> Iterator[Review]:
    """`count` reviews of the generated deck, oldest first, as one device recorded them.

    Cards are met one after another over the two years before `TODAY`; each is then reviewed
    when the memory model asks for it, recalled with the chance the model gives.
    """
    chance = Random(f"{SEED}/{cards}/{count}")
    memory = Memory()
    names = [
        f"generated/statement-{number}#{facet}"
        for number in range(max(1, cards // CARDS_A_STATEMENT))
        for facet in ("who", "when")
    ]
    chance.shuffle(names)
    span = 730
    met = max(1, round(len(names) * 0.9))
    waiting = [(TODAY - span + number * span // met, number) for number in range(met)]
    heapify(waiting)
    states: dict[int, tuple[float, float, int, int]] = {}
    at = 0
    for seq in range(1, count + 1):
        day, number = heappop(waiting)
        day = min(day, TODAY - 1)
        at = max(at + 1, (day * 86_400 + 30_000) * 1000)
        stability, difficulty, last, after = states.get(number, (NEVER, 0.0, day, 0))
        recall = 0.3 if stability == NEVER else memory.recall(stability, day - last)
        grade = 3 if chance.random() < recall else 1
        mode = chance.choice(MODES)
        options = ("person-1", "person-2", "person-3", "person-4") if mode == "choice" else ()
        lucky = luck(len(options)) if options else 0.0
        stability, difficulty = memory.step(stability, difficulty, grade, day - last, lucky)
        due = due_day(names[number], day, memory.interval(MemoryState(stability, difficulty)))
        states[number] = (stability, difficulty, day, seq)
        heappush(waiting, (due, number))
        yield Review(
            card=names[number],
            at=at,
            day=day,
            id=RowId(DEVICE, seq),
            grade=grade,
            proposed=grade,
            verdict="exact" if grade == 3 else "wrong",
            score=1.0 if grade == 3 else 0.0,
            mode="choice" if mode == "choice" else "type",
            options=options,
            chosen=options[chance.randrange(4)] if options and grade == 1 else None,
            answer="" if options else word(chance),
            took_ms=chance.randint(3_000, 20_000),
            sitting=f"{day:08x}",
            fingerprint=f"p:{number:08x} a:{number:08x}",
            after=RowId(DEVICE, after) if after else None,
            due_day=due,
        )


def log_file(cards: int, count: int) -> Path:
    """A generated `progress.db` of `count` reviews, alone in its folder."""
    home = folder(f"home-{cards}-{count}")
    path = home / "progress.db"
    if not path.exists():
        making = home / "making.db"
        making.unlink(missing_ok=True)
        with Progress.open(making) as progress, progress._log.writing():
            take(progress._log, [RowChain(DEVICE, reviews(cards, count))])
        making.rename(path)
    return path


def collection(cards: int, reviews: int) -> Collection:
    """A generated deck and log, made now or by an earlier run."""
    deck = deck_file(cards)
    return Collection(
        home=log_file(cards, reviews).parent,
        decks=deck.parent,
        deck="generated",
        title="Generated statements",
        prompt="choose",
    )


@cache
def _warm(home: Path, decks: Path, deck: str) -> None:
    """Let the program keep with the decks what it keeps: once for all scratch homes."""
    from benchmarks.process import command

    command(["study", deck, "--plain"], home, decks)  # ends at its first question


@contextmanager
def scratch(made: Collection) -> Iterator[Collection]:
    """The same with a home of its own, for what answers cards: gone afterwards."""
    _warm(made.home, made.decks, made.deck)
    with TemporaryDirectory() as folder:
        home = Path(folder, "home")
        shutil.copytree(made.home, home)
        yield replace(made, home=home)
