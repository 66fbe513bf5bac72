"""Numbers in words and figures: `eighty-six thousand six hundred` and `86,600` are one."""

import re

_UNITS = {
    word: value
    for value, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen",
        )
    )
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "bn": 10**9,
    "mln": 10**6, "mn": 10**6, "k": 1000,
}  # fmt: skip
_ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    "eleventh": "11th", "twelfth": "12th", "thirteenth": "13th", "fourteenth": "14th",
    "fifteenth": "15th", "sixteenth": "16th", "seventeenth": "17th", "eighteenth": "18th",
    "nineteenth": "19th", "twentieth": "20th",
}  # fmt: skip
_PARTS = frozenset(("half", "quarter", "quarters", "thirds", "dozen", *_SCALES))
"""What is left of a number that was not read whole."""
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 15
"""Digits of a number that is read; more would not be exact."""


def in_figures(words: list[str]) -> list[str]:
    """`words` (small letters) with every number in words written in figures."""
    found: list[str] = []
    start = 0
    while start < len(words):
        value, end = _number_at(words, start)
        if end > start:
            decimals, end = _decimals(words, end)
            found.append(_plain(value) + decimals)
            start = end
        else:
            found.append(_ORDINALS.get(words[start], words[start]))
            start += 1
    return found


def _decimals(words: list[str], start: int) -> tuple[str, int]:
    """What follows "point", as `.75`, and where it ends."""
    if words[start : start + 1] != ["point"]:
        return "", start
    end = start + 1
    while end < len(words) and _UNITS.get(words[end], 10) < 10:
        end += 1
    figures = "".join(str(_UNITS[word]) for word in words[start + 1 : end])
    return (f".{figures}", end) if figures else ("", start)


def _plain(value: float) -> str:
    return f"{value:.10f}".rstrip("0").rstrip(".")


def _number_at(words: list[str], start: int) -> tuple[float, int]:
    """The number that begins at `start` and where it ends; the end is `start` if there is none."""
    total = 0.0
    current: float | None = None
    end = start
    for place in range(start, len(words)):
        word = words[place]
        if _FIGURES.fullmatch(word) and current is None and len(word) <= _LONGEST:
            current = float(word)
        elif word in _UNITS and (current is None or _takes(current, _UNITS[word])):
            current = (current or 0) + _UNITS[word]
        elif word in _TENS and (not current or current % 100 == 0):
            current = (current or 0) + _TENS[word]
        elif word == "hundred" and current is not None:
            current *= 100
        elif word in _SCALES and current is not None and (len(word) > 2 or place > start):
            total += current * _SCALES[word]
            current = 0
        elif word in ("a", "an") and words[place + 1 : place + 2] and words[place + 1] in _SCALES:
            current = 1
        elif word == "and" and place > start and _goes_on(words, place):
            continue
        else:
            break
        end = place + 1
    return total + (current or 0), end


def _takes(current: float, unit: int) -> bool:
    """Whether a unit may follow: forty two, six hundred five, but not two three."""
    if current == 0:
        return True
    return current % 100 == 0 or (unit < 10 and current % 100 >= 20 and current % 10 == 0)


def _goes_on(words: list[str], place: int) -> bool:
    before, after = words[place - 1], words[place + 1 : place + 2]
    return before in ("hundred", "thousand") and bool(after) and after[0] in {**_UNITS, **_TENS}


def read_numbers(text: str) -> list[float]:
    """What single number `text` may mean, the likelier first; empty if none, or several.

    `86.600` and `86,600` are read as thousands and as decimals, since both are written.
    """
    plain = re.sub(r"[\u2212\u2013\u2014]", "-", text.casefold())
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f'\u2019](?=\d{3}(?!\d))", "", plain)
    readings = [_one_number(form) for form in dict.fromkeys(_separated(plain))]
    return list(dict.fromkeys(value for value in readings if value is not None))


def _separated(text: str) -> list[str]:
    """`text` with its points and commas taken as either separator."""
    thousands = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", text)
    english = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    return [english.replace(",", "."), thousands.replace(",", "."), text.replace(",", ".")]


def _one_number(text: str) -> float | None:
    negative = bool(re.search(r"(?<![\w.])-\s?\d|\bminus\b", text))
    text = re.sub(r"(?<=\d)(?=[^\W\d_])", " ", text)
    text = re.sub(r"\band a half\b", "point five", text)
    words = in_figures(in_figures(re.findall(r"\d+(?:\.\d+)?|[^\W\d_]+", text)))
    numbers = [word for word in words if _FIGURES.fullmatch(word)]
    if len(numbers) != 1 or len(numbers[0]) > _LONGEST + 5 or _PARTS.intersection(words):
        return None
    return -float(numbers[0]) if negative else float(numbers[0])
