from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards.dates import Sightings, Span


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=8),
    st.integers(0, 60),
    st.integers(0, 20),
)
def test_the_nearest_of_many_spans_is_found_without_looking_at_each(many, start, length):
    def make(begin: int, days: int) -> Span:
        first = date(2023, 1, 1) + timedelta(days=begin)
        return Span(first, first + timedelta(days=days))

    spans = [make(*one) for one in many]
    days = make(start, length)
    assert Sightings.of(spans).days_to(days) == min(days.days_to(one) for one in spans)
