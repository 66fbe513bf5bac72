"""`fit`: one's own parameters of the memory model, taken only if they predict better."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, remark, table
from karabakh_quiz.text import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.planning import Fit, Moves
    from karabakh_quiz.progress import Progress

DAYS_SHOWN = 14


def arguments(parser: Parser) -> None:
    parser.describe(
        "Fit the memory model to your own log (needs the extra `fit`). The earlier\n"
        "reviews are fitted, the later ones judge: only a fit that predicts them better\n"
        "than what is in force can be taken. Due days stay as they are unless you ask,\n"
        "after seeing what would move.",
        "fit",
        "fit --take",
        "fit --take --reschedule",
        "fit --defaults",
    )
    add = parser.add_argument
    add("--take", action="store_true", help="put the fit in force, if it is better")
    add("--reschedule", action="store_true", help="with --take: also move the due days shown")
    add("--defaults", action="store_true", help="back to the parameters everybody starts with")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.errors import UsageError
    from karabakh_quiz.planning import answers_of, fit

    if args.defaults and (args.take or args.reschedule):
        raise UsageError("--defaults goes with neither --take nor --reschedule.")
    if args.reschedule and not args.take:
        raise UsageError("--reschedule goes with --take.")
    with context.progress() as progress:
        if args.defaults:
            return _back(progress, as_json=args.json)
        found = fit(
            answers_of(progress.rows(kinds=("review", "reset"))),
            progress.memory().parameters,
            seen_until=_fitted_at(progress),
        )
        moved = _moves(context, progress, found)
        if args.take and found.better:
            _take(progress, found, moved if args.reschedule else None)
            context.keep_figures(progress)
    if args.json:
        document(_as_json(found, moved, args.take and found.better))
    else:
        _show(found, moved)
        _say(args, found)
    return 0 if found.better or not args.take else 1


def _back(progress: Progress, *, as_json: bool) -> int:
    from karabakh_quiz.memory import DEFAULT
    from karabakh_quiz.progress import Row

    changed = progress.memory().parameters != DEFAULT
    if changed:
        progress.record(Row(kind="parameters", fields={"id": "", "numbers": None}))
    if as_json:
        document({"defaults": True, "changed": changed, "parameters": list(DEFAULT)})
    elif changed:
        remark("The parameters everybody starts with are in force. Due days stay as they are.")
    else:
        remark("The parameters everybody starts with are in force already.")
    return 0


def _fitted_at(progress: Progress) -> int | None:
    """When the parameters in force were taken (milliseconds); None for everybody's."""
    taken = None
    for row in progress.rows(kinds=("parameters",)):
        taken = row.at if row.fields.get("numbers") else None
    return taken


def _moves(context: Context, progress: Progress, found: Fit) -> Moves:
    """What would move if the fit gave the intervals: states are worked out anew for that."""
    from dataclasses import replace

    from karabakh_quiz.cli.outlook import cards_ahead
    from karabakh_quiz.memory import Memory
    from karabakh_quiz.memory.spacing import Spacing
    from karabakh_quiz.planning import moves
    from karabakh_quiz.planning.histories import states_with
    from karabakh_quiz.study.limits import maximum_interval, saves_time

    made: dict[str, Spacing] = {}

    def spacing_of(card: str) -> Spacing:
        deck = card.partition("/")[0]
        if deck not in made:
            memory = Memory(found.parameters, progress.memory(deck).desired_retention)
            made[deck] = Spacing(memory, thrifty=saves_time(progress, deck))
        return made[deck]

    fitted = Memory(found.parameters)
    folded = states_with(progress.rows(kinds=("review", "reset")), fitted)
    cards = [
        replace(card, stability=folded[card.id][0], difficulty=folded[card.id][1])
        for card in cards_ahead(context, (), progress)
        if card.id in folded and not card.new
    ]
    return moves(
        cards,
        spacing_of,
        today=progress.today(),
        days=DAYS_SHOWN,
        maximum=maximum_interval(progress),
    )


def _take(progress: Progress, found: Fit, moved: Moves | None) -> None:
    """Put the fit in force, and move the due days if they are to move: all or nothing."""
    from hashlib import blake2b

    from karabakh_quiz.progress import Row

    numbers = list(found.parameters)
    name = blake2b(repr(numbers).encode(), digest_size=4).hexdigest()
    due_days = moved.due_days if moved is not None else {}
    progress.record_all(
        [
            Row(kind="parameters", fields={"id": name, "numbers": numbers}),
            *(
                Row(kind="reschedule", card=card, fields={"due_day": day})
                for card, day in due_days.items()
            ),
        ]
    )


def _show(found: Fit, moved: Moves) -> None:
    fact(
        f"Fitted to {found.trained_on} reviews, judged on the {found.now.reviews} after them "
        "(lower is better):"
    )
    rows = [("", "in force", "fitted")]
    rows.append(("log loss", f"{found.now.log_loss:.4f}", f"{found.fitted.log_loss:.4f}"))
    rows.append(("RMSE (bins)", f"{found.now.rmse_bins:.4f}", f"{found.fitted.rmse_bins:.4f}"))
    for line in table(rows, right=(1, 2)):
        fact(line)
    fact()
    fact(f"Due on the next {DAYS_SHOWN} days, as it stands and if due days were moved:")
    days = [
        ("", "today", *(f"+{day}" for day in range(1, DAYS_SHOWN))),
        ("now", *map(str, moved.before)),
        ("moved", *map(str, moved.after)),
    ]
    for line in table(days, right=range(1, DAYS_SHOWN + 1)):
        fact(line)
    fact(f"{plural(moved.earlier, 'card')} would come earlier, {moved.later} later.")


def _say(args: Namespace, found: Fit) -> None:
    if not found.better:
        remark("The fit predicts no better: what is in force stays.")
    elif not args.take:
        remark("`fit --take` puts it in force; with --reschedule the due days move as shown.")
    elif args.reschedule:
        remark("The fit is in force, and due days are moved. `fit --defaults` goes back.")
    else:
        remark("The fit is in force; due days stay. `fit --defaults` goes back.")


def _as_json(found: Fit, moved: Moves, taken: bool) -> dict[str, object]:
    return {
        "better": found.better,
        "taken": taken,
        "trained_on": found.trained_on,
        "judged_on": found.now.reviews,
        "in_force": {"log_loss": found.now.log_loss, "rmse_bins": found.now.rmse_bins},
        "fitted": {"log_loss": found.fitted.log_loss, "rmse_bins": found.fitted.rmse_bins},
        "parameters": list(found.parameters),
        "moves": {
            "earlier": moved.earlier,
            "later": moved.later,
            "due_before": list(moved.before),
            "due_after": list(moved.after),
        },
    }
