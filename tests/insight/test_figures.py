"""Every figure against its slow second, through undo, merges, clocks set wrong and late days."""

from collections import Counter
from datetime import timedelta, timezone
from itertools import pairwise
from math import isclose
from random import Random
from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

from karabakh_quiz.insight.activity import (
    Stock,
    activity,
    activity_by,
    answers_by_hour,
    days_studied,
    hours,
    stock_by_day,
)
from karabakh_quiz.insight.calibration import calibration
from karabakh_quiz.insight.dates import DateErrors, date_errors, date_errors_by_decade
from karabakh_quiz.insight.keeping import tally_of
from karabakh_quiz.insight.mixups import answers_about, by_people
from karabakh_quiz.insight.retention import retention, retention_by, wilson
from karabakh_quiz.insight.selection import Selection, month_of, week_of
from karabakh_quiz.insight.standing import now
from karabakh_quiz.insight.tally import Tally
from karabakh_quiz.progress import Progress, Row
from tests.insight import naive
from tests.progress.worlds import OTHERS, Device, World
from tests.support.progress import CARDS, answer, quick_folder

ALL = Selection()


class Learners(World):
    """A world whose answers also take time, miss dates and name people, and whose learners fly."""

    weights: ClassVar[dict[str, int]] = World.weights | {"fly": 1}

    def fly(self, device: Device) -> None:
        """To another time zone."""
        hours = self.random.choice((-8, 0, 4, 5.75, 14))
        device.clock.moment = device.clock.moment.astimezone(timezone(timedelta(hours=hours)))

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


PEOPLE = ("ada", "ben", *OTHERS)
KEYS = {
    "facet": lambda a: a.facet,
    "deck": lambda a: a.deck,
    "mode": lambda a: a.row.mode,
    "day": lambda a: a.day,
    "week": lambda a: week_of(a.day),
    "month": lambda a: month_of(a.day),
}


def speakers(card: str) -> tuple[str, ...]:
    """Made-up people for every card, two for some."""
    place = sum(map(ord, card)) % len(PEOPLE)
    return (PEOPLE[place], PEOPLE[place - 1]) if place % 3 == 0 else (PEOPLE[place],)


def check(progress: Progress, tally: Tally) -> None:
    """All figures of one log, of everything and of some decks, facets and days."""
    rows = list(progress.rows())
    found = naive.answers(rows)
    third = min((a.day for a in found), default=0) + 3
    for selection in (
        ALL,
        Selection(first=third, decks=("alpha",)),
        Selection(last=third + 9, facets=("when",)),
        Selection(first=third, last=third, decks=("gone",)),
    ):
        inside = [
            a for a in found
            if selection.lets_card(a.row.card)
            and third_or(selection.first, a.day) <= a.day <= third_or(selection.last, a.day)
        ]  # fmt: skip
        check_over_time(progress, tally, selection, inside)
        check_stock(progress, tally, selection, rows)
        check_now(progress, selection, rows)
    check_people(progress, found)


def third_or(day: int | None, otherwise: int) -> int:
    return otherwise if day is None else day


