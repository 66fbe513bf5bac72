"""The small rules: modes, gaps, leeches, hints."""

import pytest

from karabakh_quiz.cards import make_cards
from karabakh_quiz.cards.card import Card
from karabakh_quiz.memory import Memory, MemoryState
from karabakh_quiz.progress.cardstate import CardState
from karabakh_quiz.study.hints import hints
from karabakh_quiz.study.leeches import leech
from karabakh_quiz.study.modes import mode_of
from karabakh_quiz.study.question import Question
from karabakh_quiz.study.returning import LONGEST_GAP, SHORTEST_GAP, Returning, gap_minutes
from karabakh_quiz.study.scheduling import elapsed_days, outcomes
from tests.support.study import make_deck, question, statement

CARDS = {
    card.id.removeprefix("made-up/"): card
    for card in make_cards(
        make_deck(
            "made-up",
            [
                *(statement(n) for n in range(8)),
                question("towns", match=(("fish", "water"), ("bird", "air"), ("mole", "earth"))),
                question("steps", order=("lamp", "boat", "rain")),
                question("sum", answer="seven apples"),
                question("hinted", answer="seven", hint="It is odd"),
            ],
        )
    )
}


class TestModes:
    @pytest.mark.parametrize(
        ("stability", "expected"), [(None, "choice"), (6.9, "choice"), (7.0, "type"), (99, "type")]
    )
    def test_a_card_that_has_held_for_a_week_is_typed(
        self, stability: float | None, expected: str
    ) -> None:
        assert mode_of(CARDS["s0#who"], stability) == expected

    @pytest.mark.parametrize("wanted", ["choice", "type", "reveal"])
    def test_the_learners_setting_wins(self, wanted: str) -> None:
        assert mode_of(CARDS["s0#who"], None, wanted) == wanted  # type: ignore[arg-type]
        assert mode_of(CARDS["s0#who"], 50.0, wanted) == wanted  # type: ignore[arg-type]

    def test_a_card_without_choices_is_typed(self) -> None:
        assert CARDS["sum#answer"].right is None
        assert mode_of(CARDS["sum#answer"], None) == "type"
        assert mode_of(CARDS["sum#answer"], None, "choice") == "type"

    @pytest.mark.parametrize("card", ["steps#order", "towns#match"])
    def test_orders_and_pairs_are_arranged(self, card: str) -> None:
        assert mode_of(CARDS[card], None) == mode_of(CARDS[card], 90.0, "type") == "choice"
        assert mode_of(CARDS[card], None, "reveal") == "reveal"


class TestGaps:
    def test_a_card_failed_at_first_sight_comes_after_ten_minutes(self) -> None:
        memory = Memory()
        assert round(gap_minutes(memory, memory.review(None, 1, 0))) == 10

    def test_the_gap_grows_with_stability_within_bounds(self) -> None:
        memory = Memory()
        gaps = [gap_minutes(memory, MemoryState(s, 5.0)) for s in (0.001, 0.1, 0.3, 2.0, 50.0)]
        assert gaps == sorted(gaps)
        assert (gaps[0], gaps[-1]) == (SHORTEST_GAP, LONGEST_GAP)

    def test_the_card_waiting_longest_comes_first(self) -> None:
        returning = Returning()
        returning.add("a", 30.0)
        returning.add("b", 20.0)
        assert returning.take(10.0, early=False) is None
        assert returning.take(40.0, early=False) == "b"
        assert len(returning) == 1

    def test_early_passes_over_the_card_just_asked(self) -> None:
        returning = Returning()
        returning.add("a", 20.0)
        returning.add("b", 30.0)
        assert returning.take(0.0, early=True, after="a") == "b"
        assert returning.take(0.0, early=True, after="a") == "a"


