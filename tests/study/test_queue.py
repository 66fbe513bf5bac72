"""What comes next, while the sitting goes on."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards import make_cards
from karabakh_quiz.study import near
from karabakh_quiz.study.near import WINDOW, confusable_with, mixups
from karabakh_quiz.study.queue import MOST_PASSED_OVER, Queue
from karabakh_quiz.study.scope import apart
from tests.support.study import NAMES, Desk, make_deck, statement, work_off

cards = st.lists(st.integers(0, 99).map(lambda n: f"d/e{n}#who"), unique=True, max_size=40)


def nobody(card: str) -> tuple[str, ...]:
    return ()


def drain(queue: Queue) -> list[str]:
    taken = []
    while (card := queue.take(0.0)) is not None:
        taken.append(card)
    return taken


@given(cards, cards)
def test_no_card_is_asked_twice_and_none_is_lost(reviews: list[str], fresh: list[str]) -> None:
    fresh = [card.replace("#who", "#when") for card in fresh]
    queue = Queue(reviews, fresh, nobody)
    assert len(queue) == len(reviews) + len(fresh)
    assert Counter(drain(queue)) == Counter([*reviews, *fresh])
    assert len(queue) == 0


@given(cards, st.data())
def test_only_wrong_cards_come_again(reviews: list[str], data: st.DataObject) -> None:
    queue = Queue(reviews, (), nobody)
    now, missed, taken = 0.0, Counter[str](), Counter[str]()
    while (card := queue.take(now)) is not None:
        taken[card] += 1
        now += 10.0
        if missed[card] < 3 and data.draw(st.booleans()):
            missed[card] += 1
            queue.returning.add(card, now + data.draw(st.sampled_from([60.0, 600.0])))
    assert taken == Counter({card: 1 + missed[card] for card in reviews})


@given(cards, cards)
def test_new_cards_are_spread_evenly_among_reviews(reviews: list[str], fresh: list[str]) -> None:
    fresh = [card.replace("#who", "#when") for card in fresh]
    order = drain(Queue(reviews, fresh, nobody))
    assert [card for card in order if card.endswith("#who")] == reviews
    assert [card for card in order if card.endswith("#when")] == fresh
    share = len(fresh) / max(1, len(order))
    for asked in range(len(order) + 1):
        met = sum(card.endswith("#when") for card in order[:asked])
        assert abs(met - share * asked) <= 1.0


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["who", "when", "key"]))))
def test_one_facet_an_entry_the_first(pairs: list[tuple[int, str]]) -> None:
    ids = [f"d/e{number}#{facet}" for number, facet in pairs]
    kept = list(apart(ids, taken=["d/e3#where"]))
    entries = [card.partition("#")[0] for card in kept]
    assert len(entries) == len(set(entries))
    assert set(entries) == {f"d/e{number}" for number, _ in pairs} - {"d/e3"}


class TestConfusableSpeakers:
    speakers = staticmethod(lambda card: (card.partition("#")[0][-1],))

    def test_come_one_after_the_other(self) -> None:
        queue = Queue([f"d/{who}#who" for who in "abcdefg"], (), self.speakers)
        assert queue.take(0.0) == "d/a#who"
        assert queue.take(0.0, near={"e"}) == "d/e#who"
        assert queue.take(0.0) == "d/b#who"

    def test_are_not_looked_for_far_ahead(self) -> None:
        far = [f"d/x{n}#who" for n in range(WINDOW)]
        queue = Queue([*far, "d/z#who"], (), self.speakers)
        assert queue.take(0.0, near={"z"}) == far[0]

    def test_do_not_keep_the_most_urgent_card_waiting_for_long(self) -> None:
        reviews = ["d/0a#who", *(f"d/{n}z#who" for n in range(20))]
        queue = Queue(reviews, (), self.speakers)
        taken = [queue.take(0.0, near={"z"}) for _ in range(MOST_PASSED_OVER + 1)]
        assert "d/0a#who" in taken

    def test_are_mixed_in_a_sitting(self, desk: Desk) -> None:
        for number in (0, 1, 8, 9):
            desk.review(f"made-up/s{number}#who")
        desk.clock.advance(days=30)
        sitting = desk.sit(new=0)
        asked = [
            int(card[len("made-up/s") : -len("#who")]) % 8 for card in work_off(sitting, desk.clock)
        ]
        assert sorted(asked) == [0, 0, 1, 1]
        assert all(one != two for one, two in pairwise(asked))


class TestMixups:
    def test_go_both_ways(self) -> None:
        counted = {("d/e#who", "ben-beta"): 2, ("d/gone#who", "eve-epsilon"): 1}
        speakers = {"d/e#who": ("ada-alpha",)}
        mixed = mixups(counted, lambda card: speakers.get(card, ()))
        assert mixed == {"ada-alpha": {"ben-beta"}, "ben-beta": {"ada-alpha"}}

    def test_bring_people_together_who_are_no_rivals(self) -> None:
        cards = make_cards(make_deck("made-up", [statement(n) for n in range(8)]))
        (card,) = (card for card in cards if card.id == "made-up/s0#who")
        assert "somebody-else" not in confusable_with(card, {})
        near = confusable_with(card, {"ada-alpha": {"somebody-else"}})
        assert "somebody-else" in near
        assert {choice.id for choice, _ in card.rivals[:3]} <= near

    def test_a_date_is_nobodys(self) -> None:
        cards = make_cards(make_deck("made-up", [statement(n) for n in range(8)]))
        (card,) = (card for card in cards if card.id == "made-up/s0#when")
        assert confusable_with(card, {"ada-alpha": {"ben-beta"}}) == frozenset()

    def test_whoever_was_just_named_wrongly_is_asked_for_next(self, desk: Desk) -> None:
        for number in range(8):
            desk.review(f"made-up/s{number}#who")
        desk.clock.advance(days=30)
        sitting = desk.sit(new=0, mode="type")
        asked = sitting.next()
        assert asked is not None
        other = next(name for name in reversed(NAMES[:8]) if name != asked.card.answer)
        sitting.answer(other)
        sitting.grade()
        following = sitting.next()
        assert following is not None
        assert following.card.answer == other

    def test_of_former_sittings_are_remembered(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(near, "NEAREST_RIVALS", 0)
        for number in range(7):
            desk.review(f"made-up/s{number}#who", due_day=desk.progress.today() + 3)
        desk.review("made-up/s8#who", 1, verdict="wrong", chosen="gus-eta")
        desk.clock.advance(days=3)
        sitting = desk.sit(new=0, mode="reveal")
        asked = []
        while (now := sitting.next()) is not None:
            asked.append(now.card.answer)
            sitting.answer("")
            sitting.grade()
        assert asked[asked.index("Gus Eta") - 1] == "Ada Alpha"


class TestPuttingBack:
    def test_a_card_put_back_is_the_next(self) -> None:
        queue = Queue(["d/a#who", "d/b#who"], ["d/c#who"], nobody)
        card = queue.take(0.0)
        assert card is not None
        queue.put_back(card)
        assert queue.take(0.0) == card

    def test_a_dropped_card_never_comes(self) -> None:
        queue = Queue(["d/a#who", "d/b#who"], ["d/c#who"], nobody)
        queue.returning.add("d/x#who", 5.0)
        for card in ("d/a#who", "d/c#who", "d/x#who", "d/unknown#who"):
            queue.drop(card)
        assert drain(queue) == ["d/b#who"]
