"""Every deck entry stands on the dossier: speaker, date, venue, quotation and sources."""

import pytest

from karabakh_quiz.cards import make_cards
from karabakh_quiz.decks import Event, Statement
from tests.support.dossier import (
    FOUNDING,
    PLACES,
    ROOT,
    Figure,
    decks,
    entries,
    figures,
    figures_of,
    plain_words,
    told,
)

_LITTLE_WORDS = {"a", "the", "of", "on", "at", "in", "and", "after", "from", "to"}
NO_PAGE_READ = "generally-known"


def dates(when: str, also: tuple[str, ...] = ()) -> set[str]:
    """Both ends of an interval, or the dates that are equally right."""
    return {end for date in (when, *also) for end in date.split("/")}


def statement_of(entry: Statement) -> Figure:
    """The figure that a statement was written from; others may only stand beside it."""
    found = [f for f in figures_of()[f"{entry.deck}/{entry.id}"] if f.kind == "statement"]
    assert len(found) == 1
    return found[0]


def statements() -> list[Statement]:
    return [e for e in told().values() if isinstance(e, Statement)]


def events() -> list[Event]:
    return [e for e in told().values() if isinstance(e, Event)]


def test_every_figure_is_in_a_deck_or_in_the_list_of_those_left_out() -> None:
    listed = (ROOT / "docs/decks-left-out.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1] for line in listed.splitlines() if line.startswith("| `")}
    assert rows == {id_ for id_, figure in figures().items() if not figure.entries}


def test_every_entry_that_tells_something_has_its_figure() -> None:
    assert set(figures_of()) == set(told())


def test_speakers_are_the_dossiers() -> None:
    for entry in statements():
        assert {p.id for p in entry.who} == set(statement_of(entry).who), entry.id


def test_participants_are_among_the_dossiers() -> None:
    for entry in events():
        known = {who for f in figures_of()[f"{entry.deck}/{entry.id}"] for who in f.who}
        assert {p.id for p in entry.who} <= known, entry.id


def test_dates_are_the_dossiers() -> None:
    for entry in statements():
        assert dates(entry.when, entry.also_when) == dates(statement_of(entry).date), entry.id
    for entry in events():
        known = [dates(f.date) for f in figures_of()[f"{entry.deck}/{entry.id}"]]
        assert dates(entry.when, entry.also_when) in known, entry.id


def venue_words(entry: Statement | Event) -> set[str]:
    """The words of all venues that the dossier gives for the entry and its occasion."""
    occasion = entry.at if isinstance(entry, Statement) else entry.id
    said_there = [s for s in statements() if occasion and (s.deck, s.at) == (entry.deck, occasion)]
    ids = {f"{entry.deck}/{e}" for e in (entry.id, occasion, *(s.id for s in said_there)) if e}
    words = {w for id_ in ids for f in figures_of()[id_] for w in plain_words(f.venue)}
    for names in PLACES:
        pair = {name.lower() for name in names}
        words |= pair if pair & words else set()
    return words


def test_venues_say_nothing_that_the_dossier_does_not() -> None:
    for entry in told().values():
        if entry.where:
            strange = plain_words(entry.where) - venue_words(entry) - _LITTLE_WORDS
            assert not strange, (entry.id, entry.where, strange)


def test_quotations_are_the_dossiers_to_the_letter() -> None:
    for entry in statements():
        figure = statement_of(entry)
        if entry.said is not None:
            assert entry.said == figure.quote, entry.id
            assert entry.rendering, entry.id
        if entry.original:
            assert set(entry.original.values()) == {figure.original}, entry.id


def test_what_the_dossier_has_no_quotation_of_is_not_quoted() -> None:
    for entry in statements():
        if statement_of(entry).quote is None:
            assert entry.said is None, entry.id


def test_every_entry_names_sources_that_the_dossier_has() -> None:
    for id_, entry in entries().items():
        assert entry.sources, id_
    for id_, entry in told().items():
        known = {s for f in figures_of()[id_] for s in f.sources} or {NO_PAGE_READ}
        assert {s.id for s in entry.sources} <= known, id_


def test_entries_without_a_page_read_are_marked_and_never_ask_for_a_day() -> None:
    for id_, entry in told().items():
        figure = figures_of()[id_][0]
        if figure.confidence == "well-known":
            assert entry.confidence == "well-known", id_
        if NO_PAGE_READ in {s.id for s in entry.sources}:
            assert entry.confidence == "well-known", id_


def test_a_day_that_was_not_on_the_page_is_not_asked() -> None:
    unsure = {
        id_
        for id_ in told()
        if "well-known" in (figures_of()[id_][0].confidence, figures_of()[id_][0].date_confidence)
    }
    asked = [c for d in decks().values() for c in make_cards(d) if c.kind == "date"]
    assert unsure
    assert not [c.id for c in asked if c.siblings in unsure and c.precision == "day"]


def test_what_must_wait_is_in_no_deck() -> None:
    assert not [f.id for f in figures().values() if not f.ship and f.entries]


def test_the_founding_article_is_covered_sentence_by_sentence() -> None:
    import json

    path = ROOT / "tests/shipped/founding-article.json"
    deck = decks()[FOUNDING]
    here = {f"{FOUNDING}/{e.id}" for e in deck.entries} | set(deck.picks)
    elsewhere_by_design = {"st-armmfa-20230423", "st-trilateral-2020"}
    for sentence, ids in json.loads(path.read_text(encoding="utf-8")).items():
        for id_ in ids:
            figure = figures()[id_]
            if figure.ship and id_ not in elsewhere_by_design:
                assert here & set(figure.entries), (sentence, id_)


_ABOUT_DEATHS = {"karabakh-1988-1994/askeran-clash"}
"""Not marked in the dossier, but as the deck tells it an entry about deaths like its neighbours."""


@pytest.mark.parametrize("mark", ["sensitive"])
def test_sensitive_entries_are_marked(mark: str) -> None:
    for id_, entry in told().items():
        in_figures = any(getattr(f, mark) for f in figures_of()[id_])
        assert entry.sensitive == (in_figures or id_ in _ABOUT_DEATHS), id_
