from dataclasses import replace

import pytest

from karabakh_quiz.cards import card_warnings, warnings
from karabakh_quiz.decks.codes import WARNINGS
from tests.support.cards import ADA, BEN, CAT, DAN, deck_of, person, small_deck, statement


def test_a_card_left_out_is_told_with_its_key_and_reason() -> None:
    telling = statement("a", ADA, where="Ada Alpha's own channel")
    (found,) = card_warnings(deck_of(telling, people=(BEN, CAT, DAN)))
    assert (found.code, found.entry, found.key) == ("card-left-out", "a", "where")
    assert found.message == "'who' is not asked: the 'where' beside it names the speaker: ada"


def test_a_speaker_without_rivals_is_told() -> None:
    recluse = person("Ivy Kappa", "Harbour master", "Isleland")
    (found,) = card_warnings(deck_of(statement("a", recluse), people=(ADA, BEN, CAT, DAN)))
    assert found.code == "few-rivals"
    assert "Ivy Kappa" in found.message


def test_a_joint_statement_needs_no_rivals() -> None:
    assert not list(card_warnings(deck_of(statement("a", (ADA, BEN)))))


def test_picked_entries_are_not_warned_of_twice() -> None:
    picked = statement("a", ADA, deck="elsewhere")
    assert not list(card_warnings(deck_of(picked)))


def test_codes_are_those_of_the_deck_language() -> None:
    deck = small_deck()
    lonely = replace(deck, entries=(*deck.entries, statement("z", ADA, "1999")))
    assert {warning.code for warning in card_warnings(lonely)} <= set(WARNINGS)


def test_in_a_large_deck_speakers_are_not_asked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    recluse = person("Ivy Kappa", "Harbour master", "Isleland")
    deck = deck_of(statement("a", recluse), people=(ADA, BEN, CAT, DAN))
    monkeypatch.setattr(warnings, "ASKED_OF_EACH", 0)
    assert not list(card_warnings(deck))
