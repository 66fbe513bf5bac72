"""Names by the rules that newspapers follow, and the other names that there are."""

import pytest

from karabakh_quiz.answers import judge_name
from karabakh_quiz.answers.known_names import GIVEN, SURNAMES
from karabakh_quiz.answers.lexicon import surnames
from karabakh_quiz.answers.name_keys import make_key
from karabakh_quiz.answers.phones import distance, phones
from karabakh_quiz.answers.spelling import fold
from karabakh_quiz.decks.deck import Person
from tests.support.answers import people
from tests.support.transliterate import SYSTEMS, written

PEOPLE = {person.id: person for person in people().values() if person.kind == "person"}


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_name_is_known_in_every_system_of_writing(system: str) -> None:
    language, letters = SYSTEMS[system]
    for person in PEOPLE.values():
        if language in person.native:
            typed = written(person.native[language], letters)
            assert judge_name(typed, person, register=PEOPLE).kind == "exact", typed


@pytest.mark.parametrize("system", [name for name in SYSTEMS if "bare" not in name])
def test_even_if_only_the_english_name_is_listed(system: str) -> None:
    language, letters = SYSTEMS[system]
    for person in PEOPLE.values():
        if language in person.native:
            typed = written(person.native[language], letters)
            assert judge_name(typed, person.name).kind == "exact", typed


@pytest.mark.parametrize("person", PEOPLE.values(), ids=lambda person: person.id)
def test_no_other_surname_that_there_is_is_taken_for_this_one(person: Person) -> None:
    key = make_key(person)
    own = surnames().groups(key.surname.sounds)
    for entry in SURNAMES.split():
        word = fold(entry.split("=")[0])
        if key.surname.cost(word) is not None and not surnames().groups([phones(word)]) & own:
            nearest = min(distance(phones(word), sounds) for sounds in key.surname.sounds)
            assert nearest <= 0.1, f"{entry} for {person.name}"


def test_the_lists_hold_no_name_twice() -> None:
    for names in (SURNAMES, GIVEN):
        entries = names.split()
        assert len(entries) == len(set(entries)), sorted(
            entry for entry in set(entries) if entries.count(entry) > 1
        )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hakobyan", "hagopian"),
        ("petrosyan", "bedrosian"),
        ("harutyunyan", "haroutiounian"),
        ("geidar", "heydar"),
        ("dzheykhun", "ceyhun"),
        ("sacharowa", "zakharova"),
        ("eltsine", "yeltsin"),
        ("hadschijew", "hajiyev"),
    ],
)
def test_what_languages_write_for_each_other_sounds_near(one: str, other: str) -> None:
    assert distance(phones(one), phones(other)) <= 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("aliyev", "valiyev"),
        ("aliyev", "aliyeva"),
        ("zelensky", "zelenska"),
        ("hakobyan", "harutyunyan"),
        ("mirzoyan", "martirosyan"),
        ("stepanyan", "stepanov"),
    ],
)
def test_other_names_sound_far(one: str, other: str) -> None:
    assert distance(phones(one), phones(other)) >= 1
