"""An entry's facets as cards, before rivals are found and bad ones dropped."""

import re
from collections.abc import Iterator
from typing import Any, Final

from karabakh_quiz.cards.card import GAP, AnswerKind, Card, Chip
from karabakh_quiz.cards.dates import asked_precision
from karabakh_quiz.cards.fingerprints import Part, fingerprint
from karabakh_quiz.cards.leaks import tells_event
from karabakh_quiz.cards.prompts import number, say
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import (
    Deck,
    Entry,
    Event,
    Facet,
    Person,
    Precision,
    Question,
    Statement,
)
from karabakh_quiz.structs import replace, struct

QUESTION_FACETS: Final[tuple[Facet, ...]] = ("answer", "order", "match")


def facets_of(entry: Statement | Event | Question) -> tuple[Facet, ...]:
    """The facets of `entry` that can be asked at all: wanted, with their field there.

    A statement at an event leaves date and venue to the event; a sensitive
    one is never a gap.
    """
    return tuple(facet for facet in _wanted(entry) if _is_there(entry, facet))


def _wanted(entry: Statement | Event | Question) -> tuple[Facet, ...]:
    # A question has one facet, and is there to be asked it; facets such as [who, when]
    # speak of statements and events.
    return QUESTION_FACETS if isinstance(entry, Question) else entry.facets


def _is_there(entry: Statement | Event | Question, facet: Facet) -> bool:
    match entry, facet:
        case Question(), "answer" | "order" | "match":
            return bool(getattr(entry, facet))
        case Event(), "what" | "when":
            return True
        case Event(), "where":
            return entry.where is not None
        case Statement(), "who":
            return bool(entry.who)
        case Statement(), "when":
            return entry.at is None
        case Statement(), "where":
            return entry.at is None and entry.where is not None
        case Statement(), "key":
            return entry.key is not None and entry.said is not None and not entry.sensitive
        case Statement(), "said":
            return entry.said is not None
    return False


def drafts(entry: Statement | Event | Question, deck: Deck) -> Iterator[Card]:
    """The cards of `entry`, without rivals, none dropped yet."""
    for facet in facets_of(entry):
        match entry:
            case Statement():
                yield _statement_card(entry, facet)
            case Event():
                yield _event_card(entry, facet)
            case Question():
                yield _question_card(entry, facet, deck)


def card_id(entry: Entry, facet: Facet) -> str:
    """`deck/entry#facet`, for ever."""
    return f"{entry.deck}/{entry.id}#{facet}"


def speaker_line(people: tuple[Person, ...]) -> str:
    """The speakers' names, in the order the deck gives them."""
    return ", ".join(person.name for person in people)


def framed(entry: Statement, words: str) -> str:
    """`words` in the frame that `gist` makes around them; alone, if there is none."""
    if entry.gist and "{said}" in entry.gist:
        return entry.gist.replace("{said}", f"\u201c{words}\u201d")
    return words


def chips_of(entry: Statement | Event, asked: Facet) -> tuple[Chip, ...]:
    """Who, when, where and to, as far as the entry has them; None for the asked one."""
    offices = ""
    if isinstance(entry, Statement):
        offices = "; ".join(dict.fromkeys(role for role in entry.roles if role))
    known = (
        ("who", speaker_line(entry.who) or None, offices),
        ("when", edtf.display(entry.when), ""),
        ("where", entry.where, ""),
        ("to", entry.to if isinstance(entry, Statement) else None, ""),
    )
    return tuple(
        Chip(label, None) if label == asked else Chip(label, text, extra)
        for label, text, extra in known
        if text is not None
    )


def _statement_card(entry: Statement, facet: Facet) -> Card:
    paraphrased = entry.said is None
    text = (entry.gist or "") if entry.said is None else framed(entry, entry.said)
    card = _Blank(entry, facet, text=text, quoted=not paraphrased and text == entry.said)
    how = "-paraphrased" if paraphrased else ""
    match facet:
        case "who":
            joint = "-joint" if len(entry.who) > 1 else ""
            return card.named(say(f"who{joint}{how}", count=number(len(entry.who))), entry.who)
        case "when":
            precision = asked_precision(entry.when, entry)
            return card.dated(say(f"when-{precision}{how}"), entry.when, entry.also_when, precision)
        case "where":
            return card.placed(say(f"where{how}"), entry.where or "")
        case "key":
            return _gap_card(entry)
    return replace(
        card.card(say("said", who=speaker_line(entry.who)), "quotation", entry.said or ""),
        text=None,
        quoted=False,
    )


def _gap_card(entry: Statement) -> Card:
    said, key = entry.said or "", entry.key or ""
    text = framed(entry, said.replace(key, GAP, 1))
    blank = _Blank(entry, "key", text=text, quoted=text == said.replace(key, GAP, 1))
    count = len(key.split())
    prompt = say("key-word") if count == 1 else say("key-words", count=number(count))
    return blank.card(prompt, "gap", key)


