"""Long output through the reader's pager, where a person reads it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

from karabakh_quiz.cli.output import fact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def page(lines: Iterable[str], environment: Mapping[str, str] = os.environ) -> None:
    """Print `lines`: through `$PAGER` (else `less`) on a terminal, plainly anywhere else.

    A pager that cannot be started is passed over; one that is left early is fine.
    """
    from karabakh_quiz.text import clean

    command = _pager(environment) if sys.stdin.isatty() and sys.stdout.isatty() else None
    text = "".join(f"{clean(line)}\n" for line in lines)
    if command is not None and _through(command, text, environment):
        return
    for line in text.splitlines():
        fact(line)


def _pager(environment: Mapping[str, str]) -> list[str] | None:
    wanted = shlex.split(environment.get("PAGER", "less"))
    return wanted if wanted and wanted != ["cat"] and shutil.which(wanted[0]) else None


def _through(command: list[str], text: str, environment: Mapping[str, str]) -> bool:
    """Whether `command` took the text. F: leave at once what fits on the screen; X: leave it be."""
    env = {"LESS": "FRX", "LESSCHARSET": "utf-8", **environment}
    try:
        subprocess.run(command, input=text.encode(), env=env, check=False)
    except OSError:
        return False
    return True
