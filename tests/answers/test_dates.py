"""How near a typed date comes to the expected one."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.answers import judge_date
from karabakh_quiz.answers.date_reading import read_date
from karabakh_quiz.answers.date_values import UnreadError
from karabakh_quiz.decks import edtf


def read(typed: str) -> list[str]:
    return [reading.text for reading in read_date(typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "6 Sept 2023", "6 September 2023", "September 6, 2023", "Sept. 6th, 2023", "06.09.2023",
        "6.9.2023", "6.9.23", "2023-09-06", "2023/9/6", "20230906", "6.IX.2023", "6-Sep-2023",
        "6 sep '23", "6 Sept 23", "the sixth of September 2023", "Wednesday, 6 September 2023",
        "6 септября 2023", "6 сентября 2023 г.", "6 սեպտեմբերի 2023", "2023 թ. սեպտեմբերի 6",
        "6 sentyabr 2023", "2023-cü il sentyabrın 6-sı", "6 Eylül 2023", "6 Eylül 2023'te",
        "le 6 septembre 2023", "6. September 2023", "6 de septiembre de 2023", "6 Septmber 2023",
        "６ Sept ２０２３", "6 Sept 2023, 13:00",
    ],
)  # fmt: skip
def test_a_day(typed: str) -> None:
    assert read(typed) == ["6 September 2023"]


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("sep '23", ["September 2023"]),
        ("9/2023", ["September 2023"]),
        ("Осень 2023", ["autumn 2023"]),
        ("autumn 2023", ["autumn 2023"]),
        ("11–20 September 2023", ["11–20 September 2023"]),
        ("September 11 to 20, 2023", ["11–20 September 2023"]),
        ("11.9.2023 - 20.9.2023", ["11–20 September 2023"]),
        ("11-20.9.2023", ["11–20 September 2023"]),
        ("30 August – 2 September 2023", ["30 August – 2 September 2023"]),
        ("the 1980s", ["the 1980s"]),
        ("1980-е годы", ["the 1980s"]),
        ("c. 1992", ["about 1992"]),
        ("1991 or 1992", ["1991 or 1992"]),
        ("1991-92", ["1991–1992"]),
        ("'88", ["1988"]),
        ("10 ноября 2020", ["10 November 2020"]),
        ("10 noyabr 2020", ["10 November 2020"]),
        ("10 Kasım 2020", ["10 November 2020"]),
        ("10 նոյեմբերի 2020", ["10 November 2020"]),
        ("9/10/2023", ["9 October 2023", "10 September 2023"]),
        ("9/6/23", ["9 June 2023", "6 September 2023"]),
        ("13/9/2023", ["13 September 2023"]),
        ("9.13.2023", ["13 September 2023"]),
        ("mid-September 2023", ["11–20 September 2023"]),
        ("early 2023", ["January–April 2023"]),
        ("late 1980s", ["1987–1989"]),
        ("winter 2020-21", ["December 2020 – February 2021"]),
        ("yaz 2020", ["spring 2020", "summer 2020"]),
        ("2020-21", ["spring 2020", "2020–2021"]),
        ("May or June 2020", ["May 2020 or June 2020"]),
        ("9 and 10 November 2020", ["9–10 November 2020"]),
        ("198X", ["the 1980s"]),
        ("2020-11-09/2020-11-10", ["9–10 November 2020"]),
    ],
)
def test_what_people_type(typed: str, readings: list[str]) -> None:
    assert read(typed) == readings


NO_YEAR = "Which year? A date without a year gets no grade."
NOTHING = "No date was read in that: type day, month and year."
RELATIVE = "Type a date that stands by itself: day, month and year."


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("March 17", NO_YEAR),
        ("17 March", NO_YEAR),
        ("17", NO_YEAR),
        ("11–20 September", NO_YEAR),
        ("september", NO_YEAR),
        ("autumn", NO_YEAR),
        ("9/10", NO_YEAR),
        ("31 September 2023", "There is no such day: September 2023 has 30 days."),
        ("31/2/2023", "There is no such day: February 2023 has 28 days."),
        ("29 Feb 2023", "There is no such day: February 2023 has 28 days."),
        ("32.1.2020", "There is no such day: January 2020 has 31 days."),
        ("13/13/2023", "There is no month 13."),
        ("yesterday", RELATIVE),
        ("last week", RELATIVE),
        ("вчера", RELATIVE),
        ("dünən", RELATIVE),
        ("երեկ", RELATIVE),
        ("hello", NOTHING),
        ("...", NOTHING),
        ("", NOTHING),
        ("Nikol Pashinyan", NOTHING),
        ("9" * 400, NOTHING),
        ("20th century", NOTHING),
        ("since 1990 or so", NOTHING),
    ],
)
def test_what_is_no_date(typed: str, reason: str) -> None:
    verdict = judge_date(typed, "2023-09-06")
    assert (verdict.kind, verdict.proposed, verdict.reason) == ("unreadable", None, reason)


@pytest.mark.parametrize(
    ("precision", "asked"),
    [("day", "day, month and year"), ("month", "month and year"), ("year", "a year"),
     ("season", "season and year"), ("decade", "a decade")],
)  # fmt: skip
def test_no_more_is_asked_for_than_is_enough(precision: str, asked: str) -> None:
    unread = judge_date("hello", "2023-09-06", precision=precision)  # type: ignore[arg-type]
    relative = judge_date("yesterday", "2023-09-06", precision=precision)  # type: ignore[arg-type]
    assert unread.reason == f"No date was read in that: type {asked}."
    assert relative.reason == f"Type a date that stands by itself: {asked}."


def test_a_date_known_to_the_month_asks_for_no_day() -> None:
    assert "type month and year." in judge_date("hello", "2023-09").reason


@pytest.mark.parametrize(
    ("typed", "expected", "kind", "days_off"),
    [
        ("6 Sept 2023", "2023-09-06", "exact", 0),
        ("6 Sept 2023", "2023-09", "exact", 0),
        ("Sept 2023", "2023-09-06", "right-to-month", 0),
        ("9 Sept 2023", "2023-09-06", "right-to-month", 3),
        ("5-7 Sept 2023", "2023-09-06", "right-to-month", 0),
        ("2023", "2023-09-06", "right-to-year", 0),
        ("June 2023", "2023-09-06", "right-to-year", -68),
        ("autumn 2023", "2023-09-06", "right-to-year", 0),
        ("Aug-Sept 2023", "2023-09-06", "right-to-year", 0),
        ("2022", "2023-09-06", "close", -249),
        ("6 September 2022", "2023-09-06", "close", -365),
        ("5 September 2022", "2023-09-06", "close", -366),
        ("4 September 2022", "2023-09-06", "wrong", -367),
        ("1988", "2023-09-06", "wrong", -12667),
        ("the 1980s", "1988-02-20", "close", 0),
        ("1985", "198X", "exact", 0),
        ("1991 or 1992", "1991-12-08", "right-to-year", 0),
        ("1991–1992", "1992", "right-to-year", 0),
        ("1991 or 1992 or 1993", "1992", "close", 0),
        ("9 or 10 November 2020", "2020-11-09/2020-11-10", "exact", 0),
        ("9–10 November 2020", "2020-11-09/2020-11-10", "exact", 0),
        ("9–11 November 2020", "2020-11-09/2020-11-10", "right-to-month", 0),
        ("November 2020", "2020-11-09/2020-11-10", "right-to-month", 0),
        ("c. 1992", "1992~", "exact", 0),
        ("9/10/2023", "2023-09-10", "exact", 0),
        ("9/10/2023", "2023-10-09", "exact", 0),
        ("winter 2020", "2020-12-12", "right-to-year", 0),
    ],
)
def test_kinds(typed: str, expected: str, kind: str, days_off: int) -> None:
    verdict = judge_date(typed, expected)
    assert (verdict.kind, verdict.days_off) == (kind, days_off)
    assert verdict.proposed == (3 if kind == "exact" else 1)


def test_scores_fall_from_kind_to_kind() -> None:
    typed = ["6 Sept 2023", "Sept 2023", "2023", "2022", "1990"]
    scores = [judge_date(one, "2023-09-06").score for one in typed]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 5
    assert (scores[0], scores[-1]) == (1, 0)


def test_of_two_readings_the_better_counts_and_is_named() -> None:
    verdict = judge_date("9/10/2023", "2023-09-10")
    assert verdict.read_as == "10 September 2023"
    assert verdict.reason == ("Right. Read as 10 September 2023; it could also be 9 October 2023.")


def test_also_when_is_as_right() -> None:
    assert judge_date("3.9.2023", "2023-09-02", also=("2023-09-03",)).kind == "exact"
    assert judge_date("2 or 3 Sept 2023", "2023-09-02", also=("2023-09-03",)).kind == "exact"
    assert judge_date("1 Jan 2024", "2020-05-05", also=("2023-12-31",)).days_off == 1


def test_right_to_what_was_asked_is_good() -> None:
    verdict = judge_date("9.9.23", "2023-09-02/2023-09-03", precision="month")
    assert (verdict.kind, verdict.proposed) == ("right-to-month", 3)
    assert verdict.reason == "Right to the month, as asked. Read as 9 September 2023."
    assert judge_date("June 2023", "2023-09-02", precision="month").proposed == 1
    assert judge_date("June 2023", "2023-09-02", precision="year").proposed == 3
    assert judge_date("2023", "2023", precision=None).kind == "exact"


def test_a_hedge_is_never_as_asked() -> None:
    verdict = judge_date("1991 or 1992", "1991-12", precision="year")
    assert (verdict.kind, verdict.proposed) == ("right-to-year", 1)
    assert verdict.reason == "One of those years is right. It was December 1991."


def test_an_expected_date_that_is_none_is_the_callers_fault() -> None:
    with pytest.raises(edtf.DateError):
        judge_date("2023", "autumn")


days = st.dates(min_value=date(1000, 1, 1)).map(lambda day: day.isoformat())
spans = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    days.map(lambda day: f"{day[:3]}X"),
    st.tuples(days, st.sampled_from((21, 22, 23, 24))).map(lambda pair: f"{pair[0][:4]}-{pair[1]}"),
    st.tuples(days, days).map(lambda pair: "/".join(sorted(pair))),
    st.tuples(days, st.sampled_from("~?%")).map("".join),
)


@given(spans)
def test_the_expected_date_is_exact_as_written_and_as_shown(expected: str) -> None:
    for typed in (expected, edtf.display(expected).replace("perhaps about", "about")):
        assert judge_date(typed, expected).kind == "exact", typed


@given(days, st.sampled_from(("{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{d} {n} {y}", "{n} {d}, {y}")))
def test_a_day_in_any_form_is_read_as_that_day(day: str, form: str) -> None:
    year, month, number = map(int, day.split("-"))
    typed = form.format(d=number, m=month, y=f"{year:04}", n=edtf.MONTHS[month - 1])
    assert judge_date(typed, day).kind == "exact"


@given(st.text(max_size=80))
def test_reading_gives_readings_or_a_sentence(typed: str) -> None:
    try:
        told = [reading.text for reading in read_date(typed)]
    except UnreadError as error:
        told = [str(error)]
    assert told
    assert all(told)


def test_dateparser_is_imported_only_for_what_our_own_rules_do_not_read() -> None:
    program = (
        "import sys\n"
        "from karabakh_quiz.answers import judge_date\n"
        "for typed in ('6 Sept 2023', '9/6/23', 'March 17', 'осень 2023', 'hello', '1991 or 92'):\n"
        "    judge_date(typed, '2023-09-06')\n"
        "assert 'dateparser' not in sys.modules\n"
        "judge_date('10 of the wonderful November of 2020', '2020-11-10')\n"
        "assert 'dateparser' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
