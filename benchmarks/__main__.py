"""`python -m benchmarks [NAME …] [--rounds N] [--json]`: measure, and set beside the budgets."""

import argparse
import json
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib import import_module

from benchmarks.measure import ROUNDS, Figure

BENCHES = {
    "process": "whole commands against `python -c pass`",
    "paint": "home and first question against a bare Textual app",
    "keys": "key to repaint in a sitting, and peak memory",
    "decks": "reading decks, cold and cached, against PyYAML",
    "scheduler": "the memory model against py-fsrs and fsrs-rs",
    "peers": "recto, termcard, genanki, PyYAML and other schedulers at the same work",
    "progress": "the log at a million reviews: open, answer, replay, rebuild (slow)",
    "insight": "all figures of a million reviews against reading the rows",
    "growth": "cost at 100, 10,000 and 100,000 cards, ten reviews each (slow)",
    "learning": "knowledge per hour under several schedules (slow)",
}
SLOW = ("progress", "growth", "learning")
"""Minutes each: run when they are named."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the benches named, or all but the slow ones; 1 if a budget is not kept."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Every figure is a ratio to a floor measured in the same run, turn by turn.",
        epilog="\n".join(f"  {name:10} {what}" for name, what in BENCHES.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "name", nargs="*", choices=[*BENCHES, []], help="which; all but the slow if none"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"turns ({ROUNDS})")
    parser.add_argument("--json", action="store_true", help="one document on standard output")
    args = parser.parse_args(words)
    figures: dict[str, list[Figure]] = {}
    for name in args.name or [name for name in BENCHES if name not in SLOW]:
        print(f"{name} …", file=sys.stderr)
        if name == "learning":
            from benchmarks.learning import guessing, report

            print(report.table(report.run()))
            print(guessing.table())
            continue
        run: Callable[..., list[Figure]] = import_module(f"benchmarks.{name}").figures
        figures[name] = run(rounds=args.rounds)
        if not args.json:
            print(table(name, figures[name]))
    if args.json:
        document = {
            "machine": {"python": platform.python_version(), "system": platform.platform()},
            "figures": {
                name: [{**asdict(figure), "kept": figure.kept} for figure in found]
                for name, found in figures.items()
            },
        }
        print(json.dumps(document, indent=2, ensure_ascii=False))
    return int(any(figure.kept is False for found in figures.values() for figure in found))


def table(name: str, figures: Sequence[Figure]) -> str:
    """One line a figure: the ratio, its spread, the budget and whether it is kept.

    A floor is named once, above the figures that stand against it.
    """
    lines = []
    floor = None
    for figure in figures:
        if figure.floor != floor:
            floor = figure.floor
            lines.append(f"\n{name}, against {floor}")
        lines.append(f"  {figure.name:48}{_measured(figure)}".rstrip())
    return "\n".join(lines)


def _measured(figure: Figure) -> str:
    if figure.ratio is None:
        return f"  not measured: {figure.note}"
    budget = "" if figure.budget is None else f"{_sign(figure)} {figure.budget:g}"
    kept = {True: "kept", False: "not kept", None: figure.note}[figure.kept]
    return f"{figure.ratio:10.3f} ±{figure.spread:4.0%}  {budget:>8}  {kept}"


def _sign(figure: Figure) -> str:
    return "≤" if figure.better == "less" else "≥"


if __name__ == "__main__":
    raise SystemExit(main())
