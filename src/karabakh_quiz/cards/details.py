"""What there is to learn once a card is answered: the verdict side."""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any
from urllib.parse import urlsplit

from karabakh_quiz.cards.card import Card, Detail
from karabakh_quiz.cards.company import Company, company, whole
from karabakh_quiz.cards.dates import span
from karabakh_quiz.cards.draft import framed, speaker_line
from karabakh_quiz.cards.offices import office_on
from karabakh_quiz.cards.prompts import number, say
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Claim, Deck, Event, Person, Question, Source, Statement
from karabakh_quiz.structs import late, struct

Dated = Statement | Event


def _no_replies(_: str) -> Sequence[Statement]:
    return ()


def _no_entry(_: str) -> Dated | Question | None:
    return None


def _nothing_said(_: str, __: Dated) -> Statement | None:
    return None


@struct
class Surroundings:
    """What a card's details look up beyond its own entry; entries go by `deck/entry`."""

    entry: Callable[[str], Dated | Question | None] = _no_entry
    replies: Callable[[str], Sequence[Statement]] = _no_replies
    nearest: Callable[[str, Dated], Statement | None] = _nothing_said
    """What a person, by id, said nearest in time to an entry and not in it; nothing sensitive."""
    people: Mapping[str, Person] = late(factory=dict)


def surroundings(
    decks: Iterable[Deck],
    entry: Callable[[str], Dated | Question | None],
    known: Callable[[Deck], Company | None] = lambda _: None,
) -> Surroundings:
    """What is said and answered in `decks`; `entry` looks further afield.

    `known` gives what a deck is known to hold, so that its entries need not be gone through.
    """
    found: list[tuple[Deck, Company]] = []
    others: dict[str, Person] = {}
    for deck in decks:
        kept = known(deck)
        if kept is None:
            kept = company(deck)
            statements = (one for one in deck.entries if isinstance(one, Statement))
            others.update((person.id, person) for one in statements for person in one.who)
        found.append((deck, kept))

    def replies(id_: str) -> Sequence[Statement]:
        # A deck that picks the entry has it as well.
        answers = {
            (one.deck, one.id): one
            for deck, kept in found
            for place in kept.replies.get(id_, ())
            if isinstance(one := deck.entries[place], Statement)
        }
        return sorted(answers.values(), key=lambda one: (one.when, one.id))

    def nearest(person: str, to: Dated) -> Statement | None:
        best: tuple[int, str, Statement] | None = None
        for deck, kept in found:
            for days, place in kept.said_near(person, span(to.when)):
                if best is not None and days > best[0]:
                    break
                one = deck.entries[place]
                if one.sensitive or (one.deck, one.id) == (to.deck, to.id):
                    continue
                assert isinstance(one, Statement)
                if best is None or (days, one.id) < best[:2]:
                    best = (days, one.id, one)
        return best[2] if best is not None else None

    # Chained rather than copied: people are made as they are asked for, and never changed here.
    registers: list[Any] = [deck.people for deck, _ in reversed(found)]
    return Surroundings(entry, replies, nearest, ChainMap(*registers, others))


def details(
    card: Card,
    chosen: str | None = None,
    *,
    around: Surroundings | None = None,
    met: Set[str] | None = None,
) -> tuple[Detail, ...]:
    """The lines to show after `card` was answered, most wanted first.

    `chosen` is the id of a wrong choice, or of the person a wrong answer
    named: who that was and what they really said is told then. `met` are the
    entries (`deck/entry`) the learner knows; replies that are not among them
    are only counted. None: everything is shown.
    """
    around = around or Surroundings()
    entry = card.entry
    wrong = tuple(_chosen(card, chosen, around)) if chosen else ()
    if isinstance(entry, Question):
        return (*_question(card, entry), *wrong, *_sources(entry.sources))
    return (
        *_facts(entry),
        *wrong,
        *(_words(entry, card) if isinstance(entry, Statement) else _event(entry)),
        *_thread(entry, around, met),
        *_claims(entry.contested, around.people),
        *_sources(entry.sources),
    )


def _facts(entry: Dated) -> Iterator[Detail]:
    days = span(entry.when)
    roles = entry.roles if isinstance(entry, Statement) else ()
    for place, person in enumerate(entry.who):
        office = office_on(person, days)
        role = roles[place] if roles else office.title if office else None
        extra = "; ".join(part for part in (role, *person.native.values()) if part)
        yield Detail(say("label-who"), person.name, extra)
    if isinstance(entry, Event):
        yield Detail(say("label-what"), entry.what)
    also = ", ".join(edtf.display(when) for when in entry.also_when)
    extra = say("also-when", dates=also) if also else ""
    yield Detail(say("label-when"), edtf.display(entry.when), extra)
    if entry.where:
        yield Detail(say("label-where"), entry.where)
    if isinstance(entry, Statement) and entry.to:
        yield Detail(say("label-to"), entry.to)


