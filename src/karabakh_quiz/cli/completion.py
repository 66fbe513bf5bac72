"""`completion`: a script that lets a shell complete commands, options and deck names."""

from __future__ import annotations

import sys

from karabakh_quiz.cli.parser import PROGRAM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def arguments(parser: Parser) -> None:
    parser.describe(
        "Print a script that lets your shell complete commands, options and decks.\n"
        'bash: put eval "$(karabakh-quiz completion bash)" into ~/.bashrc.',
        "completion bash",
        "completion fish > ~/.config/fish/completions/karabakh-quiz.fish",
    )
    parser.add_argument(
        "shell", choices=SHELLS, metavar="SHELL", help=f"which shell: {', '.join(SHELLS)}"
    )
    parser.add_argument(
        "--for",
        dest="name",
        choices=(PROGRAM, "kq"),
        default=PROGRAM,
        metavar="NAME",
        help=f"the name the program is called by: {PROGRAM} or kq",
    )


def run(args: Namespace, _: Context) -> int:
    import shtab

    sys.stdout.write(shtab.complete(whole_parser(args.name), args.shell) + "\n")
    return 0


def whole_parser(name: str) -> Parser:
    """One parser with every command in it, as only completion needs it."""
    from importlib import import_module

    from karabakh_quiz.cli.commands import GROUPS
    from karabakh_quiz.cli.main import top_parser
    from karabakh_quiz.cli.parser import add_learner

    top = top_parser()
    top.prog, top.usage = name, None
    commands = top.add_subparsers(title="commands", metavar="COMMAND")
    for _, listed in GROUPS:
        for command, module, purpose in listed:
            parser = commands.add_parser(command, help=purpose)
            add_learner(parser)
            import_module(f"karabakh_quiz.cli.{module}").arguments(parser)
    _complete_values(top)
    return top


def _complete_values(parser: ArgumentParser) -> None:
    """Let every argument be completed by what it may be: a deck there is, a file, a setting."""
    from argparse import ArgumentParser

    from shtab import DIRECTORY, FILE, cmd

    from karabakh_quiz.preferences import known

    decks = cmd(f"{PROGRAM} decks --ids")
    found = {"DECK": decks, "FOLDER": DIRECTORY, **dict.fromkeys(("FILE", "PATH"), FILE)}
    for action in parser._actions:
        if action.metavar in found:
            action.complete = found[action.metavar]  # type: ignore[attr-defined]
        if parser.prog.endswith(" settings") and action.dest == "name":
            action.choices = [each.name for each in known()]
        for below in action.choices.values() if isinstance(action.choices, dict) else ():
            if isinstance(below, ArgumentParser):
                _complete_values(below)
