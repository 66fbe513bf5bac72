"""One collection in the formats of other programs: the same cards seen, learnt and due."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.collections import TODAY, Collection
from benchmarks.environments import Version
from benchmarks.process import environment
from karabakh_quiz.decks import read_deck
from karabakh_quiz.decks.deck import Statement
from karabakh_quiz.progress import Progress

ASKED = "Recall:"
"""What the front of every card begins with, in the peers' formats."""
Row = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Program:
    """A peer that shows cards in a terminal."""

    name: str
    requirement: str
    python: Version
    words: tuple[str, ...]
    """What is said to its interpreter."""
    keys: tuple[tuple[str, str], ...]
    """What is waited for on its screen, and then typed, on the way to the first card."""
    prepare: Callable[[Path, Path, Sequence[Row]], dict[str, str]]
    """Writes the cards into a folder, with its interpreter's help; gives its environment."""


def as_rows(made: Collection) -> Iterator[Row]:
    """Every card with its memory; `due`, `last` and `first` are days from today."""
    (path,) = made.decks.glob("*.yaml")
    deck = read_deck(path)
    with Progress.open(made.home / "progress.db") as progress:
        states = progress.states()
    for entry in deck.entries:
        if not isinstance(entry, Statement):
            continue
        for facet, answer in (("who", entry.who[0].name), ("when", entry.when)):
            state = states.get(f"{deck.id}/{entry.id}#{facet}")
            memory = state.memory if state else None
            yield {
                "id": f"{entry.id}-{facet}",
                "front": f"{ASKED} {facet} – {entry.said}",
                "back": answer,
                "due": _days(state.due_day if state else None),
                "last": _days(state.last_day if state else None),
                "first": _days(state.introduced_day if state else None),
                "reviews": state.reps if state else 0,
                "stability": memory.stability if memory else None,
                "difficulty": memory.difficulty if memory else None,
            }


def _days(day: int | None) -> int | None:
    return None if day is None else day - TODAY


def script(python: Path, code: str, *arguments: Path) -> float:
    """Run `code` with `arguments`; the number that it prints last, 0 where it prints none."""
    words = [str(python), "-c", code, *map(str, arguments)]
    environ = environment(Path(arguments[-1]).parent)
    done = subprocess.run(words, env=environ, check=True, capture_output=True, text=True)
    return float(done.stdout or 0)


def _to_recto(folder: Path, python: Path, rows: Sequence[Row]) -> dict[str, str]:
    listed, store = folder / "cards.json", folder / "recto.db"
    listed.write_text(json.dumps(rows), encoding="utf-8")
    script(python, _RECTO, listed, store)
    return {
        "HOME": str(folder),
        "RECTO_DB": str(store),
        "OPENAI_API_KEY": "none",
        "OPENAI_BASE_URL": "http://127.0.0.1:9",
    }


_RECTO = """
import json, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
import fsrs
from recto.adapters.sqlite_deck_repository import SqliteDeckRepository
from recto.domain.deck import Deck, SourceCard
from recto.domain.knowledge import new_knowledge
from recto.domain.memory import Memory
from dataclasses import replace

noon = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
found = []
for place, row in enumerate(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))):
    item = new_knowledge("generated", SourceCard(row["id"], row["front"], row["back"]), place)
    if row["stability"] is not None:
        due, last, first = (noon + timedelta(days=row[name]) for name in ("due", "last", "first"))
        card = fsrs.Card(
            card_id=place + 1, state=fsrs.State.Review, step=None, stability=row["stability"],
            difficulty=row["difficulty"], due=due, last_review=last,
        )
        item = replace(item, memory=Memory(due=due, introduced_at=first, fsrs_card=card.to_json()))
    found.append(item)
deck = Deck("generated", "Generated", "statements")
SqliteDeckRepository(Path(sys.argv[2])).save_deck(deck, found)
"""


def _to_termcard(folder: Path, _: Path, rows: Sequence[Row]) -> dict[str, str]:
    today = datetime.now(UTC).date()
    cards = [
        {
            "id": row["id"],
            "front": row["front"],
            "back": row["back"],
            "interval": _whole(row["due"]) - _whole(row["last"]),
            "repetitions": row["reviews"],
            "due": (today + timedelta(days=_whole(row["due"]))).isoformat(),
            "total_reviews": row["reviews"],
        }
        for row in rows
    ]
    deck = {"id": "generated", "name": "Generated", "cards": cards}
    store = folder / "decks.json"
    store.write_text(json.dumps({"decks": [deck]}, indent=2), encoding="utf-8")
    return {"HOME": str(folder), "TERMCARD_DATA": str(store)}


def _whole(days: str | float | None) -> int:
    """Days from today; a card never seen counts from today."""
    return int(days or 0)


RECTO = Program(
    "recto",
    "recto==0.3.0",
    (3, 12),
    ("-c", "from recto.app import main; main()"),
    (("Generated", "\r"),),
    _to_recto,
)
TERMCARD = Program(
    "termcard",
    "termcard==1.0.1",
    (3, 11),
    ("-m", "termcard"),
    (("Quit", "r\r"),),
    _to_termcard,
)
