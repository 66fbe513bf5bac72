"""Looking back over a million reviews: `stats` anew and kept, beside reading the rows.

`python -m benchmarks insight` measures ratios, turn by turn; the absolute
promises (`stats` in under 2 seconds and 300 MB, Progress and People painted
within 100 ms of their key) are measured as shares of those bounds, each call a
process of its own. "Kept" is what a command finds after any import, sync or
sitting; "from nothing" is a log that was copied here and never looked at.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.collections import TODAY, Collection, collection, folder, scratch
from benchmarks.measure import ROUNDS, Figure, Sample, against, interleaved, timed
from benchmarks.process import command, environment
from benchmarks.terminal import Terminal
from karabakh_quiz.insight import Selection, material, report
from karabakh_quiz.progress import Progress, Review, RowId
from karabakh_quiz.progress.chains import RowChain
from karabakh_quiz.progress.merge import take

FLOOR = "reading every row"
SECONDS = 2.0
MEGABYTES = 300.0
OPENED = 0.1
"""Seconds from the key to the screen."""
BUDGETS = {
    "figures from nothing": 10.0,
    "figures kept": 2.0,
    "one deck's figures kept": 2.0,
    "figures after 50 more answers": 3.0,
}
DECKS, YEARS = 40, 10
_PEAK = (
    "import resource, sys\n"
    "from karabakh_quiz.cli.main import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit: pass\n"
    # Not `ru_maxrss`: until it runs a program of its own, a child counts its parent's memory.
    "with open('/proc/self/status') as status:\n"
    "    own = next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) // 1024\n"
    "others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024\n"
    "print(own, others, file=sys.stderr)\n"
)


def figures(
    rounds: int = ROUNDS,
    cards: int = 100_000,
    reviews: int = 1_000_000,
    shown: int = 100_000,
) -> list[Figure]:
    """Figures of `reviews` answers in one deck over two years, and in forty over ten; the command
    as called; and how soon the screens stand with `shown` reviews in the log."""
    made = collection(cards, reviews)
    many = many_decks(reviews)
    return [
        *looked_at(made.home / "progress.db", rounds, "one deck, two years"),
        *looked_at(many, rounds, f"{DECKS} decks, {YEARS} years"),
        *whole(made, rounds),
        *opened(collection(max(1, shown // 10), shown), rounds),
    ]


def looked_at(log: Path, rounds: int, which: str) -> list[Figure]:
    """All figures of a log: from nothing, from what is kept, and brought up to date."""
    with TemporaryDirectory() as scratched:
        own = Path(scratched, "progress.db")
        shutil.copy(log, own)
        kept = Path(scratched, "cache")
        with Progress.open(own) as progress:
            deck = next(iter(progress.counts()))
            samples = interleaved(
                {
                    FLOOR: lambda: timed(partial(read_rows, own)),
                    "figures from nothing": lambda: timed(partial(look, progress, None)),
                    "figures kept": lambda: timed(partial(look, progress, kept)),
                    "one deck's figures kept": lambda: timed(partial(look, progress, kept, deck)),
                    "figures after 50 more answers": lambda: more(progress, kept),
                },
                rounds,
            )
        found = against(samples, FLOOR, BUDGETS)
        return [replace(each, name=f"{each.name}, {which}") for each in found]


def whole(made: Collection, rounds: int) -> list[Figure]:
    """The command as called: seconds and peak memory, from nothing and once the tally is kept.

    The decks are compiled before, by another command. The memory is that of
    all processes that count, as if all were at their largest at once.
    """
    with TemporaryDirectory() as scratched:
        home = Path(scratched, "home")
        home.mkdir()
        shutil.copy(made.home / "progress.db", home / "progress.db")
        command(["due"], home, made.decks)
        first = [stats(home, made.decks, anew=True) for _ in range(min(3, rounds))]
        later = [stats(home, made.decks) for _ in range(rounds)]
    bound, room = f"{SECONDS:g} s", f"{MEGABYTES:g} MB"
    anew, seconds = (Sample(tuple(each[0] for each in found)) for found in (first, later))
    return [
        Figure("`stats`, from nothing", anew.median / SECONDS, anew.spread, bound),
        Figure("`stats`", seconds.median / SECONDS, seconds.spread, bound, 1.0),
        Figure(
            "peak memory of `stats`, from nothing",
            max(peak for _, peak in first) / MEGABYTES, 0.0, room, 1.0,
        ),
        Figure(
            "peak memory of `stats`", max(peak for _, peak in later) / MEGABYTES, 0.0, room, 1.0
        ),
    ]  # fmt: skip


def stats(home: Path, decks: Path, *, anew: bool = False) -> tuple[float, int]:
    """Seconds and megabytes of one call; `anew` takes away what was kept."""
    words = [sys.executable, "-c", _PEAK, "stats"]
    peak = 0
    if anew:
        for kept in (home / "cache").glob("insight-*"):
            kept.unlink()

    def run() -> None:
        nonlocal peak
        done = subprocess.run(
            words, env=environment(home, decks), check=True, capture_output=True, text=True
        )
        own, others = map(int, done.stderr.split()[-2:])
        peak = own + others * (_processes() - 1)

    return timed(run), peak


def _processes() -> int:
    from karabakh_quiz.insight.sharing import worth

    return worth(1 << 40)


def opened(made: Collection, rounds: int) -> list[Figure]:
    """From the key to the screen, and to its figures, with what was kept; one app a round."""
    found: dict[str, list[float]] = {}
    with scratch(made) as own:
        for _ in range(rounds):
            for name, key, first, last in (
                ("Progress", "r", "Adding up the answers", "aim "),
                ("People", "p", "Counting who", "mixed up"),
            ):
                terminal = Terminal(
                    [sys.executable, "-m", "karabakh_quiz"], environment(own.home, own.decks)
                )
                try:
                    terminal.until(own.title)
                    terminal.quiet()
                    terminal.press(key)
                    found.setdefault(name, []).append(terminal.until(first))
                    found.setdefault(f"{name} with its figures", []).append(terminal.until(last))
                finally:
                    terminal.close()
    bound = f"{OPENED * 1000:g} ms"
    samples = {name: Sample(tuple(seconds)) for name, seconds in found.items()}
    return [
        Figure(
            f"{name}, key to screen", each.median / OPENED, each.spread, bound,
            None if "figures" in name else 1.0,
        )
        for name, each in samples.items()
    ]  # fmt: skip


def look(progress: Progress, cache: Path | None, *decks: str) -> None:
    """All figures, of these decks or all."""
    report(material(progress, cache), Selection(decks=decks))


def more(progress: Progress, cache: Path) -> float:
    """Seconds for all figures after fifty more answers were recorded."""
    for card in progress.due(day=TODAY)[:50]:
        progress.record(
            Review(card=card, grade=3, proposed=3, verdict="exact", score=1.0, mode="type")
        )
    return timed(lambda: look(progress, cache))


def read_rows(log: Path) -> None:
    """The floor: every column of every row, one after the other."""
    connection = sqlite3.connect(log)
    for _ in connection.execute("SELECT * FROM row"):
        pass
    connection.close()


def many_decks(reviews: int) -> Path:
    """A log in which every deck, facet and hour has its share of every year: the hardest to sum."""
    home = folder(f"home-many-decks-{reviews}")
    path = home / "progress.db"
    if not path.exists():
        making = home / f"making-{os.getpid()}.db"
        with Progress.open(making) as progress, progress._log.writing():
            take(progress._log, [RowChain("generateddevice1", _spread(reviews))])
        making.rename(path)
    return path


def _spread(count: int) -> Iterator[Review]:
    """Answers evenly over ten years, cards drawn at random from ever more."""
    chance = Random(f"{DECKS}/{count}")
    cards = max(1, count // 10)
    facets = ("who", "when", "where")
    first = TODAY - YEARS * 365
    for seq in range(1, count + 1):
        at = first * 86_400_000 + (TODAY - first) * 86_400_000 * seq // (count + 1)
        number = chance.randrange(max(1, cards * seq // count))
        grade = 3 if chance.random() < 0.87 else 1
        options = ("a", "b", "c", "d") if chance.random() < 0.5 else ()
        yield Review(
            card=f"deck-{number % DECKS}/entry-{number // 3}#{facets[number % 3]}",
            at=at,
            day=at // 86_400_000,
            id=RowId("generateddevice1", seq),
            grade=grade,
            proposed=grade,
            verdict="exact" if grade == 3 else "wrong",
            score=float(grade == 3),
            mode="choice" if options else "type",
            options=options,
            took_ms=chance.randint(3_000, 30_000),
            sitting=f"{at // 86_400_000:08x}",
            fingerprint=f"p:{number:08x}",
        )
