"""From the models of a faultless file to the `Deck` that everyone else knows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from karabakh_quiz.decks.deck import (
    Claim,
    Deck,
    Event,
    Facet,
    Office,
    Person,
    Question,
    Source,
    Statement,
)
from karabakh_quiz.decks.models import (
    DeckShape,
    EntryShape,
    EventShape,
    FileShape,
    PersonShape,
    QuestionShape,
    SourceShape,
    StatementShape,
)
from karabakh_quiz.decks.offices import office_on, terms

DEFAULT_FACETS: tuple[Facet, ...] = ("who", "when", "key")


def resolve_deck(
    path: Path,
    file: FileShape,
    raw: Mapping[str, Any],
    people: Mapping[str, PersonShape],
    sources: Mapping[str, SourceShape],
) -> Deck:
    """The deck of a file in which `checks` found no fault."""
    assert file.deck is not None
    return _Resolver(path, file, file.deck, raw, people, sources).deck()


class _Resolver:
    def __init__(
        self,
        path: Path,
        file: FileShape,
        head: DeckShape,
        raw: Mapping[str, Any],
        people: Mapping[str, PersonShape],
        sources: Mapping[str, SourceShape],
    ) -> None:
        self.path, self.file, self.head, self.raw = path, file, head, raw
        self.id = head.id or ""
        self.people = {id_: person(id_, shape) for id_, shape in people.items()}
        self.terms = {id_: terms(one.offices) for id_, one in self.people.items()}
        self.sources = {id_: source(id_, shape) for id_, shape in sources.items()}
        self.facets: tuple[Facet, ...] = tuple(head.facets or DEFAULT_FACETS)
        self.events: dict[str, Event] = {}

    def deck(self) -> Deck:
        file, head, raw = self.file, self.head, self.raw
        events = [
            self.event(*pair) for pair in zip(file.events or (), raw.get("events", ()), strict=True)
        ]
        self.events = {event.id: event for event in events}
        statements = [
            self.statement(*pair)
            for pair in zip(file.statements or (), raw.get("statements", ()), strict=True)
        ]
        questions = [
            self.question(*pair)
            for pair in zip(file.questions or (), raw.get("questions", ()), strict=True)
        ]
        sections: dict[str, Sequence[Event | Statement | Question]] = {
            "events": events,
            "statements": statements,
            "questions": questions,
        }
        return Deck(
            id=self.id,
            title=head.title or "",
            path=self.path,
            subtitle=head.subtitle,
            language=head.language or "en",
            about=head.about,
            authors=tuple(head.authors or ()),
            license=head.license,
            tags=tuple(head.tags or ()),
            version=head.version,
            formerly=tuple(head.formerly or ()),
            people=self.people,
            sources=self.sources,
            entries=tuple(entry for name in raw if name in sections for entry in sections[name]),
            picks=self.picks(),
        )

    def picks(self) -> tuple[str, ...]:
        """Entries of other decks, each once: its own a deck has anyway."""
        every = dict.fromkeys((*(self.file.picks or ()), *(self.file.pick or ())))
        return tuple(pick for pick in every if not pick.startswith(f"{self.id}/"))

    def common(self, shape: EntryShape, raw: Any, facets: Sequence[Any] | None) -> dict[str, Any]:
        return {
            "id": shape.id,
            "deck": self.id,
            "path": self.path,
            "line": raw.line,
            "sources": self.cited(shape),
            "tags": tuple(shape.tags or ()),
            "facets": self.facets if facets is None else tuple(facets),
            "content_note": shape.content_note,
            "confidence": shape.confidence or "verified",
            "precision": shape.precision,
            "formerly": self.formerly(shape),
        }

    def cited(self, shape: EntryShape) -> tuple[Source, ...]:
        if shape.source is None and shape.sources is None:
            return ()
        ids = dict.fromkeys((*(shape.source or ()), *(shape.sources or ())))
        return tuple(self.sources[id_] for id_ in ids)

    def formerly(self, shape: EntryShape) -> tuple[str, ...]:
        old_decks = self.head.formerly or ()
        if shape.formerly is None and not old_decks:
            return ()
        own = list(shape.formerly or ())
        names = [old if "/" in old else f"{self.id}/{old}" for old in own]
        for deck in old_decks:
            names += [f"{deck}/{id_}" for id_ in (shape.id, *own) if id_ and "/" not in id_]
        return tuple(dict.fromkeys(names))

    def claims(self, shape: EventShape | StatementShape) -> tuple[Claim, ...]:
        return tuple(Claim(c.who or "", c.claims or "") for c in shape.contested or ())

    def speakers(self, ids: Sequence[str] | None) -> tuple[Person, ...]:
        return tuple(self.people[id_] for id_ in ids or ())

    def event(self, shape: EventShape, raw: Any) -> Event:
        return Event(
            **self.common(shape, raw, shape.facets),
            contested=self.claims(shape),
            sensitive=bool(shape.sensitive),
            what=shape.what or "",
            when=shape.when or "",
            also_when=tuple(shape.also_when or ()),
            where=shape.where,
            about=shape.about,
            who=self.speakers(shape.who),
        )

    def statement(self, shape: StatementShape, raw: Any) -> Statement:
        common = self.common(shape, raw, shape.facets)
        event = self.events[shape.at] if shape.at else None
        when, also_when, where = shape.when, tuple(shape.also_when or ()), shape.where
        if event is not None:
            common["sources"] = common["sources"] or event.sources
            also_when = also_when or (event.also_when if when is None else ())
            when = when or event.when
            where = where or event.where
        assert when is not None
        who = self.speakers(shape.who)
        return Statement(
            **common,
            contested=self.claims(shape),
            sensitive=bool(shape.sensitive),
            who=who,
            roles=self.roles(who, when, shape.role),
            when=when,
            also_when=also_when,
            where=where,
            at=shape.at,
            to=self.people[shape.to].name if shape.to in self.people else shape.to,
            said=shape.said,
            gist=shape.gist,
            key=shape.key,
            rendering=shape.rendering,
            original=shape.original or {},
            context=shape.context,
            replies_to=shape.replies_to,
            misattributed_to=self.speakers(shape.misattributed_to),
        )

    def roles(
        self, who: Sequence[Person], when: str, given: str | dict[str, str] | None
    ) -> tuple[str | None, ...]:
        """The role of each speaker on the day: as given, else by the offices held."""
        if isinstance(given, str):
            return (given,) * len(who)
        return tuple((given or {}).get(p.id) or office_on(self.terms[p.id], when) for p in who)

    def question(self, shape: QuestionShape, raw: Any) -> Question:
        kind = "answer" if shape.answer is not None else "order" if shape.order else "match"
        return Question(
            **self.common(shape, raw, shape.facets or (kind,)),
            ask=shape.ask or "",
            answer=shape.answer,
            also=tuple(shape.also or ()),
            wrong=tuple(shape.wrong or ()),
            order=tuple(shape.order or ()),
            match=tuple((shape.match or {}).items()),
            why=shape.why,
            hint=shape.hint,
            type=shape.type or "text",
            tolerance=shape.tolerance,
        )


def person(id_: str, shape: PersonShape) -> Person:
    """The value of a person's model."""
    return Person(
        id=id_,
        name=shape.name or "",
        native=shape.native or {},
        also=tuple(shape.also or ()),
        offices=tuple(
            Office(o.title or "", _bound(o.since), _bound(o.until)) for o in shape.offices or ()
        ),
        side=shape.side,
        kind=shape.kind or "person",
        note=shape.note,
    )


def _bound(text: str | None) -> str | None:
    return None if text == ".." else text


def source(id_: str, shape: SourceShape) -> Source:
    """The value of a source's model."""
    values = {name: getattr(shape, name) for name in SourceShape.model_fields}
    return Source(id=id_, **values)
