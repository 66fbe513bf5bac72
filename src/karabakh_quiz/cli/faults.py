"""Faults of decks as a person reads them: place, reason, the line and a caret."""

from __future__ import annotations

from karabakh_quiz.cli.output import width
from karabakh_quiz.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from karabakh_quiz.decks import Fault

LONGEST_EXCERPT = 100


def fault_lines(fault: Fault) -> list[str]:
    """One fault: where and what, the line it stands in, a caret and what to write.

    `autumn.yaml:41:10: unknown person 'pashinian'`, then the line itself and
    the hint beneath the marked part.
    """
    word = "warning: " if fault.severity == "warning" else ""
    lines = [f"{shown(fault.path)}:{fault.line}:{fault.column}: {word}{fault.message}"]
    if not fault.excerpt:
        return [*lines, f"        {fault.hint}"] if fault.hint else lines
    start = max(0, fault.column - 1)
    from_ = max(0, start + fault.width - LONGEST_EXCERPT) if start > LONGEST_EXCERPT // 2 else 0
    excerpt = clean(fault.excerpt)[from_ : from_ + LONGEST_EXCERPT]
    marked = excerpt[start - from_ : start - from_ + fault.width]
    indent = " " * width(excerpt[: start - from_])
    caret = "^" * max(1, width(marked))
    lines.append(f"{fault.line:>5} | {excerpt.rstrip()}")
    lines.append(f"      | {indent}{caret} {fault.hint}".rstrip())
    return lines


def shown(path: Path) -> str:
    """`path` as short as it can be written from here."""
    from pathlib import Path

    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def first_reason(faults: Sequence[Fault]) -> str:
    """Why a deck is broken, on one line: the first fault, and how many more there are.

    `line 41: unknown person 'pashinian', did you mean 'nikol-pashinyan'? (2 more)`
    """
    found = [each for each in faults if each.severity == "fault"] or list(faults)
    hint = f", {found[0].hint}" if found[0].hint else ""
    more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
    return f"line {found[0].line}: {found[0].message}{hint}{more}"
