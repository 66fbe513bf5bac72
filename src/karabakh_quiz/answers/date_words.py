"""Dates in words: `6 Sept 2023`, `sep '23`, `autumn 2023`, `11-20 September 2023`,
`the 1980s`, `c. 1992`, `mid-2023`, `1991 or 1992`.

A text is split at "or" into alternatives, each of these at a dash or "to" into
the ends of a range, and each end is read word by word in any order. What one
end leaves out it takes from the other: the month and year of `11-20 September
2023`, the century of `1991-92`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product

from karabakh_quiz.answers import calendar_words as words
from karabakh_quiz.answers.date_values import (
    NO_YEAR,
    NOTHING,
    RELATIVE,
    Reading,
    UnreadError,
    existing,
    full_year,
)
from karabakh_quiz.answers.spelling import fold
from karabakh_quiz.decks.edtf import MONTHS, Edtf

_MOST_READINGS = 8
_TOKEN = re.compile(r"decade\d+|'?\d+|[^\W\d_]+(?:'[^\W\d_]+)?|[-/~]")
_AFTER_NUMBER = re.compile(
    r"(?<=\d)[.']?\s?(?:st|nd|rd|th|er|eme|ème|re|го|ое|ого|й|ый|е|г|гг|"
    r"թ|ին|ի|ից|ը|րդ|de|da|te|ta|den|dan)\b\.?"
)
_SUFFIX = re.compile(r"(?<=\d)-([^\W\d_]{1,4})\b")
_DECADE = re.compile(
    r"'?\b(\d{3}0|\d0)\s?-?'?(?:s|er|х|ые|ականներ\w*|(?:ci|cı|cu|cü) illər\w*|lar\w*|ler\w*)\b"
    r"|\b(\d{3}0)-е\b"
)
_ROMAN_MONTH = re.compile(r"(?<=\d)[. -]+(x?i{1,3}|i?[vx]|vi{1,3}|xi?|xii)[. -]+(?=\d)")
_ENGLISH = tuple(name.casefold() for name in MONTHS)
_DECADE_X = re.compile(r"\b(\d{3})x\b")


@dataclass(slots=True)
class _Part:
    """What one end of a range, or one alternative, says."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    seasons: tuple[int, ...] = ()
    decade: int | None = None
    third: int | None = None
    """0, 1 or 2: early, mid or late."""
    bare: int | None = None
    """A number of one or two figures that may be a day or the end of a year."""
    circa: bool = False

    @property
    def dated(self) -> bool:
        return self.year is not None or self.decade is not None


def read_words(text: str) -> list[Reading]:
    """All readings of `text` (small letters, one kind of dash); UnreadError if there is none."""
    pieces = [_ends(tokens) for tokens in map(_tokens, _alternatives(text)) if tokens]
    if not pieces:
        raise UnreadError(NOTHING)
    for earlier, later in reversed(list(pairwise(pieces))):
        _borrow(earlier, later)
    for earlier, later in pairwise(pieces):
        _continue(earlier[-1], later[0])
    meanings = product(*(list(_meanings(piece)) for piece in pieces))
    return [Reading(tuple(dict.fromkeys(one))) for one in islice(meanings, _MOST_READINGS)]


def _alternatives(text: str) -> list[str]:
    pieces: list[list[str]] = [[]]
    for word in text.split():
        if fold(word) in words.OR or word == "|":
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces if piece]


def _tokens(text: str) -> list[str]:
    """The words, numbers and dashes that mean something; a decade as `decade1980`."""
    text = _ROMAN_MONTH.sub(lambda m: f" {_ENGLISH[words.ROMAN[m[1]] - 1]} ", text)
    text = _DECADE.sub(lambda m: f" decade{m[1] or m[2]} ", text)
    text = _DECADE_X.sub(lambda m: f" decade{m[1]}0 ", text)
    text = _AFTER_NUMBER.sub(" ", text)
    text = _SUFFIX.sub(lambda m: f" {m[1]}" if words.month(fold(m[1])) else " ", text)
    text = re.sub(r"(?<=\d)-(?=[^\W\d])|(?<=[^\W\d])-(?=\d)", " ", text)
    found = []
    for token in _TOKEN.findall(text):
        if not token[0].isalpha() or token.startswith("decade"):
            found.append("-" if token == "/" else token)
            continue
        folded = fold(token)
        if folded in words.RELATIVE:
            raise UnreadError(RELATIVE)
        if folded in words.TO:
            found.append("-")
        elif folded not in words.FILLERS:
            found.append(folded)
    return found


def _ends(tokens: Sequence[str]) -> list[_Part]:
    """One part, or the two of a range."""
    sides: list[list[str]] = [[]]
    for token in tokens:
        if token != "-":
            sides[-1].append(token)
        elif sides[-1] and sides[-1][-1] not in words.PARTS:  # mid-September is no range
            sides.append([])
    sides = [side for side in sides if side]
    if not 1 <= len(sides) <= 2:
        raise UnreadError(NOTHING)
    parts = [_part(side) for side in sides]
    if len(parts) == 2:
        _borrow(parts[:1], parts[1:])
        _continue(parts[0], parts[1])
    return parts


