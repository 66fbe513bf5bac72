"""Rivals: wrong choices of the same kind and time as the right one, all of them real.

For a speaker, people with a like office in the same months; for a date, the
dates of neighbouring entries; for venues, events and quotations, those of
other entries. Nothing is made up, nobody out of office is offered, and a
sensitive entry is no rival.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from karabakh_quiz.cards.card import Card, Choice
from karabakh_quiz.cards.company import Company, company
from karabakh_quiz.cards.dates import (
    Span,
    coarse_span,
    coarsened,
    is_finer,
    known_precision,
    span,
)
from karabakh_quiz.cards.leaks import (
    date_mentions,
    named,
    same_venue,
    shown,
    venue_form,
    venue_parts,
)
from karabakh_quiz.cards.offices import body_kinds, held, likeness, office_on, remember, same_world
from karabakh_quiz.cards.ranking import KEPT, Rivals, apart, best_of
from karabakh_quiz.cards.words import contains_run, content, words
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Deck, Event, Person, Question, Statement
from karabakh_quiz.structs import replace

ENOUGH: Final = 3
"""Fewer plausible rivals than this, and a card is not asked by choice."""
GOOD: Final = 5
"""People kept as rivals, though the others be far less plausible than the best."""
_UNSEEN: Final = {"person": 6, "body": 24}
"""Months after which nothing is known of somebody without offices."""
REACH: Final = 60
"""Entries looked at before and after a card's own date."""
NEAR: Final = {"day": 3 * 365, "month": 5 * 365, "year": 25 * 365}
"""How many days off a wrong date may lie and still be plausible, by what is asked."""

_Dated = Statement | Event


