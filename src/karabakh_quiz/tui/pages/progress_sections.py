"""The sections of Progress: the year as weeks, recall against the aim, what falls due, and so on.

One under another; in a wide window each has its small print on the right.
Pure: from a report and a grid to lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from karabakh_quiz.insight import words
from karabakh_quiz.insight.gathering import Report
from karabakh_quiz.insight.pictures import bars, shares
from karabakh_quiz.insight.pictures.calendar import calendar, legend
from karabakh_quiz.insight.pictures.picture import Row
from karabakh_quiz.insight.retention import Retention
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, placed, run, width
from karabakh_quiz.tui.pages.frame import at_axis, hung
from karabakh_quiz.tui.pages.progress import ProgressShown
from karabakh_quiz.tui.typeset import flow

BESIDE = 36
"""Cells from the axis to the second column of a narrow window."""
_LEGEND_GAP = 3


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page that a digit leads to."""

    name: str
    lines: tuple[Line, ...]


def sections(
    grid: Grid, shown: ProgressShown, report: Report, year: Mapping[int, int]
) -> Iterator[Section]:
    """The sections from top to bottom."""
    yield Section("year", tuple(_year(grid, shown, report, year)))
    if not report.done.answers and not report.now.stock.seen:
        told = "Nothing was answered yet. The figures come with the first reviews."
        yield Section("none", tuple(_prose(grid, told)))
        return
    if grid.wide:
        yield Section("recall", tuple(_recall(grid, shown, report)))
        yield Section("due", tuple(_due(grid, shown, report)))
        yield Section("model", tuple(_model(grid, shown, report)))
    else:
        yield Section("recall", tuple(_recall_and_due(grid, shown, report)))
        yield Section("told", tuple(_told(grid, report)))
        yield Section("model", tuple(_model(grid, shown, report)))
    yield Section("weeks", tuple(_weeks(grid, shown, report)))
    yield Section("groups", tuple(_groups(grid, shown, report)))
    yield Section("cards", tuple(_cards(grid, shown, report)))
    yield Section("hardest", tuple(_hardest(grid, report)))


def _year(grid: Grid, shown: ProgressShown, report: Report, year: Mapping[int, int]) -> list[Line]:
    key = legend(list(year.values()), ascii_only=shown.ascii_only)
    room = grid.full - 12 if not grid.narrow else grid.full
    drawn = calendar(year, report.today, min(room, 53), ascii_only=shown.ascii_only)
    lines = list(_hung(grid, drawn.rows))
    if grid.narrow:
        return lines
    column = grid.notes if grid.notes is not None else grid.axis + 53 + _LEGEND_GAP
    for place, row in enumerate(key, 1):
        lines[place] = _with(lines[place], column, _runs(row))
    if grid.wide:
        for place, text in enumerate(_done(shown, report), 1):
            lines[place] = _with(lines[place], column + 12, text)
    return lines


def _done(shown: ProgressShown, report: Report) -> list[Line]:
    done = report.done
    pace = f"{done.minutes * 60 / done.answers:.0f} s an answer" if done.answers else ""
    return [
        (run(words.counted(done.answers, "answer")),),
        (run(shown.span, "soft"),),
        BLANK,
        (run(words.time_words(done.minutes)),),
        (run(pace, "soft"),),
    ]


