"""Tables: columns that stand, in terminal cells, and fit the screen where one is."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cli.output import table, width

ROWS = [("retention", "0.9", "share of due cards you want to recall"), ("day-end", "04:00", "when")]


def test_columns_stand_under_each_other():
    assert table(ROWS) == [
        "retention  0.9    share of due cards you want to recall",
        "day-end    04:00  when",
    ]
    assert table([("a", "10"), ("Թովմաս", "9")], right=(1,)) == ["a       10", "Թովմաս   9"]
    assert table([]) == []


def test_the_last_column_goes_on_below_itself_on_a_narrow_screen():
    assert table(ROWS, across=40) == [
        "retention  0.9    share of due cards you",
        "                  want to recall",
        "day-end    04:00  when",
    ]


@given(
    st.lists(
        st.tuples(
            st.text("abc", max_size=6),
            st.lists(st.text("abc-", min_size=1, max_size=9), max_size=12).map(" ".join),
        ),
        max_size=5,
    ),
    st.integers(30, 80),
)
def test_no_line_is_wider_than_the_screen_and_no_word_is_lost(rows, across):
    lines = table(rows, across=across)
    assert all(width(line) <= across for line in lines)
    assert " ".join(lines).split() == [word for row in rows for word in " ".join(row).split()]
