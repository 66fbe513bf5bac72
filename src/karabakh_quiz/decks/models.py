"""The deck file's own shape: what keys there are, what each may hold, and what it is for.

These models read the tree of texts that `tree` builds. They are the one source
of the JSON Schema (`schema`), so every key has a description and, where it
helps, an example. What a key must be *given another* (a reference that exists,
a phrase found in a quotation, a key that is required) is `checks`' business:
here nothing is required, so that one missing key never hides another fault.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from karabakh_quiz.decks.kinds import (
    Language,
    Names,
    References,
    Registers,
    Slug,
    Slugs,
    Text,
    Texts,
)
from karabakh_quiz.decks.model_base import Shape as Shape
from karabakh_quiz.decks.model_base import described
from karabakh_quiz.decks.model_entries import ClaimShape as ClaimShape
from karabakh_quiz.decks.model_entries import EntryShape as EntryShape
from karabakh_quiz.decks.model_entries import EventShape as EventShape
from karabakh_quiz.decks.model_entries import QuestionShape as QuestionShape
from karabakh_quiz.decks.model_entries import StatementShape as StatementShape
from karabakh_quiz.decks.model_registers import OfficeShape as OfficeShape
from karabakh_quiz.decks.model_registers import PersonShape as PersonShape
from karabakh_quiz.decks.model_registers import SourceShape as SourceShape


class DeckShape(Shape):
    """What the deck is."""

    required = ("id", "title")
    noun = "the deck"
    id: Slug | None = described(
        "Its name, for ever: progress hangs on it. Lower case, digits and hyphens.",
        "armenia-russia-2023",
    )
    title: Text | None = described(
        "Its title, as learners see it.", "Armenia turns away from Moscow"
    )
    subtitle: Text | None = described("A line under the title.", "Statements of September 2023")
    language: Language | None = described("The language of the deck (BCP 47); en by default.", "en")
    about: Text | None = described(
        "What the deck covers.", "What was said in the weeks before the bridge was opened."
    )
    authors: Names | None = described("Who made it.", ["Ada Alpha"])
    license: Text | None = described("Under which terms it may be shared.", "CC-BY-4.0")
    tags: Texts | None = described("Words to find it by.", ["bridges", "2023"])
    facets: (
        list[Literal["who", "when", "where", "key", "said", "what", "answer", "order", "match"]]
        | None
    ) = described("Which cards each entry makes, unless it says otherwise.", ["who", "when", "key"])
    version: Text | None = described("The deck's version.", "1.2")
    formerly: Slugs | None = described(
        "The id it had before, so that progress is kept.", "old-deck-id"
    )


class RegisterShape(Shape):
    """People and sources that several decks share."""

    noun = "a register"
    people: dict[Slug, PersonShape] | None = described(
        "People and bodies, by id.", {"nikol-pashinyan": {"name": "Nikol Pashinyan"}}
    )
    sources: dict[Slug, SourceShape] | None = described(
        "Sources, by id.", {"gazette": {"title": "The Gazette"}}
    )


class FileShape(RegisterShape):
    """A deck: who said what, and when."""

    required = ("deck",)
    noun = "a deck"
    deck: DeckShape | None = described(
        "What the deck is.",
        {"id": "armenia-russia-2023", "title": "Armenia turns away from Moscow"},
    )
    uses: Registers | None = described(
        "Registers beside this file: people and sources that decks share.", ["people.yaml"]
    )
    events: list[EventShape] | None = described(
        "What happened.", [{"id": "opening", "what": "The bridge is opened", "when": "2024-05-01"}]
    )
    statements: list[StatementShape] | None = described(
        "Who said what, and when.",
        [{"id": "bridge", "who": "ada-alpha", "when": "2023-09-06", "said": "we shall build it"}],
    )
    questions: list[QuestionShape] | None = described(
        "Plain questions.",
        [{"id": "river", "ask": "What does the bridge cross?", "answer": "The river"}],
    )
    picks: References | None = described(
        "Entries of other decks, as deck/entry: their progress is shared.",
        ["armenia-russia-2023/strategic-mistake"],
    )
    pick: References | None = described(
        "The same as 'picks'.", ["armenia-russia-2023/strategic-mistake"]
    )


def shape_at(path: tuple[str | int, ...], root: type[Shape] = FileShape) -> type[Shape] | None:
    """The model that governs the mapping at `path`: ("statements", 3) is a statement."""
    if not path:
        return root
    if len(path) == (1 if path[0] == "deck" else 2):
        shapes: dict[str, type[Shape]] = {
            "deck": DeckShape,
            "people": PersonShape,
            "sources": SourceShape,
            "events": EventShape,
            "statements": StatementShape,
            "questions": QuestionShape,
        }
        return shapes.get(str(path[0]))
    nested: dict[str, type[Shape]] = {"offices": OfficeShape, "contested": ClaimShape}
    return nested.get(str(path[2])) if len(path) == 4 else None


def keys_of(shape: type[Shape]) -> list[str]:
    """The keys as they are written in the file, those of this part alone before the common ones."""
    common = EntryShape.model_fields if issubclass(shape, EntryShape) else {}
    names = sorted(shape.model_fields, key=lambda name: name in common)
    return [str(shape.model_fields[name].validation_alias or name) for name in names]


_SHAPES: tuple[type[Shape], ...] = (
    FileShape,
    DeckShape,
    PersonShape,
    OfficeShape,
    SourceShape,
    EventShape,
    StatementShape,
    QuestionShape,
    ClaimShape,
)
ENTRY_SECTIONS = ("events", "statements", "questions")


def shapes() -> tuple[type[Shape], ...]:
    """The models of all parts of a file."""
    return _SHAPES


@cache
def all_keys() -> frozenset[str]:
    """Every key there is, of whatever part of a file."""
    return frozenset(key for shape in _SHAPES for key in keys_of(shape))


@cache
def list_keys() -> frozenset[str]:
    """Keys whose values may begin with a bracket: those that do not take a plain text."""
    return frozenset(
        str(field.validation_alias or name)
        for shape in _SHAPES
        for name, field in shape.model_fields.items()
        if "list" in str(field.annotation) or "dict" in str(field.annotation)
    )


AnyEntry = EventShape | StatementShape | QuestionShape


def entries(file: FileShape) -> Iterator[tuple[tuple[str | int, ...], AnyEntry]]:
    """All entries with their paths, section by section."""
    for section in ENTRY_SECTIONS:
        for n, entry in enumerate(getattr(file, section) or ()):
            yield (section, n), entry
