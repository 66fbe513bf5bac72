"""Reading a date that somebody typed: all the ways it can be meant, or why it cannot.

First the deck's own EDTF; then our rules for figures and for words; last, where
a year stands in it, `dateparser`, which is imported only then.
"""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from karabakh_quiz.answers.date_figures import read_figures
from karabakh_quiz.answers.date_values import NOTHING, Reading, UnreadError
from karabakh_quiz.answers.date_words import read_words
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.edtf import DateError

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST = 120
"""Characters a date may have; no date of a person's is longer."""


@lru_cache(maxsize=1024)
def read_date(typed: str) -> tuple[Reading, ...]:
    """All readings of `typed`, the likelier first; raises UnreadError where there is none."""
    text = _plain(typed) if len(typed) <= LONGEST else ""
    if not any(c.isalnum() for c in text):
        raise UnreadError(NOTHING)
    readings = _as_edtf(typed)
    if not readings:
        readings = read_figures(text)
    failure = NOTHING
    if not readings or re.fullmatch(r"\d{4}-\d\d", text):  # 2020-21 may be two years
        try:
            readings += read_words(text)
        except UnreadError as error:
            failure = str(error)
    if not readings and failure == NOTHING:
        readings = _by_dateparser(text)
    if not readings:
        raise UnreadError(failure)
    return tuple(dict.fromkeys(readings))


def _plain(typed: str) -> str:
    """Small letters, one kind of dash and apostrophe, Latin digits, no times of day."""
    text = unicodedata.normalize("NFKC", typed).casefold().replace("i\u0307", "i")
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    text = re.sub(r"[\u2010-\u2015\u2212\u058a\u301c]", "-", text)
    text = re.sub(r"['\u2018\u2019\u02bc\u02b9`\u00b4]", "'", text)
    text = re.sub(r"\b\d{1,2}:\d{2}(?::\d{2})?\b", " ", text)
    text = re.sub(r"[\"()\[\]{}\u00ab\u00bb\u201c-\u201f!?*]", " ", text)
    return " ".join(text.split()).strip(" .,;:")


def _as_edtf(typed: str) -> list[Reading]:
    try:
        parsed = edtf.parse(typed.strip())
    except DateError:
        return []
    return [] if parsed.open_start or parsed.open_end else [Reading((parsed,))]


def _by_dateparser(text: str) -> list[Reading]:
    """What `dateparser` reads, where a year of four figures stands in the text."""
    if not re.search(r"(?<!\d)[12]\d{3}(?!\d)", text) or len(text) > 60:
        return []
    found = _dateparser().get_date_data(text)
    sizes = {"day": 10, "month": 7, "year": 4}
    if found.date_obj is None or found.period not in sizes:
        return []
    written = found.date_obj.date().isoformat()[: sizes[found.period]]
    told = {int(number) for number in re.findall(r"\d+", text)}
    if not told <= {int(number) for number in written.split("-")}:
        return []  # it left something out, the other end of a range perhaps
    return [Reading((edtf.parse(written),))]


@lru_cache(maxsize=1)
def _dateparser() -> "DateDataParser":
    """The parser, made once: absolute dates only, no relative ones, none without a year."""
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en", "ru", "az", "tr", "hy"],
        settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year"]},
    )
