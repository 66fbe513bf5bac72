"""What a sitting asks, and in which order."""

from dataclasses import replace

import pytest

from karabakh_quiz.errors import UsageError
from karabakh_quiz.progress.row import Row
from karabakh_quiz.study import SittingOptions
from karabakh_quiz.study.plan import Plan, Planner
from karabakh_quiz.study.urgency import memories, relative_recall
from tests.study.conftest import OpenDesk
from tests.support.study import Desk, event, make_deck, statement, work_off


def plan(desk: Desk, **options: object) -> Plan:
    wanted = SittingOptions(**options)  # type: ignore[arg-type]
    return Planner(desk.collection, desk.progress, wanted).plan()


def set_to(desk: Desk, name: str, value: object, deck: str | None = None) -> None:
    fields = {"name": name, "value": value} | ({"deck": deck} if deck else {})
    desk.progress.record(Row(kind="setting", fields=fields))


def who(number: int, deck: str = "made-up") -> str:
    return f"{deck}/s{number}#who"


class TestDueCards:
    def test_come_by_lowest_recall_relative_to_their_interval(self, desk: Desk) -> None:
        for number, grades in enumerate([(3,), (3, 3), (4,), (3, 3, 3), (2,)]):
            for grade in grades:
                desk.review(who(number), grade)
        desk.clock.advance(days=40)
        today = desk.progress.today()
        memory = memories(desk.progress)("made-up")
        asked = plan(desk, new=0).reviews
        relative = [relative_recall(desk.progress.state(card), memory, today) for card in asked]
        assert len(asked) == 5
        assert relative == sorted(relative)
        assert relative[0] < relative[-1] < 1.0

    def test_are_compared_by_their_own_decks_retention(self, desk_with: OpenDesk) -> None:
        decks = [make_deck(name, [statement(0, deck=name)]) for name in ("strict", "easy-going")]
        desk = desk_with(*decks)
        set_to(desk, "retention", 0.95, "strict")
        set_to(desk, "retention", 0.75, "easy-going")
        for deck in ("strict", "easy-going"):
            desk.review(who(0, deck), 4)
        days = {d: desk.progress.state(who(0, d)).due_day for d in ("strict", "easy-going")}
        assert days["strict"] is not None
        assert days["easy-going"] is not None
        assert days["strict"] < days["easy-going"]
        desk.clock.advance(days=days["easy-going"] - desk.progress.today())
        assert plan(desk, new=0).reviews == (who(0, "strict"), who(0, "easy-going"))

    def test_do_not_come_before_their_day(self, desk: Desk) -> None:
        desk.review(who(0), 4)
        due = desk.progress.state(who(0)).due_day
        assert due is not None
        desk.clock.advance(days=due - desk.progress.today() - 1)
        assert plan(desk, new=0).reviews == ()
        desk.clock.advance(days=1)
        assert plan(desk, new=0).reviews == (who(0),)

    def test_stop_at_the_days_limit_over_several_sittings(self, desk: Desk) -> None:
        set_to(desk, "reviews-a-day", 5)
        for number in range(8):
            desk.review(who(number))
        desk.clock.advance(days=30)
        sitting = desk.sit(new=0, limit=3)
        assert len(work_off(sitting, desk.clock)) == 3
        assert len(work_off(desk.sit(new=0), desk.clock)) == 2
        assert work_off(desk.sit(new=0), desk.clock) == []

    def test_of_decks_not_studied_stay_out(self, desk_with: OpenDesk) -> None:
        desk = desk_with(*(make_deck(d, [statement(0, deck=d)]) for d in ("one", "two")))
        for deck in ("one", "two"):
            desk.review(who(0, deck))
        desk.clock.advance(days=9)
        assert plan(desk, new=0, decks=("two",)).reviews == (who(0, "two"),)

    def test_whose_entry_is_in_no_deck_any_more_stay_out(self, desk: Desk) -> None:
        desk.review("made-up/gone#who")
        desk.clock.advance(days=9)
        assert plan(desk, new=0).reviews == ()


