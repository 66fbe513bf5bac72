"""Every figure against its slow second, through undo, merges, clocks set wrong and late days."""

from collections import Counter
from math import isclose
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from karabakh_quiz.insight.activity import activity_by, hours, stock_by_day
from karabakh_quiz.insight.calibration import calibration
from karabakh_quiz.insight.dates import date_errors
from karabakh_quiz.insight.keeping import tally_of
from karabakh_quiz.insight.retention import retention_by, wilson
from karabakh_quiz.insight.selection import Selection, month_of, week_of
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress import Progress
from tests.insight import naive
from tests.progress.worlds import OTHERS, Device, World
from tests.support.progress import CARDS, answer, quick_folder

ALL = Selection()


class Learners(World):
    """A world whose answers also take time, miss dates and name people."""

    def answer(self, device: Device) -> None:
        pick = self.random
        shown = pick.choice(((), (), OTHERS, OTHERS[:2]))
        grade = pick.randint(1, 4)
        fields = {"days_off": pick.choice((0, -3, 40, -900)), "year": pick.randint(1988, 2023)}
        answer(
            device.progress,
            pick.choice(CARDS),
            grade,
            pick.randint(0, 40),
            options=shown,
            mode="choice" if shown else pick.choice(("type", "reveal")),
            chosen=pick.choice(OTHERS) if grade == 1 and pick.random() < 0.7 else None,
            guessed=pick.random() < 0.1,
            scheduled=pick.random() < 0.85,
            took_ms=pick.choice((0, 800, 9_000, 500_000)),
            fields=fields if not shown and pick.random() < 0.4 else {},
        )


def told(tally: Tally) -> list[Counter[tuple[object, ...]]]:
    """A tally's rows, names instead of numbers, without the order within a day."""
    bits = {"answers": ("kind", 5), "moves": ("move", 6), "dates": ("group", 0)}
    found = []
    for name, table in tally.tables.items():
        column, size = bits[name]
        rows = zip(*(table[each] for each in table.columns), strict=True)
        groups = (tally.groups[value >> size] for value in table[column])
        rest = (value & (1 << size) - 1 for value in table[column])
        place = list(table.columns).index(column)
        named = (
            (group, *row[:place], low, *row[place + 1 :])
            for group, low, row in zip(groups, rest, rows, strict=True)
        )
        found.append(Counter[tuple[object, ...]](named))
        assert list(table["day"]) == sorted(table["day"])
    return found


def check(progress: Progress, tally: Tally) -> None:
    """All figures of one log."""
    rows = list(progress.rows())
    found = naive.answers(rows)
    memory = progress.memory()
    keys = {
        "facet": lambda a: a.facet,
        "deck": lambda a: a.deck,
        "mode": lambda a: a.row.mode,
        "day": lambda a: a.day,
        "week": lambda a: week_of(a.day),
        "month": lambda a: month_of(a.day),
    }
    for by, key in keys.items():
        ours = retention_by(tally, ALL, by)  # type: ignore[arg-type]
        pairs = {name: (each.tested, each.recalled) for name, each in ours.items()}
        assert pairs == naive.retention(found, key)

    first = Selection(first=min((a.day for a in found), default=0) + 3, decks=("alpha",))
    some = [a for a in found if a.day >= (first.first or 0) and a.deck == "alpha"]
    pairs = {n: (e.tested, e.recalled) for n, e in retention_by(tally, first, "facet").items()}
    assert pairs == naive.retention(some, lambda a: a.facet)

    fit, expected = calibration(tally, ALL), naive.calibration(found, memory)
    assert fit.count == expected["count"]
    if fit.count:
        assert fit.came == expected["came"]
        assert {round(t.low * 10): t.count for t in fit.tenths} == expected["tenths"]
        for mine, other in (
            (fit.expected, expected["expected"]),
            (fit.log_loss, expected["log_loss"]),
            (fit.rmse, expected["rmse"]),
        ):
            assert mine is not None
            assert isclose(mine, other, abs_tol=3e-6)

    done = {
        day: (each.answers, each.practice, round(each.minutes * 60_000), each.introduced)
        for day, each in activity_by(tally, ALL, "day").items()
    }
    assert done == naive.activity(found)

    kept = {
        day: (each.learning, each.young, each.held, each.suspended)
        for day, each in stock_by_day(tally, ALL).items()
    }
    expected_stock = naive.stock(rows, memory)
    last: tuple[int, ...] = (0, 0, 0, 0)
    for day in sorted(expected_stock.keys() | kept.keys()):
        assert kept.get(day, last) == expected_stock.get(day, last)
        last = kept.get(day, last)

    offs = Counter(a.row.fields["days_off"] for a in found if a.row.fields)
    assert date_errors(tally, ALL).counts == offs

    for offset in (0, 240, 345):
        by_hour = Counter((a.row.at // 60_000 + offset) // 60 % 24 for a in found if a.tested)
        assert {h: e.tested for h, e in enumerate(hours(tally, ALL, offset)) if e.tested} == by_hour

    since = progress.today() - 5
    assert progress.confusions() == naive.confusions(found)
    assert progress.confusions(since) == naive.confusions(found, since)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1 << 32), st.integers(1, 60))
def test_figures_equal_their_naive_seconds(seed: int, steps: int) -> None:
    with quick_folder() as folder:
        world = Learners(folder, Random(seed))
        try:
            for _ in range(steps):
                world.act()
            for device in world.devices:
                check(device.progress, tally_of(device.progress))
        finally:
            world.close()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1 << 32), st.integers(1, 40))
def test_a_kept_tally_follows_whatever_happens(seed: int, steps: int) -> None:
    with quick_folder() as folder:
        world = Learners(folder, Random(seed))
        cache = folder / "cache"
        try:
            for _ in range(steps):
                world.act()
                for device in world.devices:
                    kept = tally_of(device.progress, cache, most=1.0)
                    assert told(kept) == told(tally_of(device.progress))
        finally:
            world.close()


@given(st.integers(0, 400), st.integers(1, 400))
def test_wilson_is_where_the_share_is_just_not_surprising(hits: int, of: int) -> None:
    hits = min(hits, of)
    low, high = wilson(hits, of)
    expected = naive.wilson(hits, of)
    assert isclose(low, expected[0], abs_tol=1e-9)
    assert isclose(high, expected[1], abs_tol=1e-9)
    assert 0 <= low <= hits / of <= high <= 1
