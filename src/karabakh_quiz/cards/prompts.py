"""Every sentence that a card says, in one place: whole sentences with named slots.

A sentence is never put together from fragments, so that a translation can
order its words as its language does. `say` fills the slots; what goes into
them is a name, a date or a number, never half a sentence.
"""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    # Questions about a statement in its speaker's own words.
    "who": "Who said this?",
    "who-joint": "Who said this together? There are {count}, and all are asked.",
    "when-day": "When was this said? The day is asked.",
    "when-month": "When was this said? The month is enough.",
    "when-year": "When was this said? The year is enough.",
    "where": "Where was this said?",
    "key-word": "Which word is missing?",
    "key-words": "Which words are missing? There are {count}.",
    "said": "What did {who} say on this occasion?",
    # The same about a paraphrase, which stands below without quotation marks.
    "who-paraphrased": "Who said that …? This is a paraphrase.",
    "who-joint-paraphrased": "Who said together that …? There are {count}, and all are asked. "
    "This is a paraphrase.",
    "when-day-paraphrased": "When was it said that …? The day is asked. This is a paraphrase.",
    "when-month-paraphrased": "When was it said that …? The month is enough. This is a paraphrase.",
    "when-year-paraphrased": "When was it said that …? The year is enough. This is a paraphrase.",
    "where-paraphrased": "Where was it said that …? This is a paraphrase.",
    # About an event.
    "event-what": "What happened at this time?",
    "event-what-where": "What happened at this time and place?",
    "event-when-day": "When was this? The day is asked.",
    "event-when-month": "When was this? The month is enough.",
    "event-when-year": "When was this? The year is enough.",
    "event-where": "Where was this?",
    # Why a card is not asked; for the deck's author.
    "drop-name": "the {place} names the speaker: {found}",
    "drop-office": "the {place} names the speaker's office: {found}",
    "drop-date": "the {place} names the date: {found}",
    "drop-venue": "the {place} names the venue: {found}",
    "drop-gap": "the {place} holds the missing words: {found}",
    "drop-answer": "the {place} holds the answer: {found}",
    "drop-dated-items": "each item bears its own date",
    "drop-matched-item": "an item and its partner share their words: {found}",
    "drop-ambiguous": "{other} has the same prompt and another answer",
    "warn-left-out": "'{facet}' is not asked: {reason}",
    "warn-reword": "reword it, or take the facet out of the entry's facets",
    "warn-few-rivals": "fewer than three others could as well have been {who}",
    "warn-typed": "it is asked by typing only; a rival is somebody with a like office on that day",
    # Where it was found.
    "place-text": "text",
    "place-said": "quotation",
    "place-what": "event's wording",
    "place-ask": "question",
    "place-chip": "'{label}' beside it",
    # Labels of what there is to learn after an answer.
    "label-who": "who",
    "label-when": "when",
    "label-where": "where",
    "label-to": "to",
    "label-what": "what",
    "label-said": "said",
    "label-answer": "answer",
    "label-original": "original",
    "label-rendering": "wording",
    "label-context": "context",
    "label-about": "about",
    "label-answers": "answers",
    "label-answered-by": "answered by",
    "label-contested": "contested",
    "label-misattributed": "often given to",
    "label-you-chose": "you chose",
    "label-why": "why",
    "label-source": "source",
    # Details.
    "label-order": "{place}",
    "label-match": "pair",
    "also-when": "also right: {dates}",
    "also-answer": "also right: {also}",
    "claim": "{who}: {claims}",
    "on-day": "{what}, {when}",
    "in-office-on-day": "{who}, {office}, {when}",
    "said-that": "{lead}, in paraphrase: {gist}",
    "said-so": "{lead}: {words}",
    "source": "{title}. {where}",
    "one-unmet": "one statement not met yet",
    "some-unmet": "{count} statements not met yet",
    "paraphrase-note": "A paraphrase in our own words.",
}


NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """`count` in words up to ten, in figures above."""
    return NUMBERS[count - 1] if 1 <= count <= len(NUMBERS) else str(count)


def say(key: str, **slots: object) -> str:
    """The sentence named `key`, its slots filled.

    Raises `KeyError` for a key or a slot that is not there: a defect of ours.
    """
    return ENGLISH[key].format_map(slots)
