"""The pictures of `stats` as scalable drawings; each the twin of one of characters."""

from collections.abc import Mapping, Sequence

from karabakh_quiz.clock import date_of
from karabakh_quiz.insight.activity import Stock
from karabakh_quiz.insight.calibration import Calibration
from karabakh_quiz.insight.dates import DateErrors
from karabakh_quiz.insight.pictures.calendar import STEPS, level_of, thresholds
from karabakh_quiz.insight.pictures.shares import foot_of, lowest
from karabakh_quiz.insight.pictures.svg import dot, drawing, line, rect, shape, text
from karabakh_quiz.insight.retention import Retention
from karabakh_quiz.insight.selection import week_of
from karabakh_quiz.insight.words import counted, day_words, month_words, number, percent, recalled

WIDE = 640.0
LABEL = 120.0
LEFT = 56.0
"""What stands left of a plot: `aim 90`, `100 %`."""
_ROW = 26.0
_LETTER = 7.6
"""About how wide a letter is."""


def calendar(answers: Mapping[int, int], today: int, title: str) -> str:
    """52 weeks: a square a day, filled from below the more was answered."""
    cell, left, top = 11.0, 34.0, 18.0
    first = week_of(today) - 7 * 52
    bounds = thresholds([n for day, n in answers.items() if n and first <= day <= today])
    body = [text(left - 6, top + row * cell + 9, name, anchor="end")
            for row, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun"))]  # fmt: skip
    free = 0.0
    for week in range(53):
        x = left + week * cell
        sunday = first + week * 7 + 6
        if date_of(sunday).day <= 7 and x >= free and week <= 50:
            body.append(text(x, top - 6, month_words(sunday)))
            free = x + 3 * cell
        for row in range(7):
            day = first + week * 7 + row
            if day > today:
                continue
            count = answers.get(day, 0)
            told = f"{day_words(day, year=True)}: {counted(count, 'answer')}"
            step = level_of(count, bounds)
            if not step:
                body.append(rect(x + 4, top + row * cell + 4, 2, 2, "veil", told))
                continue
            tall = (cell - 2) * STEPS[step - 1] / 8
            kind = "ink" if step == len(STEPS) else "soft"
            body.append(rect(x, top + row * cell + cell - 2 - tall, cell - 2, tall, kind, told))
    return drawing(left + 53 * cell, top + 7 * cell, title, body)


def ranges(found: Mapping[str, Retention], aim: float, title: str) -> str:
    """A dot and its range a row, the aim a line through all."""
    low = lowest(list(found.values()), aim)
    label = max(LABEL, _LETTER * max(len(_cut(name, 32)) for name in found) + 14)
    wide = WIDE - label - 120

    def x(share: float) -> float:
        return label + (share - low) / (1 - low) * wide

    tall = _ROW * len(found) + 22
    body = [line(x(aim), 4, x(aim), tall - 20, "soft line")]
    for place, (name, each) in enumerate(found.items()):
        y = _ROW * place + 16
        body.append(text(label - 12, y + 4, _cut(name, 32), anchor="end"))
        if not each.enough or each.share is None:
            body.append(text(x(1.0) + 12, y + 4, f"{each.tested} of 30 answers"))
            continue
        below = each.against(aim) == "below"
        kind = "differs" if below else "ink"
        body.append(line(x(each.interval[0]), y, x(each.interval[1]), y, "soft line"))
        body.append(dot(x(each.share), y, kind, f"{name}: {recalled(each, aim)}"))
        sign = " ≠" if below else ""
        told = f"{percent(each.share)} of {number(each.tested)}{sign}"
        body.append(text(x(1.0) + 12, y + 4, told, kind=kind))
    body += [
        text(label, tall - 4, percent(low)),
        text(x(aim), tall - 4, f"aim {round(aim * 100)}", anchor="middle"),
        text(x(1.0), tall - 4, "100", anchor="end"),
    ]
    return drawing(WIDE, tall, title, body)


def over_time(found: Mapping[int, Retention], aim: float, title: str) -> str:
    """The share by time with its band, and the target as a line."""
    known = {time: each for time, each in found.items() if each.enough}
    low = lowest(list(known.values()), aim)
    first, last = min(known), max(known)
    wide, tall, left = WIDE - LEFT - 14, 150.0, LEFT

    def x(time: int) -> float:
        return left + (time - first) / max(1, last - first) * wide

    def y(share: float) -> float:
        return 8 + (1 - share) / (1 - low) * tall

    upper = [(x(time), y(each.interval[1])) for time, each in known.items()]
    lower = [(x(time), y(each.interval[0])) for time, each in known.items()]
    points = [(time, each.share or 0.0) for time, each in known.items()]
    body = [
        shape([*upper, *reversed(lower)], "band"),
        line(left, y(aim), left + wide, y(aim), "soft line dashed"),
        shape([(x(time), y(share)) for time, share in points], "ink line open", closed=False),
    ]
    for time, each in known.items():
        told = f"from {day_words(time, year=True)}: {recalled(each, aim)}"
        kind = "differs" if each.against(aim) == "below" else "ink"
        body.append(dot(x(time), y(each.share or 0.0), kind, told, 3))
    body += [
        text(left - 6, y(1.0) + 4, "100 %", anchor="end"),
        text(left - 6, y(aim) + 4, f"aim {round(aim * 100)}", anchor="end"),
        text(left - 6, y(low) + 4, percent(low), anchor="end"),
        text(left, tall + 28, day_words(first, year=True)),
        text(left + wide, tall + 28, day_words(last, year=True), anchor="end"),
    ]
    return drawing(WIDE, tall + 34, title, body)


def columns(counts: Sequence[int], today: int, title: str) -> str:
    """Cards that fall due, a column a day."""
    tall, step = 96.0, (WIDE - 20) / max(1, len(counts))
    later = max(counts[1:], default=0)
    most = max(1, later if later and counts[0] > 3 * later else max(counts, default=0))
    body = []
    for ahead, count in enumerate(counts):
        high = min(1.0, count / most) * tall
        kind = "ink" if ahead == 0 else "soft"
        told = f"{day_words(today + ahead, year=True)}: {counted(count, 'card')}"
        body.append(rect(ahead * step, 6 + tall - high, step * 0.62, max(high, 0.5), kind, told))
    body.append(text(0, tall + 24, f"{number(counts[0])} today"))
    last = day_words(today + len(counts) - 1)
    body.append(text((len(counts) - 1) * step + step * 0.62, tall + 24, last, anchor="end"))
    return drawing(WIDE, tall + 30, title, body)


def histogram(counts: Mapping[str, int], title: str) -> str:
    """A bar a row."""
    most = max(1, *counts.values())
    body = []
    for place, (label, count) in enumerate(counts.items()):
        y = _ROW * place + 16
        body.append(text(LABEL - 12, y + 4, label, anchor="end"))
        body.append(text(LABEL + 40, y + 4, number(count), anchor="end", kind="ink"))
        wide = count / most * (WIDE - LABEL - 70)
        body.append(rect(LABEL + 52, y - 3, wide, 6, "soft", f"{label}: {counted(count, 'card')}"))
    return drawing(WIDE, _ROW * len(counts) + 6, title, body)


def calibration(found: Calibration, title: str) -> str:
    """Expected recall to the right, actual upwards: on the diagonal they are the same."""
    tenths = [each for each in found.tenths if each.count >= 5]
    low = foot_of(tenths)
    side, left = 220.0, LEFT

    def x(share: float) -> float:
        return left + (share - low) / (1 - low) * side

    def y(share: float) -> float:
        return 8 + (1 - share) / (1 - low) * side

    body = [line(x(low), y(low), x(1), y(1), "soft line dashed")]
    for each in tenths:
        told = (
            f"expected {percent(each.expected)}, came {percent(each.share)} "
            f"of {counted(each.count, 'answer')}"
        )
        inside = each.interval[0] <= each.expected <= each.interval[1]
        at = x(each.expected)
        body.append(line(at, y(each.interval[0]), at, y(each.interval[1]), "soft line"))
        body.append(dot(at, y(each.share), "ink" if inside else "differs", told))
    body += [
        line(left, 8 + side, left + side, 8 + side),
        line(left, 8, left, 8 + side),
        text(left - 6, y(1.0) + 4, "100 %", anchor="end"),
        text(left - 6, y(low) + 4, percent(low), anchor="end"),
        text(left, side + 26, f"expected {percent(low)}"),
        text(left + side, side + 26, "100 %", anchor="end"),
        text(left + 8, 20, "came"),
    ]
    return drawing(left + side + 10, side + 32, title, body)


def errors(found: DateErrors, title: str) -> str:
    """Dates too early to the left, too late to the right."""
    spans = found.spans()
    most = max(1, *(max(pair) for pair in spans.values()))
    middle, room = WIDE / 2, WIDE / 2 - LABEL
    body = [
        text(middle - 14, 12, "early", anchor="end"),
        text(middle + 14, 12, "late"),
        line(middle, 18, middle, 22 + _ROW * len(spans), "soft line"),
    ]
    for place, (name, pair) in enumerate(spans.items()):
        y = _ROW * place + 36
        body.append(text(LABEL - 60, y + 4, name, anchor="end"))
        for side, count in zip((-1, 1), pair, strict=True):
            wide = count / most * room * 0.8
            start = middle + side * 12
            body.append(rect(min(start, start + side * wide), y - 3, wide, 6, "soft"))
            anchor = "end" if side < 0 else "start"
            x = start + side * (wide + 8)
            body.append(text(x, y + 4, number(count), anchor=anchor, kind="ink"))
    return drawing(WIDE, _ROW * len(spans) + 30, title, body)


def stock(found: Mapping[int, Stock], today: int, title: str) -> str:
    """Held below, learning above it, day by day: areas on top of each other."""
    days = [*found, today] if today not in found else list(found)
    counts = [*found.values()] + ([list(found.values())[-1]] if today not in found else [])
    first, wide, tall, left = days[0], WIDE - LEFT - 14, 130.0, LEFT
    tops = [each.held + each.learning + each.young for each in counts]
    most = max(1, *tops)

    def points(values: Sequence[int]) -> list[tuple[float, float]]:
        return [
            (left + (day - first) / max(1, today - first) * wide, 8 + (1 - value / most) * tall)
            for day, value in zip(days, values, strict=True)
        ]

    held = points([each.held for each in counts])
    ground = [(left + wide, 8 + tall), (left, 8 + tall)]
    body = [
        shape([*points(tops), *ground], "band"),
        shape([*held, *ground], "soft"),
        text(left - 6, 14, number(most), anchor="end"),
        text(left - 6, 10 + tall, "0", anchor="end"),
        text(left, tall + 28, day_words(first, year=True)),
        text(left + wide, tall + 28, day_words(today, year=True), anchor="end"),
        text(left + wide / 2, tall + 28, "below: held, above it: learning", anchor="middle"),
    ]
    return drawing(WIDE, tall + 34, title, body)


def matrix(
    people: Sequence[str], names: Mapping[str, str], given: Mapping[tuple[str, str], int],
    right: Mapping[str, int], title: str, heads: Mapping[str, str],
) -> str:  # fmt: skip
    """Who was named (across) for whom (down); the diagonal is how often it was right."""
    cell, top, left = 48.0, 24.0, _LETTER * 16 + 16
    body = [
        text(
            left + cell * place + cell / 2,
            top - 8,
            heads.get(each, _cut(names[each], 6)),
            anchor="middle",
        )
        for place, each in enumerate(people)
    ]
    for row, one in enumerate(people):
        y = top + row * _ROW
        body.append(text(left - 12, y + 17, _cut(names[one], 16), anchor="end", kind="ink"))
        for column, other in enumerate(people):
            x = left + cell * column
            count = right.get(one, 0) if one == other else given.get((one, other), 0)
            if count and one != other:
                told = f"{names[other]} named for {names[one]}: {counted(count, 'time')}"
                body.append(rect(x + 2, y + 1, cell - 4, _ROW - 2, f"tint{min(count, 4)}", told))
            kind = "veil" if not count else "agrees" if one == other else "ink strong"
            body.append(text(x + cell / 2, y + 17, str(count or "·"), anchor="middle", kind=kind))
    return drawing(left + cell * len(people), top + _ROW * len(people), title, body)


def density(years: Mapping[int, int], title: str) -> str:
    """Entries by year."""
    first, last = min(years), max(years)
    step, tall = (WIDE - 20) / (last - first + 1), 60.0
    most = max(years.values())
    body = [
        rect((year - first) * step, 6 + tall - count / most * tall, step * 0.7,
             max(0.5, count / most * tall), "soft", f"{year}: {counted(count, 'entry', 'entries')}")
        for year, count in years.items()
    ]  # fmt: skip
    body.append(text(0, tall + 24, str(first)))
    body.append(text((last - first) * step + step * 0.7, tall + 24, str(last), anchor="end"))
    return drawing(WIDE, tall + 30, title, body)


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"
