"""The days that a date of the decks spans, beside what the `edtf` package says.

Where the two differ on purpose, the corpus leaves it out: the package takes
year 0000, intervals that end before they begin, and seasons of level 2.
"""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from karabakh_quiz.decks import edtf

oracle = pytest.importorskip("edtf")


def _single(chance: random.Random) -> str:
    day = date(1, 1, 1) + timedelta(days=chance.randrange(date(9999, 1, 1).toordinal() - 1))
    year, month, _ = day.isoformat().split("-")
    return chance.choice(
        [
            day.isoformat(),
            f"{year}-{month}",
            year,
            f"{year}-{chance.choice((21, 22, 23, 24))}",
            f"{1 + int(year[:3]) % 999:03}X",
        ]
    )


def corpus(size: int) -> Iterator[str]:
    """`size` dates: single, approximate or uncertain, and intervals, open ones included."""
    chance = random.Random(1988)
    while size:
        one, other = _single(chance), _single(chance)
        text = chance.choice([one, one + chance.choice("~?%"), f"{one}/{other}", f"{one}/.."])
        if (
            "/" in text
            and not text.endswith("..")
            and edtf.parse(one).first > edtf.parse(other).last
        ):
            text = f"{other}/{one}"
        alone = "/" not in text and text[-1] not in "~?%"
        if not alone and ("X" in text or re.search(r"-2\d(?!\d|-)", text)):
            continue  # the package reads decades and seasons only where they stand alone
        size -= 1
        yield text


def _date(moment: object) -> date:
    if isinstance(moment, float):
        return date.max if moment > 0 else date.min
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", corpus(120))
def test_our_subset_agrees_with_the_package(text: str) -> None:
    ours, theirs = edtf.parse(text), oracle.parse_edtf(text)
    assert ours.first == _date(theirs.lower_strict())
    assert ours.last == _date(theirs.upper_strict())
    if "/" not in text and "%" not in text:
        assert ours.approximate == theirs.is_approximate
        assert ours.uncertain == theirs.is_uncertain


@pytest.mark.parametrize(
    "text",
    ["2023-13", "2023-02-30", "2023-9-6", "23-09-06", "2023-00", "2023-09-00", "2023/2024/2025",
     "autumn 2023", "", "2023-09-06T10", "2023-09-31"],
)  # fmt: skip
def test_both_refuse_what_is_no_date(text: str) -> None:
    with pytest.raises(edtf.DateError):
        edtf.parse(text)
    if text != "2023-09-06T10" and "31" not in text:
        with pytest.raises(oracle.EDTFParseException):
            oracle.parse_edtf(text)
