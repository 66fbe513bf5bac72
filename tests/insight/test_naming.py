"""Nobody who is shown beside another is called as the other is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks.deck import Person
from karabakh_quiz.insight.naming import HEAD, heads, labels


def person(name: str, side: str | None = None, kind: str = "person") -> Person:
    return Person(id=f"{name}/{side}", name=name, side=side, kind=kind)  # type: ignore[arg-type]


ADA, BEN, ADAM = person("Ada Alpha"), person("Ben Alpha"), person("Adam Alpha")
NORTH = person("Ministry of Made-up Affairs of Northland", "Northland", "body")
SOUTH = person("Ministry of Made-up Affairs of Southland", "Southland", "body")
COURT = person("Imagined Court of Justice", "Nowhere", "body")


def told(found: dict[str, str], *people: Person) -> list[str]:
    return [found[each.id] for each in people]


def test_a_surname_is_enough_where_it_is_one_s_own() -> None:
    assert told(labels([ADA, person("Cleo Gamma")]), ADA) == ["Alpha"]
    assert told(labels([ADA, BEN]), ADA, BEN) == ["A. Alpha", "B. Alpha"]
    assert told(labels([ADA, ADAM, BEN]), ADA, ADAM, BEN) == ["Ada Alpha", "Adam Alpha", "B. Alpha"]


def test_bodies_of_two_countries_are_told_apart_where_their_names_are_cut() -> None:
    found = labels([NORTH, SOUTH, COURT, ADA], 14)
    assert told(found, NORTH, SOUTH) == ["MMA Northland", "MMA Southland"]
    assert told(found, COURT, ADA) == ["ICJ", "Alpha"]
    assert told(labels([NORTH, SOUTH]), NORTH) == [NORTH.name]


def test_heads_of_columns_are_short() -> None:
    found = heads([NORTH, SOUTH, COURT, ADA, BEN])
    assert told(found, ADA, BEN, COURT) == ["A.Alp", "B.Alp", "ICJ"]
    assert told(found, NORTH, SOUTH) == ["MMA N", "MMA S"]


WORDS = st.text(st.sampled_from("ABab. é"), min_size=1, max_size=9).filter(str.strip)
SIDES, KINDS = st.sampled_from((None, "A", "B")), st.sampled_from(("person", "body"))
PEOPLE = st.lists(
    st.builds(person, WORDS, SIDES, KINDS), max_size=8, unique_by=lambda each: each.id
)


@given(PEOPLE)
def test_heads_are_never_alike(people: list[Person]) -> None:
    found = heads(people)
    assert len(set(found.values())) == len(found) == len(people)
    assert all(0 < len(head) <= HEAD for head in found.values())


@pytest.mark.parametrize("room", [None, 6])
@given(PEOPLE)
def test_labels_are_alike_only_for_those_called_alike(
    room: int | None, people: list[Person]
) -> None:
    found = labels(people, room)
    assert set(found) == {each.id for each in people}
    for one in people:
        for other in people:
            if found[one.id] == found[other.id] and one.id != other.id:
                assert one.name.split() == other.name.split() or room is not None
