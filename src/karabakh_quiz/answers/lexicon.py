"""The lists of `known_names`, to be asked which name a word sounds like."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from karabakh_quiz.answers import known_names
from karabakh_quiz.answers.phones import blurred, distance, phones
from karabakh_quiz.answers.spelling import fold

_LOOKED_AT = 8
"""How many of the most alike are compared by sound."""

SAME = 0.05
"""What being another spelling of one name counts as."""

_MEMBER = 0.3
"""How far a name may be from its nearest in a list and still be one of it."""

_APART = 0.1
"""How much nearer it must be than the next."""


class Lexicon:
    """Names in groups of spellings; a group is known by its number."""

    def __init__(self, text: str) -> None:
        spellings: dict[str, int] = {}
        for number, entry in enumerate(text.split()):
            words = [phones(fold(word)) for word in entry.split("=")]
            group = next((spellings[word] for word in words if word in spellings), number + 1)
            for word in words:
                spellings.setdefault(word, group)
        self._spellings = spellings
        self._sounds = tuple(spellings)
        self._groups = tuple(spellings.values())
        self._blurred = tuple(blurred(sounds) for sounds in self._sounds)
        self._near = lru_cache(maxsize=8192)(self._look_near)

    def near(self, sounds: str) -> tuple[tuple[float, int], ...]:
        """(distance, group) of the names most like `sounds`, nearest first."""
        return self._near(sounds)

    def groups(self, spellings: Iterable[str]) -> frozenset[int]:
        """The groups that any of `spellings` (symbols) surely belongs to."""
        listed = {self._spellings[sounds] for sounds in spellings if sounds in self._spellings}
        return frozenset(listed or filter(None, map(self._nearest, spellings)))

    def _nearest(self, sounds: str) -> int | None:
        """The group that `sounds` is near, and nearer than any other; None if there is none."""
        near = self.near(sounds)
        if not near or near[0][0] > _MEMBER:
            return None
        far, nearest = near[0]
        others = [distant for distant, group in near if group != nearest]
        return nearest if not others or others[0] >= far + _APART else None

    def _look_near(self, sounds: str) -> tuple[tuple[float, int], ...]:
        found = extract(
            blurred(sounds),
            self._blurred,
            scorer=Levenshtein.distance,
            score_cutoff=2,
            limit=_LOOKED_AT,
        )
        near = sorted((distance(sounds, self._sounds[i]), self._groups[i]) for *_, i in found)
        return tuple(near)


@lru_cache(maxsize=1)
def surnames() -> Lexicon:
    """Surnames of the region and its press."""
    return Lexicon(known_names.SURNAMES)


@lru_cache(maxsize=1)
def given_names() -> Lexicon:
    """Given names, the forms of one name in several languages together."""
    return Lexicon(known_names.GIVEN)
