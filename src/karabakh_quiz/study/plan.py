"""What a sitting begins with: the reviews and the new cards, in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from karabakh_quiz.structs import struct
from karabakh_quiz.study.backlog import days_left, share_of_today
from karabakh_quiz.study.fresh import unmet
from karabakh_quiz.study.giveaways import events_first
from karabakh_quiz.study.limits import new_budget, review_budget
from karabakh_quiz.study.options import SittingOptions
from karabakh_quiz.study.scope import Scope, apart, facets_of
from karabakh_quiz.study.urgency import (
    Memories,
    deck_of,
    entry_of,
    memories,
    most_urgent_first,
    weakest_first,
)

if TYPE_CHECKING:
    from karabakh_quiz.cards import Collection
    from karabakh_quiz.progress import CardState, Progress

SOON_DAYS = 7
SOON_SHARE = 0.15
"""A sitting is topped up with cards that fall due within a week, and tomorrow or after no more
than this share of their interval: earlier answers teach little."""


@struct
class Plan:
    """Card ids in the order to ask them; the two are mixed while asking."""

    reviews: tuple[str, ...]
    fresh: tuple[str, ...]
    held: frozenset[str] = frozenset()
    """Reviews not to be brought forward: an event before them is asked for what they show."""
    order: tuple[str, ...] = ()
    """All of them in one order that is not to be changed; empty to mix the two."""


class Planner:
    """Finds what to ask today. Reads states of what is due, not of everything."""

    def __init__(
        self,
        collection: "Collection",
        progress: "Progress",
        options: SittingOptions,
        *,
        seen: "Callable[[tuple[str, ...]], frozenset[str]] | None" = None,
    ) -> None:
        """`seen` tells which cards of some decks are not new, if that is known already."""
        self._collection = collection
        self._progress = progress
        self._options = options
        self._scope = Scope(collection, options)
        self._memory_of: Memories = memories(progress)
        self._today = progress.today()
        self._seen_of = seen or (lambda decks: progress.seen(decks, self._today))

    def plan(self) -> Plan:
        """The plan that the options ask for."""
        if self._options.cards:
            return self._chosen()
        if self._options.cram:
            return self._cram()
        reviews = list(self._ahead() if self._options.ahead else self._due())
        fresh = self._fresh(reviews)
        limit = self._options.limit
        if limit is None:
            return self._made(reviews, fresh)
        reserved = len(fresh) if self._options.new is not None else 0
        reviews = reviews[: max(0, limit - reserved)]
        fresh = fresh[: limit - len(reviews)]
        if len(reviews) + len(fresh) < limit:
            reviews += self._soon(reviews, fresh)[: limit - len(reviews) - len(fresh)]
        return self._made(reviews, fresh)

    def count_fresh(self) -> int:
        """How many new cards `plan` would have, without making it if that can be told."""
        if self._options.new is None and not days_left(self._progress, self._today):
            budget = new_budget(self._progress)
            found = sum(1 for _ in budget.affordable(apart(self._untouched())))
            if not budget.left:
                return found
        return len(self.plan().fresh)

    def count_reviews(self) -> int:
        """How many reviews `plan` would have, without looking for new cards."""
        return sum(1 for _ in self._due())

    def _untouched(self) -> Iterator[str]:
        """New cards of entries never asked about: no review of today makes one stand back."""
        for deck in self._options.decks or self._collection.decks:
            seen = self._seen_of(self._collection.homes(deck))
            for card in self._collection.meeting_order(deck).cards:
                if card not in seen and seen.isdisjoint(facets_of(card)) and self._scope.lets(card):
                    yield card

    def _chosen(self) -> Plan:
        """The cards that were named, as they were named."""
        cards = list(self._scope.among(dict.fromkeys(self._options.cards)))
        states = self._progress.states(cards)
        aside = {card for card, state in states.items() if self._aside(state)}
        kept = [card for card in cards if card not in aside][: self._options.limit]
        seen = {card for card, state in states.items() if state.memory is not None}
        return Plan(
            tuple(card for card in kept if card in seen),
            tuple(card for card in kept if card not in seen),
            order=tuple(kept),
        )

    def _made(self, reviews: Sequence[str], fresh: Sequence[str]) -> Plan:
        ordered, held = events_first(reviews, self._collection.facts)
        return Plan(tuple(ordered), tuple(fresh), held)

    def _due(self) -> Iterator[str]:
        """What is due, the most urgent first, as far as today's limit goes."""
        if days_left(self._progress, self._today):
            due = self._progress.due(self._scope.homes, self._today)
            states = self._states(self._scope.among(due))
            spread = share_of_today(self._progress, states, self._memory_of, self._today)
            return self._apart(spread or ())
        ordered = self._scope.among(self._progress.most_urgent(self._scope.homes, self._today))
        return review_budget(self._progress).affordable(self._apart(ordered))

    def _ahead(self) -> Iterator[str]:
        """Whatever was not answered today, the most urgent first, due or not."""
        states = [
            state
            for state in self._seen()
            if state.last_day is not None and state.last_day < self._today
        ]
        return self._apart(most_urgent_first(states, self._memory_of, self._today))

    def _soon(self, reviews: Sequence[str], fresh: Sequence[str]) -> list[str]:
        """Cards to top up with: due soon, not answered today."""
        coming = self._progress.due(self._scope.homes, self._today + SOON_DAYS)
        states = [
            state for state in self._states(self._scope.among(coming)) if self._is_soon(state)
        ]
        ordered = most_urgent_first(states, self._memory_of, self._today)
        return list(self._apart(ordered, taken=(*reviews, *fresh)))

    def _is_soon(self, state: "CardState") -> bool:
        if state.due_day is None or state.last_day is None or state.last_day >= self._today:
            return False
        left = state.due_day - self._today
        return 0 < left <= max(1, SOON_SHARE * (state.due_day - state.last_day))

    def _cram(self) -> Plan:
        """Everything in scope, the weakest first; what was never answered comes last."""
        ordered = weakest_first(self._seen(), self._memory_of, self._today)
        known = set(ordered)
        aside = {s.card for s in self._states(self._scope.ids()) if s.suspended}
        new = (card for card in self._scope.ids() if card not in known and card not in aside)
        limit = self._options.limit
        fresh = list(new)[: self._options.new]
        ordered = ordered[:limit]
        return Plan(tuple(ordered), tuple(fresh[: None if limit is None else limit - len(ordered)]))

    def _seen(self) -> list["CardState"]:
        """States of all cards in scope that have been answered and are not suspended."""
        return [
            state
            for state in self._states(self._scope.ids())
            if state.memory is not None and not self._aside(state, buried=not self._options.cram)
        ]

    def _fresh(self, reviews: Sequence[str]) -> list[str]:
        """New cards within today's limit, or as many as the options ask for."""
        if self._options.new is not None:
            return list(islice(self._unmet(reviews), self._options.new))
        if days_left(self._progress, self._today):
            return []
        budget = new_budget(self._progress)
        return list(budget.affordable(self._unmet(reviews, budget.allows)))

    def _unmet(
        self, reviews: Sequence[str], allowed: Callable[[str], bool] = lambda _: True
    ) -> Iterator[str]:
        """New cards, one facet an entry; a deck none of whose homes is allowed any is passed by."""
        taken = list(reviews)
        given: set[str] = set()
        decks = dict.fromkeys(self._options.decks or self._collection.decks)
        for deck in sorted(decks, key=self._is_no_way_in):
            homes = self._collection.homes(deck)
            if not any(map(allowed, homes)):  # limits hold where a card is written
                continue
            seen = self._seen_of(homes)
            ordered = filter(self._scope.lets, unmet(self._collection.meeting_order(deck), seen))
            for card in self._apart(ordered, taken=taken):
                if card not in given:
                    given.add(card)
                    taken.append(card)
                    yield card

    def _is_no_way_in(self, deck: str) -> bool:
        """False for a deck of entries picked from others: it is the way into them."""
        if len(self._collection.homes(deck)) == 1:
            return True
        cards = self._collection.ids(deck)
        return not cards or deck_of(cards[0]) == deck

    def _apart(self, cards: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
        """One facet an entry, and none of an entry that was asked about today."""
        if not self._options.siblings_apart:
            return iter(cards)
        answered = self._progress.answered(self._today)
        entries = {entry_of(card) for card in answered}
        return (
            card
            for card in apart(cards, taken)
            if entry_of(card) not in entries or not self._sibling_in(card, answered)
        )

    @staticmethod
    def _sibling_in(card: str, answered: frozenset[str]) -> bool:
        """Whether another facet of the entry was answered today."""
        entry = entry_of(card)
        return any(other != card and entry_of(other) == entry for other in answered)

    def _aside(self, state: "CardState", *, buried: bool = True) -> bool:
        return state.suspended or (buried and (state.buried_until or 0) > self._today)

    def _states(self, cards: Iterable[str]) -> list["CardState"]:
        return list(self._progress.states(list(cards)).values())