def _recall(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    found = _overall(report, "facet")
    drawn = shares.ranges(found, report.aim, grid.room, ascii_only=shown.ascii_only)
    lines = [_title(grid, f"recalled, {shown.span}, with the range that chance allows")]
    lines += _hung(grid, drawn.rows)
    assert grid.notes is not None
    for place, each in enumerate(found.values(), 1):
        lines[place] = _with(lines[place], grid.notes, _share(each, report.aim, full=True))
    return lines


def _recall_and_due(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    plot = 27 if not grid.narrow else max(12, grid.full - 9)
    found = _overall(report, "facet")
    drawn = shares.ranges(found, report.aim, plot, ascii_only=shown.ascii_only)
    left = [_title(grid, f"recalled, {shown.span}"), *_hung(grid, drawn.rows)]
    for place, each in enumerate(found.values(), 1):
        share = _share(each, report.aim, full=False)
        left[place] = _with(left[place], grid.axis + plot - 1, share)
    days = report.now.dues[:14]
    height = max(4, len(found))
    due = bars.columns(days, report.today, min(27, grid.full), height, ascii_only=shown.ascii_only)
    right: list[Line] = [(Run(f"due, next {len(days)} days", "soft italic"),)]
    right += [_runs(row) for row in due.rows] or [(run(due.reading, "soft"),)]
    if grid.narrow:
        return [*left, BLANK, *(at_axis(grid, line) for line in right)]
    tall = max(len(left), len(right))
    left += [BLANK] * (tall - len(left))
    right += [BLANK] * (tall - len(right))
    column = grid.axis + BESIDE
    return [_with(one, column, other) for one, other in zip(left, right, strict=True)]


def _told(grid: Grid, report: Report) -> list[Line]:
    lines = []
    for label, text in (
        ("dates", words.dates(report.dates)),
        ("model", words.model(report.calibration)),
    ):
        first, *rest = flow((run(text),), grid.full)
        lines += [hung(grid, label, first), *(at_axis(grid, line) for line in rest)]
    return lines


def _due(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    drawn = bars.columns(
        report.now.dues[:30], report.today, grid.room, 4, ascii_only=shown.ascii_only
    )
    left = [_title(grid, f"due, next {min(30, len(report.now.dues))} days")]
    left += _hung(grid, drawn.rows) or _prose(grid, drawn.reading)
    return _beside(grid, left, _lasting(grid, shown, report))


def _lasting(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    drawn = bars.histogram(
        report.now.lasting, max(8, grid.notes_width - 16), ascii_only=shown.ascii_only
    )
    lines: list[Line] = [(Run("how long memories last", "soft italic"),)]
    return lines + [(Run(f"{row.label:<16}", "soft"), *_runs(row)) for row in drawn.rows]


def _model(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    bar, dot = ("|", "@") if shown.ascii_only else ("│", "●")
    drawn = shares.calibration(report.calibration, min(grid.room, 66), ascii_only=shown.ascii_only)
    left = [_title(grid, f"expected {bar} and actual {dot} recall")]
    left += _hung(grid, drawn.rows) or _prose(grid, drawn.reading)
    if report.calibration.enough:
        left += _prose(grid, f"{words.model(report.calibration)}; {words.fit(report.calibration)}")
    missed = bars.errors(
        report.dates, min(30, grid.notes_width - 8 if grid.wide else 30),
        ascii_only=shown.ascii_only,
    )  # fmt: skip
    label = "dates, how far off"
    if grid.wide:
        right: list[Line] = [(Run(label, "soft italic"),)]
        right += [(Run(f"{row.label:<8}", "soft"), *_runs(row)) for row in missed.rows]
        right += flow((run(missed.reading, "soft"),), grid.notes_width)
        return _beside(grid, left, right)
    left += [BLANK, _title(grid, label), *_hung(grid, missed.rows)]
    return left + ([] if missed.rows else _prose(grid, missed.reading))


def _weeks(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    by_week = {int(week): each for week, each in report.retention["week"].items()}
    drawn = shares.over_time(by_week, report.aim, min(grid.full, 66), ascii_only=shown.ascii_only)
    lines = [_title(grid, "recalled week by week"), *_hung(grid, drawn.rows)]
    return lines + _prose(grid, drawn.reading)


def _groups(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    """By mode, by deck, and the hours of the day."""
    lines: list[Line] = []
    plot = min(grid.room, 60) if grid.wide else max(12, min(46, grid.full - 22))
    titles = shown.titles or {}
    for by, title in (("mode", "by the way of asking"), ("deck", "by deck")):
        found = {titles.get(str(name), str(name)): e for name, e in report.retention[by].items()}
        if not found or (by == "deck" and len(found) < 2):
            continue
        drawn = shares.ranges(found, report.aim, plot, ascii_only=shown.ascii_only)
        lines.append(_title(grid, f"recalled, {title}"))
        if by == "deck":  # titles are longer than what hangs left of the axis
            for (name, each), row in zip(found.items(), drawn.rows, strict=False):
                lines.append(at_axis(grid, (run(name, "soft"),)))
                plotted = at_axis(grid, _runs(row))
                share = _share(each, report.aim, worded=grid.wide)
                lines.append(_with(plotted, grid.axis + plot + 2, share))
            lines.append(at_axis(grid, _runs(drawn.rows[-1])))
        else:
            part = list(_hung(grid, drawn.rows))
            for place, each in enumerate(found.values()):
                share = _share(each, report.aim, worded=grid.wide)
                part[place] = _with(part[place], grid.axis + plot + 2, share)
            lines += part
        lines.append(BLANK)
    text = words.hour(report)
    return [*lines, hung(grid, "hours", (run(text),))]


def _cards(grid: Grid, shown: ProgressShown, report: Report) -> list[Line]:
    rows = [
        ("cards", words.cards(report.now)),
        ("known", f"{words.known(report.now)}, if asked today"),
        ("new", f"{words.counted(report.done.introduced, 'card')} met, {shown.span}"),
        ("forgotten", words.forgotten(report.now)),
    ]
    lines = []
    for label, text in rows:
        first, *rest = flow((run(text),), min(grid.full, 80))
        lines += [hung(grid, label, first), *(at_axis(grid, line) for line in rest)]
    drawn = bars.trend(report.stock, report.today, min(grid.full, 53), ascii_only=shown.ascii_only)
    if drawn.rows:
        lines += [BLANK, _title(grid, "cards over time"), *_hung(grid, drawn.rows)]
    if not grid.wide:
        drawn = bars.histogram(report.now.lasting, min(44, grid.full), ascii_only=shown.ascii_only)
        short = {"to half a year": "half a year", "under a week": "a week", "to a month": "a month"}
        rows_ = [Row(short.get(row.label, row.label), row.pieces) for row in drawn.rows]
        lines += [BLANK, _title(grid, "how long memories last"), *_hung(grid, rows_)]
    return lines


def _hardest(grid: Grid, report: Report) -> list[Line]:
    lines = [_title(grid, "forgotten most often")]
    if not report.now.hardest:
        return lines + _prose(grid, "no entry was forgotten yet")
    for each in report.now.hardest:
        sign = Run(f"{each.lapses}×", "ink bold")
        told = f"of {each.answers} answers, difficulty {each.difficulty:.1f} of 10"
        before = grid.axis - 3 - width((sign,))
        text = (run(each.entry), run(f"  {told}", "soft"))
        lines.append((Run(" " * max(0, before)), sign, Run("   "), *text))
    return lines


def _overall(report: Report, by: str) -> dict[str, Retention]:
    return {"all": report.overall} | {
        str(name): each for name, each in report.retention[by].items()
    }


def _share(each: Retention, aim: float, *, full: bool = True, worded: bool = True) -> Line:
    """`90 %  of 812`, and a sign (with words if `worded`) where it is below the aim."""
    if each.share is None or not each.enough:
        return (run(f"{each.tested} of 30", "soft"),) if full else (run("few", "soft"),)
    low = each.against(aim) == "below"
    sign = (Run(" ≠ below the aim" if full and worded else " ≠", "differs"),) if low else ()
    many = (run(f"  of {words.number(each.tested)} ", "soft"),) if full else ()
    return (run(f"{round(each.share * 100):>3} %"), *many, *sign)


def _title(grid: Grid, text: str) -> Line:
    return at_axis(grid, (run(text, "soft italic"),))


def _prose(grid: Grid, text: str) -> list[Line]:
    wide = min(grid.full, grid.measure)
    return [at_axis(grid, line) for line in flow((run(text, "soft"),), wide)]


def _hung(grid: Grid, rows: Sequence[Row]) -> list[Line]:
    return [hung(grid, row.label, _runs(row)) for row in rows]


def _runs(row: Row) -> Line:
    return tuple(Run(text, role) for text, role in row.pieces)


def _with(line: Line, column: int, more: Line) -> Line:
    """`more` at its column, after at least one blank."""
    return placed((0, line), (max(column, width(line) + 1), more))


def _beside(grid: Grid, left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    assert grid.notes is not None
    tall = max(len(left), len(right))
    filled = (
        [*left, *([BLANK] * (tall - len(left)))],
        [*right, *([BLANK] * (tall - len(right)))],
    )
    return [_with(one, grid.notes, other) for one, other in zip(*filled, strict=True)]
