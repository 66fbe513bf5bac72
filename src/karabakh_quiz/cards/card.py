"""A card: one thing to be asked about one entry."""

from collections.abc import Mapping
from typing import Literal

from karabakh_quiz.decks.deck import Event, Facet, Person, Precision, Question, Statement
from karabakh_quiz.structs import struct

AnswerKind = Literal[
    "name", "date", "place", "gap", "quotation", "text", "number", "order", "match"
]


@struct
class Chip:
    """A labelled fact beside the quotation: who, when, where, to.

    `text` is None for the one that is being asked; `extra` is secondary (the
    speaker's office on the day).
    """

    label: str
    text: str | None
    extra: str = ""


@struct
class Choice:
    """Something to choose: `id` goes into the log, `text` and `note` on screen."""

    id: str
    """A person's id, an EDTF date, `deck/entry`, or the text itself for plain answers."""
    text: str
    note: str = ""
    """The office on the day, for a person; empty otherwise."""


@struct(kw_only=True)
class Card:
    """What is asked, and what is right. Knows no screen, no learner and no memory."""

    id: str
    """`deck/entry#facet`, for ever."""
    entry: Statement | Event | Question
    facet: Facet
    kind: AnswerKind
    prompt: str
    """The question in words: "Who said this?" """
    text: str | None
    """What stands large: the quotation (gap shown as GAP), the paraphrase, the event."""
    quoted: bool
    """Whether `text` is the speaker's own words, to be set in quotation marks."""
    chips: tuple[Chip, ...]
    answer: str
    """The right answer, fit to show."""
    accepted: tuple[str, ...] = ()
    """Further right forms: for gaps, places and plain answers texts, for dates EDTF."""
    people: tuple[Person, ...] = ()
    """For kind `name`: who must be named, all of them."""
    date: str | None = None
    """For kind `date`: the expected EDTF date."""
    precision: Precision | None = None
    """For kind `date`: how finely it is asked."""
    number: float | None = None
    tolerance: float | None = None
    items: tuple[str, ...] = ()
    """For kind `order`: the items in the right order; for `match`: the left sides."""
    partners: tuple[str, ...] = ()
    """For kind `match`: the right sides, in the order of `items`."""
    rivals: tuple[tuple[Choice, float], ...] = ()
    """Plausible wrong choices, real ones only, with their plausibility; the best first, with 1."""
    right: Choice | None = None
    """The right one, as a choice; None where the card is never asked by choice."""
    hint: str | None = None
    fingerprint: str
    """Of the prompt and the accepted answers: see `cards.fingerprints`."""
    formerly: tuple[str, ...] = ()
    """Former card ids."""

    @property
    def siblings(self) -> str:
        """What the cards of one entry have in common: `deck/entry`."""
        return self.id.partition("#")[0]

    @property
    def typable(self) -> bool:
        """Whether typing the answer is fair to ask: not a whole quotation, nor an event's name."""
        return self.facet not in ("said", "what")


GAP = "\u2423\u2423\u2423"
"""How a gap stands in `Card.text`; screens draw it as the chip of the thing asked."""


@struct
class Detail:
    """One line of what there is to learn after the answer: a label and a text.

    `quoted` texts are somebody's own words; `link` is an http(s) address to open;
    `extra` is secondary (the native spelling, the office on the day).
    """

    label: str
    text: str
    extra: str = ""
    quoted: bool = False
    link: str | None = None


Register = Mapping[str, Person]
"""People by id: those an answer could name."""
