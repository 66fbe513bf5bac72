"""Comparing a typed name with that of a body: a ministry, a court, a parliament.

Names are turned into concepts, so that the order of words, their language and
their abbreviation do not matter: "Russian MFA", "Foreign Ministry of Russia"
and «МИД России» are all {russia, foreign-ministry}.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from karabakh_quiz.answers.name_match import Match
from karabakh_quiz.answers.spelling import fold, words
from karabakh_quiz.decks.deck import Person

_COUNTRIES = {
    "armenia": "armenia armenian armenians hayastan hayastani ermenistan ermənistan Армения "
    "Армении "
    "Հայաստան Հայաստանի հհ РА",
    "azerbaijan": "azerbaijan azerbaijani azerbaijans azeri azərbaycan azərbaycanın azerbaycan "
    "Азербайджан Азербайджана Ադրբեջան Ադրբեջանի АР",
    "russia": "russia russian russias rf rusiya rusya Россия России РФ Ռուսաստան Ռուսաստանի",
    "turkey": "turkey turkish turkiye türkiyə Турция Турции",
    "france": "france french fransa Франция Франции",
    "usa": "usa us american america США",
    "iran": "iran iranian",
    "germany": "germany german",
    "georgia": "georgia georgian",
    "karabakh": "karabakh artsakh nk nkr nkao nagorno nagornokarabakh mountainous qarabag",
    "soviet-armenia": "armssr",
    "soviet-azerbaijan": "azssr",
    "ussr": "ussr СССР ՍՍՀՄ",
    "un": "un uno ООН ՄԱԿ bmt",
    "europe": "europe european Европейский Европейского եվրոպական avropa avrupa ec",
}
_PHRASES = {
    "foreign-ministry": (
        "ministry of foreign affairs", "ministry for foreign affairs", "foreign affairs ministry",
        "foreign ministry", "ministry for europe and foreign affairs", "foreign office", "mfa",
        "МИД", "министерство иностранных дел", "արտաքին գործերի նախարարություն",
        "արտգործնախարարություն", "ԱԳՆ", "xarici işlər nazirliyi", "XİN", "dışişleri bakanlığı",
        "ministère des affaires étrangères", "außenministerium", "quai d orsay",
    ),
    "defence-ministry": (
        "ministry of defence", "ministry of defense", "defence ministry", "defense ministry", "mod",
        "министерство обороны", "минобороны", "պաշտպանության նախարարություն", "ՊՆ",
        "müdafiə nazirliyi", "savunma bakanlığı", "verteidigungsministerium",
    ),
    "un security-council": ("unsc", "security council of the un", "СБ ООН"),
    "un general-assembly": ("unga", "general assembly of the un"),
    "un": ("united nations organisation", "united nations organization", "united nations",
           "организация объединенных наций", "birləşmiş millətlər təşkilatı"),
    "security-council": ("security council", "совет безопасности", "совбез",
                         "անվտանգության խորհուրդ", "təhlükəsizlik şurası", "güvenlik konseyi"),
    "general-assembly": ("general assembly", "генеральная ассамблея", "генассамблея"),
    "icj": ("international court of justice", "icj", "world court", "un court",
            "uluslararası adalet divanı",
            "международный суд", "արդարադատության միջազգային դատարան",
            "beynəlxalq ədalət məhkəməsi",
            "cour internationale de justice"),
    "icc": ("international criminal court", "icc", "международный уголовный суд", "МУС", "ՄՔԴ",
            "միջազգային քրեական դատարան", "beynəlxalq cinayət məhkəməsi",
            "cour penale internationale",
            "uluslararası ceza mahkemesi"),
    "pace": ("parliamentary assembly of the council of europe", "pace", "ПАСЕ", "ԵԽԽՎ", "AŞPA"),
    "europe parliament": ("european parliament", "europarliament", "ep", "Европарламент",
                          "եվրախորհրդարան", "եվրոպական խորհրդարան", "avropa parlamenti",
            "avroparlament",
                          "avrupa parlamentosu"),
    "osce": ("organization for security and co operation in europe", "osce", "csce", "ОБСЕ", "ԵԱՀԿ",
             "atət", "agit", "СБСЕ"),
    "cpsu": ("communist party of the soviet union", "cpsu", "КПСС"),
    "cis": ("commonwealth of independent states", "cis", "СНГ"),
    "russia": ("russian federation", "Российская Федерация", "Российской Федерации"),
    "soviet-armenia": ("armenian ssr", "armenian soviet socialist republic"),
    "soviet-azerbaijan": ("azerbaijan ssr", "azerbaijani ssr",
            "azerbaijan soviet socialist republic"),
    "ussr": ("soviet union",),
    "karabakh": ("nagorno karabakh autonomous oblast", "nagorno karabakh", "mountainous karabakh"),
    "parliament": ("national assembly", "parliament", "Национальное собрание", "парламент",
                   "ազգային ժողով", "milli majlis", "milli məclis"),
    "pm-office": ("office of the prime minister", "prime ministers office",
            "prime minister s office",
                  "pm office", "pms office"),
    "presidency": ("presidential administration", "office of the president", "presidency",
                   "presidents office", "president s office", "администрация президента"),
    "cochairs": ("co chairs", "cochairs", "co chairmen", "co chair countries", "сопредседатели"),
}  # fmt: skip
_IDLE = words(
    "the of and for to in on a an der die das le la les de du des il ve və и և collective "
    "statements statement"
)
_BODY_WORDS = words(
    "ministry government parliament council court assembly office administration authorities "
    "commission union organisation organization committee group delegation presidency party "
    "mission agency congress senate politburo soviet signatories tribunal presidium"
)
_KINDS = frozenset(concept for text in _PHRASES for concept in text.split())
_PLACES = frozenset(_COUNTRIES)


@dataclass(frozen=True, slots=True)
class _BodyKey:
    forms: frozenset[str]
    concepts: tuple[frozenset[str], ...]
    """Of each listed spelling."""


def is_body(name: str) -> bool:
    """Whether a plain name is that of a body rather than of somebody."""
    return bool(_BODY_WORDS.intersection(fold(name).split()) or (_KINDS - _PLACES) & concepts(name))


def match_body(text: str, body: Person) -> Match | None:
    """How `text` names a body; None if it does not, or names another.

    Without its country, or with only some of its words, it is `part`.
    """
    key = _key(body.name, tuple(body.native.values()), body.also)
    if fold(text) in key.forms:
        return Match("listed", 0.0)
    given = concepts(text)
    if not given:
        return None
    matches = [match for wanted in key.concepts if (match := _compare(given, wanted)) is not None]
    return min(matches, key=lambda match: (not match.names, match.cost), default=None)


def body_words(body: Person) -> frozenset[str]:
    """The concepts that a body's names are made of, all together."""
    key = _key(body.name, tuple(body.native.values()), body.also)
    return frozenset[str]().union(*key.concepts, key.forms)


