"""Shares with the range that chance allows, against a target line."""

from collections.abc import Mapping, Sequence
from math import floor

from rich.cells import cell_len

from karabakh_quiz.insight.calibration import Calibration, Tenth
from karabakh_quiz.insight.pictures.picture import Canvas, Glyphs, Picture, Row, glyphs, place
from karabakh_quiz.insight.retention import ENOUGH, Retention
from karabakh_quiz.insight.words import (
    briefly,
    day_words,
    missing,
    model,
    number,
    percent,
    sentence,
)


def lowest(found: Sequence[Retention], aim: float) -> float:
    """Where a scale up to 1 begins: at a tenth, below all intervals and the aim."""
    ends = [each.interval[0] for each in found if each.enough]
    return max(0.0, floor((min([aim - 0.1, *ends]) + 1e-9) * 10) / 10)


def ranges(
    found: Mapping[str, Retention],
    aim: float,
    width: int,
    *,
    ascii_only: bool = False,
    numbered: bool = False,
) -> Picture:
    """A dot and its range a row, with the aim as a line through all; the scale stands below.

    `numbered` puts each share beside its row, with a sign where it is below the aim.
    """
    signs = glyphs(ascii_only)
    low = lowest(list(found.values()), aim)
    line = place(aim, low, 1.0, width)
    rows, told = [], []
    for label, each in found.items():
        canvas = Canvas(width)
        canvas.put(line, 0, signs.bar, "soft")
        told.append(f"{label} {briefly(each, aim)}")
        if each.enough and each.share is not None:
            ends = [place(end, low, 1.0, width) for end in each.interval]
            canvas.put(ends[0], 0, signs.line * (ends[1] - ends[0] + 1), "soft")
            if ends[0] <= line <= ends[1]:
                canvas.put(line, 0, "+" if ascii_only else "┼", "soft")
            role = "differs" if each.against(aim) == "below" else "ink"
            canvas.put(place(each.share, low, 1.0, width), 0, signs.dot, role)
        row = canvas.row(0, label)
        rows.append(_numbered(row, each, aim, width, signs) if numbered else row)
    rows.append(scale(low, aim, width))
    if not told:
        return Picture((), "No answers yet.")
    return Picture(tuple(rows), f"The aim is {percent(aim)}: {'; '.join(told)}.")


def _numbered(row: Row, each: Retention, aim: float, width: int, signs: Glyphs) -> Row:
    """The row with its share on the right."""
    gap = " " * (width - cell_len(row.text) + 2)
    if not each.enough or each.share is None:
        return Row(row.label, (*row.pieces, (f"{gap}{each.tested} of {ENOUGH}", "soft")))
    below = each.against(aim) == "below"
    told = f"{gap}{percent(each.share):>5} of {number(each.tested)}"
    sign = ((f" {signs.below}", "differs"),) if below else ()
    return Row(row.label, (*row.pieces, (told, "soft"), *sign))


def scale(low: float, aim: float, width: int) -> Row:
    """`70 %   aim 90   100` under a plot."""
    canvas = Canvas(width)
    canvas.put(0, 0, percent(low), "soft")
    word = f"aim {round(aim * 100)}"
    canvas.put(width - 3, 0, "100", "soft")
    start = place(aim, low, 1.0, width) - len(word) // 2
    canvas.put(max(5, min(start, width - 4 - len(word))), 0, word, "soft")
    return canvas.row(0)


def over_time(
    found: Mapping[int, Retention], aim: float, width: int, height: int = 7,
    *, ascii_only: bool = False,
) -> Picture:  # fmt: skip
    """Shares by time (first day → share), oldest left, with their band and the target line.

    As many of the last times as `width` cells hold; those with too few tests stay empty.
    """
    signs = glyphs(ascii_only)
    times = list(found)[-max(1, width) :]
    shown = {time: found[time] for time in times}
    known = {time: each for time, each in shown.items() if each.enough}
    if not known:
        most = max((each.tested for each in shown.values()), default=0)
        return Picture((), f"Retention over time comes {missing(most)}.")
    low = lowest(list(known.values()), aim)
    step = 2 if len(times) * 2 <= width else 1
    canvas = Canvas(len(times) * step, height)

    def y(share: float) -> int:
        return height - 1 - place(share, low, 1.0 + 1e-9, height)

    canvas.put(0, y(aim), signs.line * canvas.width, "rule")
    for column, time in enumerate(times):
        each = shown[time]
        if not each.enough or each.share is None:
            continue
        bottom, top = (y(end) for end in each.interval)
        for row in range(top, bottom + 1):
            canvas.put(column * step, row, signs.bar, "soft")
        role = "differs" if each.against(aim) == "below" else "ink"
        canvas.put(column * step, y(each.share), signs.dot, role)
    labels = {0: "100", height - 1: percent(low), y(aim): f"aim {round(aim * 100)}"}
    rows = [canvas.row(row, labels.get(row, "")) for row in range(height)]
    foot = Canvas(max(canvas.width, 14))
    foot.put(0, 0, day_words(times[0]), "soft")
    if len(times) > 1:
        last = day_words(times[-1])
        foot.put(max(8, canvas.width - len(last)), 0, last, "soft")
    first, last_known = next(iter(known)), list(known)[-1]
    told = (
        f"From {percent(known[first].share or 0)} ({day_words(first, year=True)}) "
        f"to {percent(known[last_known].share or 0)} ({day_words(last_known, year=True)}), "
        f"the aim is {percent(aim)}."
    )
    return Picture((*rows, foot.row(0)), told)


def foot_of(tenths: Sequence[Tenth]) -> float:
    """Where a scale of expected and actual shares begins: at a tenth, below all that is drawn."""
    ends = [min(each.interval[0], each.expected) for each in tenths]
    return max(0.0, floor((min([0.9, *ends]) + 1e-9) * 10) / 10)


def calibration(found: Calibration, width: int, *, ascii_only: bool = False) -> Picture:
    """By tenth of expected recall: what was expected as a stroke, what came as a dot and range."""
    signs = glyphs(ascii_only)
    if not found.enough:
        return Picture((), f"Expected against actual recall comes {model(found)}.")
    tenths = [each for each in found.tenths if each.count >= 5]
    low = foot_of(tenths)
    rows = []
    for each in tenths:
        canvas = Canvas(width)
        ends = [place(end, low, 1.0, width) for end in each.interval]
        canvas.put(ends[0], 0, signs.line * (ends[1] - ends[0] + 1), "soft")
        canvas.put(place(each.expected, low, 1.0, width), 0, signs.bar, "ink")
        inside = each.interval[0] <= each.expected <= each.interval[1]
        role = "ink" if inside else "differs"
        canvas.put(place(each.share, low, 1.0, width), 0, signs.dot, role)
        label = f"{round(each.low * 100)}{signs.dash}{round(each.high * 100)} %"
        rows.append(canvas.row(0, label))
    foot = Canvas(width)
    foot.put(0, 0, percent(low), "soft")
    foot.put(width - 3, 0, "100", "soft")
    told = "; ".join(
        f"expected {percent(each.expected)}, came {percent(each.share)} of {each.count}"
        for each in tenths
    )
    return Picture((*rows, foot.row(0)), sentence(told))