class TestNewCards:
    def test_stop_at_the_days_limit(self, desk: Desk) -> None:
        set_to(desk, "new-a-day", 3)
        assert len(work_off(desk.sit(limit=2), desk.clock)) == 2
        assert len(work_off(desk.sit(), desk.clock)) == 1
        assert work_off(desk.sit(), desk.clock) == []
        desk.clock.advance(days=1)
        assert len(plan(desk).fresh) == 3

    def test_stop_at_the_days_limit_over_all_decks(self, desk_with: OpenDesk) -> None:
        decks = [make_deck(d, [statement(n, deck=d) for n in range(2)]) for d in ("one", "two")]
        desk = desk_with(*decks)
        set_to(desk, "new-a-day", 3)
        assert len(plan(desk).fresh) == 3

    def test_stop_at_a_decks_own_limit(self, desk_with: OpenDesk) -> None:
        decks = [make_deck(d, [statement(n, deck=d) for n in range(8)]) for d in ("one", "two")]
        desk = desk_with(*decks)
        set_to(desk, "new-a-day", 2, "one")
        fresh = plan(desk).fresh
        assert [card.partition("/")[0] for card in fresh] == ["one"] * 2 + ["two"] * 8

    def test_are_as_many_as_the_options_ask_for(self, desk: Desk) -> None:
        assert len(plan(desk, new=11).fresh) == 11
        assert plan(desk, new=0).fresh == ()

    def test_that_were_asked_for_have_room_in_a_limited_sitting(self, desk: Desk) -> None:
        for number in range(6):
            desk.review(who(number))
        desk.clock.advance(days=30)
        made = plan(desk, new=2, limit=5)
        assert (len(made.reviews), len(made.fresh)) == (3, 2)

    def test_otherwise_take_what_reviews_leave(self, desk: Desk) -> None:
        for number in range(4):
            desk.review(who(number))
        desk.clock.advance(days=30)
        made = plan(desk, limit=5)
        assert (len(made.reviews), len(made.fresh)) == (4, 1)

    def test_that_are_sensitive_are_off_by_default(self, desk_with: OpenDesk) -> None:
        entries = [statement(n, sensitive=n == 2) for n in range(5)]
        desk = desk_with(make_deck("made-up", entries))
        assert who(2) not in plan(desk).fresh
        assert who(2) in plan(desk, sensitive=True).fresh

    def test_with_a_nonsense_setting_fall_back_to_the_default(self, desk: Desk) -> None:
        set_to(desk, "new-a-day", "many")
        assert len(plan(desk).fresh) == 10


class TestFacetsOfOneStatement:
    def test_are_not_asked_in_one_sitting(self, desk: Desk) -> None:
        entries = [card.partition("#")[0] for card in plan(desk).fresh]
        assert len(entries) == len(set(entries)) == 10

    def test_are_not_asked_on_the_same_day(self, desk: Desk) -> None:
        today = work_off(desk.sit(new=12), desk.clock)
        assert plan(desk, new=12).fresh == ()
        desk.clock.advance(days=1)
        tomorrow = plan(desk, new=12)
        entries = {card.partition("#")[0] for card in today}
        assert {card.partition("#")[0] for card in tomorrow.fresh} <= entries

    def test_that_are_due_together_come_on_different_days(self, desk: Desk) -> None:
        for facet in ("who", "when"):
            desk.review(f"made-up/s0#{facet}")
        desk.clock.advance(days=20)
        one = plan(desk, new=0).reviews
        assert len(one) == 1
        work_off(desk.sit(new=0), desk.clock)
        assert plan(desk, new=0).reviews == ()
        desk.clock.advance(days=1)
        two = plan(desk, new=0).reviews
        assert {*one, *two} == {"made-up/s0#who", "made-up/s0#when"}

    def test_come_together_if_the_learner_wants_it(self, desk: Desk) -> None:
        assert len(plan(desk, new=30, siblings_apart=False).fresh) == 24