def check_over_time(
    progress: Progress, tally: Tally, selection: Selection, found: list[naive.Answer]
) -> None:
    """Retention, activity, calibration, dates, hours."""
    memory = progress.memory()
    for by, key in KEYS.items():
        ours = retention_by(tally, selection, by)  # type: ignore[arg-type]
        pairs = {name: (each.tested, each.recalled) for name, each in ours.items()}
        assert pairs == naive.retention(found, key)
        means = naive.expected(found, memory, key)
        assert {n for n, each in ours.items() if each.foreseen} == set(means)
        for name, mean in means.items():
            assert isclose(ours[name].expected or 0, mean, abs_tol=1e-6)
        done = {
            name: (each.answers, each.practice, round(each.minutes * 60_000), each.introduced)
            for name, each in activity_by(tally, selection, by).items()  # type: ignore[arg-type]
        }
        assert done == naive.activity(found, key)
    whole, done = (
        activity(tally, selection),
        naive.activity(found, lambda _: 0).get(0, (0, 0, 0, 0)),
    )
    assert (whole.answers, whole.practice, round(whole.minutes * 60_000), whole.introduced) == done
    assert days_studied(tally, selection) == len({a.day for a in found})
    overall = retention(tally, selection)
    recalled = naive.retention(found, lambda _: 0).get(0, (0, 0))
    assert (overall.tested, overall.recalled) == recalled

    fit, expected = calibration(tally, selection), naive.calibration(found, memory)
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

    by_decade = naive.dates(found)
    offs = sorted(off for several in by_decade.values() for off in several)
    check_dates(date_errors(tally, selection), offs)
    ours_by_decade = date_errors_by_decade(tally, selection)
    assert set(ours_by_decade) == set(by_decade) - {None}
    for decade, errors in ours_by_decade.items():
        check_dates(errors, by_decade[decade])

    for offset in (0, 240, 345, -210):

        def hour(a: naive.Answer, offset: int = offset) -> int:
            return (a.row.at // 60_000 + offset) // 60 % 24

        told_hours = {
            h: (e.tested, e.recalled)
            for h, e in enumerate(hours(tally, selection, offset))
            if e.tested
        }
        assert told_hours == naive.retention(found, hour)
        counts = dict(enumerate(answers_by_hour(tally, selection, offset)))
        assert {h: n for h, n in counts.items() if n} == Counter(map(hour, found))


def check_dates(errors: DateErrors, offs: list[int]) -> None:
    """One collection of dates."""
    missed = [off for off in offs if off]
    assert errors.counts == Counter(offs)
    assert (errors.early, errors.late) == (
        sum(off < 0 for off in offs),
        sum(off > 0 for off in offs),
    )
    assert errors.exact == offs.count(0)
    assert errors.median == (missed[(len(missed) - 1) // 2] if missed else None)
    size = {"days": (1, 31), "months": (32, 730), "years": (731, 10**9)}
    assert errors.spans() == {
        name: (
            sum(low <= -off <= high for off in offs),
            sum(low <= off <= high for off in offs),
        )
        for name, (low, high) in size.items()
    }


def check_stock(progress: Progress, tally: Tally, selection: Selection, rows: list[Row]) -> None:
    """How the cards stood day by day."""
    kept = {
        day: (each.learning, each.young, each.held, each.suspended)
        for day, each in stock_by_day(tally, selection).items()
    }
    some = [row for row in rows if row.card is not None and selection.lets_card(row.card)]
    expected = naive.stock(some, progress.memory())
    first = min(expected, default=0) if selection.first is None else selection.first
    last = 10**6 if selection.last is None else selection.last
    assert all(first <= day <= last for day in kept)
    ours: tuple[int, ...] = (0, 0, 0, 0)
    theirs: tuple[int, ...] = (0, 0, 0, 0)
    for day in sorted(expected.keys() | kept.keys()):
        ours, theirs = kept.get(day, ours), expected.get(day, theirs)
        if first <= day <= last:
            assert ours == theirs


def check_now(progress: Progress, selection: Selection, rows: list[Row]) -> None:
    """How the cards stand: worked out from the rows, but for the days on which they are due."""
    memory, today = progress.memory(), progress.today() + 2
    with progress.facts() as facts:
        found = now(list(facts.standings()), memory, today, selection, leech_lapses=1)
    stands = {card: each for card, each in naive.stands(rows).items() if selection.lets_card(card)}
    active = {card: each for card, each in stands.items() if not each.suspended}
    states = {card: memory.replay(each.history) for card, each in active.items()}
    lasting = [state.stability for state in states.values()]
    assert found.stock == Stock(
        sum(each < 1 for each in lasting), sum(1 <= each < 21 for each in lasting),
        sum(each >= 21 for each in lasting), len(stands) - len(active),
    )  # fmt: skip
    known = sum(
        memory.retrievability(states[card], max(0, today - (each.last or 0)))
        for card, each in active.items()
    )
    assert isclose(found.known, known, abs_tol=1e-9)
    bounds = (0.0, 7.0, 30.0, 183.0, float("inf"))
    assert [*found.lasting.values()] == [
        sum(low <= each < high for each in lasting) for low, high in pairwise(bounds)
    ]
    assert found.lapses == sum(each.lapses for each in stands.values())
    assert dict(found.leeches) == {c: each.lapses for c, each in active.items() if each.lapses}
    due = [
        max(state.due_day or 0, state.buried_until or 0)
        for card, state in progress.states(list(active)).items()
    ]
    waits = Counter(max(0, day - today) for day in due)
    assert list(found.dues) == [waits[ahead] for ahead in range(30)]
    assert found.due == waits[0]
    for hard in found.hardest:
        cards = [c for c, e in stands.items() if c.startswith(f"{hard.entry}#") and e.history]
        assert hard.lapses == sum(stands[card].lapses for card in cards) > 0
        assert hard.answers == sum(len(stands[card].history) for card in cards)
        difficulties = [memory.replay(stands[card].history).difficulty for card in cards]
        assert isclose(hard.difficulty, sum(difficulties) / len(difficulties), abs_tol=1e-9)


def check_people(progress: Progress, found: list[naive.Answer]) -> None:
    """Who was given for whom, and answers about everybody; ever and lately."""
    for since in (None, progress.today() - 5):
        mixed = naive.confusions(found, since)
        assert progress.confusions(since) == mixed
        people = Counter[tuple[str, str]]()
        for (card, chosen), count in mixed.items():
            for right in speakers(card):
                if chosen not in speakers(card):
                    people[right, chosen] += count
        assert by_people(progress.confusions(since), speakers) == people
        about: dict[str, list[int]] = {}
        for each in found:
            if each.facet == "who" and (since is None or each.day >= since):
                for person in speakers(each.row.card):
                    sums = about.setdefault(person, [0, 0])
                    sums[0] += 1
                    sums[1] += each.right
        told_about = answers_about(progress, speakers, since)
        assert told_about == {person: tuple(sums) for person, sums in about.items()}


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
