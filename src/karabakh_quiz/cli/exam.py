"""`exam DATE`: what will be known on a day, and the plan that makes it most."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.planning import Plan

DAILY = 30


def arguments(parser: Parser) -> None:
    parser.describe(
        "Plan to be ready by a date: which cards to review on which day so that most\n"
        "are known then, set against doing nothing and against the ordinary schedule.\n"
        "Nothing is changed; ask again on any day and the plan starts from there.",
        "exam 2026-12-12",
        "exam 2026-12-12 armenia-russia-2023 --daily 20",
    )
    parser.add_argument("date", metavar="DATE", help="the day of the exam, as 2026-12-12")
    parser.add_argument("deck", nargs="*", metavar="DECK", help="decks; none: all of them")
    parser.add_argument("--daily", type=int, default=DAILY, help=f"answers a day at most ({DAILY})")
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cli.outlook import cards_ahead
    from karabakh_quiz.errors import UsageError
    from karabakh_quiz.planning import known_ordinarily, plan_exam
    from karabakh_quiz.study import limits

    if not 1 <= args.daily <= 1000:
        raise UsageError("A plan takes from 1 to 1000 answers a day.")
    exam_day = _day(args.date)
    with context.progress() as progress:
        today = progress.today()
        if not today < exam_day <= today + 730:
            raise UsageError(
                f"{args.date} is no day to plan for: choose one from tomorrow to two years ahead."
            )
        cards = cards_ahead(context, args.deck, progress)
        memory = progress.memory(args.deck[0] if len(args.deck) == 1 else None)
        new = int(progress.setting(limits.NEW_SETTING, None, limits.NEW_A_DAY))
    plan = plan_exam(cards, memory, today=today, exam_day=exam_day, daily=args.daily)
    ordinary = known_ordinarily(
        cards, memory, today=today, exam_day=exam_day, daily=args.daily, new=new
    )
    if args.json:
        document(_as_json(plan, len(cards), ordinary, today))
    else:
        _show(plan, len(cards), ordinary, today, args.daily)
    return 0


def _day(text: str) -> int:
    from datetime import date

    from karabakh_quiz.clock import EPOCH
    from karabakh_quiz.errors import UsageError

    try:
        return (date.fromisoformat(text) - EPOCH).days
    except ValueError:
        raise UsageError(f"{text!r} is no date: write one such as 2026-12-12.") from None


def _show(plan: Plan, cards: int, ordinary: float, today: int, daily: int) -> None:
    from karabakh_quiz.clock import date_of

    when = date_of(plan.exam_day)
    fact(f"Of {cards} cards you can be expected to know on {when.day} {when:%B %Y}:")
    for line in table(
        [
            ("if nothing is done", f"{plan.known_without:.0f}"),
            ("on the ordinary schedule", f"{ordinary:.0f}"),
            ("with this plan", f"{plan.known:.0f}"),
        ],
        right=(1,),
    ):
        fact(line)
    if not plan.days:
        fact("There is nothing to review until then.")
        return
    answers = f"{plan.answers:.0f} answers in {plan.exam_day - today} days"
    fact(f"The plan takes about {answers}, at most {daily} a day.")
    first = plan.days.get(today, ())
    fact(f"Today: {len(first)} cards.")
    for card in first:
        fact(f"  {card}")


def _as_json(plan: Plan, cards: int, ordinary: float, today: int) -> dict[str, object]:
    from karabakh_quiz.clock import date_of

    return {
        "date": date_of(plan.exam_day).isoformat(),
        "days_left": plan.exam_day - today,
        "cards": cards,
        "known_if_nothing": round(plan.known_without, 2),
        "known_ordinarily": round(ordinary, 2),
        "known_with_plan": round(plan.known, 2),
        "answers": round(plan.answers, 1),
        "days": [
            {"date": date_of(day).isoformat(), "cards": list(names)}
            for day, names in plan.days.items()
        ],
    }
