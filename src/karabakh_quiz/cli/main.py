"""The way in: `karabakh-quiz` finds the command, calls it, and words what goes wrong."""

from __future__ import annotations

import os
import sys

from karabakh_quiz.cli.commands import COMMANDS, GROUPS, PROGRAM
from karabakh_quiz.errors import QuizError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name); returns the exit code.

    0: fine; 1: the thing asked about is faulty or missing; 2: wrong usage;
    130: interrupted. Whatever a person can do wrong is one sentence on
    standard error; a traceback is a defect of ours.
    """
    from karabakh_quiz.cli.output import prepare_streams

    prepare_streams()
    try:
        try:
            code = _call(list(sys.argv[1:] if argv is None else argv))
        except SystemExit as ended:  # argparse, once it has printed help
            code = int(ended.code or 0)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return 0
    except KeyboardInterrupt:
        return _say("Interrupted.", INTERRUPTED)
    except QuizError as error:
        return _say(error.sentence, error.exit_code)
    except Exception as error:
        sentence = of_the_system(error)
        if sentence is None:
            raise
        return _say(sentence, 1)
    return code


def _call(words: list[str]) -> int:
    """Find the command in `words` and run it."""
    from karabakh_quiz.cli.context import Context

    before, name, after = _split(words)
    if not before and name not in (None, "help"):
        return _run(name, after, None)  # no need for a parser of what is not there
    top = top_parser()
    args = top.read(before)
    if args.version:
        from karabakh_quiz.version import __version__

        sys.stdout.write(f"{top.prog} {__version__}\n")
        return 0
    if name == "help":
        name, after = (after[0], ["--help"]) if after else ("", [])
        if not name:
            top.print_help()
            return 0
    if name is None:
        return _bare(Context(learner=args.learner))
    return _run(name, after, args.learner)


def _run(name: str, words: list[str], learner: str | None) -> int:
    """Run the command `name`; its own `--learner` wins over the one before it."""
    from karabakh_quiz.cli.context import Context

    parser, module = command_parser(name)
    own = parser.read(words)
    named = learner if own.learner is None else own.learner  # an empty name is none, and refused
    return int(module.run(own, Context(learner=named)))


def _split(words: list[str]) -> tuple[list[str], str | None, list[str]]:
    """The program's own options, the command, and what belongs to the command."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] == "--learner" else 1
    if at >= len(words):
        return words, None, []
    return words[:at], words[at], words[at + 1 :]


def command_parser(name: str) -> tuple[Parser, ModuleType]:
    """The parser of the command `name`, and the module that runs it."""
    from importlib import import_module

    from karabakh_quiz.cli.parser import Parser, add_learner, did_you_mean

    if name not in COMMANDS:
        raise UsageError(
            f"There is no command {name!r}{did_you_mean(name, COMMANDS)} "
            f"All commands: {PROGRAM} --help."
        )
    module = import_module(f"karabakh_quiz.cli.{COMMANDS[name]}")
    parser = Parser(f"{PROGRAM} {name}")
    add_learner(parser)
    module.arguments(parser)
    return parser, module


def top_parser() -> Parser:
    """The parser of what stands before the command."""
    from karabakh_quiz.cli.parser import Parser, add_learner

    parser = Parser(
        PROGRAM,
        usage="%(prog)s [--learner NAME] [COMMAND ...]",
        description="Who said what, and when. Without a command: the app.",
    )
    add_learner(parser)
    parser.add_argument("--version", action="store_true", help="print the version")
    lines = []
    for group, commands in GROUPS:
        lines.append(f"{group}:")
        lines += [f"  {name:<12}  {purpose}" for name, _, purpose in commands]
        lines.append("")
    lines.append(f"{PROGRAM} COMMAND --help shows a command's own options, with examples.")
    parser.epilog = "\n".join(lines)
    return parser


def _bare(context: Context) -> int:
    """No command: the app, or the linear mode where there is no terminal for it."""
    parser, module = command_parser("study")
    return int(module.run(parser.read([]), context, home=True))


def _say(sentence: str, code: int) -> int:
    """Print the one sentence, and give back the exit code."""
    from karabakh_quiz.cli.output import as_sentence, remark

    try:
        remark(as_sentence(sentence))
    except BrokenPipeError:
        _forget_output()
    return code


def of_the_system(error: Exception) -> str | None:
    """What the file system or SQLite could not do, as a sentence; None for a defect of ours."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return f"{reason}: {os.fsdecode(error.filename)}" if error.filename else reason
    if type(error).__module__ == "sqlite3":
        return f"A file could not be read or written: {error}. `{PROGRAM} doctor` looks into it."
    return None


def _forget_output() -> None:
    """Let the interpreter's last flush go nowhere: the reader has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
