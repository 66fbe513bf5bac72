"""Words made comparable: case, marks, numbers, British and American spelling, small slips."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from karabakh_quiz.answers.numerals import in_figures
from karabakh_quiz.answers.spelling import fold
from karabakh_quiz.text import clean

_WORD = re.compile(r"\d+(?:[.:]\d+)*|[^\W\d_]+")
_AMERICAN = {
    "programme": "program", "programmes": "programs", "grey": "gray", "judgement": "judgment",
    "acknowledgement": "acknowledgment", "ageing": "aging", "artefact": "artifact",
    "artefacts": "artifacts", "tyre": "tire", "kerb": "curb", "cheque": "check",
    "plough": "plow", "towards": "toward", "afterwards": "afterward", "amongst": "among",
    "whilst": "while", "learnt": "learned", "burnt": "burned", "dreamt": "dreamed",
    "spelt": "spelled", "manoeuvre": "maneuver", "manoeuvres": "maneuvers",
    "sceptical": "skeptical",
    "sceptic": "skeptic", "practise": "practice", "licence": "license", "storey": "story",
    "jewellery": "jewelry", "aeroplane": "airplane", "mum": "mom", "orientated": "oriented",
    "cannot": "can not", "percent": "per cent", "km": "kilometers", "sq": "square",
    "okay": "ok",
}  # fmt: skip
_SPELLING = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=..)(i|y)s(e|es|ed|ing|er|ers|ation|ations)$", r"\1z\2"),
        (r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|al$|ful$|hood$|ly$|er|ite)", "or"),
        (r"(?<=[bt])re(s?)$", r"er\1"),
        (r"(?<=[fp])ence(s|less)?$", r"ense\1"),
        (r"(?<=.)ogue(s?)$", r"og\1"),
        (r"ae(?=[a-z]{3})|oe(?=[a-z]{3})", "e"),
        (r"ll", "l"),
    )
)
_ARTICLES = frozenset(("a", "an", "the"))
_NEGATIVE = re.compile(r"^(?:un|in|im|ir|il|dis|non|mis|anti|de)")
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_ALIKE = tuple(map(frozenset, ("sz", "cs", "ck", "fv", "gj")))


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in a form in which equal means the same to a reader."""
    plain = unicodedata.normalize("NFKC", clean(text, line=True)).casefold()
    plain = re.sub(r"(?<=\w)['\u2018\u2019\u02bc`](?=\w)", "", plain)
    plain = plain.replace("&", " and ").replace("%", " per cent ").replace("km\u00b2", "sq km ")
    plain = re.sub(r"(?<=\d)[,\u00a0\u202f\s](?=\d{3}(?!\d))", "", plain)
    found: list[str] = []
    for word in _WORD.findall(plain):
        found += [word] if word[0].isdigit() else fold(word).split()
    found = in_figures(found)
    found = [word for word in found if word not in _ARTICLES] or found
    return tuple(" ".join(map(_american, found)).split())


def _american(word: str) -> str:
    if word in _AMERICAN:
        return _AMERICAN[word]
    if len(word) >= 5 and word.isalpha():
        for pattern, spelling in _SPELLING:
            word = pattern.sub(spelling, word)
    return word


def same_words(given: Sequence[str], expected: Sequence[str]) -> bool:
    """Whether two rows of words are the same but for small slips of the pen.

    Words run together or apart count as the same; of every three words, and
    of a single one, one may be misspelt.
    """
    if given == expected or "".join(given) == "".join(expected):
        return True
    if len(given) != len(expected):
        return False
    slips = 0
    for one, other in zip(given, expected, strict=True):
        if one != other:
            if not misspelt(one, other):
                return False
            slips += 1
    return slips <= max(1, -(-len(expected) // 3))


@lru_cache(maxsize=16384)
def misspelt(given: str, expected: str) -> bool:
    """Whether `given` is `expected` with a slip: a letter left out, doubled, swapped or missed.

    A wrong letter must be a neighbour on the keyboard or a vowel for a vowel;
    what makes another word of it ("friendly" of "unfriendly") is no slip.
    """
    if min(len(given), len(expected)) < 5:
        return False
    if not (given.isalpha() and expected.isalpha()) or given[0] != expected[0]:
        return False
    allowed = 1 if len(expected) < 9 else 2
    if OSA.distance(given, expected, score_cutoff=allowed) > allowed:
        return False
    if _opposite(given, expected) or _opposite(expected, given):
        return False
    if len(given) != len(expected):
        return True
    return likely_swap(given, expected)


def likely_swap(given: str, expected: str) -> bool:
    """Whether letters of two words of one length differ as fingers and ears mistake them."""
    differ = [place for place, letter in enumerate(given) if letter != expected[place]]
    if len(differ) == 2 and given[differ[0]] == expected[differ[1]]:
        return differ[1] == differ[0] + 1  # two letters changed places
    return all(_easily_missed(given[place], expected[place]) for place in differ)


def _opposite(longer: str, shorter: str) -> bool:
    prefix = _NEGATIVE.match(longer)
    return prefix is not None and longer[prefix.end() :] == shorter


def _easily_missed(one: str, other: str) -> bool:
    if one in _VOWELS and other in _VOWELS:
        return True
    return {one, other} in _ALIKE or near_keys(one, other)


@lru_cache(maxsize=1024)
def near_keys(one: str, other: str) -> bool:
    """Whether two letters are one key, or neighbours on the keyboard."""
    places = [
        (row, keys.index(letter))
        for letter in (one, other)
        for row, keys in enumerate(_KEYS)
        if letter in keys
    ]
    return len(places) == 2 and all(abs(a - b) <= 1 for a, b in zip(*places, strict=True))
