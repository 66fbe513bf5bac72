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
        message = self._worded(message.removeprefix("argument "))
        raise UsageError(f"{message} All options: {self.prog} --help")

    def _worded(self, complaint: str) -> str:
        """What argparse says of an option or of missing words, in our words."""
        name, _, what = complaint.partition(": ")
        if complaint.startswith("the following arguments are required"):
            optional = {action.metavar for action in self._actions if action.nargs in ("*", "?")}
            missing = [each for each in what.split(", ") if each not in optional]
            return f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing."
        if what.startswith("expected"):
            return f"{name} needs a value."
        if what.startswith("ignored explicit argument"):
            return f"{name} takes no value."
        if what.startswith("invalid int value: "):
            return f"{name}: {what.removeprefix('invalid int value: ')} is not a whole number."
        complaint = complaint.removesuffix(".")
        return f"{complaint[:1].upper()}{complaint[1:]}."

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse what is none of an argument's choices, with the nearest or all of them."""
        if action.choices is None or value in action.choices:
            return
        name = "/".join(action.option_strings) or action.metavar or action.dest
        known = [str(choice) for choice in action.choices]
        near = did_you_mean(str(value), known)
        if near == ".":
            *rest, last = known
            near = f": write {', '.join(rest)} or {last}." if rest else f": write {last}."
        raise UsageError(f"{name} cannot be {value!r}{near} All options: {self.prog} --help")

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