class Pool:
    """Everything of a deck that may stand beside a right answer."""

    def __init__(self, deck: Deck, known: Company | None = None) -> None:
        """`known` is what the deck holds, if that has been found out before."""
        self._deck = deck
        self._company = known or company(deck)
        remember(self._company.kinds)
        people = dict(deck.people)
        if known is None:  # speakers of picked entries; a deck by itself has all of its own
            for entry in deck.entries:
                if isinstance(entry, Statement):
                    people.update((p.id, p) for p in entry.who if p.id not in people)
        self._people = tuple(people.values())

    def furnished(self, card: Card) -> Card:
        """`card` with its rivals, and with its right choice if there are enough of them.

        The most plausible rival weighs 1.
        """
        found, right = self._found(card)
        highest = max((weight for _, weight in found), default=1.0)
        rivals = [(choice, weight / highest) for choice, weight in found]
        enough = 2 if isinstance(card.entry, Question) else ENOUGH
        if right is None or len(rivals) < enough:
            return replace(card, rivals=tuple(rivals), right=None)
        return replace(card, rivals=tuple(rivals), right=right)

    def _found(self, card: Card) -> tuple[Rivals, Choice | None]:
        match card.entry, card.facet:
            case Question() as entry, "answer":
                return _of_question(entry)
            case Statement() as entry, "who" if len(entry.who) == 1:
                return self._speakers(card, entry), _person_choice(entry.who[0], entry.roles[0])
            case Statement() | Event(), "when":
                return self._dates(card), _date_choice(card)
            case Statement() | Event(), "where":
                return self._venues(card.entry), Choice(card.answer, card.answer)
            case Statement() as entry, "said":
                return self._quotations(entry), Choice(card.siblings, card.answer)
            case Event() as entry, "what":
                return self._events(entry), Choice(card.siblings, card.answer)
        return [], None

    def _speakers(self, card: Card, entry: Statement) -> Rivals:
        right, role = entry.who[0], entry.roles[0]
        days = span(entry.when)
        said = words(" ".join([card.text or "", entry.to or "", entry.where or ""]))
        found: Rivals = []
        for person in self._people:
            if (
                person.id == right.id
                or person.kind != right.kind
                or person in entry.misattributed_to
            ):
                continue
            choice = self._in_public_life(person, days)
            if choice is None or named(said, person):
                continue
            weight = self._plausibility(person, choice.note, entry, said)
            if weight:
                found.append((choice, weight))
        best = best_of(found, right.name)
        if _told_by_office(card, role, [choice.note for choice, _ in best]):
            return []
        good = [(choice, weight) for choice, weight in best if weight >= 0.6 * best[0][1]]
        return best[: max(len(good), GOOD)]

    def _in_public_life(self, person: Person, days: Span) -> Choice | None:
        """The person as a choice, if in office on the day or, with no offices known, about then."""
        office = office_on(person, days)
        if office is not None:
            return _person_choice(person, office.title)
        if person.offices or self._months_to_sight(person, days) > _UNSEEN[person.kind]:
            return None
        return _person_choice(person, None)

    def _months_to_sight(self, person: Person, days: Span) -> float:
        """Months from `days` to when the deck next has the person speak or take part."""
        seen = self._company.heard.get(person.id)
        return float("inf") if seen is None else seen.days_to(days) / 30.4

    def _plausibility(
        self, person: Person, office: str, entry: Statement, said: Sequence[str]
    ) -> float:
        """How easily `person` is taken for the speaker of `entry`; 0: not plausibly.

        A like office, the same side or the same surname makes plausible. Less so
        do people of another walk of life, people of another side where the words
        speak of the speaker's own, and people not heard in these months.
        """
        right, role = entry.who[0], entry.roles[0] or ""
        same_side = person.side is not None and person.side == right.side
        alike = likeness(office, role) if office and role else 0.0
        if right.kind == "body":
            here, there = body_kinds(person.name), body_kinds(right.name)
            alike = len(here & there) / len(here | there) if here & there else 0.0
            if same_side and here == there:
                return 0.0  # the same institution under an earlier or a later name
        namesake = right.kind == "person" and _surname(person) == _surname(right)
        if not (alike >= 0.3 or same_side or namesake):
            return 0.0
        weight = 3 * alike + 1.5 * same_side + 2 * namesake
        if office and role and not same_world(office, role):
            weight *= 0.4
        if not same_side and right.side and contains_run(said, words(right.side)):
            weight *= 0.4
        months = self._months_to_sight(person, span(entry.when))
        return weight * (1.0 if months <= 3 else 0.7 if months <= 24 else 0.5)

    def _dates(self, card: Card) -> Rivals:
        entry, precision = card.entry, card.precision
        if isinstance(entry, Question) or card.date is None or precision is None:
            return []
        right = [coarse_span(when, precision) for when in (card.date, *card.accepted)]
        lasts = "/" in coarsened(card.date, precision)
        hints = date_mentions(card)
        found: Rivals = []
        for other in self._around(right[0]):
            if is_finer(precision, known_precision(other.when, other)):
                continue
            when = coarsened(other.when, precision)
            days = span(when)
            far = right[0].days_to(days)
            if ("/" in when) != lasts or far > NEAR[precision]:
                continue
            if any(days.overlaps(taken) for taken in right) or not _may_be(entry, days):
                continue
            if not all(hint.agrees(days) for hint in hints):
                continue
            weight = (3 if _shares_speaker(entry, other) else 1) / (1 + far / 91)
            found.append((Choice(when, edtf.display(when)), weight))
        return apart(best_of(found, edtf.display(coarsened(card.date, precision)), keep=4 * KEPT))

    def _venues(self, entry: _Dated) -> Rivals:
        """Venues that tell something, none of them part of another.

        Where enough are of the same form (interviews, briefings) and of entries
        of the same kind, only these: a city among newspapers is no choice.
        """
        right = entry.where or ""
        form = venue_form(right)
        found: list[tuple[_Dated, Choice, float]] = [
            (other, Choice(other.where, other.where), near)
            for other, near in self._neighbours(entry)
            if other.where and venue_parts(other.where) and not same_venue(other.where, right)
        ]
        like_form = [one for one in found if venue_form(one[1].text) == form]
        like_both = [one for one in like_form if type(one[0]) is type(entry)]
        best: Rivals = []
        for among in (like_both, like_form, found):
            pairs = [(choice, near) for _, choice, near in among]
            best = self._no_part_of_another(best_of(pairs, right, keep=4 * KEPT))
            if len(best) >= ENOUGH:
                break
        return best

    @staticmethod
    def _no_part_of_another(venues: Rivals) -> Rivals:
        kept: Rivals = []
        for choice, weight in venues:
            if not any(same_venue(choice.text, other.text) for other, _ in kept):
                kept.append((choice, weight))
        return kept[:KEPT]

    def _quotations(self, entry: Statement) -> Rivals:
        found: Rivals = []
        for other, weight in self._neighbours(entry):
            if not isinstance(other, Statement) or other.said is None:
                continue
            if _shares_speaker(entry, other) and span(other.when).overlaps(span(entry.when)):
                continue  # said on the same occasion: as right as the right one
            found.append((Choice(f"{other.deck}/{other.id}", other.said), weight))
        return best_of(found, entry.said or "")

    def _events(self, entry: Event) -> Rivals:
        found = [
            (Choice(f"{other.deck}/{other.id}", other.what), weight)
            for other, weight in self._neighbours(entry)
            if isinstance(other, Event) and not span(other.when).overlaps(span(entry.when))
        ]
        return best_of(found, entry.what)

    def _around(self, days: Span) -> Iterator[_Dated]:
        """The entries that begin nearest to `days`: enough of them, however large the deck."""
        middle = bisect_left(self._company.begins, days.first.toordinal())
        for place in self._company.places[max(0, middle - REACH) : middle + REACH]:
            entry = self._deck.entries[place]
            assert not isinstance(entry, Question)
            yield entry

    def _neighbours(self, entry: _Dated) -> Iterator[tuple[_Dated, float]]:
        """The other entries, weighted by nearness in time and by a shared speaker."""
        days = span(entry.when)
        for other in self._around(days):
            if (other.deck, other.id) != (entry.deck, entry.id):
                near = 1 / (1 + days.days_to(span(other.when)) / 182)
                yield other, near * (2 if _shares_speaker(entry, other) else 1)


