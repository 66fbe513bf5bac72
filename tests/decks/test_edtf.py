"""Dates as decks write them, with the edtf package as the oracle."""

from datetime import date

import edtf as oracle
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks import edtf

YEARS = st.integers(1, 9999)
SIGNS = st.sampled_from(["", "~", "?", "%"])


@st.composite
def single(draw: st.DrawFn) -> str:
    """A day, month, season, year or decade, most of them possible."""
    year = f"{draw(YEARS):04}"
    form = draw(st.sampled_from(["y", "m", "d", "s", "X"]))
    text = {
        "y": year,
        "m": f"{year}-{draw(st.integers(1, 12)):02}",
        "d": f"{year}-{draw(st.integers(1, 12)):02}-{draw(st.integers(1, 31)):02}",
        "s": f"{year}-{draw(st.integers(21, 24))}",
        "X": f"{year[:3]}X",
    }[form]
    return text + draw(SIGNS)


def _oracle(text: str) -> tuple[date, date] | None:
    """The days spanned, by the edtf package; None where it cannot read the text."""
    try:
        found = oracle.parse_edtf(text)
        first, last = found.lower_strict(), found.upper_strict()
        return date(*first[:3]), date(*last[:3])
    except (EDTFParseException, ValueError):
        return None


def _ours(text: str) -> tuple[date, date] | None:
    try:
        found = edtf.parse(text)
    except edtf.DateError:
        return None
    return found.first, found.last


@given(single())
def test_days_spanned_are_the_oracles(text: str) -> None:
    if text.startswith("000X"):  # the oracle has a year 0
        return
    if text[5:6] == "2" and text[-1] in "~?%" and len(text) == 8:  # and no sign after a season
        text = text[:-1]
        assert _ours(text + "~") == _ours(text)
    assert _ours(text) == _oracle(text)


@given(single(), single())
def test_intervals_span_what_their_ends_do(start: str, end: str) -> None:
    first, last = _ours(start), _ours(end)
    both = _ours(f"{start}/{end}")
    if first is None or last is None or last[1] < first[0]:
        assert both is None
    else:
        assert both == (first[0], last[1])


@given(st.text(alphabet="0123456789-/~?%X. ", max_size=14))
def test_what_is_no_date_is_refused_in_words(text: str) -> None:
    refused = None
    try:
        found = edtf.parse(text)
    except edtf.DateError as error:
        refused = error
    if refused is None:
        assert found.first <= found.last
        assert edtf.display(text)
    else:
        assert refused.code in ("unreadable-date", "impossible-date", "end-before-start")
        assert str(refused)


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "unreadable-date", "'' is no date"),
        ("September 2023", "unreadable-date", "is no date"),
        ("2023-9-6", "unreadable-date", "is no date"),
        ("23", "unreadable-date", "is no date"),
        ("2023-09-06T10:00", "unreadable-date", "is no date"),
        ("٢٠٢٣", "unreadable-date", "is no date"),
        ("2023/2024/2025", "unreadable-date", "more than one '/'"),
        ("../..", "unreadable-date", "needs a date at one end"),
        ("2023-13", "impossible-date", "there is no month 13"),
        ("2023-25", "impossible-date", "there is no month 25"),
        ("2023-00-01", "impossible-date", "there is no month 00"),
        ("2023-02-29", "impossible-date", "February 2023 has 28 days"),
        ("2023-09-00", "impossible-date", "September 2023 has 30 days"),
        ("0000", "impossible-date", "there is no year 0000"),
        ("2023-09-06/2023-09-05", "end-before-start", "ends (2023-09-05) before it begins"),
    ],
)
def test_the_words_for_what_is_wrong(text: str, code: str, words: str) -> None:
    with pytest.raises(edtf.DateError) as caught:
        edtf.parse(text)
    assert caught.value.code == code
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "precision", "approximate", "uncertain"),
    [
        ("2023-09-06", "day", False, False),
        ("2023-09", "month", False, False),
        ("2023-21", "season", False, False),
        ("2023~", "year", True, False),
        ("1992?", "year", False, True),
        ("198X%", "decade", True, True),
        ("2023-09-06/2023-09", "month", False, False),
        ("2018-05-08/..", "day", False, False),
        ("../1992~", "year", True, False),
    ],
)
def test_how_finely_and_how_surely(
    text: str, precision: str, approximate: bool, uncertain: bool
) -> None:
    found = edtf.parse(text)
    assert (found.precision, found.approximate, found.uncertain) == (
        precision,
        approximate,
        uncertain,
    )
    assert found.interval == ("/" in text)


def test_open_ends_reach_as_far_as_dates_go() -> None:
    assert edtf.parse("../2020").first == date.min
    assert edtf.parse("2020/..").last == date.max
    assert edtf.parse("2020/..").covers(edtf.parse("2023-09-06"))
    assert not edtf.parse("2020/..").overlaps(edtf.parse("2019"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-09-06", "6 September 2023"),
        ("2023-09", "September 2023"),
        ("2023", "2023"),
        ("0988", "988"),
        ("1992~", "about 1992"),
        ("1992?", "perhaps 1992"),
        ("1992-05-12%", "perhaps about 12 May 1992"),
        ("2023-24", "winter 2023"),
        ("198X", "the 1980s"),
        ("198X~", "about the 1980s"),
        ("2023-09-02/2023-09-03", "2–3 September 2023"),
        ("2023-09-11/2023-09-20", "11–20 September 2023"),
        ("2023-08-30/2023-09-02", "30 August – 2 September 2023"),
        ("2022-12-30/2023-01-02", "30 December 2022 – 2 January 2023"),
        ("2023-08/2023-09", "August–September 2023"),
        ("2022-12/2023-01", "December 2022 – January 2023"),
        ("1991/1994", "1991–1994"),
        ("1991~/1994~", "about 1991–1994"),
        ("1991~/1994", "about 1991 – 1994"),
        ("2023-09-06/2023-09-06", "6 September 2023"),
        ("2018-05-08/..", "since 8 May 2018"),
        ("../2020", "until 2020"),
        ("198X/199X", "the 1980s–1990s"),
    ],
)
def test_dates_in_words(text: str, words: str) -> None:
    assert edtf.display(text) == words


def test_what_is_no_date_has_no_words() -> None:
    with pytest.raises(edtf.DateError):
        edtf.display("soon")
