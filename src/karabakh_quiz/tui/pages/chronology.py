"""The chronology: date, sign, threads, speaker, words; veiled where not known yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from karabakh_quiz.cards.card import Detail
from karabakh_quiz.tui.grid import Grid
from karabakh_quiz.tui.line import BLANK, Line, Run, cut, cut_text, placed, run, spread
from karabakh_quiz.tui.pages.frame import at_axis, head, hung
from karabakh_quiz.tui.pages.verdict import noted
from karabakh_quiz.tui.signs import CARD, EVENT, HERE, LEVELS, VEIL
from karabakh_quiz.tui.timeline import (
    Entry,
    begins,
    day_in_month,
    day_in_year,
    day_name,
    month_name,
    threads,
    years,
)
from karabakh_quiz.tui.typeset import quotation

Zoom = Literal["year", "month", "day"]
ZOOMS: tuple[Zoom, ...] = ("year", "month", "day")

VEILED_NAME = VEIL * 8
VEILED_DAY = VEIL * 2
_VEILED_WORDS = (4, 7, 3, 6, 9, 2, 5)
"""Lengths of veiled words: the same for every entry, so that they tell nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: a heading, or an entry by its place."""

    heading: str = ""
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """The entries laid out for one zoom: rows, and what the threads draw in each."""

    entries: Sequence[Entry]
    zoom: Zoom
    rows: Sequence[Row]
    threads: Mapping[int, str]
    """By row: two cells of bracket."""

    def row_of(self, entry: int) -> int:
        """The row an entry stands in."""
        return next((at for at, row in enumerate(self.rows) if row.entry == entry), 0)


def laid_out(entries: Sequence[Entry], zoom: Zoom, *, airy: bool = False) -> Laid:
    """The rows of a zoom: a heading wherever year, month or day changes.

    `airy` puts a blank row before each heading.
    """
    rows: list[Row] = []
    last = None
    for place, entry in enumerate(entries):
        heading = _heading(entry, zoom)
        if heading != last:
            if rows and airy:
                rows.append(Row())
            rows.append(Row(heading))
            last = heading
        rows.append(Row(entry=place))
    at = {row.entry: index for index, row in enumerate(rows) if row.entry is not None}
    brackets: dict[int, list[str]] = {}
    for first, end, lane in threads(entries):
        _bracket(brackets, at[first], at[end], lane)
    return Laid(entries, zoom, rows, {row: "".join(cells) for row, cells in brackets.items()})


def _heading(entry: Entry, zoom: Zoom) -> str:
    day = begins(entry.when)
    if zoom == "year" or entry.when.precision in ("year", "decade"):
        return str(day.year)
    if zoom == "month" or entry.when.precision != "day":
        return month_name(day)
    return f"{month_name(day)} " if entry.when_veiled else day_name(day)


def _bracket(cells: dict[int, list[str]], first: int, last: int, lane: int) -> None:
    """Draw one thread: `─┐`, `│`, `─┘` in the lane, `──` before a farther lane."""
    for row in range(first, last + 1):
        drawn = cells.setdefault(row, [" ", " ", " "])
        end = row in (first, last)
        if end:
            for column in range(lane + 1):
                drawn[column] = {" ": "─", "│": "┼"}.get(drawn[column], drawn[column])
            corner = "┐" if row == first else "┘"
            drawn[lane + 1] = corner if drawn[lane + 1] == " " else "┤"
        elif drawn[lane + 1] == " ":
            drawn[lane + 1] = "│"


def running_head(grid: Grid, entries: Sequence[Entry], decks: str) -> list[Line]:
    """Of which decks, how many entries there are, and how many are clear."""
    clear = sum(entry.clear for entry in entries)
    told = f"{clear} of {len(entries)} clear"
    if not grid.narrow:
        told = f"{len(entries)} entries, {clear} clear"
    return head(grid, title=f"Chronology, {decks}", right=(Run(told, "soft"),))


def overview(grid: Grid, laid: Laid, cursor: int) -> list[Line]:
    """The years as a sparkline with the cursor's under a mark, and the zoom."""
    zoom = _zoom(laid.zoom)
    if grid.narrow:
        return [spread(at_axis(grid, ()), zoom, grid.right)]
    first, counts = years(laid.entries)
    if not counts:
        return [BLANK]
    here = begins(laid.entries[cursor].when).year - first
    most = max(counts)
    bars: list[Run] = []
    for place, count in enumerate(counts):
        level = LEVELS[max(1, round((count / most) ** 0.5 * 8))] if count else "▁"
        bars.append(Run(level, "here" if place == here else "soft" if count else "rule"))
    line = hung(grid, str(first), (*bars, Run(f" {first + len(counts) - 1}", "soft")))
    mark = at_axis(grid, (Run(" " * here), Run("▲", "here")))
    return [spread(line, () if grid.wide else zoom, grid.right), mark]


