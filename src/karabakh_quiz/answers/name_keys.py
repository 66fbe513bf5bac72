"""Names taken apart, once for each person: surnames, given names, how they sound."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from karabakh_quiz.answers.lexicon import SAME, given_names, surnames
from karabakh_quiz.answers.phones import FAR, distance, phones
from karabakh_quiz.answers.spelling import fold, respelt
from karabakh_quiz.answers.titles import FATHERED, PARTICLES, TITLES
from karabakh_quiz.answers.wording import likely_swap, near_keys
from karabakh_quiz.decks.deck import Person

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
_ROMAN = re.compile(r"[ivx]{1,4}")
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
    bare = bare_letters(text)
    return Typed(
        whole=fold(text),
        words=kept,
        every=every,
        bare=kept if bare == text else _untitled(_all_words(bare)),
        nominative=_untitled(_all_words(_nominative(text))),
    )


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


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """The spellings of one part of a name: all its surnames, or all its given names."""

    folds: frozenset[str]
    sounds: tuple[str, ...]
    given: bool

    def cost(self, word: str) -> float | None:
        """How far `word` (folded) is from this name; None if it is another, or too far."""
        return 0.0 if word in self.folds else _cost(self, word)


def make_slot(folds: Iterable[str], *, given: bool = False) -> Slot:
    """The slot of some folded spellings."""
    found = dict.fromkeys(folds)
    return Slot(frozenset(found), tuple(dict.fromkeys(map(phones, found))), given)


@lru_cache(maxsize=65536)
def _cost(slot: Slot, word: str) -> float | None:
    cost = _heard(slot, word)
    if cost is None and (stem := _without_case(word)):
        return 0.0 if stem in slot.folds else _heard(slot, stem)
    return cost


def _heard(slot: Slot, word: str) -> float | None:
    """The distance in sound, unless `word` sounds more like a name of its own."""
    heard = phones(word)
    if heard in slot.sounds:
        return 0.0
    far = min((distance(heard, sounds) for sounds in slot.sounds), default=FAR)
    slipped = _slipped(slot, word)
    enough = _tolerance(heard)
    known = (given_names() if slot.given else surnames()).near(heard)
    if far > enough and not slipped and not (known and known[0][0] + SAME <= enough):
        return None
    mine = _groups(slot)
    far = min([far, *(near + SAME for near, group in known if group in mine)])
    other = min((near for near, group in known if group not in mine), default=FAR)
    if other <= far:
        return None
    if far <= enough:
        return far
    return _SLIP if slipped and other > _SLIP else None


@lru_cache(maxsize=8192)
def _groups(slot: Slot) -> frozenset[int]:
    return (given_names() if slot.given else surnames()).groups(slot.sounds)


def _slipped(slot: Slot, word: str) -> bool:
    """Whether a slip of the pen makes `word` of one of the spellings."""
    return any(
        len(spelling) >= 5
        and word[0] == spelling[0]
        and (_last(word) == _last(spelling) or sorted(word) == sorted(spelling))
        and OSA.distance(word, spelling) <= (1 if len(spelling) < 9 else 2)
        and _unlucky(word, spelling)
        for spelling in slot.folds
    )


def _unlucky(word: str, spelling: str) -> bool:
    """Whether the letters that are too many or others than they should be look like a slip."""
    if len(word) == len(spelling):
        return likely_swap(word, spelling)
    if len(word) < len(spelling):
        return True
    place = next((at for at, letter in enumerate(spelling) if word[at] != letter), len(spelling))
    around = word[max(place - 1, 0) : place] + word[place + 1 : place + 2]
    return any(near_keys(word[place], letter) for letter in around)


_SLIP = 0.9
"""What a slip of the pen counts as, beside a distance in sound."""


def _last(word: str) -> str:
    """The end that tells Alieva from Aliev and Hasanli from Hasanov."""
    return "a" if word.endswith("a") else "i" if word.endswith(("i", "y", "e")) else ""


def _tolerance(sounds: str) -> float:
    """How far a word may sound from a name and still be it; longer words have more to lose."""
    length = len(sounds)
    if length <= 3:
        return 0.2
    return min(0.1 * length - 0.1, 0.85)


_CASE = re.compile(
    r"(?<=ya)(n)(?:i|a|u|y|e|om|in|its|ov|yn|yb|iyn|da|dan|nin)$"
    r"|(?<=[eo]v)(a)n$|(?<=ia)(n)(?:i|a|u|y|e|om)$|(?<=[eo])(v)(?:i|u|ym|om|in|un|a)$|(ov|ev)(?:oy|u)$"
)


def _without_case(word: str) -> str | None:
    """The name that `word` may be a case of: Пашиняном, Փաշինյանը, Захаровой; None if none."""
    if len(word) < 6:
        return None
    for ending in ("oy", "u"):
        if word.endswith((f"ov{ending}", f"ev{ending}")):
            return word[: -len(ending)] + "a"
    match = _CASE.search(word)
    if match is None or word.endswith(("ova", "eva")):
        return None
    return word[: match.start()] + next(group for group in match.groups() if group)


@dataclass(frozen=True, slots=True, eq=False)
class PersonKey:
    """Somebody's names, ready to compare."""

    forms: frozenset[str]
    """Every listed spelling, whole and folded, with and without spaces."""
    surname: Slot
    given: Slot
    longest: int
    """Words of the longest surname: 3 for von der Leyen."""
    without_ter: Slot | None
    """For Ter-Petrosyan, what Petrosyan is: not the name, but near it."""


