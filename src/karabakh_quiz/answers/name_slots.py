"""One part of somebody's name, and how far a typed word is from it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from karabakh_quiz.answers.lexicon import SAME, given_names, surnames
from karabakh_quiz.answers.phones import FAR, distance, phones
from karabakh_quiz.answers.wording import likely_swap, near_keys


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
    if far <= enough and far < other:
        return far
    return _SLIP if slipped and other > _ANOTHER else None


@lru_cache(maxsize=8192)
def _groups(slot: Slot) -> frozenset[int]:
    return (given_names() if slot.given else surnames()).groups(slot.sounds)


def _slipped(slot: Slot, word: str) -> bool:
    """Whether a slip of the pen makes `word` of one of the spellings."""
    return any(_is_slip(word, spelling) for spelling in slot.folds)


def _is_slip(word: str, spelling: str) -> bool:
    """One letter left out, added, missed or two changed about; in long words two of these."""
    if word[0] != spelling[0] or len(spelling) < 4:
        return False
    if sorted(word) == sorted(spelling):
        return OSA.distance(word, spelling) <= (1 if len(spelling) < 6 else 2)
    allowed = 1 if min(len(word), len(spelling)) < 9 else 2
    return (
        len(spelling) >= 5
        and _last(word) == _last(spelling)
        and OSA.distance(word, spelling) <= allowed
        and _unlucky(word, spelling)
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


_ANOTHER = 0.3
"""A word that sounds this near to another name is that name, and no slip."""


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
