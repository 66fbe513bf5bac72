"""The shape of what decks share: people, the offices they held, and sources."""

from typing import Annotated, Literal

from pydantic import Field

from karabakh_quiz.decks.kinds import (
    ByLanguage,
    Date,
    End,
    Language,
    Text,
    Texts,
    Url,
)
from karabakh_quiz.decks.model_base import Shape, described


class OfficeShape(Shape):
    """An office that a person held."""

    required = ("title",)
    noun = "an office"
    title: Text | None = described(
        "The office, as it stands on a card.", "Prime Minister of Armenia"
    )
    since: End | None = described(
        "The day, month or year from which it was held (EDTF).", "2018-05-08", "2013~", alias="from"
    )
    until: End | None = described(
        "The last day, month or year of it; leave it out while the office is held.",
        "2020-11",
        alias="to",
    )


class PersonShape(Shape):
    """Someone, or some body, that can be named as a speaker."""

    required = ("name",)
    noun = "a person"
    name: Text | None = described("The name as it stands on cards.", "Nikol Pashinyan")
    native: ByLanguage | None = described(
        "The name in its own script, by language code.", {"hy": "Նիկոլ Փաշինյան"}
    )
    also: Texts | None = described("Further spellings, as right as the name.", ["Pashinian"])
    offices: Annotated[list[OfficeShape], Field(max_length=100)] | None = described(
        "The offices held, the most important first. A statement's role is the first of them "
        "that was held on its day.",
        [{"title": "Prime Minister of Armenia", "from": "2018-05-08"}],
    )
    side: Text | None = described("The side the person speaks for.", "Armenia", "Russia")
    kind: Literal["person", "body"] | None = described(
        "Whether it is a person (as by default) or a body, such as a ministry.", "body"
    )
    note: Text | None = described(
        "Shown with the person.", "Not to be taken for her namesake, the writer."
    )


class SourceShape(Shape):
    """Where something can be read."""

    required = ("title",)
    noun = "a source"
    title: Text | None = described(
        "Title of the article, document or post.", "Tensions Mount between Russia, Armenia"
    )
    publisher: Text | None = described("Who published it.", "RFE/RL Armenian Service")
    author: Text | None = described("Who wrote it.", "Ada Alpha")
    date: Date | None = described("When it was published (EDTF).", "2023-09-07")
    url: Url | None = described("Its address.", "https://example.org/article")
    accessed: Date | None = described("When it was last seen there (EDTF).", "2024-02-11")
    kind: Text | None = described("What it is.", "interview", "transcript", "news")
    language: Language | None = described("Its language (BCP 47).", "en", "hy")
    perspective: Text | None = described("Whose view it takes.", "Armenian", "Russian state")
