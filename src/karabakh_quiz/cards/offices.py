"""Which office somebody held on a day, and how alike two offices are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from karabakh_quiz.cards.dates import Span, span
from karabakh_quiz.cards.words import content, fold
from karabakh_quiz.decks.deck import Office, Person

_KINDS: Final = (
    ("spokesperson", r"spokes|press (?:secretary|service|officer)|information and press"),
    (
        "envoy",
        r"envoy|negotiator|ambassador|(?<!high )representative\b|at-large|co-chair|mediat",
    ),
    ("adviser", r"advis|assistant|aide\b|special assignments"),
    ("spouse", r"first lady|\bwife\b|\bhusband\b|spouse"),
    (
        "parliament",
        r"speaker|national assembly|parliament|duma|federation council|senat"
        r"|house of representatives|committee",
    ),
    ("court", r"court|judge|prosecutor|counsel|\bicj\b|\bicc\b"),
    ("rights", r"ombuds|human rights|amnesty|refugees|red cross"),
    ("defence", r"defen[cs]e|general staff|\barmy\b|armed forces|military"),
    ("foreign", r"foreign|external|secretary of state|state department"),
    ("security", r"security council|security policy|national security|intelligence"),
    ("deputy-head", r"deputy prime minister|vice prime minister|vice president"),
    ("minister", r"minister(?! of (?:foreign|defen))"),
    (
        "international",
        r"secretary[- ]general|high commissioner|high representative"
        r"|european|union|united nations|osce|csto|head of mission|council of europe",
    ),
    ("media", r"editor|journalist|correspondent|presenter|reporter|publicist"),
    ("church", r"bishop|catholicos|patriarch|primate|mufti|imam|sheikh"),
    ("party", r"leader|party|movement|opposition"),
    (
        "head",
        r"^(?:acting |first |former )*(?:president|prime minister|chancellor|king|queen)\b(?!')"
        r"(?!.*(?:assembly|parliament|senate|court|bank|council of judges))",
    ),
)


def office_on(person: Person, days: Span) -> Office | None:
    """The first listed office that `person` held on some day of `days`."""
    return next((office for office in person.offices if held(office, days)), None)


def held(office: Office, days: Span) -> bool:
    """Whether `office` was held on some day of `days`; an open end is no bound."""
    tenure = _tenure(office.since, office.until)
    return tenure is None or tenure.overlaps(days)


@lru_cache(maxsize=4096)
def _tenure(since: str | None, until: str | None) -> Span | None:
    if since is None and until is None:
        return None
    from datetime import date

    return Span(
        span(since).first if since else date.min,
        span(until).last if until else date.max,
    )


def kinds(title: str) -> frozenset[str]:
    """The kinds of office that an English title names; empty where it names none we know."""
    return _known.get(title) or _kinds(title)


_known: dict[str, frozenset[str]] = {}


def remember(known: Mapping[str, Iterable[str]]) -> None:
    """Take over the kinds of titles that an earlier run found: a dozen patterns fewer to compile.

    Only of the same version of the program: see `cards.company`.
    """
    _known.update((title, frozenset(named)) for title, named in known.items())


@lru_cache(maxsize=4096)
def _kinds(title: str) -> frozenset[str]:
    plain = fold(title)
    found = _named(_KINDS, plain)
    if "spokesperson" in found:
        found -= {"head", "minister"}  # the spokesman of a president is no president
    if "spouse" in found:
        found -= {"head", "minister", "deputy-head"}
    if "deputy-head" in found:
        found -= {"minister"}
    return frozenset(found)


def _named(kinds: Sequence[tuple[str, str]], plain: str) -> set[str]:
    return {kind for kind, pattern in kinds if _compiled(pattern).search(plain)}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # Most first cards of a sitting ask nothing of offices: not at import, then.
    return re.compile(pattern)


_BODIES: Final = (
    ("court", r"court|tribunal|prosecut"),
    ("foreign", r"foreign affairs|foreign ministry|state department"),
    ("defence", r"defen[cs]e"),
    (
        "legislature",
        r"parliament|assembly|soviet\b|supreme council|national council|duma|senat|congress"
        r"|central committee|joint session",
    ),
    (
        "international",
        r"united nations|security council|osce|csce|european|council of europe|minsk group",
    ),
    ("party", r"party|movement|committee"),
    ("executive", r"ministry|government|administration|office of|authorities|delegation"),
)


def body_kinds(name: str) -> frozenset[str]:
    """The kinds of institution that an English name of one tells."""
    plain = fold(name)
    return frozenset(_named(_BODIES, plain))


OUTSIDE_POLITICS: Final = frozenset({"spouse", "media", "church", "court", "rights"})


def same_world(one: str, other: str) -> bool:
    """Whether both titles belong to politics, or neither: a bishop is no rival of a minister."""
    return bool(kinds(one) & OUTSIDE_POLITICS) == bool(kinds(other) & OUTSIDE_POLITICS)


def likeness(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1: by the kinds of office, else by their words."""
    first, second = kinds(one), kinds(other)
    if not first or not second:  # another language, or an office we have no word for
        first, second = content(one), content(other)
    return len(first & second) / len(first | second)
