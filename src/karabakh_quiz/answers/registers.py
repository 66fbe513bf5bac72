"""The people that an answer could name, indexed so that five hundred cost no more than five."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from karabakh_quiz.answers.bodies import body_words, concepts, match_body
from karabakh_quiz.answers.name_keys import PersonKey, make_key
from karabakh_quiz.answers.name_match import Match, match_name
from karabakh_quiz.answers.phones import blurred, phones
from karabakh_quiz.answers.spelling import fold
from karabakh_quiz.answers.typed_names import Typed
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Person

People = Iterable[Person] | Mapping[str, Person]

_KEPT = 8
_LOOKED_AT = 16
"""How many of the people who sound alike are compared one by one."""

_LINGERS = timedelta(days=183)
"""How long before and after an office somebody still is in public life."""


class Index:
    """A register's people by how their surnames sound, its bodies by their words."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = tuple(people)
        self._keys: dict[int, PersonKey] = {}
        self._forms: dict[str, list[int]] = {}
        self._bodies: dict[str, list[int]] = {}
        self._surnames = _Sounds()
        self._joined = _Sounds()
        self._given = _Sounds()
        for number, person in enumerate(self.people):
            if person.kind == "body":
                self._forms.setdefault(fold(person.name), []).append(number)
                for word in body_words(person):
                    self._bodies.setdefault(word, []).append(number)
                continue
            key = self._keys[number] = make_key(person)
            for form in key.forms:
                self._forms.setdefault(form, []).append(number)
            self._surnames.add(key.surname.sounds, number)
            if key.longest > 1:
                self._joined.add(key.surname.sounds, number)
            self._given.add(key.given.sounds, number)

    def matches(self, text: str, typed: Typed) -> list[tuple[Person, Match]]:
        """Everyone whom `text`, taken apart as `typed`, may name, the best first."""
        found = [
            (self.people[number], match)
            for number in self._near(typed)
            if (match := match_name(typed, self._keys[number])) is not None
        ]
        bodies = {number for word in concepts(text) for number in self._bodies.get(word, ())}
        found += [
            (self.people[number], match)
            for number in sorted(bodies)
            if (match := match_body(text, self.people[number])) is not None
        ]
        return sorted(found, key=lambda pair: (not pair[1].names, pair[1].cost))

    def named(self, name: str) -> Person | None:
        """The one who is listed under exactly this name; None if nobody is, or several are."""
        found = self._forms.get(fold(name), ())
        return self.people[found[0]] if len(found) == 1 else None

    def _near(self, typed: Typed) -> dict[int, None]:
        """The numbers of the people who might be named."""
        listed = self._forms.get(typed.whole, ())
        numbers = dict.fromkeys(number for number in listed if number in self._keys)
        words = [word.fold for word in typed.words or typed.every if not word.initial][:6]
        for word in words:
            numbers |= dict.fromkeys(self._surnames.near(word))
        for size in (2, 3):
            for start in range(len(words) - size + 1):
                joined = "".join(words[start : start + size])
                numbers |= dict.fromkeys(self._joined.near(joined))
        if len(words) == 1:
            numbers |= dict.fromkeys(self._given.near(words[0]))
        return numbers


class _Sounds:
    """Whose names sound nearly like a word."""

    def __init__(self) -> None:
        self._sounds: list[str] = []
        self._owners: list[int] = []

    def add(self, sounds: Iterable[str], owner: int) -> None:
        for blurred_sounds in {blurred(one) for one in sounds}:
            self._sounds.append(blurred_sounds)
            self._owners.append(owner)

    def near(self, word: str) -> Iterator[int]:
        if not self._sounds:
            return
        wanted = blurred(phones(word))
        found = extract(
            wanted,
            self._sounds,
            scorer=Levenshtein.distance,
            score_cutoff=1 if len(wanted) < 6 else 2,
            limit=_LOOKED_AT,
        )
        yield from (self._owners[place] for *_, place in found)


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
