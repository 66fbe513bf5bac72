"""The people that an answer could name, indexed so that five hundred cost no more than five."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from karabakh_quiz.answers.name_keys import PersonKey, Typed, make_key
from karabakh_quiz.answers.name_match import Match, match_name
from karabakh_quiz.answers.phones import blurred, phones
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Person

People = Iterable[Person] | Mapping[str, Person]

_KEPT = 8
_LINGERS = timedelta(days=183)
"""How long before and after an office somebody still is in public life."""


class Index:
    """A register's people by how their surnames sound."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self.bodies = tuple(person for person in people if person.kind == "body")
        self._keys: list[PersonKey] = []
        self._forms: dict[str, list[int]] = {}
        self._sounds: list[str] = []
        self._owners: list[int] = []
        for number, person in enumerate(self.people):
            key = make_key(person)
            self._keys.append(key)
            for form in key.forms:
                self._forms.setdefault(form, []).append(number)
            if person.kind == "person":
                for sounds in {*key.surname.sounds, *key.given.sounds}:
                    self._sounds.append(blurred(sounds))
                    self._owners.append(number)

    def matches(self, typed: Typed) -> list[tuple[Person, Match]]:
        """Everyone whom `typed` may name, the best first."""
        numbers = dict.fromkeys(self._forms.get(typed.whole, ()))
        words = [word.fold for word in typed.words or typed.every if not word.initial][:6]
        pairs = [one + other for one, other in pairwise(words)]
        for word in (*words, *pairs):
            near = extract(
                blurred(phones(word)),
                self._sounds,
                scorer=Levenshtein.distance,
                score_cutoff=2,
                limit=24,
            )
            numbers |= dict.fromkeys(self._owners[place] for *_, place in near)
        found = []
        for number in numbers:
            match = match_name(typed, self._keys[number])
            if match is not None:
                found.append((self.people[number], match))
        return sorted(found, key=lambda pair: (not pair[1].names, pair[1].cost))


def index(people: People) -> Index:
    """The index of `people`, made once for as long as they are the same objects."""
    found = tuple(people.values() if isinstance(people, Mapping) else people)
    identity = tuple(map(id, found))
    made = _indexes.pop(identity, None)
    if made is None:
        made = Index(found)
        if len(_indexes) >= _KEPT:
            del _indexes[next(iter(_indexes))]
    _indexes[identity] = made
    return made


_indexes: dict[tuple[int, ...], Index] = {}
"""By the identities of the people, whom the index keeps alive, so that none is used again."""


def in_public_life(person: Person, on: str | None) -> bool:
    """Whether `person` was, on the EDTF date `on`, between first and last office.

    Somebody without dated offices always is, and so is everybody if `on` is None.
    """
    if on is None or not person.offices:
        return True
    day = edtf.parse(on)
    first, last = _tenure(tuple((office.since, office.until) for office in person.offices))
    return first <= day.last and day.first <= last


@lru_cache(maxsize=4096)
def _tenure(offices: tuple[tuple[str | None, str | None], ...]) -> tuple[date, date]:
    first = min(edtf.parse(since).first if since else date.min for since, _ in offices)
    last = max(edtf.parse(until).last if until else date.max for _, until in offices)
    first = first - _LINGERS if first - date.min > _LINGERS else date.min
    last = last + _LINGERS if date.max - last > _LINGERS else date.max
    return first, last