class TestTopUp:
    def test_fills_a_short_sitting_with_what_falls_due_soon(self, desk: Desk) -> None:
        for number in range(3):
            desk.review(who(number), due_day=desk.progress.today() + 20 + number)
        desk.clock.advance(days=20)
        assert plan(desk, new=0).reviews == (who(0),)
        assert set(plan(desk, new=0, limit=3).reviews) == {who(0), who(1), who(2)}

    def test_takes_no_more_than_are_missing(self, desk: Desk) -> None:
        for number in range(6):
            desk.review(who(number), due_day=desk.progress.today() + 20 + number % 2)
        desk.clock.advance(days=19)
        assert len(plan(desk, new=0, limit=2).reviews) == 2

    def test_leaves_alone_what_is_far_off_or_was_asked_today(self, desk: Desk) -> None:
        desk.review(who(0), due_day=desk.progress.today() + 1)
        desk.review(who(1), due_day=desk.progress.today() + 5)
        assert plan(desk, new=0, limit=5).reviews == ()
        desk.clock.advance(days=1)
        assert plan(desk, new=0, limit=5).reviews == (who(0),)

    def test_does_not_go_beyond_the_days_limit(self, desk: Desk) -> None:
        set_to(desk, "reviews-a-day", 1)
        for number in range(3):
            desk.review(who(number), due_day=desk.progress.today() + 20)
        desk.clock.advance(days=20)
        assert len(plan(desk, new=0, limit=3).reviews) == 1

    def test_of_short_intervals_reaches_to_tomorrow_only(self, desk: Desk) -> None:
        for number in range(4):
            desk.review(who(number), due_day=desk.progress.today() + number + 2)
        desk.clock.advance(days=2)
        assert set(plan(desk, new=0, limit=9).reviews) == {who(0), who(1)}

    def test_is_left_out_without_a_limit(self, desk: Desk) -> None:
        desk.review(who(0), due_day=desk.progress.today() + 21)
        desk.clock.advance(days=20)
        assert plan(desk, new=0).reviews == ()


class TestAhead:
    def test_asks_what_is_not_due_yet_the_least_retrievable_first(self, desk: Desk) -> None:
        desk.review(who(0), 4)
        desk.review(who(1), 3)
        desk.clock.advance(days=1)
        assert plan(desk, new=0).reviews == ()
        assert plan(desk, new=0, ahead=True).reviews == (who(1), who(0))

    def test_asks_nothing_twice_on_one_day(self, desk: Desk) -> None:
        desk.review(who(0), 4)
        assert plan(desk, new=0, ahead=True).reviews == ()

    def test_is_scheduled_like_any_review(self, desk: Desk) -> None:
        desk.review(who(0), 4)
        desk.clock.advance(days=2)
        before = desk.progress.state(who(0))
        work_off(desk.sit(new=0, ahead=True), desk.clock)
        after = desk.progress.state(who(0))
        assert after.reps == 2
        assert after.memory != before.memory


class TestCram:
    def test_takes_the_weakest_first_and_what_was_never_met_last(self, desk: Desk) -> None:
        for number, grade in ((0, 4), (1, 1), (2, 3)):
            desk.review(who(number), grade)
        desk.clock.advance(days=1)
        made = plan(desk, cram=True)
        assert made.reviews == (who(1), who(2), who(0))
        assert len(made.fresh) == 21

    def test_heeds_no_daily_limit_and_no_siblings(self, desk: Desk) -> None:
        set_to(desk, "reviews-a-day", 0)
        for facet in ("who", "when"):
            desk.review(f"made-up/s0#{facet}")
        assert len(plan(desk, cram=True, new=0).reviews) == 2

    def test_leaves_suspended_cards_alone(self, desk: Desk) -> None:
        desk.review(who(0))
        for card in (who(0), who(1)):
            desk.progress.record(Row(kind="suspend", card=card))
        made = plan(desk, cram=True)
        assert not {who(0), who(1)} & {*made.reviews, *made.fresh}

    def test_keeps_to_its_limit(self, desk: Desk) -> None:
        desk.review(who(0))
        made = plan(desk, cram=True, limit=4)
        assert (made.reviews, len(made.fresh)) == ((who(0),), 3)
        desk.review(who(1))
        assert len(plan(desk, cram=True, limit=1).reviews) == 1