def _told_by_office(card: Card, role: str | None, offices: Sequence[str]) -> bool:
    """Whether text or chips share words with the right office that none of `offices` has.

    "National Assembly, Yerevan" beside the Speaker of the National Assembly and
    three ministers: offices stand beside the choices, so that one is plain.
    """
    alone = content(role or "").difference(*(content(office) for office in offices))
    return any(len(alone & set(words(place.text))) >= 2 for place in shown(card))


def _of_question(entry: Question) -> tuple[Rivals, Choice | None]:
    if not entry.wrong:
        return [], None
    choice = _dated if entry.type == "date" else _plain
    right = choice(entry.answer or "")
    return best_of(((choice(wrong), 1.0) for wrong in entry.wrong), right.text), right


def _plain(text: str) -> Choice:
    return Choice(text, text)


def _dated(when: str) -> Choice:
    return Choice(when, edtf.display(when))


def _person_choice(person: Person, office: str | None) -> Choice:
    return Choice(person.id, person.name, office or "")


def _date_choice(card: Card) -> Choice | None:
    if card.date is None or card.precision is None:
        return None
    return _dated(coarsened(card.date, card.precision))


def _surname(person: Person) -> str:
    return words(person.name)[-1]


def _shares_speaker(entry: _Dated, other: _Dated) -> bool:
    return bool({p.id for p in entry.who} & {p.id for p in other.who})


def _may_be(entry: _Dated, days: Span) -> bool:
    """Whether `entry` could have been then, going by its people's offices.

    Speakers must have held the office that stands beside them; those who took
    part in an event, some office.
    """
    roles = entry.roles if isinstance(entry, Statement) else (None,) * len(entry.who)
    for person, role in zip(entry.who, roles, strict=True):
        offices = [o for o in person.offices if isinstance(entry, Event) or o.title == role]
        if offices and not any(held(office, days) for office in offices):
            return False
    return True