class TestLeeches:
    def test_a_card_forgotten_eight_times_is_noticed(self) -> None:
        assert leech("c", 7) is None
        found = leech("c", 8)
        assert found is not None
        assert (found.lapses, found.remedy) == (8, "reword")

    def test_it_is_told_again_at_every_half_threshold_only(self) -> None:
        told = [lapses for lapses in range(1, 25) if leech("c", lapses)]
        assert told == [8, 12, 16, 20, 24]

    def test_one_rival_in_half_of_the_lapses_is_to_be_told_apart(self) -> None:
        found = leech("c", 8, mistaken_for={"ben-beta": 4, "ada-alpha": 1})
        assert found is not None
        assert (found.remedy, found.rival) == ("tell-apart", "ben-beta")

    def test_at_twice_the_threshold_it_is_better_left_alone(self) -> None:
        found = leech("c", 16)
        assert found is not None
        assert found.remedy == "suspend"

    def test_the_threshold_is_a_setting(self) -> None:
        assert leech("c", 3, threshold=3) is not None

    def test_a_sitting_proposes_what_to_do(self, desk: object) -> None:
        from tests.support.study import Desk, wrong

        assert isinstance(desk, Desk)
        card = "made-up/s0#who"
        for _ in range(8):
            desk.review(card, 1, verdict="wrong", chosen="ben-beta")
            desk.clock.advance(days=1)
        sitting = desk.sit(new=0, limit=1)
        asked = sitting.next()
        assert asked is not None
        sitting.answer(wrong(asked))
        sitting.grade()
        assert sitting.leech is not None
        assert (sitting.leech.card, sitting.leech.lapses) == (card, 8)
        assert (sitting.leech.remedy, sitting.leech.rival) == ("tell-apart", "ben-beta")
        assert sitting.summary().leeches == (sitting.leech,)
        sitting.undo()
        assert sitting.leech is None
        assert sitting.summary().leeches == ()


def asked(card: Card, mode: str) -> Question:
    choices = (card.right, *(choice for choice, _ in card.rivals[:3])) if card.right else ()
    return Question(
        card=card,
        mode=mode,
        choices=choices,
        number=1,
        total=1,
        stage="new",  # type: ignore[arg-type]
    )


class TestHints:
    def test_a_name_shows_initials_first(self) -> None:
        assert hints(asked(CARDS["s0#who"], "type")) == ("A… A…", "Ada A…")

    def test_a_date_comes_nearer_step_by_step(self) -> None:
        assert hints(asked(CARDS["s3#when"], "type")) == (
            "In the 2000s",
            "In 2001",
            "In May 2001",
        )

    def test_choices_are_struck_out_until_two_are_left(self) -> None:
        given = hints(asked(CARDS["s0#who"], "choice"))
        assert len(given) == 2
        assert all(hint.startswith("Not ") for hint in given)
        assert not any("Ada Alpha" in hint for hint in given)

    def test_the_decks_own_hint_comes_first(self) -> None:
        assert hints(asked(CARDS["hinted#answer"], "type"))[0] == "It is odd"

    def test_of_orders_and_pairs_give_one_piece(self) -> None:
        assert hints(asked(CARDS["steps#order"], "choice")) == ("The first is: lamp",)
        assert hints(asked(CARDS["towns#match"], "choice")) == ("fish goes with water",)

    @pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
    @pytest.mark.parametrize("mode", ["type", "choice"])
    def test_never_give_the_whole_answer(self, card: Card, mode: str) -> None:
        assert card.answer not in " ".join(hints(asked(card, mode)))


class TestOutcomes:
    def test_a_clock_set_back_counts_as_the_same_day(self) -> None:
        state = CardState(card="c", memory=MemoryState(5.0, 5.0), last_day=100, due_day=105)
        assert elapsed_days(state, 98) == 0
        assert elapsed_days(state, 103) == 3

    def test_the_last_interval_is_not_undercut(self) -> None:
        """Asked a day early, a card of 30 days gets some 31: fuzz alone might make it 28."""
        for number in range(50):
            state = CardState(
                card=f"d/e{number}#who", memory=MemoryState(30.0, 9.0), last_day=100, due_day=130
            )
            assert outcomes(Memory(), state, 101)[2].days >= 30

    def test_the_maximum_interval_holds(self) -> None:
        state = CardState(card="d/e#who", memory=MemoryState(900.0, 2.0), last_day=0, due_day=900)
        led_to = outcomes(Memory(), state, 900, maximum=365)
        assert max(outcome.days for outcome in led_to) <= 365
