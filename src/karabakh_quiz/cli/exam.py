"""`exam DATE`: what will be known on a day, and the plan that makes it most."""

from __future__ import annotations

import sys

from karabakh_quiz.cli.output import document, fact, is_screen, table
from karabakh_quiz.cli.parser import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from karabakh_quiz.cards import Collection
    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.planning import ExamOutlook
    from karabakh_quiz.progress import Progress
    from karabakh_quiz.study import SittingOptions


def arguments(parser: Parser) -> None:
    parser.describe(
        "Plan to be ready by a date: which cards to review on which day so that most\n"
        "are known then, set against doing nothing and against the ordinary schedule.\n"
        "Nothing is changed; ask again on any day and the plan starts from there.\n"
        "With --study a sitting of today's cards begins, and the date is kept.",
        "exam 2026-12-12",
        "exam '12 December' armenia-russia-2023 --daily 20",
        "exam 2026-12-12 --study",
    )
    add = parser.add_argument
    add("date", metavar="DATE", help="the day of the exam, as 2026-12-12 or '12 December'")
    add("deck", nargs="*", metavar="DECK", help="decks; none: all of them")
    add("--daily", type=int, metavar="N", help="answers a day at most (as kept, else 30)")
    add("--study", action="store_true", help="study the plan's cards of today")
    add("--plain", action="store_true", help="with --study: plain lines instead of the screen")
    add("--seed", type=whole(0), metavar="N", help="with --study: fix every shuffle")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    from karabakh_quiz.cli.outlook import collection_of
    from karabakh_quiz.errors import UsageError
    from karabakh_quiz.study import exam_day as kept

    if args.daily is not None and not 1 <= args.daily <= kept.MOST_DAILY:
        raise UsageError("A plan takes from 1 to 1000 answers a day.")
    if args.json and args.study:
        raise UsageError("A sitting prints no JSON: write --study or --json.")
    with context.progress() as progress:
        day = kept.read_exam_day(args.date, progress.today())
        collection = collection_of(context, args.deck)
        progress.rename(collection.renames)
        daily = args.daily if args.daily is not None else kept.exam_daily(progress)
        found = _outlook(context, collection, progress, day, daily)
        if args.study:
            kept.keep_exam_day(progress, day)
            kept.keep_exam_daily(progress, daily)
    if args.study:
        return _study(args, context, found)
    if args.json:
        document(_as_json(found))
    else:
        _show(found)
    return 0


def _outlook(
    context: Context,
    collection: Collection,
    progress: Progress,
    day: int,
    daily: int,
) -> ExamOutlook:
    from karabakh_quiz.cli.outlook import Shown
    from karabakh_quiz.planning import cards_ahead, exam_outlook, home_of
    from karabakh_quiz.study import limits

    today = progress.today()
    done = progress.reviewed(today).total() + progress.introduced(today).total()
    cards = cards_ahead(collection, progress, sensitive=context.settings.sensitive)
    home = home_of(cards)
    return exam_outlook(
        cards,
        progress.memory(home),
        today=today,
        exam_day=day,
        daily=daily,
        new=limits.whole_setting(progress, limits.NEW_SETTING, limits.NEW_A_DAY),
        done_today=done,
        thrifty=limits.saves_time(progress, home),
        watch=Shown(len(cards)),
    )


def _study(args: Namespace, context: Context, found: ExamOutlook) -> int:
    """A sitting of the plan's cards of today, on the screen or line by line."""
    from karabakh_quiz.study import SittingOptions
    from karabakh_quiz.study.exam_day import nothing_today

    if not found.todays:
        fact(nothing_today(found.next_day))
        return 0
    options = SittingOptions(
        cards=found.todays,
        mode=context.settings.answer_mode,  # type: ignore[arg-type]
        sensitive=context.settings.sensitive,
    )
    if is_screen() and not args.plain:
        from karabakh_quiz.tui.app import run as run_app

        return run_app(
            context.places,
            context.clock,
            start_deck=args.deck,
            learner=context.learner,
            options=options,
            seed=args.seed,
        )
    return _line_by_line(args, context, options)


def _line_by_line(args: Namespace, context: Context, options: SittingOptions) -> int:
    from karabakh_quiz.cli.choose import broken_at
    from karabakh_quiz.cli.linear import hold
    from karabakh_quiz.cli.outlook import collection_of
    from karabakh_quiz.cli.talk import Talk
    from karabakh_quiz.study import Sitting

    def read(edited: Path | None = None) -> Collection:
        if edited is not None:
            broken_at(context.library(), edited)
        return collection_of(context, args.deck)

    collection = read()
    with context.progress(collection.renames) as progress:
        sitting = Sitting(
            collection, progress, clock=context.clock, seed=args.seed, options=options
        )
        hold(sitting, context.clock, Talk(sys.stdin, sys.stdout), read)
    return 0


def _show(found: ExamOutlook) -> None:
    from karabakh_quiz.clock import date_of
    from karabakh_quiz.study.wording import date_words, plural

    plan = found.plan
    when = date_words(date_of(plan.exam_day))
    fact(f"Of {plural(found.cards, 'card')} you can be expected to know on {when}:")
    for line in table(
        [
            ("as known today", f"{found.now.known:.0f}"),
            ("if nothing is done", f"{found.without.known:.0f}"),
            ("on the ordinary schedule", f"{found.ordinary.known:.0f}"),
            ("with this plan", f"{found.planned.known:.0f}"),
        ],
        right=(1,),
    ):
        fact(line)
    if not plan.days:
        fact("There is nothing to review until then.")
        return
    answers = f"{plan.answers:.0f} answers in {plural(plan.exam_day - found.today, 'day')}"
    fact(f"The plan takes about {answers}, at most {found.daily} a day.")
    fact(f"Today: {plural(len(found.todays), 'card')}.")
    for card in found.todays:
        fact(f"  {card}")


def _as_json(found: ExamOutlook) -> dict[str, object]:
    from karabakh_quiz.clock import date_of

    plan = found.plan
    return {
        "date": date_of(plan.exam_day).isoformat(),
        "days_left": plan.exam_day - found.today,
        "cards": found.cards,
        "known_now": round(found.now.known, 2),
        "known_if_nothing": round(found.without.known, 2),
        "known_ordinarily": round(found.ordinary.known, 2),
        "known_with_plan": round(found.planned.known, 2),
        "answers": round(plan.answers, 1),
        "today": list(found.todays),
        "days": [
            {"date": date_of(day).isoformat(), "cards": list(names)}
            for day, names in plan.days.items()
        ],
    }
