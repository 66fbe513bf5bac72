"""From the command to the first question, against a bare Textual app in the same terminal."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.collections import collection
from benchmarks.measure import ROUNDS, Figure, against, interleaved
from benchmarks.process import environment
from benchmarks.terminal import Terminal

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare-app-is-here", markup=False)
Bare().run()
"""
FLOOR = "a bare Textual app"
FIRST_QUESTION = 1.5


def paint(words: list[str], home: Path, decks: Path | None, marker: str) -> float:
    """Seconds until `marker` is on the screen."""
    terminal = Terminal([sys.executable, *words], environment(home, decks))
    try:
        return terminal.until(marker)
    finally:
        terminal.close()


def figures(rounds: int = ROUNDS, cards: int = 10_000) -> list[Figure]:
    """First paint of home and of the first question."""
    made = collection(cards, reviews=cards * 2)
    with TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        app = ["-m", "karabakh_quiz"]
        samples = interleaved(
            {
                FLOOR: lambda: paint([str(bare)], made.home, None, "bare-app-is-here"),
                "home": lambda: paint(app, made.home, made.decks, made.title),
                "first question": lambda: paint(
                    [*app, "study", made.deck], made.home, made.decks, made.prompt
                ),
            },
            rounds,
        )
    return against(samples, FLOOR, {"first question": FIRST_QUESTION})