def _zoom(zoom: Zoom) -> Line:
    line: list[Run] = []
    for each in ZOOMS:
        style = "here bold underline" if each == zoom else "soft"
        line += [*([Run(" ")] if line else []), Run(each, style, f"zoom_to('{each}')")]
    return tuple(line)


def row(grid: Grid, laid: Laid, index: int, *, here: bool) -> Line:
    """One row of the list."""
    found = laid.rows[index]
    thread = laid.threads.get(index, "")
    if found.entry is None:
        heading = (Run(found.heading.strip(), "ink bold"),) if found.heading else ()
        return placed((_thread_at(grid), (Run(thread, "soft"),)), (grid.axis, heading))
    entry = laid.entries[found.entry]
    day = _day(entry, laid.zoom)
    act = f"open({found.entry})"
    date_end = grid.axis - 7
    veiled = day == VEILED_DAY
    return placed(
        (grid.outer - 1, (Run(HERE, "here bold"),) if here else ()),
        (date_end - cell_len(day), (Run(day, "veil" if veiled else "soft"),)),
        (date_end + 2, (_sign(entry),)),
        (_thread_at(grid), (Run(thread, "soft"),)),
        (grid.axis, _told(grid, entry, here=here, act=act)),
    )


def _thread_at(grid: Grid) -> int:
    return grid.axis - 4


def _day(entry: Entry, zoom: Zoom) -> str:
    if entry.when_veiled:
        return VEILED_DAY
    if zoom == "year":
        return day_in_year(entry.when)
    return day_in_month(entry.when) if zoom == "month" else ""


def _sign(entry: Entry) -> Run:
    if entry.event:
        return Run(EVENT["unmet" if entry.words_veiled else "met"], "ink")
    return Run(CARD[entry.stage], "ink" if entry.stage != "new" else "veil")


def _told(grid: Grid, entry: Entry, *, here: bool, act: str) -> Line:
    """Speaker and words in two columns; an event takes both."""
    style = "ink bold" if here else "ink"
    if entry.event:
        if entry.words_veiled:
            return cut((Run(_veiled_words(grid.room), "veil", act),), grid.room)
        where = (Run("  "), run(entry.where, "soft", act)) if entry.where else ()
        return cut((run(entry.words, style, act), *where), grid.room)
    column = 12 if grid.narrow else 14
    name = run(cut_text(run(entry.who).text, column - 2), style, act)
    if entry.who_veiled:
        name = Run(VEILED_NAME, "veil", act)
    room = grid.room - column
    if entry.words_veiled:
        words: Line = (Run(_veiled_words(room), "veil", act),)
    else:
        text = cut_text(run(entry.words).text, room - (2 if entry.quoted else 0))
        words = (run(f"“{text}”" if entry.quoted else text, style, act),)
    return placed((0, (name,)), (column, words))


def _veiled_words(room: int) -> str:
    words: list[str] = []
    used = 0
    for length in _VEILED_WORDS:
        if used + length > room:
            break
        words.append(VEIL * length)
        used += length + 1
    return " ".join(words)


def below(grid: Grid, entry: Entry | None, more: int) -> list[Line]:
    """Under the list: a rule that says how many follow, and the entry's words whole."""
    told = f" {more} more" if more > 0 else ""
    cells = grid.axis + (grid.measure if grid.wide else grid.full) - len(told)
    rule = at_axis(grid, (Run("─" * (cells - grid.axis), "rule"), Run(told, "soft")))
    if entry is None or entry.words_veiled:
        return [
            rule,
            at_axis(grid, (Run("Not met yet: it clears as you learn it.", "soft italic"),)),
        ]
    lines = quotation(entry.words, grid.measure, indent=grid.axis, marks=entry.quoted)
    return [rule, *lines[:4]]


def aside(
    grid: Grid, laid: Laid, entry: Entry | None, details: Sequence[Detail], cards: Sequence[Line]
) -> list[Line]:
    """The right column of a spread: the zoom, and what is clear of the entry marked."""
    if not grid.wide:
        return []
    above = [] if grid.tall == "low" else [BLANK]
    lines: list[Line] = [*above, _zoom(laid.zoom), BLANK, BLANK]
    if entry is None:
        return lines
    veiled = {"who": entry.who_veiled, "when": entry.when_veiled}
    for detail in details:
        if detail.label in ("who", "when", "where", "to", "answers") and not veiled.get(
            detail.label
        ):
            lines += [*noted(grid, detail), BLANK]
    if cards:
        lines += [(Run("your cards", "soft"),), *cards]
    return lines
