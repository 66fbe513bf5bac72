"""Between a sitting and the log: what a grade leads to, and the row that says so."""

from collections import Counter
from collections.abc import Iterator, Set
from datetime import datetime, time
from typing import TYPE_CHECKING

from karabakh_quiz.clock import DAY_END, Clock, date_of
from karabakh_quiz.decks import edtf
from karabakh_quiz.memory.intervals import Calendar
from karabakh_quiz.progress.row import Review
from karabakh_quiz.study.leeches import Leech, leech
from karabakh_quiz.study.limits import leech_threshold, maximum_interval, saves_time
from karabakh_quiz.study.question import NextInterval
from karabakh_quiz.study.returning import gap_minutes
from karabakh_quiz.study.scheduling import Outcome, elapsed_days, outcomes
from karabakh_quiz.study.scope import facets_of
from karabakh_quiz.study.turn import Turn
from karabakh_quiz.study.urgency import deck_of

if TYPE_CHECKING:
    from karabakh_quiz.progress import Progress

LOAD_DAYS = 400
"""How far ahead days are evened out: further, they fill up by themselves."""


class Ledger:
    """Reads from the log what scheduling needs, and writes reviews."""

    def __init__(self, progress: "Progress", sitting: str) -> None:
        self._progress = progress
        self._sitting = sitting
        self._load: Counter[int] | None = None

    def reread(self) -> None:
        """Somebody else has written: what was read before may be outdated."""
        self._load = None

    def mistaken_for(self, card: str) -> Counter[str]:
        """What was chosen in place of `card`'s right answer, and how often."""
        return mistaken_for(self._progress, card)

    def intervals(self, turn: Turn) -> tuple[NextInterval, ...]:
        """What each grade would lead to, Again first."""
        return tuple(outcome.interval for outcome in self.outcomes(turn))

    def outcomes(self, turn: Turn) -> tuple[Outcome, ...]:
        """The same, with the memory states. Practice leaves the day a card is due alone.

        Worked out once a turn: what was shown is what is recorded.
        """
        today = self._progress.today()
        key = (today, turn.guessed)
        if key not in turn.led_to:
            turn.led_to[key] = self._outcomes(turn, today)
        return turn.led_to[key]

    def record(self, turn: Turn, grade: int, outcome: Outcome) -> Review:
        """Commit the answer; returns the row as logged."""
        question, answer = turn.question, turn.answer
        assert answer is not None
        assert answer.verdict.proposed is not None
        revealed = answer.verdict.kind == "revealed"
        today = self._progress.today()
        row = self._progress.record(
            Review(
                card=question.card.id,
                grade=grade,
                proposed=answer.verdict.proposed,
                verdict=answer.verdict.kind,
                score=float(grade > 1) if revealed else answer.verdict.score,
                mode=question.mode,
                options=tuple(choice.id for choice in question.choices),
                chosen=answer.chosen,
                answer=answer.text,
                guessed=turn.guessed,
                hinted=turn.hints_given > 0,
                scheduled=question.scheduled,
                sitting=self._sitting,
                took_ms=turn.took_ms,
                fingerprint=question.card.fingerprint,
                after=turn.state.last if question.scheduled else None,
                due_day=today + outcome.days if question.scheduled else None,
                parameters=self._progress.parameters_id(),
                retention=outcome.aim,
                fields=missed_by(turn),
            )
        )
        assert isinstance(row, Review)
        if self._load is not None and row.due_day is not None:
            self._load[row.due_day] += 1
        return row

    def leech(self, turn: Turn, grade: int) -> Leech | None:
        """What to propose if this answer has made (or kept) the card a leech."""
        lapsed = grade == 1 and elapsed_days(turn.state, self._progress.today()) > 0
        if not (lapsed and turn.question.scheduled):
            return None
        mistaken_for = Counter(turn.mistaken_for)
        if turn.answer is not None and turn.answer.chosen:
            mistaken_for[turn.answer.chosen] += 1
        return leech(
            turn.card.id,
            turn.state.lapses + 1,
            threshold=leech_threshold(self._progress),
            mistaken_for=mistaken_for,
        )

    def met(self) -> Set[str]:
        """The entries the learner has met, as a set that looks into the log when asked."""
        return _MetEntries(self._progress)

    def next_at(self, clock: Clock, decks: Set[str]) -> datetime | None:
        """When the next card of `decks` falls due; now, if one is due already."""
        now = clock.now()
        if any(count.due for count in self._progress.counts(decks).values()):
            return now
        day = self._progress.next_due(decks=decks)
        if day is None:
            return None
        return datetime.combine(date_of(day), self._day_end(), now.tzinfo)

    def _day_end(self) -> time:
        try:
            return time.fromisoformat(self._progress.setting("day-end", default="")).replace(
                tzinfo=None
            )
        except (TypeError, ValueError):
            return DAY_END

    def _outcomes(self, turn: Turn, today: int) -> tuple[Outcome, ...]:
        memory = self._progress.memory(deck_of(turn.card.id))
        led_to = outcomes(
            memory,
            turn.state,
            today,
            options=max(1, len(turn.question.choices)),
            guessed=turn.guessed,
            maximum=maximum_interval(self._progress),
            calendar=self._calendar(turn, today),
            same_day=not turn.hard_before,
            thrifty=saves_time(self._progress, deck_of(turn.card.id)),
        )
        if turn.question.scheduled:
            return led_to
        due = today if turn.state.due_day is None else turn.state.due_day
        back = round(gap_minutes(memory, led_to[0].state))
        first, *others = led_to
        return (
            Outcome(1, first.state, 0, back, first.aim),
            *(Outcome(o.grade, o.state, max(0, due - today), 0, o.aim) for o in others),
        )

    def _calendar(self, turn: Turn, today: int) -> Calendar:
        if self._load is None:
            self._load = self._progress.load(today + 1, today + LOAD_DAYS)
        siblings = self._progress.states(facets_of(turn.card.id)).values()
        days = {s.due_day for s in siblings if s.due_day is not None and s.card != turn.card.id}
        return Calendar(self._load, days)


def mistaken_for(progress: "Progress", card: str) -> Counter[str]:
    """What was chosen in place of `card`'s right answer, and how often."""
    return Counter(
        row.chosen
        for row in progress.rows(card=card, kinds=("review",))
        if isinstance(row, Review) and row.verdict == "wrong" and row.chosen
    )


def missed_by(turn: Turn) -> dict[str, int]:
    """For an answer that was a date: how many days off it was, and the year that was right."""
    days_off = turn.answer.verdict.days_off if turn.answer is not None else None
    first = edtf.parse(turn.card.date).first if turn.card.date is not None else None
    if days_off is None or first is None:
        return {}
    return {"days_off": days_off, "year": first.year}


class _MetEntries(Set[str]):
    """Entries (`deck/entry`) of which a card was met."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress

    def __contains__(self, entry: object) -> bool:
        cards = facets_of(str(entry))
        return any(state.met for state in self._progress.states(cards).values())

    def __iter__(self) -> Iterator[str]:
        seen = (s.card.partition("#")[0] for s in self._progress.states().values() if s.met)
        return iter(dict.fromkeys(seen))

    def __len__(self) -> int:
        return sum(1 for _ in self)
