"""Whether a card gives its own answer away, in its text or in the chips beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from karabakh_quiz.cards.card import GAP, Card
from karabakh_quiz.cards.dates import Mention, coarse_span, mentions
from karabakh_quiz.cards.prompts import say
from karabakh_quiz.cards.words import contains_run, content, fold, words
from karabakh_quiz.decks.deck import Deck, Event, Person, Question, Statement
from karabakh_quiz.structs import replace, struct

_RANK: Final = {"year": 0, "month": 1, "day": 2}
_VENUE_WORDS: Final = frozenset(
    words(
        "address answer answers article briefing call ceremony channel conference correspondent "
        "facebook instagram interview journalists joint letter live meeting message news official "
        "online page platform post posts press public question reply reporters remark remarks "
        "quoted session social speech statement statements summit telegram television telephone "
        "text twitter visit written x"
    )
)
"""Words of venues that many venues share, so that they give none away."""


@struct
class Leak:
    """Why a card answers itself, for its author, and the entry's key that does it."""

    reason: str
    key: str


@struct
class Shown:
    """One text that stands on a card: the entry's key it comes from, its name, what it says."""

    key: str
    place: str
    text: str

    def leak(self, how: str, found: str) -> Leak:
        """The answer `found` in this text, where `how` names the sentence that says so."""
        return Leak(say(how, place=self.place, found=found), self.key)


def shown(card: Card) -> Iterator[Shown]:
    """The texts that a learner sees before answering, the prompt's own words apart."""
    if isinstance(card.entry, Question):
        yield Shown("ask", say("place-ask"), card.entry.ask)
    if card.text is not None:
        key, place = "what", "place-what"
        if isinstance(card.entry, Statement):
            key, place = "gist" if card.entry.gist else "said", "place-text"
        yield Shown(key, say(place), card.text.replace(GAP, " "))
    for chip in card.chips:
        if chip.text is not None:
            yield Shown(chip.label, say("place-chip", label=chip.label), chip.text)


def leak(card: Card, deck: Deck) -> Leak | None:
    """Why `card` answers itself, in a sentence for its author; None if it does not."""
    match card.kind:
        case "name":
            return _name_leak(card, deck)
        case "date":
            return _date_leak(card)
        case "place":
            return _venue_leak(card.answer, shown(card))
        case "gap":
            return _gap_leak(card)
        case "order":
            dated = all(any(mentions(item)) for item in card.items)
            return Leak(say("drop-dated-items"), "order") if dated else None
        case "match":
            return _match_leak(card)
        case "quotation":
            return _quotation_leak(card)
    return _event_leak(card) if isinstance(card.entry, Event) else _answer_leak(card)


def trimmed(card: Card, deck: Deck) -> Card:
    """`card` without secondary chips that would answer it: whom the words were said to."""
    telling = {
        chip.label
        for chip in card.chips
        if chip.label == "to" and leak(replace(card, text=None, chips=(chip,)), deck)
    }
    if not telling:
        return card
    return replace(card, chips=tuple(c for c in card.chips if c.label not in telling))


def tells_event(event: Event, label: str) -> bool:
    """Whether the event's own wording names its people (`who`) or its venue (`where`).

    Such a chip is left out where the event is asked for; an event's name and
    its venue overlap by nature, which is no slip of the author's.
    """
    there = words(event.what)
    if label == "who":
        return any(named(there, person) for person in event.who)
    own = (Shown("what", "", event.what),)
    return label == "where" and bool(event.where and _venue_leak(event.where, own))


def named(there: Sequence[str], person: Person) -> str | None:
    """The part of the name of `person` that stands among the folded words `there`."""
    spellings = (person.name, *person.native.values(), *person.also)
    if person.kind == "body":
        return next((s for s in spellings if contains_run(there, words(s))), None)
    for spelling in spellings:
        for part in words(spelling):
            if any(_is_inflected(word, part) for word in there):
                return part
    return None


def _is_inflected(word: str, name: str) -> bool:
    """Whether `word` is `name`, perhaps with the ending of a case or an adjective."""
    if len(name) < 3:
        return False
    return word == name or (len(name) >= 5 and word.startswith(name) and len(word) <= len(name) + 3)


def _named_alone(text: str, person: Person, deck: Deck) -> str | None:
    """The part of `person`'s name in `text`, but for others' full names: Alen is no Margarita."""
    found = named(words(text), person)
    if found is None:
        return None
    plain = fold(text)
    for other in deck.people.values():
        if other.id != person.id and other.kind == "person" and " " in other.name:
            for spelling in (other.name, *other.native.values()):
                plain = plain.replace(fold(spelling), " ")
    return named(words(plain), person)


def _name_leak(card: Card, deck: Deck) -> Leak | None:
    offices = [title for title in _offices(card) for title in _title_forms(title)]
    for place in shown(card):
        for person in card.people:
            if found := _named_alone(place.text, person, deck):
                return place.leak("drop-name", found)
        here = set(words(place.text))
        for title in offices:
            if content(title) <= here or _calls_itself(place.text, title):
                return place.leak("drop-office", title)
    return None