def make_key(person: Person) -> PersonKey:
    """The key of a person's name, native spellings and aliases."""
    return _make_key(person.name, tuple(person.native.values()), person.also)


@lru_cache(maxsize=8192)
def _make_key(name: str, native: tuple[str, ...], also: tuple[str, ...]) -> PersonKey:
    forms: set[str] = set()
    family: dict[str, None] = {}
    given: dict[str, None] = {}
    lone: list[str] = []
    longest = 1
    for text in (name, *native, *also):
        for spelled in (text, bare_letters(text)):
            typed = typed_name(spelled)
            forms |= {fold(spelled), fold(spelled).replace(" ", "")}
            words = [word.fold for word in typed.every]
            while len(words) > 1 and words[0] in TITLES:
                del words[0]
            if len(words) == 1 and text is not name:
                lone.append(words[0])
            else:
                longest = max(longest, _take_apart(spelled, words, family, given))
    for word in lone:
        _place(word, family, given)
    cut = [word[3:] for word in family if word.startswith("ter") and len(word) > 7]
    return PersonKey(
        frozenset(forms - {""}),
        make_slot(family),
        make_slot(given, given=True),
        longest,
        make_slot(cut) if cut and "ter" in fold(name).split() else None,
    )


def bare_letters(text: str) -> str:
    """`text` as people without the keyboard for it type it: Erdoğan as Erdogan."""
    return anyascii(text) if any(c in "çşğıəöüÇŞĞİƏÖÜ" for c in text) else text


def _take_apart(
    text: str, words: list[str], family: dict[str, None], given: dict[str, None]
) -> int:
    """Sort the words of a whole name into surnames and given names; how many are the surname."""
    if "," in text:
        cut = len(fold(text.partition(",")[0]).split())
        words = words[cut:] + words[:cut]
    if len(words) > 1 and _ROMAN.fullmatch(words[-1]):
        family["".join(words)] = None
        return len(words)
    tail = 1
    hyphened = re.search(r"([^\s-]+)-([^\s-]+)$", text)
    if hyphened and (len(words) > 2 or " " not in text.strip()):
        tail = 2
    start = len(words) - tail
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    surname = words[start:]
    family["".join(surname)] = None
    short = [word for word in surname if word not in PARTICLES]
    if short:
        family["".join(short)] = None
    if tail == 2 and surname[0] != "ter":
        family.update(dict.fromkeys(short))
    given.update(dict.fromkeys(word for word in words[:start] if word not in FATHERED))
    return len(surname)


def _place(word: str, family: dict[str, None], given: dict[str, None]) -> None:
    """Put a listed single word with the given names if it sounds like one, else the surnames."""
    heard = phones(word)
    to_given = min((distance(heard, phones(one)) for one in given), default=FAR)
    to_family = min((distance(heard, phones(one)) for one in family), default=FAR)
    (given if to_given < to_family and to_given < 0.6 else family)[word] = None
