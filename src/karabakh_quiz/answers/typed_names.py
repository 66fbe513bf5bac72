"""A typed name taken apart: its words, without titles, case endings and signs over letters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from karabakh_quiz.answers.spelling import fold, respelt
from karabakh_quiz.answers.titles import FATHERED, PARTICLES, TITLES

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc`][^\W\d_]+)*|\d+")
_ENDING = re.compile(
    r"['\u2019\u02bc`](?:s|n?[\u0131iu\u00fc]n|y?[\u0131iu\u00fcae]|[dt][ae]n?|y?l[ae]|[cç][ae]|ki)$"
)
"""What English, Turkish and Azerbaijani hang on a name after an apostrophe."""
_ABBREVIATED = re.compile(r"\bг-(?:н|жа)\w*|\b[HS]\.\s?E\.", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<![\w.-])[\u0400-\u042f\u0531-\u0556]{2,3}(?![\w.])")
"""РФ, МИД, ՀՀ: abbreviations of states and offices, in the alphabets that write no initials so."""
_CYRILLIC_NAME = re.compile(r"[\u0410-\u044f\u0451]{4,} [\u0410-\u044f\u0451]{4,}")
_RUSSIAN_CASE = re.compile(r"(?:(?<=[еи])([юя]|ем)|ом|ым|а|у|е)$")
_SMALL = PARTICLES | FATHERED
_NUMERALS = frozenset(("II", "IV", "IX"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a typed name."""

    fold: str
    initial: bool = False
    large: bool = False
    """Written with a capital."""
    shouted: bool = False
    """Written all in capitals."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed name: all of it folded, and its words without titles."""

    whole: str
    words: tuple[Word, ...]
    """Without titles; empty if only titles were typed."""
    every: tuple[Word, ...]
    """With them: Stephen King is no king."""
    bare: tuple[Word, ...]
    """Without titles and without the signs over and under letters."""
    nominative: tuple[Word, ...]
    """Without titles and Russian endings: Владимиру Путину."""


@lru_cache(maxsize=4096)
def typed_name(text: str) -> Typed:
    """Take a typed name apart."""
    every = _all_words(text)
    kept = _untitled(every)
    bare, nominative = (
        kept if other == text else _untitled(_all_words(other))
        for other in (bare_letters(text), _nominative(text))
    )
    return Typed(fold(text), kept, every, bare, nominative)


def _nominative(text: str) -> str:
    """A man's name in Cyrillic without its case: both words of it, or it stays as it is."""
    if not _CYRILLIC_NAME.fullmatch(text.strip()):
        return text
    return " ".join(_RUSSIAN_CASE.sub(lambda m: "й" if m[1] else "", w) for w in text.split())


def _all_words(text: str) -> tuple[Word, ...]:
    text = _ABBREVIATED.sub(" ", respelt(text))
    if not text.isupper():
        text = _CAPITALS.sub(" ", text)
    return tuple(
        word for match in _WORD.finditer(text) for word in _words(match[0], text, match.end())
    )


def _untitled(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without titles; where two words are written large, also without the small ones."""
    large = sum(word.large for word in words) > 1
    mixed = any(word.large and not word.shouted for word in words)
    return tuple(
        word
        for word in words
        if word.initial
        or (
            word.fold not in TITLES
            and (word.large or not large or word.fold in _SMALL)
            and not (word.shouted and mixed and len(word.fold) <= 4)
        )
    )


def _words(word: str, text: str, end: int) -> Iterable[Word]:
    """The word without a case ending after an apostrophe; "VV" as the two initials it is."""
    stem = _ENDING.split(word)[0] if len(word) > 5 else word
    plain = fold(stem if len(stem) > 3 else word).replace(" ", "")
    if not plain:
        return
    dotted = text[end : end + 1] == "."
    letters = len(unicodedata.normalize("NFC", word))
    if plain in TITLES and letters > 1:
        yield Word(plain)
    elif letters == 1 or (dotted and letters == 2):
        yield Word(plain, initial=True)
    elif letters == 2 and word.isupper() and word.isascii() and word not in _NUMERALS:
        yield from (Word(letter.lower(), initial=True) for letter in word)
    else:
        yield Word(plain, large=word[0].isupper(), shouted=word.isupper())


def bare_letters(text: str) -> str:
    """`text` as people without the keyboard for it type it: Erdoğan as Erdogan."""
    return anyascii(text) if any(c in "çşğıəöüÇŞĞİƏÖÜ" for c in text) else text