class TestFilters:
    def test_by_facet(self, desk: Desk) -> None:
        assert {card.partition("#")[2] for card in plan(desk, only=("when",)).fresh} == {"when"}

    def test_by_person(self, desk: Desk) -> None:
        fresh = plan(desk, people=("ben-beta",), only=("who",)).fresh
        assert fresh == (who(1), who(9))

    def test_by_tag(self, desk_with: OpenDesk) -> None:
        entries = [statement(n, tags=("even",) if n % 2 == 0 else ("odd",)) for n in range(6)]
        desk = desk_with(make_deck("made-up", entries))
        fresh = plan(desk, tags=("even",), only=("who",)).fresh
        assert fresh == (who(0), who(2), who(4))

    def test_hold_for_reviews_too(self, desk: Desk) -> None:
        for number in range(4):
            desk.review(who(number))
        desk.clock.advance(days=9)
        assert plan(desk, new=0, people=("dan-delta",)).reviews == (who(3),)

    def test_that_let_nothing_through_leave_nothing_to_ask(self, desk: Desk) -> None:
        assert desk.sit(tags=("no-such-tag",)).next() is None


class TestDecksOfPickedEntries:
    @pytest.fixture
    def desk(self, desk_with: OpenDesk) -> Desk:
        home = make_deck("home", [statement(n, deck="home") for n in range(6)])
        picked = (home.entries[4], home.entries[2])
        way_in = replace(
            make_deck("way-in", picked), picks=tuple(f"home/{entry.id}" for entry in picked)
        )
        return desk_with(home, way_in)

    def test_are_the_way_into_the_others(self, desk: Desk) -> None:
        fresh = plan(desk, only=("who",)).fresh
        assert set(fresh[:2]) == {who(2, "home"), who(4, "home")}

    def test_show_no_card_twice(self, desk: Desk) -> None:
        fresh = plan(desk, new=30, siblings_apart=False).fresh
        assert len(fresh) == len(set(fresh)) == 12

    def test_share_progress_with_the_others(self, desk: Desk) -> None:
        asked = work_off(desk.sit(decks=("way-in",)), desk.clock)
        assert not set(asked) & set(plan(desk, siblings_apart=False).fresh)


class TestGivingAway:
    def test_an_event_is_asked_before_the_statements_that_show_its_date(
        self, desk_with: OpenDesk
    ) -> None:
        fair = event("spring", "2001-05-03")
        at_fair = [statement(n, at="spring", when=fair.when, facets=("who",)) for n in range(3)]
        desk = desk_with(make_deck("made-up", [*at_fair, fair]))
        for number in range(3):
            desk.review(who(number), 3)
        desk.review("made-up/spring#when", 4)
        desk.clock.advance(days=60)
        made = plan(desk, new=0)
        assert made.reviews[0] == "made-up/spring#when"
        assert made.held == {who(0), who(1), who(2)}

    def test_what_shows_the_date_is_not_brought_forward(self, desk_with: OpenDesk) -> None:
        fair = event("spring", "2003-05-03")
        at_fair = statement(1, at="spring", when=fair.when, facets=("who",))
        others = [statement(n, facets=("who",)) for n in (0, 2, 3, 4, 5, 6, 7, 8, 9)]
        desk = desk_with(make_deck("made-up", [fair, at_fair, *others]))
        for card in desk.collection.ids():
            desk.review(card, due_day=desk.progress.today() + 9)
        desk.clock.advance(days=9)
        asked = work_off(desk.sit(new=0), desk.clock)
        assert asked.index("made-up/spring#when") < asked.index(who(1))


class TestOptions:
    @pytest.mark.parametrize(
        "options",
        [
            {"limit": 0}, {"new": -1}, {"minutes": 0}, {"only": ("whom",)}, {"mode": "guess"},
            {"ahead": True, "cram": True},
        ],
    )  # fmt: skip
    def test_that_make_no_sense_are_refused_in_a_sentence(self, options: dict[str, object]) -> None:
        with pytest.raises(UsageError):
            SittingOptions(**options)  # type: ignore[arg-type]
