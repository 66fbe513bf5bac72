"""The deck file's own shape: what keys there are, what each may hold, and what it is for.

These models read the tree of texts that `tree` builds. They are the one source
of the JSON Schema (`schema`), so every key has a description and, where it
helps, an example. What a key must be *given another* (a reference that exists,
a phrase found in a quotation, a key that is required) is `checks`' business:
here nothing is required, so that one missing key never hides another fault.
"""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from karabakh_quiz.decks.kinds import (
    ByLanguage,
    Date,
    Dates,
    End,
    Ids,
    Language,
    Names,
    References,
    Registers,
    Slug,
    Slugs,
    Text,
    Texts,
    Url,
)


def _key(description: str, *examples: Any, alias: str | None = None) -> Any:
    return Field(
        default=None,
        description=description,
        examples=list(examples) or None,
        validation_alias=alias,
        serialization_alias=alias,
    )


class Shape(BaseModel):
    """What all parts of a deck file have in common: no unknown keys."""

    model_config = ConfigDict(extra="forbid")
    required: ClassVar[tuple[str, ...]] = ()
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of keys of which at least one must be there."""
    noun: ClassVar[str] = ""
    """What a person calls it."""


class OfficeShape(Shape):
    """An office that a person held."""

    required = ("title",)
    noun = "an office"
    title: Text | None = _key("The office, as it stands on a card.", "Prime Minister of Armenia")
    since: End | None = _key(
        "The day, month or year from which it was held (EDTF).", "2018-05-08", "2013~", alias="from"
    )
    until: End | None = _key(
        "The last day, month or year of it; leave it out while the office is held.",
        "2020-11",
        alias="to",
    )


class PersonShape(Shape):
    """Someone, or some body, that can be named as a speaker."""

    required = ("name",)
    noun = "a person"
    name: Text | None = _key("The name as it stands on cards.", "Nikol Pashinyan")
    native: ByLanguage | None = _key(
        "The name in its own script, by language code.", {"hy": "Նիկոլ Փաշինյան"}
    )
    also: Texts | None = _key("Further spellings, as right as the name.", ["Pashinian"])
    offices: Annotated[list[OfficeShape], Field(max_length=100)] | None = _key(
        "The offices held, the most important first. A statement's role is the first of them "
        "that was held on its day.",
        [{"title": "Prime Minister of Armenia", "from": "2018-05-08"}],
    )
    side: Text | None = _key("The side the person speaks for.", "Armenia", "Russia")
    kind: Literal["person", "body"] | None = _key(
        "Whether it is a person (as by default) or a body, such as a ministry.", "body"
    )
    note: Text | None = _key(
        "Shown with the person.", "Not to be taken for her namesake, the writer."
    )


class SourceShape(Shape):
    """Where something can be read."""

    required = ("title",)
    noun = "a source"
    title: Text | None = _key(
        "Title of the article, document or post.", "Tensions Mount between Russia, Armenia"
    )
    publisher: Text | None = _key("Who published it.", "RFE/RL Armenian Service")
    author: Text | None = _key("Who wrote it.", "Ada Alpha")
    date: Date | None = _key("When it was published (EDTF).", "2023-09-07")
    url: Url | None = _key("Its address.", "https://example.org/article")
    accessed: Date | None = _key("When it was last seen there (EDTF).", "2024-02-11")
    kind: Text | None = _key("What it is.", "interview", "transcript", "news")
    language: Language | None = _key("Its language (BCP 47).", "en", "hy")
    perspective: Text | None = _key("Whose view it takes.", "Armenian", "Russian state")


class ClaimShape(Shape):
    """What someone holds against an event or statement."""

    required = ("who", "claims")
    noun = "a claim"
    who: Text | None = _key("A person's id, or a plain name.", "maria-zakharova")
    claims: Text | None = _key(
        "What they hold; shown attributed, never judged.",
        "Yerevan is looking for someone to blame.",
    )


class EntryShape(Shape):
    """What events, statements and questions have in common."""

    id: Slug | None = _key(
        "Its name, for ever: progress hangs on it. Lower case, digits and hyphens.",
        "strategic-mistake",
    )
    source: Ids | None = _key("Id of the source, or a list of ids.", "mirror-spectator-2023-09-07")
    sources: Ids | None = _key("Ids of the sources.", ["mirror-spectator-2023-09-07"])
    tags: Texts | None = _key("Words to choose cards by.", ["peacekeepers"])
    content_note: Text | None = _key(
        "A warning shown before the card.", "violence", alias="content-note"
    )
    confidence: Literal["verified", "well-known"] | None = _key(
        "verified (as by default): read in its source; well-known: never asked to the day.",
        "well-known",
    )
    precision: Literal["day", "month", "year"] | None = _key(
        "How finely the date may be asked; as it is written by default.", "month"
    )
    formerly: References | None = _key(
        "The id it had before, so that progress is kept; 'deck/entry' if it stood elsewhere.",
        "old-id",
        "old-deck/old-id",
    )


class EventShape(EntryShape):
    """Something that happened, and what was said there can point at it."""

    required = ("id", "what", "when")
    noun = "an event"
    what: Text | None = _key("What happened.", "Nikol Pashinyan's interview with la Repubblica")
    when: Date | None = _key(
        "The date (EDTF): a day, month or year; ~ for about; a/b for from a to b.",
        "2023-09-02",
        "2023-09",
        "2023~",
        "2023-09-11/2023-09-20",
    )
    also_when: Dates | None = _key(
        "Further dates that are as right.", ["2023-09-03"], alias="also-when"
    )
    where: Text | None = _key("The place or venue.", "la Repubblica, Rome")
    about: Text | None = _key(
        "What there is to know about it, shown after the answer.", "Half the town came."
    )
    who: Ids | None = _key("Ids of those who took part.", "nikol-pashinyan")
    facets: list[Literal["what", "when", "where"]] | None = _key(
        "What to ask about it; beats the deck's.", ["when", "where"]
    )
    contested: list[ClaimShape] | None = _key(
        "What others hold against it.",
        [{"who": "ben-beta", "claims": "It was opened a year before."}],
    )
    sensitive: bool | None = _key("true: left out unless the learner turns such cards on.", True)


class StatementShape(EntryShape):
    """Something somebody said."""

    required = ("id", "who")
    one_of = (("when", "at"), ("said", "gist"))
    noun = "a statement"
    who: Ids | None = _key("Id of the speaker; a list for a joint statement.", "nikol-pashinyan")
    when: Date | None = _key(
        "The date (EDTF): a day, month or year; ~ for about; a/b for from a to b.",
        "2023-09-06",
        "2023-09",
    )
    at: Text | None = _key(
        "Id of the event it was said at: date, venue and sources are taken from there.",
        "repubblica-interview",
    )
    where: Text | None = _key("The place or venue.", "Facebook post from Kyiv")
    also_when: Dates | None = _key(
        "Further dates that are as right.", ["2023-09-03"], alias="also-when"
    )
    to: Text | None = _key("To whom: a person's id, or a text.", "Russian Foreign Ministry")
    said: Text | None = _key(
        "The words themselves, exactly as the source has them.", "strategic mistake"
    )
    gist: Text | None = _key(
        "Our own words. With 'said', the sentence around it, with {said} where the words stand.",
        "Relying on a single centre for security is in itself a {said}.",
    )
    key: Text | None = _key("The phrase of 'said' to blank out; found there once.", "mistake")
    role: Text | dict[Text, Text] | None = _key(
        "The speaker's role on the day, if not the office; by id for several speakers.",
        "Host of the talks",
        {"ada-alpha": "Host of the talks"},
    )
    rendering: Text | None = _key(
        "Whose translation the words are.",
        "English translation from Armenian (RFE/RL Armenian Service)",
    )
    original: ByLanguage | None = _key(
        "The words in the language they were said in.", {"fr": "nous construirons un pont"}
    )
    context: Text | None = _key(
        "What there is to know, shown after the answer.", "In answer to a question about the ferry."
    )
    replies_to: Text | None = _key(
        "Id of the statement or event it answers.", "strategic-mistake", alias="replies-to"
    )
    misattributed_to: Ids | None = _key(
        "Ids of those it is often wrongly put down to.", ["ben-beta"], alias="misattributed-to"
    )
    facets: list[Literal["who", "when", "where", "key", "said"]] | None = _key(
        "What to ask about it; beats the deck's.", ["who", "key"]
    )
    contested: list[ClaimShape] | None = _key(
        "What others hold against it.",
        [{"who": "ben-beta", "claims": "It was opened a year before."}],
    )
    sensitive: bool | None = _key("true: left out unless the learner turns such cards on.", True)


class QuestionShape(EntryShape):
    """A plain question, an order to restore or pairs to match."""

    required = ("id", "ask")
    one_of = (("answer", "order", "match"),)
    noun = "a question"
    ask: Text | None = _key("The question.", "Who mediated the ceasefire?")
    answer: Text | None = _key("The right answer.", "Arrest and surrender them")
    also: Texts | None = _key("Further right answers.", ["arrest them", "detain them"])
    wrong: Texts | None = _key(
        "Plausible wrong answers, two at least.",
        ["Nothing", "Inform the Security Council", "Grant them asylum"],
    )
    order: Texts | None = _key(
        "Things in their right order; the learner sees them mixed.",
        ["The ferry", "The ford", "The bridge"],
    )
    match: dict[Text, Text] | None = _key("Pairs to match.", {"Stepanakert": "Khankendi"})
    why: Text | None = _key("Why the answer is right, shown after it.", "Part 9 of the Statute.")
    hint: Text | None = _key("A hint, shown on demand.", "It begins with the first letter.")
    type: Literal["text", "name", "date", "number"] | None = _key(
        "What the answer is; text by default.", "number"
    )
    tolerance: float | None = _key("How far off a number may be.", 0.5)
    facets: list[Literal["answer", "order", "match"]] | None = _key(
        "What to ask about it.", ["answer"]
    )


class DeckShape(Shape):
    """What the deck is."""

    required = ("id", "title")
    noun = "the deck"
    id: Slug | None = _key(
        "Its name, for ever: progress hangs on it. Lower case, digits and hyphens.",
        "armenia-russia-2023",
    )
    title: Text | None = _key("Its title, as learners see it.", "Armenia turns away from Moscow")
    subtitle: Text | None = _key("A line under the title.", "Statements of September 2023")
    language: Language | None = _key("The language of the deck (BCP 47); en by default.", "en")
    about: Text | None = _key(
        "What the deck covers.", "What was said in the weeks before the bridge was opened."
    )
    authors: Names | None = _key("Who made it.", ["Ada Alpha"])
    license: Text | None = _key("Under which terms it may be shared.", "CC-BY-4.0")
    tags: Texts | None = _key("Words to find it by.", ["bridges", "2023"])
    facets: (
        list[Literal["who", "when", "where", "key", "said", "what", "answer", "order", "match"]]
        | None
    ) = _key("Which cards each entry makes, unless it says otherwise.", ["who", "when", "key"])
    version: Text | None = _key("The deck's version.", "1.2")
    formerly: Slugs | None = _key("The id it had before, so that progress is kept.", "old-deck-id")


class RegisterShape(Shape):
    """People and sources that several decks share."""

    noun = "a register"
    people: dict[Slug, PersonShape] | None = _key(
        "People and bodies, by id.", {"nikol-pashinyan": {"name": "Nikol Pashinyan"}}
    )
    sources: dict[Slug, SourceShape] | None = _key(
        "Sources, by id.", {"gazette": {"title": "The Gazette"}}
    )


class FileShape(RegisterShape):
    """A deck: who said what, and when."""

    required = ("deck",)
    noun = "a deck"
    deck: DeckShape | None = _key(
        "What the deck is.",
        {"id": "armenia-russia-2023", "title": "Armenia turns away from Moscow"},
    )
    uses: Registers | None = _key(
        "Registers beside this file: people and sources that decks share.", ["people.yaml"]
    )
    events: list[EventShape] | None = _key(
        "What happened.", [{"id": "opening", "what": "The bridge is opened", "when": "2024-05-01"}]
    )
    statements: list[StatementShape] | None = _key(
        "Who said what, and when.",
        [{"id": "bridge", "who": "ada-alpha", "when": "2023-09-06", "said": "we shall build it"}],
    )
    questions: list[QuestionShape] | None = _key(
        "Plain questions.",
        [{"id": "river", "ask": "What does the bridge cross?", "answer": "The river"}],
    )
    picks: References | None = _key(
        "Entries of other decks, as deck/entry: their progress is shared.",
        ["armenia-russia-2023/strategic-mistake"],
    )
    pick: References | None = _key(
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
