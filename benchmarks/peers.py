"""Other programs at the same work: start to first card, a package to hand out, reading YAML.

Each ratio is a peer's time over ours, taken in turns: above 1, the peer is slower. A peer
that cannot be installed here is a line that says why.

Starts are whole processes in a terminal, from the command until the first card's question
stands there, over one collection written in each program's own format with the same cards
seen, learnt and due. A peer that asks for a newer Python than ours runs on that, and we
run on it too. Recto does not start without a key to a language model, and asks the model
only once an answer is given: it gets a word that is no key, an address on this machine
where nobody answers, and no answers. The scheduler's peers are measured in `scheduler`
and stand here again.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from benchmarks import scheduler
from benchmarks.collections import collection, deck_file
from benchmarks.converted import ASKED, RECTO, TERMCARD, as_rows, script
from benchmarks.environments import UnavailableError, Version, interpreter, python_with
from benchmarks.measure import ROUNDS, Figure, against, interleaved, timed
from benchmarks.process import environment
from benchmarks.terminal import Terminal
from karabakh_quiz.decks import read_deck

ROOT = Path(__file__).resolve().parent.parent
Install = Callable[[Sequence[str], Version], Path]
GENANKI = "genanki==0.13.1"
PLAINLY = "Answer: "
"""Stands below the first card where lines are asked for instead of a screen."""


def figures(
    rounds: int = ROUNDS,
    cards: int = 10_000,
    entries: int = 1_000,
    install: Install = python_with,
) -> list[Figure]:
    """All comparisons: `cards` cards to start with, `entries` entries to read and to pack."""
    return [
        *starts(rounds, cards, install),
        *packages(rounds, entries, install),
        *reading(rounds, entries),
        *scheduler.figures(rounds),
    ]


def starts(rounds: int, cards: int, install: Install) -> list[Figure]:
    """Start to first card: each peer against ours on the same Python."""
    found = []
    made = collection(cards, reviews=cards * 2)
    rows = list(as_rows(made))
    for peer in (RECTO, TERMCARD):
        name = peer.requirement.replace("==", " ")
        try:
            theirs = install([peer.requirement], peer.python)
            ours = own_python(peer.python, install)
        except UnavailableError as error:
            found.append(Figure(name, None, 0.0, "start to first card of ours", note=str(error)))
            continue
        floor = f"start to first card of ours, {cards:,} cards, Python {_version(ours)}"
        with TemporaryDirectory() as folder:
            home = Path(folder)
            environ = {**environment(home), **peer.prepare(home, theirs, rows)}
            own = {**environment(made.home, made.decks), "PYTHONPATH": str(ROOT / "src")}
            study = [str(ours), "-m", "karabakh_quiz", "study", made.deck]
            cases = {
                floor: partial(until_card, study, own, (), made.prompt),
                "ours, through home": partial(
                    until_card, study[:3], own, ((made.title, "\r"),), made.prompt
                ),
                "ours, `study DECK --plain`": partial(
                    until_card, [*study, "--plain"], own, (), PLAINLY
                ),
                name: partial(until_card, [str(theirs), *peer.words], environ, peer.keys, ASKED),
            }
            found += against(interleaved(cases, rounds), floor)
    return found


def until_card(
    words: Sequence[str], environ: Mapping[str, str], keys: Sequence[tuple[str, str]], card: str
) -> float:
    """Seconds from the command until `card` is on the screen, typing `keys` on the way."""
    terminal = Terminal(words, environ)
    try:
        for awaited, typed in keys:
            terminal.until(awaited)
            terminal.send(typed)
        return terminal.until(card)
    finally:
        terminal.close()


def own_python(least: Version, install: Install) -> Path:
    """An interpreter that can run this tree, on Python `least` or newer."""
    if interpreter(least) == Path(sys.executable):
        return Path(sys.executable)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return install(project["dependencies"], least)


def packages(rounds: int, entries: int, install: Install) -> list[Figure]:
    """One file to hand out: genanki's .apkg against our .deck.zip, of the same cards.

    Each in a process of its own that has imported what it needs; a process prints its seconds.
    """
    made = collection(entries * 2, reviews=2)
    name = f"{GENANKI.replace('==', ' ')}, an .apkg of the same cards"
    floor = f"ours, `deck pack`, {entries:,} entries"
    try:
        python = install([GENANKI], (3, 11))
    except UnavailableError as error:
        return [Figure(name, None, 0.0, floor, note=str(error))]
    with TemporaryDirectory() as folder:
        listed = Path(folder, "cards.json")
        listed.write_text(json.dumps(list(as_rows(made))), encoding="utf-8")
        (deck,) = made.decks.glob("*.yaml")
        cases = {
            floor: partial(script, Path(sys.executable), _PACK, deck, Path(folder, "a.deck.zip")),
            name: partial(script, python, _GENANKI, listed, Path(folder, "a.apkg")),
        }
        return against(interleaved(cases, rounds), floor)


_PACK = """
import sys
from pathlib import Path
from time import perf_counter
from karabakh_quiz.decks import read_deck
from karabakh_quiz.exchange.packs import pack

start = perf_counter()
Path(sys.argv[2]).write_bytes(pack(Path(sys.argv[1])))
print(perf_counter() - start)
"""
_GENANKI = """
import json, sys
from time import perf_counter
import genanki

with open(sys.argv[1], encoding="utf-8") as file:
    rows = json.load(file)
start = perf_counter()
model = genanki.Model(
    1988022001,
    "Generated",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{Front}}<hr>{{Back}}"}],
)
deck = genanki.Deck(1988022002, "Generated")
for row in rows:
    deck.add_note(genanki.Note(model=model, fields=[row["front"], row["back"]]))
genanki.Package(deck).write_to_file(sys.argv[2])
print(perf_counter() - start)
"""


def reading(rounds: int, entries: int) -> list[Figure]:
    """PyYAML's own ways to read the same file, which neither validate nor know positions."""
    deck = deck_file(entries * 2)
    text = deck.read_text(encoding="utf-8")
    floor = f"ours, {entries:,} entries cold: positions, validation"
    loaders: dict[str, Any] = {
        "PyYAML, SafeLoader": yaml.SafeLoader,
        "PyYAML, CSafeLoader": yaml.CSafeLoader,
        "PyYAML, CBaseLoader": yaml.CBaseLoader,
    }
    cases = {
        floor: partial(timed, partial(read_deck, deck)),
        **{
            name: partial(timed, partial(yaml.load, text, loader))
            for name, loader in loaders.items()
        },
    }
    return against(interleaved(cases, rounds), floor)


def _version(python: Path) -> str:
    asked = [str(python), "-c", "import platform; print(platform.python_version())"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
