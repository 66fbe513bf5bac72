"""The figures as one page: self-contained, for light and dark, print and screen readers.

No script, nothing from elsewhere. Every drawing is a figure with its reading as
caption; what is drawn by group stands in a table too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from karabakh_quiz.clock import date_of
from karabakh_quiz.insight import words
from karabakh_quiz.insight.gathering import Report
from karabakh_quiz.insight.pictures import bars, drawn, shares
from karabakh_quiz.insight.pictures import calendar as calendars
from karabakh_quiz.insight.pictures import matrix as matrices
from karabakh_quiz.insight.retention import Retention

STYLE = """
:root{color-scheme:light dark;--paper:#FAF6EC;--ink:#221E18;--soft:#665D50;--rule:#CDC3B0;
--veil:#948A79;--agrees:#1B6280;--differs:#A81E45}
@media (prefers-color-scheme:dark){:root{--paper:#181613;--ink:#EDE6D8;--soft:#A89E8D;
--rule:#4B443A;--veil:#7A7060;--agrees:#78B7D0;--differs:#F28B71}}
@media print{:root{--paper:#FFF;--ink:#000;--soft:#444;--rule:#BBB;--veil:#777;--agrees:#003E66;
--differs:#7D0F2E}body{padding:0;max-width:none;font-size:11pt}section{break-inside:avoid}
h2{break-after:avoid}details::details-content{content-visibility:visible;height:auto}}
@page{size:A4;margin:16mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:2.5rem 1.25rem 4rem;background:var(--paper);
color:var(--ink);font:16px/1.5 Georgia,"Times New Roman",serif}
h1{font-weight:normal;font-size:1.6rem;margin:0}
h2{font-weight:normal;font-style:italic;font-size:1.1rem;color:var(--soft);margin:2.6rem 0 .6rem;
border-top:1px solid var(--rule);padding-top:.8rem}
p.about{color:var(--soft);margin:.2rem 0 0}
dl{display:grid;grid-template-columns:7rem 1fr;gap:.25rem 1rem;margin:1.6rem 0}
dt{color:var(--soft);text-align:right}dd{margin:0}
figure{margin:0;overflow-x:auto}figcaption{color:var(--soft);font-size:.9rem;margin-top:.4rem}
svg{display:block;max-width:100%;height:auto;font:12px system-ui,sans-serif}
.ink{fill:var(--ink)}.soft{fill:var(--soft)}.rule{fill:var(--rule)}.veil{fill:var(--veil)}
.agrees{fill:var(--agrees)}.differs{fill:var(--differs)}.strong{font-weight:bold}
.line{stroke-width:1.5;fill:none}.ink.line{stroke:var(--ink)}.soft.line{stroke:var(--soft)}
.rule.line{stroke:var(--rule)}.dashed{stroke-dasharray:4 3}.band{fill:var(--rule)}
.tint1,.tint2,.tint3,.tint4{fill:var(--differs)}.tint1{fill-opacity:.14}.tint2{fill-opacity:.24}
.tint3{fill-opacity:.36}.tint4{fill-opacity:.5}
table{border-collapse:collapse;font-size:.9rem;margin:.6rem 0;width:100%}
th,td{text-align:left;padding:.15rem .8rem .15rem 0;border-bottom:1px solid var(--rule)}
th{font-weight:normal;color:var(--soft)}td.n{text-align:right;font-variant-numeric:tabular-nums}
summary{cursor:pointer;color:var(--soft);font-size:.9rem;margin-top:.5rem}
summary:focus-visible{outline:2px solid var(--agrees);outline-offset:2px}
@media (max-width:44rem){body{padding:1.25rem 1rem 3rem}dl{grid-template-columns:1fr;gap:0}
dt{text-align:left;margin-top:.5rem}dd,td{overflow-wrap:anywhere}
@media screen{figure>svg{max-width:none}}}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
"""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page shows besides a report: it comes from decks, which a report does not know."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """Decks' titles by id."""
    year: Mapping[int, int] = field(default_factory=dict)
    """Answers by learner's day over the last 52 weeks."""
    people: Sequence[str] = ()
    """Ids of those mixed up most."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What everybody is called, by id."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """What those mixed up most are called at the head of a column."""
    given: Mapping[tuple[str, str], int] = field(default_factory=dict)
    right: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[int, int] = field(default_factory=dict)
    """Entries of the decks by year."""


def page(report: Report, extras: Extras) -> str:
    """The whole HTML document."""
    title = "What was learnt"
    body = "".join(
        f'<section aria-label="{escape(name)}"><h2>{escape(name)}</h2>{content}</section>'
        for name, content in _sections(report, extras)
        if content
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{STYLE}</style></head><body><main>"
        f'<h1>{title}</h1><p class="about">{escape(about(report, extras))}</p>'
        f"<dl>{_told(report)}</dl>{body}</main>"
        "<footer>Ranges are 95 % intervals (Wilson). True retention: first answers of the day "
        "to cards answered on an earlier day. Made by karabakh-quiz.</footer></body></html>\n"
    )


def about(report: Report, extras: Extras) -> str:
    """Which decks and days a page is about."""
    decks = report.selection.decks
    told = ", ".join(extras.titles.get(deck, deck) for deck in decks) or "All decks"
    until = words.date_words(date_of(report.today), year=True)
    if report.selection.first is None:
        return f"{told}, until {until}"
    return f"{told}, {words.day_words(report.selection.first, year=True)} to {until}"


def _told(report: Report) -> str:
    return "".join(
        f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in words.lines(report)
    )


def _sections(report: Report, extras: Extras) -> Iterable[tuple[str, str]]:
    """Titles and contents; a figure without data is its sentence alone."""
    now, aim, today = report.now, report.aim, report.today
    told = calendars.calendar(extras.year, today, 53).reading
    yield "52 weeks", _figure(drawn.calendar(extras.year, today, told), told)

    groups = {"all": report.overall} | {
        str(name): each for name, each in report.retention["facet"].items()
    }
    told = shares.ranges(groups, aim, 60).reading
    yield (
        "Recalled, with the range that chance allows",
        _figure(
            drawn.ranges(groups, aim, told) if report.overall.enough else "",
            told,
            _table(groups, aim),
        ),
    )
    by_deck = {
        extras.titles.get(str(name), str(name)): each
        for name, each in report.retention["deck"].items()
    }
    if len(by_deck) > 1:
        told = shares.ranges(by_deck, aim, 60).reading
        yield "By deck", _figure(drawn.ranges(by_deck, aim, told), told, _table(by_deck, aim))
    by_mode = {str(name): each for name, each in report.retention["mode"].items()}
    if by_mode:
        told = shares.ranges(by_mode, aim, 60).reading
        yield (
            "By the way of asking",
            _figure(drawn.ranges(by_mode, aim, told), told, _table(by_mode, aim)),
        )

    weeks = {int(week): each for week, each in report.retention["week"].items()}
    picture = shares.over_time(weeks, aim, 80)
    yield (
        "Week by week",
        _figure(
            drawn.over_time(weeks, aim, picture.reading) if picture.rows else "", picture.reading
        ),
    )
    picture = shares.calibration(report.calibration, 60)
    fit = f" {words.sentence(words.fit(report.calibration))}" if picture.rows else ""
    yield (
        "Expected and actual recall",
        _figure(
            drawn.calibration(report.calibration, picture.reading) if picture.rows else "",
            picture.reading + fit,
        ),
    )

    picture = bars.columns(now.dues, today, 2 * len(now.dues))
    yield (
        "Falling due",
        _figure(
            drawn.columns(now.dues, today, picture.reading) if picture.rows else "", picture.reading
        ),
    )
    picture = bars.histogram(now.lasting, 60)
    yield (
        "How long memories last",
        _figure(
            drawn.histogram(now.lasting, picture.reading) if picture.rows else "", picture.reading
        ),
    )
    if report.stock:
        told = bars.trend(report.stock, today, 53).reading
        yield "Cards held and learnt", _figure(drawn.stock(report.stock, today, told), told)

    picture = bars.errors(report.dates, 60)
    yield (
        "Dates, how far off",
        _figure(
            drawn.errors(report.dates, picture.reading) if picture.rows else "",
            picture.reading,
            _decades(report),
        ),
    )
    if extras.people:
        told = matrices.reading(extras.names, extras.given)
        yield (
            "Who was named (across) for whom (down)",
            _figure(
                drawn.matrix(
                    extras.people, extras.names, extras.given, extras.right, told, extras.heads
                ),
                told,
            ),
        )
    if extras.entries:
        told = bars.density(extras.entries, 80).reading
        yield "What the decks tell of", _figure(drawn.density(extras.entries, told), told)
    yield "Forgotten most often", _hardest(report)


def _figure(svg: str, reading: str, table: str = "") -> str:
    if not svg:
        return f"<p>{escape(reading)}</p>{table}"
    return f"<figure>{svg}<figcaption>{escape(reading)}</figcaption></figure>{table}"


def _table(found: Mapping[str, Retention], aim: float) -> str:
    rows = [
        (label, f"{each.recalled} of {each.tested}", words.recalled(each, aim))
        for label, each in found.items()
    ]
    return _details(("", "recalled", "in words"), rows)


def _decades(report: Report) -> str:
    rows = [
        (f"{decade}s", f"{each.early} / {each.exact} / {each.late}", words.dates(each))
        for decade, each in report.decades.items()
    ]
    return _details(("decade", "early / exact / late", "in words"), rows)


def _hardest(report: Report) -> str:
    rows = [
        (each.entry, f"{each.lapses} of {each.answers}", f"difficulty {each.difficulty:.1f} of 10")
        for each in report.now.hardest
    ]
    return _rows(("entry", "forgotten", ""), rows) if rows else ""


def _details(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    return f"<details><summary>In figures</summary>{_rows(head, rows)}</details>"


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
