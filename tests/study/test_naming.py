"""Short names: as short as can be, and never the same for two."""

from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks.deck import Person
from karabakh_quiz.study.naming import short_names


def names(*whole: str, kind: str = "person") -> list[str]:
    people = [Person(id=str(n), name=name, kind=kind) for n, name in enumerate(whole)]  # type: ignore[arg-type]
    return list(short_names(people).values())


def test_a_surname_is_enough_where_nobody_shares_it() -> None:
    assert names("Ada Alpha", "Ben Beta", "Plato") == ["Alpha", "Beta", "Plato"]


def test_two_of_a_surname_have_their_initials() -> None:
    assert names("Ada Alpha", "Ben Alpha", "Cyril Gamma") == ["A. Alpha", "B. Alpha", "Gamma"]


def test_two_of_an_initial_have_their_whole_names() -> None:
    assert names("Ada Alpha", "Anna Alpha", "Ben Alpha") == ["Ada Alpha", "Anna Alpha", "B. Alpha"]


def test_bodies_begin_with_what_tells_them_apart() -> None:
    bodies = ("Ministry of Rivers of Alphaland", "Ministry of Rivers of Betaland", "The League")
    told = ["Alphaland, Ministry of Rivers", "Betaland, Ministry of Rivers", "The League"]
    assert names(*bodies, kind="body") == told


@given(
    st.lists(
        st.builds("{} {}".format, st.sampled_from(["Ada", "Anna", "Ben"]), st.sampled_from("XY")),
        unique=True,
    )
)
def test_no_two_are_called_alike(whole: list[str]) -> None:
    assert len(set(names(*whole))) == len(whole)
