"""Warnings: what a deck may say, and its author would rather know."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.edtf import Edtf
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.likeness import alike
from karabakh_quiz.decks.models import EventShape, FileShape, QuestionShape, StatementShape, entries
from karabakh_quiz.decks.offices import office_on
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.references import Known
from karabakh_quiz.decks.resolve import DEFAULT_FACETS

_FAR_MORE = 3
"""How many times as often one side must be quoted as the next to be told of."""
_ENOUGH = 9
"""Statements from which on sides are compared at all."""
_QUOTES = ("“”", "«»", "„“", "„”", '""', "‘’", "‹›")


def lint(file: FileShape, known: Known) -> Iterator[Issue]:
    """All warnings that one file gives rise to."""
    for path, entry in entries(file):
        if isinstance(entry, StatementShape):
            yield from _statement(entry, path, known)
        if isinstance(entry, QuestionShape):
            yield from _few_rivals(entry, path)
        yield from _without_source(entry, path, known)
    yield from _close_dates(file, known)
    yield from _near_duplicates(file)
    yield from _one_sided(file, known)


def when_of(statement: StatementShape, known: Known) -> str | None:
    """The date of a statement: its own, else its event's."""
    event = known.events.get(statement.at or "")
    return statement.when or (event.when if event else None)


def _statement(statement: StatementShape, path: Path, known: Known) -> Iterator[Issue]:
    when = when_of(statement, known)
    event = known.events.get(statement.at or "")
    if statement.when and event and event.when:
        overlap = edtf.parse(event.when).overlaps(edtf.parse(statement.when))
        if not overlap:
            yield Issue(
                "outside-event",
                (*path, "when"),
                f"the event '{event.id}' was {edtf.display(event.when)}",
                "one of the two dates is wrong, or it was said elsewhere",
            )
    if when:
        yield from _without_office(statement, path, when, known)
    said = (statement.said or "").strip()
    if len(said) > 2 and said[0] + said[-1] in _QUOTES and said[0] not in said[1:-1]:
        yield Issue(
            "quoted-quotation",
            (*path, "said"),
            "the words stand in quote marks",
            "take them out: the screen puts its own",
        )


def _without_office(
    statement: StatementShape, path: Path, when: str, known: Known
) -> Iterator[Issue]:
    if isinstance(statement.role, str):
        return
    for n, id_ in enumerate(statement.who or ()):
        held = known.terms(id_)
        if not held or (statement.role or {}).get(id_):
            continue
        if office_on(held, when) is None:
            yield Issue(
                "no-office",
                (*path, "who", n),
                f"{known.people[id_].name} held none of the offices listed on {edtf.display(when)}",
                "add the office, or 'role:' here",
                part=id_,
            )


def _few_rivals(question: QuestionShape, path: Path) -> Iterator[Issue]:
    """A choice of four needs three wrong answers; fewer than two are a fault."""
    if question.answer is not None and len(question.wrong or ()) == 2:
        hint = "write a third, so that four can be chosen from"
        yield Issue("few-rivals", (*path, "wrong"), "two wrong answers are few", hint, on="key")


def _without_source(entry: object, path: Path, known: Known) -> Iterator[Issue]:
    if isinstance(entry, QuestionShape):
        if entry.source or entry.sources or entry.why:
            return
    elif isinstance(entry, EventShape | StatementShape):
        event = known.events.get(entry.at or "") if isinstance(entry, StatementShape) else None
        if entry.source or entry.sources or (event and (event.source or event.sources)):
            return
    yield Issue(
        "no-source", path, "where can this be read?", "add 'source:' with the id of a source"
    )


@dataclass(frozen=True, slots=True)
class _Dated:
    """A statement's date, as finely as it is asked."""

    path: Path
    id: str
    text: str
    span: Edtf
    asked: bool
    at: str | None


