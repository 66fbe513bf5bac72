"""What an edited deck means for what was learnt from it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from karabakh_quiz.cards import make_cards
from karabakh_quiz.decks.deck import Deck
from karabakh_quiz.insight.edits import Edits, edits
from karabakh_quiz.progress import Progress
from tests.support.cards import ADA, BEN, deck_of, question, statement
from tests.support.clocks import StandingClock
from tests.support.progress import review

FIRST = statement("first", ADA, said="the first thing", facets=("who", "when"))
SECOND = statement("second", BEN, said="the second thing", facets=("who", "when"))
THIRD = question("third", "Which paper?", answer="Gazette", wrong=("Post", "Mail"))
DECK = deck_of(FIRST, SECOND, THIRD)


@pytest.fixture
def progress(tmp_path: Path, clock: StandingClock) -> Any:
    """A log in which every card of `DECK` was answered once."""
    with Progress.open(tmp_path / "progress.db", clock=clock) as opened:
        for card in make_cards(DECK):
            opened.record(review(card.id, fingerprint=card.fingerprint))
        yield opened


def edited(**entries: Any) -> Deck:
    """`DECK` with entries replaced (by None: taken out)."""
    new = [entries.get(entry.id, entry) for entry in DECK.entries]
    return replace(DECK, entries=tuple(entry for entry in new if entry is not None))


def test_an_unchanged_deck_has_nothing_to_tell(progress: Progress) -> None:
    found = edits(progress, [DECK])
    assert found == Edits(kept=5)
    assert not found.any
    assert found.sentence == "Nothing changed: progress kept for 5 cards."


def test_reworded_cards_keep_their_progress(progress: Progress) -> None:
    found = edits(progress, [edited(first=replace(FIRST, said="the very first thing"))])
    assert found == Edits(reworded=("autumn/first#when", "autumn/first#who"), kept=5)


def test_a_changed_answer_is_told_and_nothing_is_done(progress: Progress) -> None:
    before = progress.states()
    found = edits(progress, [edited(third=replace(THIRD, answer="Post", wrong=("Mail", "Sun")))])
    assert found.changed == ("autumn/third#answer",)
    assert found.sentence == "1 answer changed: progress kept for 5 cards."
    assert progress.states() == before


def test_a_renamed_entry_takes_its_progress_along(progress: Progress) -> None:
    new = replace(FIRST, id="opening", formerly=("autumn/first",))
    found = edits(progress, [edited(first=new)])
    assert found.renamed == (
        ("autumn/first#when", "autumn/opening#when"),
        ("autumn/first#who", "autumn/opening#who"),
    )
    assert not found.reworded
    assert found.sentence == "2 renamed: progress kept for 5 cards."


def test_a_renamed_and_changed_card_is_both(progress: Progress) -> None:
    new = replace(THIRD, id="paper", answer="Post", formerly=("autumn/third",))
    found = edits(progress, [edited(third=new)])
    assert found.renamed == (("autumn/third#answer", "autumn/paper#answer"),)
    assert found.changed == ("autumn/paper#answer",)


def test_removed_cards_are_told(progress: Progress) -> None:
    found = edits(progress, [edited(second=None, first=replace(FIRST, facets=("who",)))])
    assert found.removed == ("autumn/first#when", "autumn/second#when", "autumn/second#who")
    assert found.sentence == "3 removed: progress kept for 2 cards."


def test_other_decks_are_left_alone(progress: Progress) -> None:
    progress.record(review("elsewhere/x#who", fingerprint="p:00000000 a:00000000"))
    assert edits(progress, [DECK]).removed == ()


def test_an_answer_taken_back_does_not_count(progress: Progress) -> None:
    progress.undo()
    assert edits(progress, [edited(third=None)]).removed == ()


def test_the_last_answer_tells_what_was_learnt(progress: Progress) -> None:
    new = edited(third=replace(THIRD, answer="Post", wrong=("Mail", "Sun")))
    (card,) = [c for c in make_cards(new) if c.facet == "answer"]
    progress.record(review(card.id, fingerprint=card.fingerprint))
    assert edits(progress, [new]).changed == ()


def test_everything_at_once_in_one_sentence() -> None:
    found = Edits(
        renamed=(("a", "b"), ("c", "d")), changed=("e",), removed=("f", "g", "h"), kept=57
    )
    assert found.sentence == ("2 renamed, 1 answer changed, 3 removed: progress kept for 57 cards.")
