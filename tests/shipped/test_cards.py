"""The cards that the shipped decks make: none that answers itself, none of a kind too many."""

from pathlib import Path

import pytest

from karabakh_quiz.cards import Collection, make_cards
from karabakh_quiz.cards.make import dropped_cards
from karabakh_quiz.decks import Event, Question, Statement, check_paths, open_library
from tests.support.dossier import DECKS, START, decks, entries


def test_the_decks_have_neither_faults_nor_warnings() -> None:
    result = check_paths([DECKS])
    assert [str(fault) for fault in result.faults] == []


def test_every_card_that_a_deck_asks_for_is_a_good_one() -> None:
    assert [drop for deck in decks().values() for drop in dropped_cards(deck)] == []


def test_every_entry_is_asked_about() -> None:
    for deck in decks().values():
        asked = {card.siblings for card in make_cards(deck)}
        assert {f"{deck.id}/{entry.id}" for entry in deck.entries} <= asked


def test_decks_are_neither_slips_of_paper_nor_tomes() -> None:
    sizes = {id_: len(deck.entries) for id_, deck in decks().items() if id_ != START}
    assert len(sizes) == 8
    assert all(30 <= size <= 61 for size in sizes.values()), sizes


def test_each_deck_of_the_history_puts_things_in_order_and_asks_plainly() -> None:
    for id_, deck in decks().items():
        if id_ != START:
            questions = [e for e in deck.entries if isinstance(e, Question)]
            assert sum(bool(q.order) for q in questions) >= 2, id_
            assert sum(bool(q.answer) for q in questions) >= 2, id_
            assert any(q.match for q in questions), id_


def test_wrong_answers_are_never_the_right_one_nor_each_other() -> None:
    for id_, entry in entries().items():
        if isinstance(entry, Question) and entry.answer:
            options = [entry.answer.casefold(), *(w.casefold() for w in entry.wrong)]
            assert len(entry.wrong) >= 3, id_
            assert len(set(options)) == len(options), id_


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    nobody: Path = tmp_path_factory.mktemp("own")
    return Collection(open_library(nobody, [], DECKS, cache=None))


def test_the_way_in_is_ten_dates_and_ten_voices_of_other_decks(collection: Collection) -> None:
    picks = decks()[START].picks
    told = [entries()[pick] for pick in picks]
    statements = [e for e in told if isinstance(e, Statement)]
    assert len([e for e in told if isinstance(e, Event)]) == 10
    assert len(statements) == 10
    assert len({person.id for s in statements for person in s.who}) == 10
    assert len({pick.split("/")[0] for pick in picks}) >= 6
    shared = {card_id.partition("#")[0] for card_id in collection.ids(START)}
    assert shared == set(picks)


def test_replies_come_after_what_they_answer() -> None:
    for id_, entry in entries().items():
        if isinstance(entry, Statement) and entry.replies_to:
            reference = entry.replies_to
            target = entries()[reference if "/" in reference else f"{entry.deck}/{reference}"]
            assert not isinstance(target, Question), id_
            assert target.when.split("/")[0].rstrip("~") <= entry.when.split("/")[-1], id_
