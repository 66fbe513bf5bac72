"""What a deck says, once read: plain values, everything looked up and derived.

The YAML's own shape (keys such as `also-when`, speakers as ids, a statement's
date standing with its event) is `decks.models`' business; here a statement
knows its speakers, date, venue and sources whole. All text is safe for a
terminal, all dates are EDTF strings that have been parsed once.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from karabakh_quiz.structs import late, struct

PersonKind = Literal["person", "body"]
Confidence = Literal["verified", "well-known"]
Precision = Literal["day", "month", "year"]
Facet = Literal["who", "when", "where", "key", "said", "what", "answer", "order", "match"]


@struct
class Office:
    """An office held from one date to another (EDTF; None: open)."""

    title: str
    since: str | None = None
    until: str | None = None


@struct
class Person:
    """Someone, or some body, that can be named as a speaker.

    `native` maps a language code to the name in its own script; `also` lists
    further spellings that are as right as `name`.
    """

    id: str
    name: str
    native: Mapping[str, str] = late(factory=dict)
    also: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    side: str | None = None
    kind: PersonKind = "person"
    note: str | None = None


@struct
class Source:
    """Where something can be read."""

    id: str
    title: str
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    accessed: str | None = None
    kind: str | None = None
    language: str | None = None
    perspective: str | None = None


@struct
class Claim:
    """What someone holds against the statement or event: shown attributed, never judged."""

    who: str
    """Id of a person in the deck's `people`, or a plain name."""
    claims: str


@struct(kw_only=True)
class Entry:
    """What statements, events and questions have in common."""

    id: str
    deck: str
    """Id of the deck the entry belongs to: its cards' identity hangs on it, also when picked."""
    path: Path
    """The file the entry stands in."""
    line: int
    """The line it begins on, from 1."""
    sources: tuple[Source, ...] = ()
    tags: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    """The facets to ask: the entry's own, else the deck's, else the default."""
    content_note: str | None = None
    confidence: Confidence = "verified"
    precision: Precision | None = None
    """How finely a date may be asked; None: as finely as the date is written."""
    formerly: tuple[str, ...] = ()
    """Former identities, each whole: `deck/entry`."""
    contested: tuple[Claim, ...] = ()
    sensitive: bool = False


@struct(kw_only=True)
class Event(Entry):
    """Something that happened."""

    what: str
    when: str
    also_when: tuple[str, ...] = ()
    where: str | None = None
    about: str | None = None
    who: tuple[Person, ...] = ()
    """Participants."""


@struct(kw_only=True)
class Statement(Entry):
    """Something somebody said.

    With `at`, date, venue and sources are already the event's where the
    statement has none of its own.
    """

    who: tuple[Person, ...]
    roles: tuple[str | None, ...]
    """The office each speaker held on the day, in the order of `who`."""
    when: str
    also_when: tuple[str, ...] = ()
    where: str | None = None
    at: str | None = None
    """Id of the event the statement was made at."""
    to: str | None = None
    said: str | None = None
    """The words themselves, exactly as the source has them."""
    gist: str | None = None
    """Our own words: with `said`, a frame with `{said}` in it; without, a paraphrase."""
    key: str | None = None
    """The phrase of `said` to blank out; occurs there exactly once."""
    rendering: str | None = None
    """Whose translation the words are."""
    original: Mapping[str, str] = late(factory=dict)
    context: str | None = None
    replies_to: str | None = None
    """Entry id (or `deck/entry`) that this answers."""
    misattributed_to: tuple[Person, ...] = ()


@struct(kw_only=True)
class Question(Entry):
    """A plain question: exactly one of `answer`, `order`, `match` is set."""

    ask: str
    answer: str | None = None
    also: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    match: tuple[tuple[str, str], ...] = ()
    why: str | None = None
    hint: str | None = None
    type: Literal["text", "name", "date", "number"] = "text"
    tolerance: float | None = None


AnyEntry = Event | Statement | Question


@struct(kw_only=True)
class Deck:
    """One deck, read and without a fault."""

    id: str
    title: str
    path: Path
    subtitle: str | None = None
    language: str = "en"
    about: str | None = None
    authors: tuple[str, ...] = ()
    license: str | None = None
    tags: tuple[str, ...] = ()
    version: str | None = None
    formerly: tuple[str, ...] = ()
    people: Mapping[str, Person] = late(factory=dict)
    """Everyone the deck knows, registers included, by id."""
    sources: Mapping[str, Source] = late(factory=dict)
    entries: Sequence[AnyEntry] = ()
    """In the file's order; picked entries of other decks are not yet among them."""
    picks: tuple[str, ...] = ()
    """`deck/entry` of entries taken from other decks."""
