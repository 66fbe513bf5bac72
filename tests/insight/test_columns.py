"""Packed columns do what lists of rows would."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.insight.columns import Table

KINDS = {"day": "i", "card": "I", "more": "H"}
ROWS = st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 4), st.integers(0, 60_000)))


def table(rows: list[tuple[int, int, int]]) -> Table:
    made = Table(KINDS)
    for row in rows:
        for name, value in zip(KINDS, row, strict=True):
            made[name].append(value)
    return made


def rows_of(made: Table) -> list[tuple[int, int, int]]:
    assert len({len(made[name]) for name in KINDS}) == 1
    return list(zip(*(made[name] for name in KINDS), strict=True))


def by_day(rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    return sorted(rows, key=lambda row: row[0])


@given(ROWS)
def test_sorting_is_by_day_and_stable(rows: list[tuple[int, int, int]]) -> None:
    made = table(rows)
    made.sort()
    assert rows_of(made) == by_day(rows)


@given(ROWS, ROWS)
def test_merging_is_sorting_both(
    one: list[tuple[int, int, int]], other: list[tuple[int, int, int]]
) -> None:
    merged = table(by_day(one)).merged(table(by_day(other)))
    assert rows_of(merged) == by_day(by_day(one) + by_day(other))


@given(ROWS, st.sets(st.integers(0, 4)))
def test_without_some_cards(rows: list[tuple[int, int, int]], cards: set[int]) -> None:
    made = table(by_day(rows)).without(cards)
    assert rows_of(made) == [row for row in by_day(rows) if row[1] not in cards]


@given(ROWS, st.integers(-1, 30), st.integers(-1, 30))
def test_a_stretch_of_rows(rows: list[tuple[int, int, int]], first: int, end: int) -> None:
    first, end = max(0, first), max(0, end)
    assert rows_of(table(rows).between(first, end)) == rows[first:end]
