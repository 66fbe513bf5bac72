"""`settings`: see and change what may be chosen."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, remark, screen_width, table
from karabakh_quiz.cli.parser import PROGRAM, did_you_mean
from karabakh_quiz.errors import UsageError
from karabakh_quiz.preferences import known, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.preferences import Setting, Value


def arguments(parser: Parser) -> None:
    parser.describe(
        "See and change what may be chosen. What changes scheduling is kept in the\n"
        "log and follows you from device to device; look and feel is in a file of its\n"
        "own, which `where` names.",
        "settings",
        "settings new-a-day 15",
        "settings retention 0.85 --deck armenia-russia-2023",
    )
    add = parser.add_argument
    add("name", nargs="?", metavar="NAME", help="one setting; none: all of them")
    add("value", nargs="?", metavar="VALUE", help="its new value")
    add("--deck", metavar="DECK", help="for this deck alone")
    add("--reset", action="store_true", help="back to what holds for everybody")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    chosen = [_find(args.name)] if args.name else list(known())
    deck = _deck(args.deck, context) if args.deck else None
    if deck and not all(each.by_deck for each in chosen):
        chosen = [each for each in chosen if each.by_deck]
        if not chosen:
            raise UsageError(f"{args.name} is the same for all decks.")
    if args.value is not None or args.reset:
        if not args.name or (args.value is not None and args.reset):
            raise UsageError("Write the name of one setting, and its value or --reset.")
        _change(chosen[0], None if args.reset else args.value, deck, context)
    values = _values(chosen, deck, context)
    if args.json:
        document({"settings": [_as_json(each, values[each.name], deck) for each in chosen]})
        return 0
    rows = [(each.name, shown(values[each.name]), each.about) for each in chosen]
    for line in table(rows, across=screen_width()):
        fact(line)
    return 0


def _find(name: str) -> Setting:
    for each in known():
        if each.name == name:
            return each
    names = [each.name for each in known()]
    raise UsageError(
        f"There is no setting {name!r}{did_you_mean(name, names)} All settings: {PROGRAM} settings"
    )


def _deck(name: str, context: Context) -> str:
    from karabakh_quiz.cli.choose import deck_ids

    return deck_ids(context.library(), [name])[0]


def _change(setting: Setting, text: str | None, deck: str | None, context: Context) -> None:
    value = None if text is None else setting.meant(text)
    if not setting.scheduling:
        setting.keep_in_file(context.places.settings, value)
        remark("Changed.")
        return
    with context.progress() as progress:
        setting.keep_in_log(progress, value, deck)
    remark("Changed. Cards keep the days they are due; answers from now on heed it.")


def _values(chosen: list[Setting], deck: str | None, context: Context) -> dict[str, Value]:
    """What is in force, by name; no log is made to find out."""
    values = {
        each.name: each.default if each.scheduling else each.in_file(context.settings)
        for each in chosen
    }
    logged = [each for each in chosen if each.scheduling]
    if logged and context.places.progress.exists():
        with context.progress() as progress:
            values |= {each.name: each.in_log(progress, deck) for each in logged}
    return values


def _as_json(setting: Setting, value: Value, deck: str | None) -> dict[str, object]:
    return {
        "name": setting.name,
        "value": value,
        "default": setting.default,
        "deck": deck,
        "kept_in": "log" if setting.scheduling else "file",
        "about": setting.about,
    }
