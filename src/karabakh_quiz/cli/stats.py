"""`stats`: what was learnt, in figures that say how sure they are."""

from __future__ import annotations

from karabakh_quiz.cli.output import document, fact, is_screen, remark, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.insight import Looked
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.insight import Report
    from karabakh_quiz.insight.pictures.picture import Picture

LABELS = 14
"""Cells for what hangs left of a picture."""

YEAR, RANGES, WEEKS = "52 weeks", "recalled, with the range that chance allows", "week by week"
TENTHS, DUE, TREND = "expected (stroke) and actual (dot) recall", "due", "cards over time"
IN_WORDS = {
    "year": YEAR, "facets": RANGES, "weeks": WEEKS, "tenths": TENTHS, "ahead": DUE,
    "over time": TREND,
}  # fmt: skip
"""Labels of what pictures say that no other line says."""

BESIDE, NUMBERED = 18, 50
"""Cells for the shares beside a plot, and those that must be there for both."""


def arguments(parser: Parser) -> None:
    parser.describe(
        "What was learnt: answers and time, true retention with the range that chance\n"
        "allows, what the memory model expected and what came, cards and how long they\n"
        "last, dates too early or too late. On a terminal with pictures, elsewhere in\n"
        "words alone.",
        "stats",
        "stats --deck armenia-russia-2023 --since 90d --by facet",
        "stats --html progress.html",
    )
    add = parser.add_argument
    add("--deck", action="append", default=[], metavar="DECK", help="only this deck (repeatable)")
    add("--since", metavar="DATE", help="only from then on: 2026-01-31, or 90d, 12w")
    add("--by", choices=("facet", "deck", "mode", "day", "week", "month"), help="in parts")
    add("--plain", action="store_true", help="words only, no pictures")
    add("--html", metavar="FILE", help="write one self-contained page with all pictures")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    import gc

    from karabakh_quiz.cli.insight import look_back

    # A large log makes hundreds of thousands of values that all stay till the end: looking
    # for garbage among them again and again takes a third of the time.
    gc.disable()
    words_only = args.plain or not is_screen()
    drawn = not (args.html or args.json or args.by or words_only)
    found = look_back(context, args.deck, args.since, whole=bool(args.html), drawn=drawn)
    if args.html:
        _write(args.html, found)
    if args.json:
        from karabakh_quiz.insight.documents import as_json

        document(as_json(found.report))
    elif args.by:
        _by(found, args.by)
    elif not args.html:
        _show(found, drawn=drawn, plain=args.plain)
    return 0


def _show(found: Looked, *, drawn: bool, plain: bool) -> None:
    from karabakh_quiz.insight import words

    lines = words.lines(found.report)
    if plain and found.report.done.answers:  # what the pictures show, in their words
        told = {title: picture.reading for title, picture, _ in _pictures(found)}
        lines += [(label, told[title]) for label, title in IN_WORDS.items()]
    for line in _in_columns(lines):
        fact(line)
    if not found.report.done.answers:
        remark("Nothing was answered then: the figures come with the first reviews.")
    elif drawn:
        for title, picture, numbered in _pictures(found):
            fact()
            for line in _in_columns([("", title)]):
                fact(line)
            for line in picture.plain(LABELS):
                fact(line)
            if not (picture.rows and numbered):
                for line in _in_columns([("", picture.reading)]):
                    fact(line)


def _in_columns(lines: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Labels and words; on a terminal, words that are too long go on under themselves."""
    from shutil import get_terminal_size

    cells = LABELS if is_screen() else max((len(label) for label, _ in lines), default=0)
    wide = max(20, get_terminal_size().columns - cells - 2) if is_screen() else None
    for label, text in lines:
        first, *more = _wrapped(text, wide)
        yield f"{label:>{cells}}  {first}" if is_screen() else f"{label:<{cells}}  {first}"
        for line in more:
            yield f"{'':{cells}}  {line}"


def _wrapped(text: str, wide: int | None) -> list[str]:
    from textwrap import wrap

    return [text] if wide is None else wrap(text, wide, break_on_hyphens=False) or [""]


def _pictures(found: Looked) -> Iterator[tuple[str, Picture, bool]]:
    """Titles, pictures, and whether a picture has its numbers beside it."""
    from shutil import get_terminal_size

    from karabakh_quiz.cli.insight import shows_ascii
    from karabakh_quiz.insight.pictures import bars, calendar, shares

    report, plain = found.report, shows_ascii()
    room = get_terminal_size().columns - LABELS - 3
    width = max(20, min(72, room))
    numbered = width >= NUMBERED
    groups = {"all": report.overall} | {
        str(name): each for name, each in report.retention["facet"].items()
    }
    weeks = {int(week): each for week, each in report.retention["week"].items()}
    today, aim, now = report.today, report.aim, report.now
    plot = width - BESIDE if numbered else width
    shown = shares.ranges(groups, aim, plot, ascii_only=plain, numbered=numbered)
    fit = shares.calibration(report.calibration, width, ascii_only=plain)
    trend = bars.trend(report.stock, today, min(53, width), ascii_only=plain)
    year = calendar.calendar(found.extras.year, today, min(53, width), ascii_only=plain)
    yield YEAR, year, False
    yield RANGES, shown, numbered
    yield WEEKS, shares.over_time(weeks, aim, width, ascii_only=plain), False
    yield TENTHS, fit, False
    yield DUE, bars.columns(now.dues, today, width, ascii_only=plain), False
    lasting = bars.histogram(now.lasting, width, ascii_only=plain)
    yield "how long memories last", lasting, bool(lasting.rows)
    yield TREND, trend, False
    yield "dates, how far off", bars.errors(report.dates, min(40, width), ascii_only=plain), False
    if found.extras.entries:
        density = bars.density(found.extras.entries, width, ascii_only=plain)
        yield "what the decks tell of", density, False


def _by(found: Looked, by: str) -> None:
    from karabakh_quiz.insight import words
    from karabakh_quiz.insight.retention import Retention

    report: Report = found.report
    rows = [("", "answers", "minutes", "recalled")]
    for label, each in report.activity[by].items():
        name = words.day_words(label, year=True) if isinstance(label, int) else label
        rows.append(
            (
                found.extras.titles.get(name, name),
                str(each.answers),
                f"{each.minutes:.1f}",
                words.recalled(report.retention[by].get(label, Retention()), report.aim),
            )
        )
    if len(rows) == 1:
        remark(f"There is nothing to tell by {by}: it comes {words.missing(0)}.")
        return
    for line in table(rows, right=(0, 1, 2) if by in ("day", "week", "month") else (1, 2)):
        fact(line)


def _write(name: str, found: Looked) -> None:
    """Write the page; what the system refuses is told by whoever called."""
    from pathlib import Path

    from karabakh_quiz.insight.page import page

    path = Path(name)
    path.write_text(page(found.report, found.extras), encoding="utf-8", newline="\n")
    remark(f"Written to {path}.")
