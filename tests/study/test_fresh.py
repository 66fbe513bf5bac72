"""In which order new cards are met."""

from karabakh_quiz.cards.index import CardFacts
from karabakh_quiz.cards.meeting import from_bytes, meeting_order, to_bytes
from karabakh_quiz.decks.deck import Event, Question, Statement
from karabakh_quiz.study.fresh import unmet
from tests.support.study import event, question, statement

Entry = Statement | Event | Question


def facts_of(entry: Entry) -> CardFacts:
    own = f"{entry.deck}/{entry.id}"
    at = entry.at if isinstance(entry, Statement) else None
    return CardFacts(
        id=f"{own}#x",
        facet="who",
        sensitive=False,
        tags=entry.tags,
        people=(),
        formerly=(),
        fingerprint="",
        when="" if isinstance(entry, Question) else entry.when,
        occasion=f"{entry.deck}/{at}" if at else own,
        is_event=isinstance(entry, Event),
    )


def order(entries: list[Entry], seen: tuple[str, ...] = ()) -> list[str]:
    facts = {each.id: each for each in map(facts_of, entries)}
    kept = from_bytes(to_bytes(meeting_order(facts, facts.__getitem__)))
    met = unmet(kept, frozenset(f"made-up/{s}#x" for s in seen))
    return [card.removeprefix("made-up/").removesuffix("#x") for card in met]


def said_at(number: int, where: str, when: str) -> Statement:
    return statement(number, at=where, when=when)


def test_an_event_comes_with_the_statements_made_at_it() -> None:
    entries: list[Entry] = [
        event("fair", "2001-03-01"),
        event("feast", "2001-02-01"),
        said_at(1, "fair", "2001-03-01"),
        said_at(2, "feast", "2001-02-01"),
    ]
    assert order(entries) == ["feast", "s2", "fair", "s1"]


def test_anchors_come_first() -> None:
    entries: list[Entry] = [
        event("early", "1990-01-01"),
        event("great", "2001-03-01"),
        said_at(1, "great", "2001-03-01"),
        said_at(2, "great", "2001-03-01"),
        event("known", "2005-01-01", tags=("anchor",)),
    ]
    assert order(entries) == ["great", "s1", "s2", "known", "early"]


def test_what_was_begun_is_finished_before_anything_else() -> None:
    entries: list[Entry] = [
        event("great", "1990-03-01", tags=("anchor",)),
        event("small", "2001-03-01"),
        said_at(1, "small", "2001-03-01"),
    ]
    assert order(entries, seen=("small",)) == ["s1", "great"]


def test_the_rest_follows_as_time_went_and_what_has_no_date_comes_last() -> None:
    entries: list[Entry] = [
        question("riddle", answer="a sieve"),
        statement(5, when="2001-06"),
        statement(6, when="1999"),
        event("fair", "2000-01-01"),
    ]
    assert order(entries) == ["s6", "fair", "s5", "riddle"]


def test_the_order_of_the_deck_decides_between_equals() -> None:
    entries: list[Entry] = [statement(n, when="2001-01-01") for n in (3, 1, 2)]
    assert order(entries) == ["s3", "s1", "s2"]
