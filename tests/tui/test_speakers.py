"""Speakers in lists: short, and never the same for two."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks.deck import Person
from karabakh_quiz.tui.speakers import speaker_names


def people(*whole: str) -> list[Person]:
    return [Person(id=name, name=name) for name in whole]


def body(name: str, side: str) -> Person:
    return Person(id=name, name=name, side=side, kind="body")


def test_a_surname_is_enough_where_nobody_shares_it() -> None:
    told = speaker_names(people("Ada Alpha", "Ben Beta", "Carla Beta"))
    assert list(told.values()) == ["Alpha", "B. Beta", "C. Beta"]


def test_long_bodies_are_told_apart_in_a_narrow_column() -> None:
    two = [body(f"Ministry of Rivers of {land}", land) for land in ("Alphaland", "Betaland")]
    told = [name[:9] for name in speaker_names(two).values()]
    assert told == ["MR Alphal", "MR Betala"]
    short = body("League of Bridges", "")
    assert speaker_names([short]) == {short.id: short.name}


@given(
    st.lists(
        st.builds("{} {}".format, st.sampled_from(["Ada", "Anna", "Ben"]), st.sampled_from("XY")),
        unique=True,
    )
)
def test_no_two_are_called_alike(whole: list[str]) -> None:
    told = speaker_names(people(*whole))
    assert len(set(told.values())) == len(whole)
