"""The shape of a deck's entries: events, statements and questions."""

from typing import Literal

from karabakh_quiz.decks.kinds import (
    ByLanguage,
    Date,
    Dates,
    Ids,
    References,
    Slug,
    Text,
    Texts,
)
from karabakh_quiz.decks.model_base import Shape, described


class ClaimShape(Shape):
    """What someone holds against an event or statement."""

    required = ("who", "claims")
    noun = "a claim"
    who: Text | None = described("A person's id, or a plain name.", "maria-zakharova")
    claims: Text | None = described(
        "What they hold; shown attributed, never judged.",
        "Yerevan is looking for someone to blame.",
    )


class EntryShape(Shape):
    """What events, statements and questions have in common."""

    id: Slug | None = described(
        "Its name, for ever: progress hangs on it. Lower case, digits and hyphens.",
        "strategic-mistake",
    )
    source: Ids | None = described(
        "Id of the source, or a list of ids.", "mirror-spectator-2023-09-07"
    )
    sources: Ids | None = described("Ids of the sources.", ["mirror-spectator-2023-09-07"])
    tags: Texts | None = described("Words to choose cards by.", ["peacekeepers"])
    content_note: Text | None = described(
        "A warning shown before the card.", "violence", alias="content-note"
    )
    confidence: Literal["verified", "well-known"] | None = described(
        "verified (as by default): read in its source; well-known: never asked to the day.",
        "well-known",
    )
    precision: Literal["day", "month", "year"] | None = described(
        "How finely the date may be asked; as it is written by default.", "month"
    )
    formerly: References | None = described(
        "The id it had before, so that progress is kept; 'deck/entry' if it stood elsewhere.",
        "old-id",
        "old-deck/old-id",
    )


class EventShape(EntryShape):
    """Something that happened, and what was said there can point at it."""

    required = ("id", "what", "when")
    noun = "an event"
    what: Text | None = described(
        "What happened.", "Nikol Pashinyan's interview with la Repubblica"
    )
    when: Date | None = described(
        "The date (EDTF): a day, month or year; ~ for about; a/b for from a to b.",
        "2023-09-02",
        "2023-09",
        "2023~",
        "2023-09-11/2023-09-20",
    )
    also_when: Dates | None = described(
        "Further dates that are as right.", ["2023-09-03"], alias="also-when"
    )
    where: Text | None = described("The place or venue.", "la Repubblica, Rome")
    about: Text | None = described(
        "What there is to know about it, shown after the answer.", "Half the town came."
    )
    who: Ids | None = described("Ids of those who took part.", "nikol-pashinyan")
    facets: list[Literal["what", "when", "where"]] | None = described(
        "What to ask about it; beats the deck's.", ["when", "where"]
    )
    contested: list[ClaimShape] | None = described(
        "What others hold against it.",
        [{"who": "ben-beta", "claims": "It was opened a year before."}],
    )
    sensitive: bool | None = described(
        "true: left out unless the learner turns such cards on.", True
    )


class StatementShape(EntryShape):
    """Something somebody said."""

    required = ("id", "who")
    one_of = (("when", "at"), ("said", "gist"))
    noun = "a statement"
    who: Ids | None = described(
        "Id of the speaker; a list for a joint statement.", "nikol-pashinyan"
    )
    when: Date | None = described(
        "The date (EDTF): a day, month or year; ~ for about; a/b for from a to b.",
        "2023-09-06",
        "2023-09",
    )
    at: Text | None = described(
        "Id of the event it was said at: date, venue and sources are taken from there.",
        "repubblica-interview",
    )
    where: Text | None = described("The place or venue.", "Facebook post from Kyiv")
    also_when: Dates | None = described(
        "Further dates that are as right.", ["2023-09-03"], alias="also-when"
    )
    to: Text | None = described("To whom: a person's id, or a text.", "Russian Foreign Ministry")
    said: Text | None = described(
        "The words themselves, exactly as the source has them.", "strategic mistake"
    )
    gist: Text | None = described(
        "Our own words. With 'said', the sentence around it, with {said} where the words stand.",
        "Relying on a single centre for security is in itself a {said}.",
    )
    key: Text | None = described("The phrase of 'said' to blank out; found there once.", "mistake")
    role: Text | dict[Text, Text] | None = described(
        "The speaker's role on the day, if not the office; by id for several speakers.",
        "Host of the talks",
        {"ada-alpha": "Host of the talks"},
    )
    rendering: Text | None = described(
        "Whose translation the words are.",
        "English translation from Armenian (RFE/RL Armenian Service)",
    )
    original: ByLanguage | None = described(
        "The words in the language they were said in.", {"fr": "nous construirons un pont"}
    )
    context: Text | None = described(
        "What there is to know, shown after the answer.", "In answer to a question about the ferry."
    )
    replies_to: Text | None = described(
        "Id of the statement or event it answers.", "strategic-mistake", alias="replies-to"
    )
    misattributed_to: Ids | None = described(
        "Ids of those it is often wrongly put down to.", ["ben-beta"], alias="misattributed-to"
    )
    facets: list[Literal["who", "when", "where", "key", "said"]] | None = described(
        "What to ask about it; beats the deck's.", ["who", "key"]
    )
    contested: list[ClaimShape] | None = described(
        "What others hold against it.",
        [{"who": "ben-beta", "claims": "It was opened a year before."}],
    )
    sensitive: bool | None = described(
        "true: left out unless the learner turns such cards on.", True
    )


class QuestionShape(EntryShape):
    """A plain question, an order to restore or pairs to match."""

    required = ("id", "ask")
    one_of = (("answer", "order", "match"),)
    noun = "a question"
    ask: Text | None = described("The question.", "Who mediated the ceasefire?")
    answer: Text | None = described("The right answer.", "Arrest and surrender them")
    also: Texts | None = described("Further right answers.", ["arrest them", "detain them"])
    wrong: Texts | None = described(
        "Plausible wrong answers, two at least.",
        ["Nothing", "Inform the Security Council", "Grant them asylum"],
    )
    order: Texts | None = described(
        "Things in their right order; the learner sees them mixed.",
        ["The ferry", "The ford", "The bridge"],
    )
    match: dict[Text, Text] | None = described("Pairs to match.", {"Stepanakert": "Khankendi"})
    why: Text | None = described(
        "Why the answer is right, shown after it.", "Part 9 of the Statute."
    )
    hint: Text | None = described("A hint, shown on demand.", "It begins with the first letter.")
    type: Literal["text", "name", "date", "number"] | None = described(
        "What the answer is; text by default.", "number"
    )
    tolerance: float | None = described("How far off a number may be.", 0.5)
    facets: list[Literal["answer", "order", "match"]] | None = described(
        "What to ask about it.", ["answer"]
    )
