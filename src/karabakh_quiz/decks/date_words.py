"""How a date is written that was written otherwise, or cannot be."""

import re

from karabakh_quiz.decks import edtf

_DASH = "[\u2010-\u2015\u2212-]"
_FORMS = "write 2023-09-06, 2023-09 or 2023; 2023~ for about; a/b for from a to b"

ONE_DATE = "write one date here, and others that are as right after 'also-when:'"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def how_to_write(given: str) -> str:
    """What to write instead of `given`, which is no date."""
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", given):
        one, two, year = (int(part) for part in match.groups())
        both = {f"{year:04}-{two:02}-{one:02}", f"{year:04}-{one:02}-{two:02}"}
        days = sorted(day for day in both if _is_date(day))
        if days:
            return "write " + " or ".join(f"{day} ({edtf.display(day)})" for day in days)
    if len(dates := re.split(r"\s*(?:,|;|\bor\b|\band\b)\s*", given)) > 1 and all(
        map(_is_date, dates)
    ):
        return ONE_DATE
    found = meant(given)
    return f"write {found}" if found else _FORMS


def how_to_mend(given: str, code: str) -> str:
    """What to do about a date that cannot be."""
    if code == "end-before-start":
        return "write the earlier date first"
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", given)
    if match is None:
        return ""
    year, month, day = match.groups()
    if _is_date(swapped := f"{year}-{day}-{month}"):
        return f"are day and month swapped? Then write {swapped}"
    if 1 <= int(month) <= 12:
        return f"if the day is not known, write {year}-{month}"
    return ""


def _is_date(text: str) -> bool:
    try:
        edtf.parse(text)
    except edtf.DateError:
        return False
    return True


def meant(given: str) -> str:
    """The date that `given` is likely meant to be, as EDTF; empty if that is anybody's guess."""
    found = _in_words(given)
    if re.fullmatch(rf"\d{{4}}{_DASH}\d\d?(?:{_DASH}\d\d?)?", given):
        found = given = re.sub(_DASH, "-", given)
    for pattern, order in (
        (r"(\d{4})[./](\d{1,2})[./](\d{1,2})", (1, 2, 3)),
        (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", (3, 2, 1)),
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (1, 2, 3)),
    ):
        if match := re.fullmatch(pattern, given):
            year, month, day = (int(match[n]) for n in order)
            found = f"{year:04}-{month:02}-{day:02}"
    if match := re.fullmatch(r"(\d{4})[-./](\d{1,2})", given):
        found = f"{match[1]}-{int(match[2]):02}"
    if match := re.fullmatch(r"(\d{3})0s", given):
        found = f"{match[1]}X"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ]\d?\d:\d\d.*", given):
        found = match[1]
    if match := re.fullmatch(r"(?:in )?(?:the )?([A-Za-z]+)(?: of)? (\d{4})", given):
        season = _SEASONS.get(match[1].lower())
        found = f"{match[2]}-{season}" if season else found
    if match := re.fullmatch(r"(?:c(?:irca|a)?\.?|about|~)\s?(\d{4})", given):
        found = f"{match[1]}~"
    if match := re.fullmatch(
        r"(\d{4}(?:-\d\d){0,2})\s?(?:[–—-]|to)\s?(\d{4}(?:-\d\d){0,2})", given
    ):
        found = f"{match[1]}/{match[2]}"
    try:
        edtf.parse(found)
    except edtf.DateError:
        return ""
    return found


_MONTHS = {name[:3].lower(): n for n, name in enumerate(edtf.MONTHS, start=1)}
_NAME = "([A-Z][a-z]{2,8})\\.?"


def _in_words(given: str) -> str:
    """The date of `6 September 2023`, `Sept. 6, 2023` or `September 2023`."""
    for pattern, order in (
        (rf"(\d{{1,2}})(?:st|nd|rd|th)? {_NAME},? (\d{{4}})", (3, 2, 1)),
        (rf"{_NAME} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", (3, 1, 2)),
        (rf"{_NAME} (\d{{4}})", (2, 1)),
    ):
        if match := re.fullmatch(pattern, given):
            year, name, *day = (match[n] for n in order)
            full = edtf.MONTHS[_MONTHS.get(name[:3].lower(), 1) - 1]
            if full.startswith(name) or name == "Sept":
                parts = [year, f"{_MONTHS[name[:3].lower()]:02}", *(f"{int(d):02}" for d in day)]
                return "-".join(parts)
    return ""
