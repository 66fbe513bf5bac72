"""From intervals to due days: order, fuzz, load, siblings."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from statistics import mean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.memory.intervals import (
    LONGEST_INTERVAL,
    Calendar,
    chance,
    due_day,
    fuzz_range,
    graded,
    rounded,
)

DAY = 20_000
PINNED = [27, 33, 27, 31, 28, 30, 32, 28]

memory_states = st.builds(MemoryState, st.floats(0.001, 36_500.0), st.floats(1.0, 10.0))
cards = st.text("abcdef/#0123456789", min_size=1, max_size=20)
days = st.integers(10_000, 40_000)
maxima = st.sampled_from([1, 2, 3, 7, 30, 365, LONGEST_INTERVAL])
calendars = st.none() | st.builds(
    Calendar,
    load=st.dictionaries(days, st.integers(0, 300), max_size=40),
    siblings=st.sets(days, max_size=5),
)


def model_intervals(state: MemoryState | None, gap: int) -> tuple[float, float, float]:
    memory = Memory()
    hard, good, easy = (memory.interval(memory.review(state, g, gap)) for g in (2, 3, 4))
    return hard, good, easy


class TestOrder:
    @given(
        st.none() | memory_states, st.integers(0, 5_000), cards, days, maxima, calendars,
        st.integers(0, 5_000),
    )  # fmt: skip
    def test_hard_is_before_good_is_before_easy_below_the_maximum(
        self,
        state: MemoryState | None,
        gap: int,
        card: str,
        day: int,
        maximum: int,
        calendar: Calendar | None,
        last: int,
    ) -> None:
        hard, good, easy = graded(
            model_intervals(state, gap), card, day, last=last, maximum=maximum, calendar=calendar
        )
        assert 0 <= hard <= good <= easy <= maximum
        assert hard < good or good == maximum
        assert good < easy or easy == maximum

    def test_a_hard_card_of_less_than_a_day_comes_back_the_same_day(self) -> None:
        assert graded((0.3, 0.6, 1.2), "d/e#who", DAY) == (0, 1, 2)

    def test_if_it_may_not_the_others_give_way(self) -> None:
        assert graded((0.3, 0.6, 1.2), "d/e#who", DAY, same_day=False) == (1, 2, 3)

    def test_a_hard_card_of_a_whole_day_pushes_the_others_on(self) -> None:
        assert graded((1.1, 1.2, 1.3), "d/e#who", DAY) == (1, 2, 3)

    def test_nothing_is_longer_than_the_maximum(self) -> None:
        assert max(graded((300.0, 900.0, 5_000.0), "d/e#who", DAY, maximum=180)) <= 180


class TestFuzz:
    @given(st.floats(0.001, 50_000.0), cards, days, maxima)
    def test_a_recomputed_due_day_lies_in_the_fuzz_range(
        self, interval: float, card: str, day: int, maximum: int
    ) -> None:
        low, high = fuzz_range(rounded(interval, maximum), maximum=maximum)
        assert 1 <= low <= due_day(card, day, interval, maximum) - day <= high <= maximum

    @pytest.mark.parametrize(
        ("interval", "expected"),
        [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (20, (17, 23)), (100, (93, 107))],
    )
    def test_ranges_are_those_of_fsrs(self, interval: int, expected: tuple[int, int]) -> None:
        assert fuzz_range(interval) == expected

    @given(st.integers(1, 1_000), st.integers(0, 1_000))
    def test_it_never_undercuts_the_last_interval_by_itself(self, interval: int, last: int) -> None:
        low, high = fuzz_range(interval, last=last)
        assert low <= high
        if interval >= last:
            assert low >= last

    @given(memory_states, st.integers(1, 2_000), cards, days, calendars)
    def test_good_and_easy_never_undercut_the_last_interval_by_fuzz(
        self, state: MemoryState, last: int, card: str, day: int, calendar: Calendar | None
    ) -> None:
        intervals = model_intervals(state, last)
        hard, good, easy = graded(intervals, card, day, last=last, calendar=calendar)
        for placed, interval in zip((hard, good, easy), intervals, strict=True):
            if rounded(interval) >= last and placed > 0:
                assert placed >= last

    @given(memory_states, st.integers(0, 2_000), cards, days, calendars)
    def test_good_stays_in_its_range(
        self, state: MemoryState, gap: int, card: str, day: int, calendar: Calendar | None
    ) -> None:
        intervals = model_intervals(state, gap)
        hard, good, _ = graded(intervals, card, day, calendar=calendar)
        low, high = fuzz_range(max(rounded(intervals[1]), hard + 1))
        assert low <= good <= high

    def test_the_same_card_on_the_same_day_gets_the_same_fuzz_in_every_process(self) -> None:
        code = (
            "from karabakh_quiz.memory.intervals import chance, due_day;"
            "print(chance('d/e#who', 20000), due_day('d/e#who', 20000, 85.0))"
        )
        printed = {
            subprocess.run(
                [sys.executable, "-c", code],
                env={"PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert printed == {f"{chance('d/e#who', 20000)} {due_day('d/e#who', 20000, 85.0)}\n"}

    def test_the_seeded_fuzz_is_pinned(self) -> None:
        """Logs on disk hang on it: a change here would move dates on one device only."""
        assert [due_day(f"d/e{n}#who", 20_000, 30.0) - 20_000 for n in range(8)] == PINNED

    def test_it_spreads_over_the_range_evenly(self) -> None:
        counts = Counter(due_day(f"d/e{n}#who", DAY, 30.0) - DAY for n in range(7_000))
        low, high = fuzz_range(30)
        assert set(counts) == set(range(low, high + 1))
        assert min(counts.values()) > 0.8 * max(counts.values())


def flow(a_day: Callable[[int], int], *, balanced: bool) -> tuple[float, float]:
    """Cards of thirty days answered over 120 days: their mean interval, the due days' variance."""
    load: Counter[int] = Counter()
    lengths = []
    for day in range(DAY, DAY + 120):
        calendar = Calendar(load) if balanced else None
        for number in range(a_day(day)):
            card = f"d/{day}-{number}#w"
            length = graded((20.0, 30.0, 60.0), card, day, calendar=calendar)[1]
            load[day + length] += 1
            lengths.append(length)
    return mean(lengths), pvariance(load[day] for day in range(DAY + 60, DAY + 145))


class TestLoad:
    @pytest.mark.parametrize(
        "a_day", [lambda day: 10, lambda day: 0 if day % 3 else 30, lambda day: 70 * (day % 7 == 0)]
    )
    def test_it_evens_out_the_days_ahead_and_draws_no_interval_out(
        self, a_day: Callable[[int], int]
    ) -> None:
        length, variance = flow(a_day, balanced=True)
        assert variance < flow(a_day, balanced=False)[1] / 2
        assert length == pytest.approx(30.0, abs=0.2)

    def test_it_avoids_the_days_of_siblings(self) -> None:
        low, high = fuzz_range(10)
        siblings = {DAY + length for length in range(low, high + 1)} - {DAY + 11}
        calendar = Calendar(siblings=siblings)
        _, good, _ = graded((5.0, 10.0, 20.0), "d/e#who", DAY, calendar=calendar)
        assert good == 11

    def test_where_siblings_fill_the_range_it_stays_in_it(self) -> None:
        low, high = fuzz_range(10)
        calendar = Calendar(siblings={DAY + length for length in range(low, high + 1)})
        _, good, _ = graded((5.0, 10.0, 20.0), "d/e#who", DAY, calendar=calendar)
        assert low <= good <= high
