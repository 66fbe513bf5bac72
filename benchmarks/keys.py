"""In a sitting: from key to repaint, and how much memory it all takes."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.collections import collection
from benchmarks.measure import Figure
from benchmarks.paint import BARE, KEY_TO_REPAINT, MEMORY_FACTOR, MEMORY_MORE, percentiles, repaints
from benchmarks.process import environment
from benchmarks.terminal import Terminal


def figures(rounds: int = 9, cards: int = 10_000) -> list[Figure]:
    """Frames (16 ms) that a repaint takes at three percentiles, and peak memory."""
    sample = repaints(cards, keys=max(200, rounds * 20))
    found = [
        Figure(
            f"key to repaint, {name} percentile",
            seconds / KEY_TO_REPAINT,
            sample.spread,
            "a frame of 16 ms",
            1.0 if name == "95th" else None,
        )
        for name, seconds in percentiles(sample).items()
    ]
    bare, ours = _bare_memory(), _sitting_memory(cards)
    allowed = bare * MEMORY_FACTOR + MEMORY_MORE
    found.append(Figure("peak memory", ours / allowed, 0.0, "1.3 × bare app + 20 MB", 1.0))
    return found


def _bare_memory() -> int:
    with TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        return _memory([str(bare)], environment(Path(folder)), "bare-app-is-here", "")


def _sitting_memory(cards: int) -> int:
    made = collection(cards, reviews=cards * 2)
    words = ["-m", "karabakh_quiz", "study", made.deck]
    return _memory(words, environment(made.home, made.decks), made.prompt, "1\r2\r3\r")


def _memory(words: list[str], environ: dict[str, str], marker: str, keys: str) -> int:
    terminal = Terminal([sys.executable, *words], environ)
    try:
        terminal.until(marker)
        for key in keys:
            terminal.press(key)
            terminal.quiet(0.2)
        return terminal.peak_memory()
    finally:
        terminal.close()