def _part(tokens: Sequence[str]) -> _Part:
    """What `tokens` say, in any order; UnreadError at a word that is no date's."""
    part = _Part()
    numbers: list[str] = []
    for token in tokens:
        if token == "~" or token in words.CIRCA:
            part.circa = True
        elif token.startswith("decade"):
            part.decade = full_year(token[6:])
        elif token.lstrip("'").isdigit():
            numbers.append(token)
        elif token in words.PARTS:
            part.third = words.PARTS[token]
        elif token in words.NUMBER_WORDS:
            numbers.append(str(words.NUMBER_WORDS[token]))
        elif part.month is not None or part.seasons:
            raise UnreadError(NOTHING)
        elif month := words.month(token):
            part.month = month
        elif found := words.seasons(token):
            part.seasons = found
        else:
            raise UnreadError(NOTHING)
    _place(part, numbers)
    return part


def _place(part: _Part, numbers: Sequence[str]) -> None:
    """Tell day from year.

    Four figures or an apostrophe make a year, and so does what ends "6 Sept 23";
    one small number beside a month is its day, so "March 17" has no year.
    """
    years = [n.lstrip("'") for n in numbers if n.startswith("'") or len(n) > 2]
    small = [n for n in numbers if not n.startswith("'") and len(n) <= 2]
    if len(years) > 1 or len(small) > 2 or any(len(year) not in (2, 4) for year in years):
        raise UnreadError(NOTHING)
    if years:
        part.year = full_year(years[0])
    if len(small) == 2:
        if years or part.month is None:
            raise UnreadError(NOTHING)
        part.day, part.year = int(small[0]), full_year(small[1].zfill(2))
    elif small:
        number = int(small[0])
        if part.month is not None and (number <= 31 or years):
            part.day = number
        elif years or number <= 31:
            part.bare = number
        else:
            part.year = full_year(small[0])


def _borrow(earlier: Sequence[_Part], later: Sequence[_Part]) -> None:
    """Give to what stands first what only stands last: 11-20 September 2023, May or June 2020."""
    source = later[0]
    for part in earlier:
        if part.dated:
            continue
        if part.bare is not None and part.month is None and source.month is not None:
            part.day, part.month, part.bare = part.bare, source.month, None
        if part.day or part.month or part.seasons:
            part.year = source.year if source.year is not None else later[-1].year


def _continue(earlier: _Part, later: _Part) -> None:
    """Give to what stands last what only stands first: Sept 11-20, 2023; 1991-92."""
    if later.bare is None or later.month is not None:
        if not later.dated and (later.month or later.seasons):
            later.year = earlier.year
    elif earlier.day is not None:
        later.day, later.month, later.bare = later.bare, earlier.month, None
        later.year = later.year if later.year is not None else earlier.year
        earlier.year = earlier.year if earlier.year is not None else later.year
    elif earlier.year is not None and earlier.month is None and later.year is None:
        later.year, later.bare = earlier.year // 100 * 100 + later.bare, None
        later.seasons = earlier.seasons


def _meanings(parts: Sequence[_Part]) -> Iterator[Edtf]:
    """The dates that a part, or a range of two, may mean."""
    circa = "~" if any(part.circa for part in parts) else ""
    if len(parts) == 1:
        for text in _written(parts[0]):
            yield existing(text if "/" in text else text + circa)
        return
    first, last = parts
    if first.seasons == last.seasons == (24,) and first.year is not None:
        yield existing(f"{first.year:04}-12/{first.year + 1:04}-02")  # winter 2020-21
        return
    for one, other in zip(_written(first), _written(last), strict=False):
        yield existing(f"{one.partition('/')[0]}/{other.rpartition('/')[2]}")


def _written(part: _Part) -> Iterator[str]:
    """`part` as EDTF, in each of its meanings; UnreadError names what is missing."""
    if part.decade is not None:
        yield _third_of_decade(part.decade, part.third)
        return
    if part.year is None:
        told = part.month or part.day or part.seasons or part.bare
        raise UnreadError(NO_YEAR if told else NOTHING)
    if part.bare is not None or not 1 <= part.year <= 9998:
        raise UnreadError(NOTHING)
    year = f"{part.year:04}"
    if part.month:
        yield _within_month(f"{year}-{part.month:02}", part)
    elif part.seasons:
        for season in part.seasons:
            yield f"{year}-{season}"
            if season == 24:  # people's winter has the months on either side of New Year
                yield f"{year}-01/{year}-02"
                yield f"{year}-12/{part.year + 1:04}-02"
    elif part.third is not None:
        first, last = (("01", "04"), ("05", "08"), ("09", "12"))[part.third]
        yield f"{year}-{first}/{year}-{last}"
    else:
        yield year


def _within_month(month: str, part: _Part) -> str:
    if part.day is not None:
        return f"{month}-{part.day:02}"
    if part.third is None:
        return month
    end = existing(month).last.day
    first, last = ((1, 10), (11, 20), (21, end))[part.third]
    return f"{month}-{first:02}/{month}-{last:02}"


def _third_of_decade(decade: int, third: int | None) -> str:
    first = decade // 10 * 10
    if third is None:
        return f"{first // 10:03}X"
    start, end = ((0, 3), (4, 6), (7, 9))[third]
    return f"{first + start:04}/{first + end:04}"
