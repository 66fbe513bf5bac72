"""Structs behave as the dataclasses they stand in for."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.structs import late, struct


@struct
class Place:
    """A struct with a default, one made anew, and a constant of the class."""

    UNIT: ClassVar[str] = "km"
    name: str
    height: float = 0.0
    names: Mapping[str, str] = late(factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class PlaceAsDataclass:
    """What `Place` is to behave like."""

    UNIT: ClassVar[str] = "km"
    name: str
    height: float = 0.0
    names: Mapping[str, str] = dataclasses.field(default_factory=dict)


@struct(kw_only=True)
class Entry:
    """Fields by name only."""

    id: str
    tags: tuple[str, ...] = ()


@struct(kw_only=True)
class Question(Entry):
    """A struct that has its parent's fields first."""

    answer: str = "yes"

    def __post_init__(self) -> None:
        if not self.answer:
            raise ValueError("no answer")


@struct(frozen=False)
class Turn:
    """A struct that can be changed."""

    count: int = 0
    seen: list[str] = late(factory=list)


texts = st.text(max_size=3)


@given(texts, st.floats(allow_nan=False), st.dictionaries(texts, texts, max_size=2))
def test_it_tells_and_compares_itself_as_a_dataclass_does(
    name: str, height: float, names: dict[str, str]
) -> None:
    ours, theirs = Place(name, height, names), PlaceAsDataclass(name, height, names)
    assert repr(ours) == repr(theirs).replace("PlaceAsDataclass", "Place")
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert dataclasses.astuple(ours) == dataclasses.astuple(theirs)
    assert ours == Place(name, height=height, names=dict(names))
    assert ours != theirs
    assert ours != dataclasses.replace(ours, name=name + "!")
    assert Place(name).names == {}


def test_equal_ones_have_one_hash_and_unhashable_fields_have_none() -> None:
    assert hash(Entry(id="a", tags=("x",))) == hash(Entry(id="a", tags=("x",)))
    assert len({Entry(id="a"), Entry(id="a"), Entry(id="b")}) == 2
    with pytest.raises(TypeError):
        hash(Place("a"))
    with pytest.raises(TypeError):
        hash(Turn())


def test_a_default_made_anew_is_shared_by_no_two() -> None:
    first, second = Turn(), Turn()
    first.seen.append("a")
    assert second.seen == []


def test_a_frozen_one_refuses_to_change() -> None:
    place = Place("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.name = "b"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del place.name
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.other = 1  # type: ignore[attr-defined]
    assert place == Place("a")


def test_one_not_frozen_changes_but_takes_no_new_names() -> None:
    turn = Turn(1)
    turn.count = 2
    assert turn == Turn(2)
    with pytest.raises(AttributeError):
        turn.other = 1  # type: ignore[attr-defined]


def test_a_child_has_its_parents_fields_and_is_checked_when_made() -> None:
    question = Question(id="q", answer="no")
    assert [field.name for field in dataclasses.fields(question)] == ["id", "tags", "answer"]
    assert isinstance(question, Entry)
    assert question != Entry(id="q")
    with pytest.raises(ValueError, match="no answer"):
        Question(id="q", answer="")
    with pytest.raises(ValueError, match="no answer"):
        dataclasses.replace(question, answer="")


def test_wrong_calls_are_refused_from_the_first_on() -> None:
    @struct
    class Fresh:
        name: str

    for _ in range(12):  # the first calls are made by hand, the others compiled
        with pytest.raises(TypeError):
            Fresh()  # type: ignore[call-arg]
        with pytest.raises(TypeError):
            Fresh("a", "b")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Entry("a")  # type: ignore[misc]


def test_a_field_without_a_default_cannot_follow_one_with() -> None:
    with pytest.raises(TypeError, match=r"'second'.*'first'"):

        @struct
        class Wrong:
            first: int = 0
            second: int  # type: ignore[misc]


def test_a_default_that_can_change_is_refused() -> None:
    with pytest.raises(TypeError, match="late"):

        @struct
        class Wrong:
            first: list[int] = []  # noqa: RUF012


@pytest.mark.parametrize("one", [Place("a", 1.0, {"hy": "b"}), Question(id="q"), Turn(1, ["a"])])
def test_it_survives_copying_and_pickling(one: object) -> None:
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_it_matches_by_place_and_tells_its_signature() -> None:
    match Place("a", 2.0):
        case Place(name, height):
            assert (name, height) == ("a", 2.0)
    signature = inspect.signature(Place)
    assert list(signature.parameters) == ["name", "height", "names"]
    assert dataclasses.is_dataclass(Place)
    assert not hasattr(Place("a"), "__dict__")


def test_defining_one_imports_no_dataclasses() -> None:
    code = (
        "import sys; from karabakh_quiz.structs import struct\n"
        "@struct\nclass A:\n    b: int = 0\n"
        "A(1); print('dataclasses' in sys.modules, 'typing' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]
