"""A fault in a deck: where it stands, what was read and what to write instead."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from karabakh_quiz.errors import QuizError
from karabakh_quiz.structs import struct

Severity = Literal["fault", "warning"]


@struct
class Fault:
    """One fault or warning, at one place of one file."""

    path: Path
    line: int
    """From 1."""
    column: int
    """In characters, from 1."""
    severity: Severity
    code: str
    """A slug that stays: `unknown-person`. All of them are in `decks.codes`."""
    message: str
    """What was read and why that cannot be, without a full stop."""
    hint: str = ""
    """What to write instead; empty where the message says it all."""
    width: int = 1
    """How many characters of the line are meant, from `column` on."""
    excerpt: str = ""
    """The line as it stands in the file, made safe for a terminal."""

    def as_json(self) -> dict[str, Any]:
        """The keys that scripts may lean on."""
        return {
            "path": str(self.path),
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }

    def as_row(self) -> list[Any]:
        """Plain values, the line and its caret among them, which `fault_from` reads."""
        return [
            str(self.path),
            self.line,
            self.column,
            self.severity,
            self.code,
            self.message,
            self.hint,
            self.width,
            self.excerpt,
        ]


def fault_from(row: Sequence[Any]) -> Fault:
    """What `as_row` gave; raises ValueError or TypeError where it did not."""
    path, *rest = row
    return Fault(Path(path), *rest)


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """By file, then by place in it; each once."""
    unique = dict.fromkeys(faults)
    return tuple(sorted(unique, key=lambda f: (str(f.path), f.line, f.column, f.code, f.message)))


class DeckFaults(QuizError):  # noqa: N818 - a public name, and what is raised is several
    """A deck cannot be used; `faults` says why, all of it at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        first = self.faults[0]
        more = len(self.faults) - 1
        also = f" (and {more} more {'fault' if more == 1 else 'faults'})" if more else ""
        super().__init__(f"{first.path}:{first.line}:{first.column}: {first.message}{also}")