def _compare(given: frozenset[str], wanted: frozenset[str]) -> Match | None:
    missing = {word for word in wanted - given if not _misspelt(word, given)}
    extra = {word for word in given - wanted if not _misspelt(word, wanted)}
    if extra & (_PLACES | _KINDS) or len(extra) > 2:
        return None
    if not missing:
        return Match("full", 0.1 * len(extra))
    if missing & _PLACES:
        return Match("part", 0.5) if not extra and given & _KINDS else None
    if extra or not given - _PLACES:
        return None
    share = len(given & wanted) / len(wanted)
    return Match("surname" if share >= 0.5 else "part", 1 - share)


def _misspelt(word: str, among: frozenset[str]) -> bool:
    return (
        len(word) >= 5
        and word not in _PLACES
        and any(OSA.distance(word, one, score_cutoff=1) <= 1 for one in among if len(one) >= 5)
    )


@lru_cache(maxsize=2048)
def _key(name: str, native: tuple[str, ...], also: tuple[str, ...]) -> _BodyKey:
    spellings = [name, *native, *also]
    spellings += [re.sub(r"\s*\([^)]*\)", "", text) for text in spellings]
    spellings += [side for text in (name, *also) for side in text.split(" / ") if " / " in text]
    sets = dict.fromkeys(concepts(text) for text in spellings)
    initials = (_initials(text) for text in spellings)
    return _BodyKey(
        frozenset({*map(fold, spellings), *(text for text in initials if len(text) >= 3)} - {""}),
        tuple(one for one in sets if one),
    )


def _initials(name: str) -> str:
    """What a name is abbreviated to: ICJ of International Court of Justice."""
    found = re.findall(r"[^\W\d_]+", name)
    return fold("".join(word[0] for word in found if word[0].isupper()))


@lru_cache(maxsize=2048)
def concepts(text: str) -> frozenset[str]:
    """The concepts that a body's name is made of."""
    rest = f" {fold(text)} "
    found: set[str] = set()
    for phrase, meaning in _phrases():
        if phrase in rest:
            rest = rest.replace(phrase, " ")
            found.update(meaning)
    for word in rest.split():
        if word not in _IDLE:
            found.add(_places().get(word, word))
    return frozenset(found)


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Phrases with a space on each side, the longest first."""
    found = {
        f" {fold(phrase)} ": tuple(meaning.split())
        for meaning, phrases in _PHRASES.items()
        for phrase in phrases
    }
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    return {fold(word): place for place, names in _COUNTRIES.items() for word in names.split()}
