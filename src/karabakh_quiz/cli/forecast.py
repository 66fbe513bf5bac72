"""`forecast`: the weeks ahead, at several aims."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, table
from karabakh_quiz.text import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.planning import Forecast


def arguments(parser: Parser) -> None:
    parser.describe(
        "Look weeks ahead: reviews a day, cards held and cards known, at several\n"
        "retention targets side by side. What is known is the sum of the chances of\n"
        "recall; the learner ahead is simulated with the memory model. A last line shows\n"
        "what the setting save-time, or doing without it, would change.",
        "forecast",
        "forecast armenia-russia-2023 --weeks 12 --new 5",
    )
    parser.add_argument("deck", nargs="*", metavar="DECK", help="decks; none: all of them")
    parser.add_argument("--weeks", type=int, default=8, help="how far (8)")
    parser.add_argument("--new", type=int, help="new cards a day (as set)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cli.outlook import Shown, cards_ahead
    from karabakh_quiz.errors import UsageError
    from karabakh_quiz.planning import Pace, forecast_otherwise, forecasts, home_of
    from karabakh_quiz.planning.forecasting import AIMS
    from karabakh_quiz.study import limits

    if not 1 <= args.weeks <= 104:
        raise UsageError("A forecast reaches from 1 to 104 weeks.")
    if args.new is not None and args.new < 0:
        raise UsageError("The number of new cards cannot be below 0.")
    with context.progress() as progress:
        cards = cards_ahead(context, args.deck, progress)
        deck = home_of(cards)
        memory = progress.memory(deck)
        new = limits.whole_setting(progress, limits.NEW_SETTING, limits.NEW_A_DAY)
        pace = Pace(
            new=new if args.new is None else args.new,
            reviews=limits.whole_setting(progress, limits.REVIEWS_SETTING, limits.REVIEWS_A_DAY),
            maximum_interval=limits.maximum_interval(progress),
            thrifty=limits.saves_time(progress, deck),
        )
        today = progress.today()
    aims = sorted({*AIMS, memory.desired_retention})
    shown = Shown(len(cards))
    share = len(aims) / (len(aims) + 1)
    found = forecasts(
        cards,
        memory,
        today=today,
        weeks=args.weeks,
        pace=pace,
        aims=aims,
        watch=lambda done: shown(done * share),
    )
    other = forecast_otherwise(
        cards,
        memory,
        today=today,
        weeks=args.weeks,
        pace=pace,
        watch=lambda done: shown(share + done * (1 - share)),
    )
    if args.json:
        document(
            {
                "cards": len(cards),
                "new_a_day": pace.new,
                "save_time": pace.thrifty,
                "aims": [_as_json(one) for one in found],
                "otherwise": _as_json(other),
            }
        )
    else:
        _show(found, other, memory.desired_retention, len(cards), pace.new)
    return 0


def _show(found: list[Forecast], other: Forecast, aim: float, cards: int, new: int) -> None:
    from karabakh_quiz.cli.outlook import bar

    if not cards:
        fact("No cards to look ahead for.")
        return
    weeks = len(found[0].weeks)
    fact(f"{plural(cards, 'card')}, {new} new a day, {plural(weeks, 'week')} ahead.")
    rows: list[tuple[str, ...]] = [("aim", "answers a day", "held", "known", "")]
    rows += [_row(one, "  in force" if one.retention == aim else "") for one in found]
    rows.append(_row(other, "  saving time" if other.thrifty else "  not saving time"))
    for line in table(rows, right=(0, 1, 2, 3)):
        fact(line)
    own = next(one for one in found if one.retention == aim)
    fact(_reading(own))
    fact(_weighed(own, other))
    most = max(week.reviews for week in own.weeks)
    fact()
    fact(f"Answers a day at {aim:.0%}, week by week:")
    for line in table(
        [
            (
                str(week.number),
                f"{week.reviews:.1f}",
                bar(week.reviews, most),
                f"{week.known:.0f} known",
            )
            for week in own.weeks
        ],
        right=(0, 1),
    ):
        fact(line)


def _row(one: Forecast, mark: str) -> tuple[str, ...]:
    last = one.weeks[-1]
    figures = f"{one.reviews_a_day:.1f}", f"{last.held:.0f}", f"{last.known:.0f}"
    return f"{one.retention:.0%}", *figures, mark


def _weighed(own: Forecast, other: Forecast) -> str:
    """What the other way of spacing would change, and how to have it."""
    even, thrifty = (own, other) if other.thrifty else (other, own)
    change = "yes" if other.thrifty else "no"
    return (
        f"Saving time takes {thrifty.reviews_a_day:.1f} answers a day for "
        f"{thrifty.weeks[-1].known:.0f} known, not saving it {even.reviews_a_day:.1f} for "
        f"{even.weeks[-1].known:.0f}: settings save-time {change}"
    )


def _reading(one: Forecast) -> str:
    """The weeks ahead in one line of words."""
    first, last = one.weeks[0], one.weeks[-1]
    return (
        f"At {one.retention:.0%}: from {first.reviews:.0f} answers a day in week 1 to "
        f"{last.reviews:.0f} in week {last.number}; known from {first.known:.0f} to "
        f"{last.known:.0f} cards, held from {first.held:.0f} to {last.held:.0f}."
    )


def _as_json(one: Forecast) -> dict[str, object]:
    return {
        "retention": one.retention,
        "answers_a_day": round(one.reviews_a_day, 2),
        "weeks": [
            {
                "week": week.number,
                "answers_a_day": round(week.reviews, 2),
                "held": round(week.held, 1),
                "known": round(week.known, 1),
            }
            for week in one.weeks
        ],
    }
