"""Counts as bars: what falls due, how long memories last, errors of dates, years told of."""

from bisect import bisect
from collections.abc import Mapping, Sequence

from karabakh_quiz.insight.activity import Stock
from karabakh_quiz.insight.dates import DateErrors
from karabakh_quiz.insight.pictures.picture import Canvas, Picture, Row, glyphs, level
from karabakh_quiz.insight.words import counted, dates, day_words, number, sentence


def columns(
    counts: Sequence[int], today: int, width: int, height: int = 5, *, ascii_only: bool = False
) -> Picture:
    """Cards falling due by day, today first (with what is overdue): a column a day.

    Where today stands far above the rest, its column is cut off at the top, so
    that the other days can be told apart; its count stands below.
    """
    days = min(len(counts), max(1, (width + 1) // 2)) if len(counts) * 2 > width else len(counts)
    shown = counts[:days]
    if not any(shown):
        return Picture((), f"Nothing falls due within {counted(len(counts), 'day')}.")
    canvas = Canvas(days * 2 - 1, height)
    later = max(shown[1:], default=0)
    most = later if later and shown[0] > 3 * later else max(shown)
    for day, count in enumerate(shown):
        role = "ink" if day == 0 else "soft"
        for row, sign in enumerate(_column(count, most, height, ascii_only)):
            canvas.put(day * 2, row, sign, role)
    foot = Canvas(max(width, 20))
    foot.put(0, 0, f"{number(shown[0])} today", "soft")
    last = day_words(today + days - 1)
    foot.put(max(12, canvas.width - len(last)), 0, last, "soft")
    busiest = max(range(days), key=lambda day: (shown[day], -day))
    told = (
        f"{number(shown[0])} due today, {number(sum(shown))} within {counted(days, 'day')}; "
        f"most on {day_words(today + busiest)}: {number(shown[busiest])}."
    )
    return Picture((*(canvas.row(row) for row in range(height)), foot.row(0)), told)


def _column(count: int, most: int, height: int, ascii_only: bool) -> list[str]:
    """One column, from the top down."""
    eighths = level(count, most, height * 8)
    cells = [min(8, max(0, eighths - 8 * (height - 1 - row))) for row in range(height)]
    if ascii_only:
        return ["#" if cell > 4 else "." if cell else " " for cell in cells]
    return [glyphs(False).levels[cell] for cell in cells]


def histogram(counts: Mapping[str, int], width: int, *, ascii_only: bool = False) -> Picture:
    """A rule a row, as long as its count: how long memories last."""
    signs = glyphs(ascii_only)
    digits = max((len(number(count)) for count in counts.values()), default=1)
    room, most = max(1, width - digits - 1), max(counts.values(), default=0)
    if not most:
        return Picture((), "No cards answered yet.")
    rows = tuple(
        Row(
            label,
            (
                (f"{number(count):>{digits}} ", "ink"),
                (signs.heavy * level(count, most, room), "soft"),
            ),
        )
        for label, count in counts.items()
    )
    told = ", ".join(f"{number(count)} {label}" for label, count in counts.items())
    return Picture(rows, f"{told}.")


def errors(found: DateErrors, width: int, *, ascii_only: bool = False) -> Picture:
    """Dates too early to the left, too late to the right, by how far they were off."""
    signs = glyphs(ascii_only)
    spans = found.spans()
    most = max((max(pair) for pair in spans.values()), default=0)
    if not most:
        return Picture((), sentence(dates(found)))
    digits = len(number(most))
    side = max(5, (width - 5) // 2)
    room = max(1, side - digits - 1)
    head = Canvas(2 * side + 5)
    head.put(side - 5, 0, "early", "soft")
    head.put(side + 5, 0, "late", "soft")
    rows = [head.row(0)]
    for name, (early, late) in spans.items():
        canvas = Canvas(2 * side + 5)
        canvas.put(side + 2, 0, signs.bar, "soft")
        rules = [level(count, most, room) for count in (early, late)]
        canvas.put(side - rules[0], 0, signs.heavy * rules[0], "soft")
        canvas.put(side - rules[0] - 1 - len(number(early)), 0, number(early), "ink")
        canvas.put(side + 5, 0, signs.heavy * rules[1], "soft")
        canvas.put(side + 6 + rules[1], 0, number(late), "ink")
        rows.append(canvas.row(0, name))
    return Picture(tuple(rows), sentence(dates(found)))


def trend(
    stock: Mapping[int, Stock], today: int, width: int, *, ascii_only: bool = False
) -> Picture:
    """Cards held, and cards learning, over time: a row each, a cell for some days."""
    if not stock:
        return Picture((), "No cards answered yet.")
    signs = glyphs(ascii_only)
    days = list(stock)
    first = days[0]
    cells = max(2, min(width, today - first + 1))
    ends = [first + round((today - first) * (cell + 1) / cells) for cell in range(cells)]
    shown = [stock[days[max(0, bisect(days, end) - 1)]] for end in ends]
    most = max(each.seen for each in shown)
    rows = []
    for label, counts in (
        ("held", [each.held for each in shown]),
        ("learning", [each.learning + each.young for each in shown]),
    ):
        canvas = Canvas(cells)
        for cell, count in enumerate(counts):
            canvas.put(cell, 0, signs.levels[level(count, most, 8)], "soft")
        rows.append(canvas.row(0, label))
    foot = Canvas(max(cells, 21))
    foot.put(0, 0, day_words(first), "soft")
    foot.put(max(8, cells - len(day_words(today))), 0, day_words(today), "soft")
    begun, now = stock[first], shown[-1]
    told = (
        f"{number(now.held)} held and {number(now.learning + now.young)} learning; "
        f"on {day_words(first, year=True)} {number(begun.held)} and "
        f"{number(begun.learning + begun.young)}."
    )
    return Picture((*rows, foot.row(0)), told)


def density(years: Mapping[int, int], width: int, *, ascii_only: bool = False) -> Picture:
    """How many entries tell of each year: a cell a year, or of several where it must be."""
    signs = glyphs(ascii_only)
    known = {year: count for year, count in years.items() if count}
    if not known:
        return Picture((), "No dated entries.")
    first, last = min(known), max(known)
    each = 1
    while (last - first) // each + 1 > width:
        each += 1
    cells = (last - first) // each + 1
    sums = [0] * cells
    for year, count in known.items():
        sums[(year - first) // each] += count
    canvas = Canvas(cells)
    for cell, count in enumerate(sums):
        canvas.put(cell, 0, signs.levels[level(count, max(sums), 8)], "soft")
    foot = Canvas(max(cells, 10))
    foot.put(0, 0, str(first), "soft")
    if last != first:
        foot.put(max(6, cells - 4), 0, str(last), "soft")
    most = max(known, key=lambda year: (known[year], year))
    told = (
        f"{counted(sum(known.values()), 'entry', 'entries')} from {first} to {last}; "
        f"most in {most}: {known[most]}."
    )
    return Picture((canvas.row(0), foot.row(0)), told)
