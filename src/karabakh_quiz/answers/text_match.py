"""Comparing places, outlets and free answers word by word, whatever their order."""

import re
from dataclasses import dataclass
from functools import lru_cache

from karabakh_quiz.answers.phones import distance, phones
from karabakh_quiz.answers.spelling import words
from karabakh_quiz.answers.toponyms import LONGEST_NAME, is_country, place_of
from karabakh_quiz.answers.wording import misspelt, words_of

_SMALL = words(
    "a an the of in on at to for from by with and as is was were are be been near after before "
    "its it their them they his her him this that la le les el il der die das de du di da"
)
_COMMON = words(
    "interview remark remarks press conference briefing statement statements official post speech "
    "address meeting answer answers media call session talk talks text letter article report live "
    "channel news agency reporters journalists question questions visit city town village square "
    "newspaper daily magazine website account page service special joint forum "
    "residence training area areas centre center"
)
"""What a venue may be without being the one: they count only where there is nothing else."""
_NEGATIONS = frozenset(("not", "no", "never", "none", "nobody", "without", "neither", "nor"))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of what was expected an answer has."""

    share: float
    """Of the expected words that count, from 0 to 1."""
    right: bool


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> frozenset[str]:
    """The words that count, each place under its one name."""
    row = words_of(text)
    found: set[str] = set()
    start = 0
    while start < len(row):
        for size in range(min(LONGEST_NAME, len(row) - start), 0, -1):
            place = place_of(" ".join(row[start : start + size]))
            if place:
                found.add(place)
                start += size
                break
        else:
            found.add(row[start])
            start += 1
    return frozenset(found)


def _counting(tokens: frozenset[str]) -> frozenset[str]:
    """Without small words, and without common ones if anything is left."""
    tokens = tokens - _SMALL or tokens
    return tokens - _COMMON or tokens


def compare_place(given: str, expected: str) -> Likeness:
    """How `given` names the place or outlet `expected`.

    Of "National Assembly, Yerevan" the first part is enough, the city alone is
    half; of "la Repubblica (Italy)" the country is not needed; of "X (Twitter)"
    either is right. Another known place beside the right one makes it wrong.
    """
    typed = _counting(tokens_of(given))
    wanted = _counting(tokens_of(expected))
    main = _counting(tokens_of(_first_part(expected)))
    aside = frozenset(
        token
        for part in re.findall(r"\(([^)]*)\)", expected)
        for token in _counting(tokens_of(part))
    )
    others = {token for token in typed if _known(token) and not is_country(token)}
    if others - wanted:
        return Likeness(0.0, False)
    countries = {token for token in wanted if is_country(token)}
    needed = main - countries or main
    if not needed:
        return Likeness(0.0, False)
    extra = len([token for token in typed if not _has(wanted, token) and not is_country(token)])
    alternative = aside - countries
    if all(_has(typed, token) for token in needed) and extra <= 2:
        return Likeness(1.0, True)
    if alternative and alternative <= typed and extra == 0:
        return Likeness(1.0, True)
    share = sum(_has(typed, token) for token in needed) / len(needed)
    if any(typed >= _counting(tokens_of(part)) for part in re.split(r"[,;()]", expected)):
        share = max(share, 0.5)
    return Likeness(max(share, 0.5 if others else 0.0), False)


def _first_part(text: str) -> str:
    """What stands before the first comma or bracket; all of it where parts are equals (`;`)."""
    plain = re.sub(r"\([^)]*\)", " ", text)
    if ";" in plain:
        return plain
    parts = [part for part in plain.split(",") if tokens_of(part) - _SMALL - _COMMON]
    places = [part for part in parts if all(map(_known, _counting(tokens_of(part))))]
    if (
        len(places) > 1
        and len(places) == len(parts)
        and not any(is_country(token) for part in parts[1:] for token in tokens_of(part))
    ):
        return plain  # several places, all meant
    return parts[0] if parts else plain


def _known(token: str) -> bool:
    return place_of(token) == token


def _has(tokens: frozenset[str], wanted: str) -> bool:
    return wanted in tokens or any(_alike(token, wanted) for token in tokens)


@lru_cache(maxsize=16384)
def _alike(token: str, wanted: str) -> bool:
    """The same word misspelt, in another number, or sounding the same from another script."""
    if _known(token) and _known(wanted):
        return False
    if misspelt(token, wanted) or token.rstrip("s") == wanted.rstrip("s") != "":
        return True
    return len(wanted) >= 5 and wanted.isalpha() and distance(phones(token), phones(wanted)) <= 0.3


def compare_answer(given: str, expected: str) -> Likeness:
    """How `given` says what `expected` does: by its words, in any order."""
    typed, wanted = tokens_of(given), tokens_of(expected)
    needed = wanted - _SMALL or wanted
    said = typed - _SMALL or typed
    if bool(typed & _NEGATIONS) != bool(wanted & _NEGATIONS):
        return Likeness(0.0, False)
    if {token for token in said if token[0].isdigit()} - wanted:
        return Likeness(0.0, False)
    share = sum(_has(said, token) for token in needed) / len(needed) if needed else 0.0
    extra = [token for token in said if not _has(needed, token)]
    foreign = [token for token in extra if _known(token)]
    right = share == 1.0 and not foreign and len(extra) <= max(1, len(needed))
    return Likeness(share, right)
