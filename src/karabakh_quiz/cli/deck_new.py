"""`deck new`: a commented deck to begin with."""

from __future__ import annotations

import os
from pathlib import Path

from karabakh_quiz.cli.faults import shown
from karabakh_quiz.cli.output import fact, remark
from karabakh_quiz.cli.parser import PROGRAM
from karabakh_quiz.errors import QuizError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.decks.template import template
    from karabakh_quiz.decks.writing import is_slug, slug

    is_file = os.sep in args.name or "/" in args.name or args.name.endswith((".yaml", ".yml"))
    own = context.places.own_decks
    path = Path(args.name) if is_file else own / f"{slug(args.name)}.yaml"
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{args.name}: a deck's file ends in .yaml")
    deck_id = path.stem if is_slug(path.stem) else slug(path.stem)
    title = args.title or (args.name if not is_file else path.stem).replace("-", " ").capitalize()
    write_new(path, template(deck_id, title))
    fact(str(path))
    remark(f"The deck {deck_id!r} is written, with examples to replace.")
    remark(f"See its cards: {PROGRAM} deck show {shown(path)} --watch")
    return 0


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, its folder too if need be.

    Raises `QuizError` where there is one: nothing is ever overwritten.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise QuizError(f"{shown(path)} is there already, and was left as it was.") from None
