"""Reading command lines: argparse, with one sentence for whatever it does not understand."""

from __future__ import annotations

import argparse
import os
import sys

from karabakh_quiz.cli.commands import PROGRAM as PROGRAM
from karabakh_quiz.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import NoReturn


class Parser(argparse.ArgumentParser):
    """An argument parser that raises a `UsageError` instead of ending the process."""

    _printing = False

    def __init__(self, prog: str = PROGRAM, **kwargs: object) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        kwargs.setdefault("allow_abbrev", False)
        super().__init__(prog=prog, **kwargs)  # type: ignore[arg-type]
        self._positionals.title = "arguments"

    def describe(self, description: str, *examples: str) -> None:
        """Say what the command does, and show it at work."""
        self.description = description
        head = "Example:" if len(examples) == 1 else "Examples:"
        self.epilog = "\n".join([head, *(f"  {PROGRAM} {example}" for example in examples)])

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Parse `words`; an option nobody knows is answered with the nearest one."""
        args, unknown = self.parse_known_args(words)
        if unknown:
            word = unknown[0]
            if word.startswith("-"):
                raise self.unknown_option(word)
            self.error(f"One word too many: {word!r}")
        return args

    def unknown_option(self, word: str) -> UsageError:
        """What to say of an option that does not exist."""
        name = word.partition("=")[0]
        known = [option for option in self._option_string_actions if option.startswith("--")]
        return UsageError(
            f"There is no option {name}{did_you_mean(name, known)} All options: {self.prog} --help"
        )

    def error(self, message: str) -> NoReturn:
        """Raise argparse's complaint as one sentence."""
        message = message.removeprefix("argument ").removesuffix(".")
        raise UsageError(f"{message[:1].upper()}{message[1:]}. All options: {self.prog} --help")

    def format_help(self) -> str:
        """The help page, as wide as the screen, coloured where a person reads it there."""
        from shutil import get_terminal_size

        self._printing = True
        columns = get_terminal_size().columns
        self.description = folded(self.description or "", columns)
        self.epilog = folded(self.epilog or "", columns)
        return super().format_help()

    def _get_formatter(self) -> argparse.HelpFormatter:
        """The formatter; argparse asks for one with every argument, where any will do."""
        if not self._printing:
            return argparse.HelpFormatter(self.prog, width=80)
        if reads_colour():
            from rich_argparse import RawDescriptionRichHelpFormatter

            class Formatter(RawDescriptionRichHelpFormatter):
                help_markup = False
                text_markup = False

            return Formatter(prog=self.prog)
        return super()._get_formatter()


def folded(text: str, columns: int) -> str:
    """`text` with no line longer than `columns`, where the lines it has are.

    Sentences flow on from line to line, but for a line that begins with `word:`; the
    second column of a table stays one; a command to copy stays whole.
    """
    from textwrap import wrap

    if all(len(line) <= columns for line in text.splitlines()):
        return text
    blocks: list[str] = []
    flowing = False
    for line in text.splitlines():
        flows = bool(line) and not line.startswith(" ")
        if flows and flowing and not line.partition(" ")[0].endswith(":"):
            blocks[-1] += f" {line}"
        else:
            blocks.append(line)
        flowing = flows
    lines: list[str] = []
    for block in blocks:
        _, gap, second = block.strip().partition("  ")
        if not block or block.startswith(f"  {PROGRAM} "):
            lines.append(block)
        elif gap:
            hang = block.index(second.lstrip())
            width = max(columns - hang, 20)
            head, *rest = wrap(second.lstrip(), width)
            lines += [f"{block[:hang]}{head}", *(" " * hang + line for line in rest)]
        else:
            lines += wrap(block, max(columns, 20), break_long_words=False)
    return "\n".join(lines)


def add_learner(parser: Parser) -> None:
    """Add the option that every command takes, before or after its name."""
    parser.add_argument(
        "--learner", metavar="NAME", help="who is learning, where several share this account"
    )


def reads_colour() -> bool:
    """Whether standard output is a terminal that shows colours, and colours are wanted."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'due'?` when one of `known` is near `word`, else a full stop."""
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else "."


def whole(least: int) -> type:
    """An argparse type: a whole number of `least` or more."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = least - 1
        if value < least:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of {least} or more")
        return value

    return read  # type: ignore[return-value]