def _close_dates(file: FileShape, known: Known) -> Iterator[Issue]:
    deck_facets = (file.deck.facets if file.deck else None) or DEFAULT_FACETS
    by_speaker: dict[str, list[_Dated]] = defaultdict(list)
    for n, statement in enumerate(file.statements or ()):
        when = when_of(statement, known)
        if when is None:
            continue
        facets = deck_facets if statement.facets is None else statement.facets
        asked = statement.at is None and "when" in facets
        span = edtf.parse(_cut(when, statement.precision))
        one = _Dated(("statements", n), statement.id or "", when, span, asked, statement.at)
        for id_ in statement.who or ():
            by_speaker[id_].append(one)
    told: set[Path] = set()
    for dated in by_speaker.values():
        dated.sort(key=lambda one: (one.span.first, one.span.last))
        for one, other in pairwise(dated):
            if one.text == other.text or not one.span.overlaps(other.span):
                continue
            if not (one.asked or other.asked) or (one.at and one.at == other.at):
                continue
            mine, theirs = (one, other) if one.asked else (other, one)
            if mine.path not in told:
                told.add(mine.path)
                yield Issue(
                    "close-dates",
                    (*mine.path, "when"),
                    f"'{theirs.id}', of the same speaker, is dated {theirs.text}",
                    "write both as finely, or leave 'when' out of the facets",
                )


def _cut(when: str, precision: str | None) -> str:
    """`when` no finer than `precision`."""
    span = edtf.parse(when)
    if precision is None or precision == "day" or span.interval or span.precision != "day":
        return when
    return when[:7] if precision == "month" else when[:4]


def _near_duplicates(file: FileShape) -> Iterator[Issue]:
    statements = list(enumerate(file.statements or ()))
    texts = [statement.said or statement.gist or "" for _, statement in statements]
    for n, other in alike(texts):
        twin = statements[other][1]
        key = "said" if statements[n][1].said else "gist"
        yield Issue(
            "near-duplicate",
            ("statements", n, key),
            f"'{twin.id}' says nearly the same",
            "keep one of the two, or make the difference plain",
        )


def _one_sided(file: FileShape, known: Known) -> Iterator[Issue]:
    counts: Counter[str] = Counter()
    for statement in file.statements or ():
        sides = {known.people[id_].side for id_ in statement.who or () if id_ in known.people}
        counts.update(side for side in sides if side)
    ranked = counts.most_common()
    if len(ranked) < 2 or counts.total() < _ENOUGH:
        return
    (most, often), (_, next_often) = ranked[:2]
    if often >= _FAR_MORE * next_often:
        others = ", ".join(f"{side} {count}×" for side, count in ranked[1:])
        yield Issue(
            "one-sided",
            ("statements",),
            f"{most} is quoted {often}×, {others}",
            "check --balance prints the table",
            on="key",
        )


def loose_ends(file: FileShape) -> Iterator[Issue]:
    """What only shows in a deck without a fault: people and sources that nothing names."""
    if not (file.events or file.statements or file.questions or file.picks or file.pick):
        yield Issue(
            "no-entries",
            ("deck",),
            "there is nothing to learn in this deck yet",
            "add statements, events or questions",
            on="key",
        )
    people: set[str] = set()
    sources: set[str] = set()
    for _, entry in entries(file):
        sources.update(entry.source or (), entry.sources or ())
        if not isinstance(entry, QuestionShape):
            people.update(entry.who or (), (claim.who or "" for claim in entry.contested or ()))
        if isinstance(entry, StatementShape):
            people.update(entry.misattributed_to or (), [entry.to or ""])
    for noun, section, used in (("person", "people", people), ("source", "sources", sources)):
        for id_ in getattr(file, section) or {}:
            if id_ not in used:
                yield Issue(
                    f"unused-{noun}",
                    (section, id_),
                    f"no entry names the {noun} '{id_}'",
                    "take it out, or move it into a register",
                    on="key",
                )
