"""Looking back over a million reviews: `stats` anew and kept, beside reading the rows.

`python -m benchmarks insight` measures ratios, turn by turn; the absolute
promise (`stats` with what is kept in under 2 seconds, under 300 MB) is
measured as shares of those bounds, each call a process of its own.
"""

import shutil
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.collections import TODAY, Collection, collection
from benchmarks.measure import ROUNDS, Figure, Sample, against, interleaved, timed
from benchmarks.process import command, environment
from karabakh_quiz.insight import Selection, material, report
from karabakh_quiz.progress import Progress, Review

FLOOR = "reading every row"
SECONDS = 2.0
MEGABYTES = 300.0
BUDGETS = {"figures anew": 10.0, "figures kept": 2.0, "figures after 50 more answers": 3.0}
_PEAK = (
    "import resource, sys\n"
    "from karabakh_quiz.cli.main import main\n"
    "try: main(sys.argv[1:])\n"
    "except SystemExit: pass\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)\n"
)


def figures(rounds: int = ROUNDS, cards: int = 100_000, reviews: int = 1_000_000) -> list[Figure]:
    """Figures of all cards and days: added up anew, from what is kept, and brought up to date."""
    made = collection(cards, reviews)
    with TemporaryDirectory() as folder:
        log = Path(folder, "progress.db")
        shutil.copy(made.home / "progress.db", log)
        kept = Path(folder, "cache")
        with Progress.open(log) as progress:
            samples = interleaved(
                {
                    FLOOR: lambda: timed(partial(read_rows, log)),
                    "figures anew": lambda: timed(partial(look, progress, None)),
                    "figures kept": lambda: timed(partial(look, progress, kept)),
                    "figures after 50 more answers": lambda: more(progress, kept),
                },
                rounds,
            )
        found = against(samples, FLOOR, BUDGETS)
        return [*found, *whole(made, Path(folder, "home"), rounds)]


def whole(made: Collection, home: Path, rounds: int) -> list[Figure]:
    """The command as called: seconds and peak memory, first and once the tally is kept.

    The decks are compiled before, by another command.
    """
    home.mkdir()
    shutil.copy(made.home / "progress.db", home / "progress.db")
    command(["due"], home, made.decks)
    first_seconds, first_peak = stats(home, made.decks)
    later = [stats(home, made.decks) for _ in range(rounds)]
    seconds = Sample(tuple(each[0] for each in later))
    peak = max(first_peak, *(each[1] for each in later))
    bound = f"{SECONDS:g} s"
    return [
        Figure("`stats`, the very first time", first_seconds / SECONDS, 0.0, bound),
        Figure("`stats`", seconds.median / SECONDS, seconds.spread, bound, 1.0),
        Figure("peak memory of `stats`", peak / MEGABYTES, 0.0, f"{MEGABYTES:g} MB", 1.0),
    ]


def stats(home: Path, decks: Path) -> tuple[float, int]:
    """Seconds and megabytes of one call."""
    words = [sys.executable, "-c", _PEAK, "stats"]
    peak = 0

    def run() -> None:
        nonlocal peak
        done = subprocess.run(
            words, env=environment(home, decks), check=True, capture_output=True, text=True
        )
        peak = int(done.stderr.split()[-1])

    return timed(run), peak


def look(progress: Progress, cache: Path | None) -> None:
    """All figures."""
    report(material(progress, cache), Selection())


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