def _words(entry: Statement, card: Card) -> Iterator[Detail]:
    """The words whole, where the card hid part of them; the original; whose rendering it is."""
    if entry.said is not None and card.facet in ("key", "said"):
        whole = framed(entry, entry.said)
        yield Detail(say("label-said"), whole, quoted=whole == entry.said)
    if entry.context:
        yield Detail(say("label-context"), entry.context)
    for language, text in entry.original.items():
        yield Detail(say("label-original"), text, language, quoted=True)
    if entry.said is None:
        yield Detail(say("label-rendering"), say("paraphrase-note"), entry.rendering or "")
    elif entry.rendering:
        yield Detail(say("label-rendering"), entry.rendering)
    if entry.misattributed_to:
        yield Detail(say("label-misattributed"), speaker_line(entry.misattributed_to))


def _event(entry: Event) -> Iterator[Detail]:
    if entry.about:
        yield Detail(say("label-about"), entry.about)


def _question(card: Card, entry: Question) -> Iterator[Detail]:
    if entry.order:
        for place, item in enumerate(entry.order, start=1):
            yield Detail(say("label-order", place=place), item)
    elif entry.match:
        for left, right in entry.match:
            yield Detail(say("label-match"), left, right)
    else:
        also = ", ".join(entry.also) if entry.type != "date" else ""
        extra = say("also-answer", also=also) if also else ""
        yield Detail(say("label-answer"), card.answer, extra)
    if entry.why:
        yield Detail(say("label-why"), entry.why)


def _thread(entry: Dated, around: Surroundings, met: Set[str] | None) -> Iterator[Detail]:
    """What the statement answers, and what answered it; what is not met yet is only counted."""
    if isinstance(entry, Statement) and entry.replies_to:
        target = around.entry(whole(entry.replies_to, entry.deck))
        if target is not None and not isinstance(target, Question):
            yield from _thread_lines(say("label-answers"), [target], met)
    answers = around.replies(f"{entry.deck}/{entry.id}")
    yield from _thread_lines(say("label-answered-by"), answers, met)


def _thread_lines(label: str, entries: Sequence[Dated], met: Set[str] | None) -> Iterator[Detail]:
    unmet = 0
    for other in entries:
        if other.sensitive or (met is not None and f"{other.deck}/{other.id}" not in met):
            unmet += not other.sensitive
            continue
        yield told(label, other)
    if unmet:
        yield Detail(
            label, say("one-unmet") if unmet == 1 else say("some-unmet", count=number(unmet))
        )


def told(label: str, entry: Dated, office: str = "") -> Detail:
    """An entry in one line: who spoke when, and the words; or what happened when."""
    when = edtf.display(entry.when)
    if isinstance(entry, Event):
        return Detail(label, say("on-day", what=entry.what, when=when))
    who = speaker_line(entry.who)
    lead = say("on-day", what=who, when=when)
    if office:
        lead = say("in-office-on-day", who=who, office=office, when=when)
    if entry.said is None:
        return Detail(label, say("said-that", lead=lead, gist=entry.gist or ""))
    whole = framed(entry, entry.said)
    if whole != entry.said:
        return Detail(label, say("said-so", lead=lead, words=whole))
    return Detail(label, whole, lead, quoted=True)


def _claims(claims: Sequence[Claim], people: Mapping[str, Person]) -> Iterator[Detail]:
    """Each claim with its holder, alphabetically, all in one shape."""
    told = [(people[c.who].name if c.who in people else c.who, c.claims) for c in claims]
    for who, claim in sorted(told, key=lambda pair: pair[0].casefold()):
        yield Detail(say("label-contested"), say("claim", who=who, claims=claim))


def _sources(sources: Sequence[Source]) -> Iterator[Detail]:
    for source in sources:
        date = edtf.display(source.date) if source.date else None
        told = ", ".join(part for part in (source.publisher or source.author, date) if part)
        yield Detail(
            say("label-source"),
            say("source", title=source.title, where=told) if told else source.title,
            source.perspective or "",
            link=safe_link(source.url),
        )


def safe_link(url: str | None) -> str | None:
    """`url` if it is a whole http or https address without blanks; None for all else."""
    if not url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _chosen(card: Card, chosen: str, around: Surroundings) -> Iterator[Detail]:
    """Who or what was chosen instead, and what it really is."""
    entry = card.entry
    if chosen == (card.right.id if card.right else None) or isinstance(entry, Question):
        return
    label = say("label-you-chose")
    if card.facet == "who":
        if chosen in around.people and chosen not in {p.id for p in card.people}:
            yield from _person_chosen(label, around.people[chosen], entry, around)
    elif card.facet in ("said", "what"):
        other = around.entry(chosen)
        if other is not None and not isinstance(other, Question):
            yield told(label, other)


def _person_chosen(
    label: str, person: Person, entry: Dated, around: Surroundings
) -> Iterator[Detail]:
    days = span(entry.when)
    office = office_on(person, days)
    title = office.title if office else ""
    nearest = around.nearest(person.id, entry)
    if nearest is None:
        yield Detail(label, person.name, title)
        return
    yield told(label, nearest, title)