def _event_card(entry: Event, facet: Facet) -> Card:
    card = _Blank(entry, facet, text=entry.what, quoted=False)
    match facet:
        case "when":
            precision = asked_precision(entry.when, entry)
            prompt = say(f"event-when-{precision}")
            return card.dated(prompt, entry.when, entry.also_when, precision)
        case "where":
            return card.placed(say("event-where"), entry.where or "")
    made = card.card(say("event-what"), "text", entry.what)
    chips = tuple(chip for chip in made.chips if not tells_event(entry, chip.label))
    placed = any(chip.label == "where" for chip in chips)
    prompt = say("event-what-where") if placed else made.prompt
    return replace(made, prompt=prompt, text=None, chips=chips)


def _question_card(entry: Question, facet: Facet, deck: Deck) -> Card:
    card = _Blank(entry, facet, text=None, quoted=False)
    if facet == "order":
        made = card.card(entry.ask, "order", "; ".join(entry.order))
        return replace(made, items=entry.order, hint=entry.hint)
    if facet == "match":
        pairs = "; ".join(f"{left} \u2013 {right}" for left, right in entry.match)
        items, partners = (tuple(side) for side in zip(*entry.match, strict=True))
        made = card.card(entry.ask, "match", pairs)
        return replace(made, items=items, partners=partners, hint=entry.hint)
    return replace(_plain_card(entry, card, deck), hint=entry.hint)


def _plain_card(entry: Question, card: "_Blank", deck: Deck) -> Card:
    answer = entry.answer or ""
    match entry.type:
        case "date":
            precision = asked_precision(answer, entry)
            return card.dated(entry.ask, answer, entry.also, precision)
        case "name":
            known = [p for p in deck.people.values() if answer in (p.name, *p.also)]
            stranger = Person(id=answer, name=answer, also=entry.also)
            made = card.named(entry.ask, (known[0] if known else stranger,))
            return replace(made, answer=answer, accepted=entry.also)
        case "number":
            made = card.card(entry.ask, "number", answer, entry.also)
            return replace(made, number=read_number(answer), tolerance=entry.tolerance)
    return card.card(entry.ask, "text", answer, entry.also)


def read_number(text: str) -> float | None:
    """The number that `text` writes: spaces and commas between thousands are allowed."""
    plain = "".join(text.split()).rstrip("%").replace("\u2212", "-")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


@struct
class _Blank:
    """What the cards of an entry share, ready for what differs."""

    entry: Statement | Event | Question
    facet: Facet
    text: str | None
    quoted: bool

    def card(
        self,
        prompt: str,
        kind: AnswerKind,
        answer: str,
        accepted: tuple[str, ...] = (),
        **more: Any,
    ) -> Card:
        entry, facet = self.entry, self.facet
        return Card(
            id=card_id(entry, facet),
            entry=entry,
            facet=facet,
            kind=kind,
            prompt=prompt,
            text=self.text,
            quoted=self.quoted,
            chips=() if isinstance(entry, Question) else chips_of(entry, facet),
            answer=answer,
            accepted=accepted,
            fingerprint=fingerprint(_asked(entry, facet), _accepted(entry, facet)),
            formerly=tuple(f"{former}#{facet}" for former in entry.formerly),
            **more,
        )

    def named(self, prompt: str, people: tuple[Person, ...]) -> Card:
        return self.card(prompt, "name", speaker_line(people), people=people)

    def dated(self, prompt: str, when: str, also: tuple[str, ...], precision: Precision) -> Card:
        shown = edtf.display(when)
        return self.card(prompt, "date", shown, also, date=when, precision=precision)

    def placed(self, prompt: str, where: str) -> Card:
        return self.card(prompt, "place", where)


def _asked(entry: Statement | Event | Question, facet: Facet) -> Part:
    """What the deck says in the question, but for the answer."""
    if isinstance(entry, Question):
        return [facet, entry.ask]
    facts: dict[str, Part] = {
        "who": [person.id for person in entry.who],
        "when": entry.when,
        "where": entry.where,
    }
    if isinstance(entry, Event):
        facts["what"] = entry.what
    else:
        said = entry.said
        if facet == "key" and said is not None and entry.key:
            said = said.replace(entry.key, GAP, 1)
        facts.update(to=entry.to, said=said, gist=entry.gist)
    if facet == "when":
        facts["precision"] = asked_precision(entry.when, entry)
    return [facet, *([name, fact] for name, fact in facts.items() if name != facet)]


def _accepted(entry: Statement | Event | Question, facet: Facet) -> Part:
    """What the deck accepts as the answer."""
    match entry, facet:
        case Question(), "order":
            return entry.order
        case Question(), "match":
            return sorted([left, right] for left, right in entry.match)
        case Question(), _:
            return [entry.type, entry.answer, sorted(entry.also), str(entry.tolerance)]
        case Statement() | Event(), "who":
            return sorted(person.id for person in entry.who)
        case Statement() | Event(), "when":
            return [entry.when, sorted(entry.also_when)]
        case Statement() | Event(), "where":
            return entry.where
        case Statement(), "key":
            return entry.key
        case Statement(), _:
            return entry.said
        case Event(), _:
            return entry.what
    return None
