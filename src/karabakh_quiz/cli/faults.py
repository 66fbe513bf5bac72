"""Faults of decks on standard output, coloured where a person reads them."""

from __future__ import annotations

from pathlib import Path

from karabakh_quiz.cli.output import fact
from karabakh_quiz.cli.parser import reads_colour
from karabakh_quiz.decks import render

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from karabakh_quiz.decks import Fault


def print_faults(faults: Sequence[Fault]) -> None:
    """Print each fault: its place, what was read, the line, a caret and what to write."""
    if not reads_colour():
        if faults:
            fact(render.render(faults, base=here()) + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for fault in faults:
        for pieces in render.lines(fault, here()):
            console.print(Text.assemble(*pieces))
        console.print()


def here() -> Path | None:
    """The folder that paths are told from; None where it is gone."""
    try:
        return Path.cwd()
    except OSError:
        return None


def shown(path: Path) -> str:
    """`path` as short as it can be written from here."""
    return render.shown(path, here())


def first_reason(faults: Sequence[Fault]) -> str:
    """Why a deck is broken, on one line: the first fault, and how many more there are.

    `line 41: unknown person 'pashinian', did you mean 'nikol-pashinyan'? (2 more)`
    """
    found = [each for each in faults if each.severity == "fault"] or list(faults)
    hint = f", {found[0].hint}" if found[0].hint else ""
    more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
    return f"line {found[0].line}: {found[0].message}{hint}{more}"