def _offices(card: Card) -> tuple[str, ...]:
    return tuple(r for r in card.entry.roles if r) if isinstance(card.entry, Statement) else ()


def _title_forms(title: str) -> Iterator[str]:
    """`President (Speaker) of X; head of Y` in the forms a text may use, two words or more."""
    for part in title.split(";"):
        plain = re.sub(r"\([^)]*\)", " ", part)
        for form in (plain, *re.findall(r"\(([^)]*)\)", part)):
            if len(content(form)) >= 2:
                yield " ".join(form.split())


def _calls_itself(text: str, title: str) -> bool:
    """Whether the speaker says "as prime minister" or "I am the president"."""
    head = re.split(r"\s+(?:of|for|to)\s+|,", title, maxsplit=1)[0]
    pattern = rf"\b(?:as|i am|i'm|being)\s+(?:(?:the|a|an|your)\s+)?{re.escape(fold(head))}\b"
    return re.search(pattern, fold(text)) is not None


def date_mentions(card: Card) -> list[Mention]:
    """The dates named on a card that asks for a date, as far as they agree with the answer."""
    if card.date is None:
        return []
    spans = [coarse_span(when, "day") for when in (card.date, *card.accepted)]
    return [
        mention
        for place in shown(card)
        for mention in mentions(place.text)
        if any(mention.agrees(days) for days in spans)
    ]


def _date_leak(card: Card) -> Leak | None:
    if card.date is None or card.precision is None:
        return None
    spans = [coarse_span(when, "day") for when in (card.date, *card.accepted)]
    for place in shown(card):
        for mention in mentions(place.text):
            fine = mention.fineness >= _RANK[card.precision]
            if fine and any(mention.agrees(days) for days in spans):
                return place.leak("drop-date", mention.text)
    return None


def venue_parts(venue: str) -> list[frozenset[str]]:
    """What sets a venue apart, part by part: "interview with la Repubblica, Rome" → 2 parts."""
    parts = (content(part) - _VENUE_WORDS for part in re.split(r"[,;(]", venue))
    return [part for part in parts if part]


def venue_form(venue: str) -> frozenset[str]:
    """What kind of venue it is, by the words that many share: an interview, a briefing."""
    return frozenset(words(venue)) & _VENUE_WORDS


def same_venue(one: str, other: str) -> bool:
    """Whether two venues share a part, so that one is no wrong answer for the other."""
    first, second = venue_parts(one), venue_parts(other)
    if not first or not second:
        return content(one) == content(other)
    return any(here <= there or there <= here for here in first for there in second)


def _venue_leak(venue: str, places: Iterable[Shown]) -> Leak | None:
    parts = venue_parts(venue) or [content(venue)]
    telling = parts if len(parts) == 1 else parts[:-1]  # the last is a town or a country
    for place in places:
        here = set(words(place.text))
        for part in telling:
            if part <= here:
                found = " ".join(w for w in words(venue) if w in part)
                return place.leak("drop-venue", found)
    return None


def _gap_leak(card: Card) -> Leak | None:
    key = content(card.answer)
    for place in shown(card):
        if key <= set(words(place.text)):
            return place.leak("drop-gap", card.answer)
    return None


def _quotation_leak(card: Card) -> Leak | None:
    """Chips beside a `said` card say when and where: the right words must not say it too."""
    entry = card.entry
    if not isinstance(entry, Statement):
        return None
    if entry.where and (found := _venue_leak(entry.where, _answer_of(card))):
        return found
    return _own_date(card, entry.when)


def _event_leak(card: Card) -> Leak | None:
    entry = card.entry
    return _own_date(card, entry.when) if isinstance(entry, Event) else None


def _own_date(card: Card, when: str) -> Leak | None:
    """The date stands beside the card: an answer that names month or day is plain to see."""
    days = coarse_span(when, "day")
    for place in _answer_of(card):
        for mention in mentions(place.text):
            if mention.fineness >= 1 and mention.agrees(days):
                return place.leak("drop-date", mention.text)
    return None


def _answer_of(card: Card) -> tuple[Shown, ...]:
    key = "what" if isinstance(card.entry, Event) else "said"
    return (Shown(key, say(f"place-{key}"), card.answer),)


def _answer_leak(card: Card) -> Leak | None:
    entry = card.entry
    if not isinstance(entry, Question):
        return None
    ask = set(words(entry.ask))
    if any(content(wrong) <= ask for wrong in entry.wrong):
        return None  # "a request or an order?" names them all
    for answer in (card.answer, *card.accepted):
        if content(answer) <= ask:
            return Leak(say("drop-answer", place=say("place-ask"), found=answer), "ask")
    return None


def _match_leak(card: Card) -> Leak | None:
    for item, partner in zip(card.items, card.partners, strict=True):
        left, right = content(item), content(partner)
        if left <= right or right <= left:
            return Leak(say("drop-matched-item", found=f"{item} \u2013 {partner}"), "match")
    return None
