"""What a deck must hold beyond its shape: ids, references, former names.

Each check looks at the models and names what is wrong as issues. None needs
another to have passed; what the shape left out is never complained of again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import (
    EntryShape,
    EventShape,
    FileShape,
    PersonShape,
    QuestionShape,
    RegisterShape,
    Shape,
    SourceShape,
    StatementShape,
)
from karabakh_quiz.decks.offices import Term, terms
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.questions import check_question
from karabakh_quiz.decks.resolve import person
from karabakh_quiz.decks.statements import check_event, check_statement
from karabakh_quiz.decks.suggest import Spellings, did_you_mean, nearest, slug
from karabakh_quiz.decks.tree import REFUSED

_HINTS = 100
"""Unknown names in one file for which a likely one is looked up."""

AnyEntry = EventShape | StatementShape | QuestionShape


@dataclass(slots=True)
class Known:
    """What a deck's references may point at.

    `unsure` are the nouns of which some could not be read: a name not found
    among them is not told of.
    """

    people: Mapping[str, PersonShape] = field(default_factory=dict)
    sources: Mapping[str, SourceShape] = field(default_factory=dict)
    events: Mapping[str, EventShape] = field(default_factory=dict)
    entries: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    _spellings: dict[str, Spellings] = field(default_factory=dict)
    _hints: int = 0
    _terms: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    def terms(self, id_: str) -> tuple[Term, ...]:
        """The offices that a person held; none for somebody unknown."""
        if id_ not in self._terms:
            shape = self.people.get(id_)
            self._terms[id_] = terms(person(id_, shape).offices) if shape else ()
        return self._terms[id_]

    def hint(self, noun: str, wrong: str, defined: Iterable[str]) -> str:
        """What may have been meant by `wrong`, one of those `defined`."""
        self._hints += 1
        if self._hints > _HINTS:
            return ""
        if noun not in self._spellings:
            also = None
            if noun == "person":
                also = {
                    id_: [one.name or "", *(one.also or ()), *(one.native or {}).values()]
                    for id_, one in self.people.items()
                }
            self._spellings[noun] = Spellings(defined, also)
        return self._spellings[noun].did_you_mean(wrong)


def entries(file: FileShape) -> Iterator[tuple[Path, AnyEntry]]:
    """All entries with their paths, section by section."""
    for section in ("events", "statements", "questions"):
        for n, entry in enumerate(getattr(file, section) or ()):
            yield (section, n), entry


def check_register(
    register: RegisterShape, raw: Mapping[str, Any], dropped: set[Path]
) -> Iterator[Issue]:
    """What people and sources need, be they in a register or in a deck."""
    for section in ("people", "sources"):
        for id_, one in (getattr(register, section) or {}).items():
            path = (section, id_)
            if path in dropped:
                continue
            yield from missing(one, raw[section][id_], path, dropped)
            for n, office in enumerate(getattr(one, "offices", None) or ()):
                yield from _office(office, raw[section][id_]["offices"][n], (*path, "offices", n))


def _office(office: Any, raw: Mapping[str, Any], path: Path) -> Iterator[Issue]:
    yield from missing(office, raw, path, set())
    since, until = office.since, office.until
    if (
        since
        and until
        and ".." not in (since, until)
        and edtf.parse(until).last < edtf.parse(since).first
    ):
        yield Issue(
            "end-before-start",
            (*path, "to"),
            f"the office ends ({until}) before it begins ({since})",
        )


def check_deck(
    file: FileShape, raw: Mapping[str, Any], known: Known, dropped: set[Path]
) -> Iterator[Issue]:
    """All that is wrong with the deck's head and its entries."""
    yield from missing(file, raw, (), dropped)
    if file.deck is not None and ("deck",) not in dropped:
        yield from missing(file.deck, raw["deck"], ("deck",), dropped)
    for path, entry in entries(file):
        if path in dropped:
            continue
        yield from missing(entry, raw[str(path[0])][path[1]], path, dropped)
        yield from _references(entry, path, known)
        if isinstance(entry, StatementShape):
            yield from check_statement(entry, path, known.events)
        elif isinstance(entry, EventShape):
            yield from check_event(entry, path)
        else:
            yield from check_question(entry, path)
    yield from _ids(file)
    yield from _former(file)


def missing(
    shape: Shape, raw: Mapping[str, Any], path: Path, dropped: set[Path]
) -> Iterator[Issue]:
    """Required keys that are not there, nor were left out for a fault of their own."""
    if _complete(shape):
        return
    fields = _fields(type(shape))
    strange = [str(p[-1]) for p in dropped if p[:-1] == path and p[-1] not in fields]

    def there(key: str) -> bool:
        if getattr(shape, fields[key]) is not None or (*path, key) in dropped:
            return True
        if REFUSED in strange:
            return True
        # Misspelt, it was told of already.
        return bool(strange) and nearest(key, strange) is not None

    for key in shape.required:
        if there(key):
            continue
        if key == "id" and isinstance(shape, EntryShape):
            yield _without_id(shape, raw, path)
        else:
            yield Issue("missing-key", path, f"{shape.noun} needs '{key}'", f"add '{key}:'")
    for group in shape.one_of:
        if not any(there(key) for key in group):
            words = " or ".join(f"'{key}'" for key in group)
            yield Issue("missing-key", path, f"{shape.noun} needs {words}", "add one of them")


@cache
def _fields(shape: type[Shape]) -> dict[str, str]:
    """A model's attributes by the keys they are written as."""
    return {str(f.validation_alias or name): name for name, f in shape.model_fields.items()}


@cache
def _needed(shape: type[Shape]) -> tuple[tuple[str, ...], ...]:
    """Attributes of a model, in groups of which one must be there."""
    groups = (*((key,) for key in shape.required), *shape.one_of)
    return tuple(tuple(_fields(shape)[key] for key in group) for group in groups)


def _complete(shape: Shape) -> bool:
    for group in _needed(type(shape)):
        for name in group:
            if getattr(shape, name) is not None:
                break
        else:
            return False
    return True


def _without_id(shape: Shape, raw: Mapping[str, Any], path: Path) -> Issue:
    proposal = proposed_id(raw)
    hint = f"give it one that stays for ever, such as 'id: {proposal}'" if proposal else "add 'id:'"
    return Issue("missing-id", path, f"{shape.noun} without an id", hint)


def proposed_id(raw: Mapping[str, Any]) -> str:
    """An id made of an entry's own words; empty if it has none."""
    for key in ("said", "gist", "what", "ask", "title"):
        if isinstance(raw.get(key), str) and (words := slug(raw[key].replace("{said}", ""))):
            return words
    return ""


# References


def _references(entry: AnyEntry, path: Path, known: Known) -> Iterator[Issue]:
    # Most keys are not there: asking first saves most of the calls.
    if entry.source is not None:
        yield from _unknown("source", entry.source, (*path, "source"), known.sources, known)
    if entry.sources is not None:
        yield from _unknown("source", entry.sources, (*path, "sources"), known.sources, known)
    if isinstance(entry, QuestionShape):
        return
    people = known.people
    if entry.who is not None:
        yield from _unknown("person", entry.who, (*path, "who"), people, known)
    for n, claim in enumerate(entry.contested or ()):
        # A plain name may stand here; what looks like an id must be one.
        if claim.who and claim.who not in people and _is_like_id(claim.who):
            where = (*path, "contested", n, "who")
            yield from _unknown("person", [claim.who], where, people, known)
    if isinstance(entry, StatementShape):
        yield from _of_statement(entry, path, known)


def _of_statement(entry: StatementShape, path: Path, known: Known) -> Iterator[Issue]:
    people = known.people
    if entry.misattributed_to is not None:
        where: Path = (*path, "misattributed-to")
        yield from _unknown("person", entry.misattributed_to, where, people, known)
    if isinstance(entry.role, dict):
        yield from _roles(entry.role, entry.who or [], path)
    if _is_meant_for_id(entry.to, known):
        yield from _unknown("person", [entry.to or ""], (*path, "to"), people, known)
    if entry.at is not None:
        yield from _unknown("event", [entry.at], (*path, "at"), known.events, known)
    reply = entry.replies_to
    if reply is not None and reply == entry.id:
        message, hint = "a statement cannot reply to itself", "write the id of the one it answers"
        yield Issue("answers-itself", (*path, "replies-to"), message, hint)
    elif reply is not None and "/" not in reply:
        yield from _unknown("entry", [reply], (*path, "replies-to"), known.entries, known)


def _roles(role: Mapping[str, str], who: Sequence[str], path: Path) -> Iterator[Issue]:
    for id_ in role:
        if id_ not in who:
            where = (*path, "role", id_)
            message = f"'{id_}' is no speaker of this"
            yield Issue("unknown-person", where, message, did_you_mean(id_, who), on="key")


def _is_meant_for_id(text: str | None, known: Known) -> bool:
    """Whether a text, where an id may stand as well, nearly is somebody's id."""
    if text is None or text in known.people or not _is_like_id(text):
        return False
    return known.hint("person", text, known.people).startswith("did you mean")


def _is_like_id(text: str) -> bool:
    return "-" in text and text == text.lower() and " " not in text


def _unknown(
    noun: str, names: Iterable[str], path: Path, defined: Collection[str], known: Known
) -> Iterator[Issue]:
    """Names that are not defined, and names that stand twice."""
    seen: set[str] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield Issue(
                "item-twice", (*path, n), f"'{name}' stands twice", "once is enough", part=name
            )
        seen.add(name)
        if name in defined or name == REFUSED or noun in known.unsure:
            continue
        parts = [part.strip() for part in name.split(",")]
        if len(parts) > 1 and all(part in defined for part in parts):
            hint = f"for several, write a list: [{', '.join(parts)}]"
        else:
            hint = known.hint(noun, name, defined)
        yield Issue(f"unknown-{noun}", (*path, n), f"unknown {noun} '{name}'", hint, part=name)


# Ids


def _ids(file: FileShape) -> Iterator[Issue]:
    seen: dict[str, Path] = {}
    for path, entry in entries(file):
        if not entry.id:
            continue
        if entry.id in seen:
            section, n = seen[entry.id]
            yield Issue(
                "duplicate-id",
                (*path, "id"),
                f"the id '{entry.id}' stands twice",
                f"it is also number {int(n) + 1} of the {section}; change one of them",
            )
        else:
            seen[entry.id] = path


def _former(file: FileShape) -> Iterator[Issue]:
    """Former ids that are in use again, or claimed by two entries."""
    home = (file.deck.id if file.deck else None) or ""
    ids = {entry.id for _, entry in entries(file) if entry.id}
    claimed: dict[str, str] = {}
    for path, entry in entries(file):
        for n, old in enumerate(entry.formerly or ()):
            where = (*path, "formerly", n)
            deck, slash, name = old.rpartition("/")
            if (not slash or deck == home) and name in ids:
                yield Issue(
                    "former-id-in-use",
                    where,
                    f"'{old}' is the id of an entry today",
                    "progress cannot go with both; give that entry another id",
                    part=old,
                )
            whole = old if slash else f"{home}/{old}"
            if whole in claimed:
                yield Issue(
                    "former-id-twice",
                    where,
                    f"'{claimed[whole]}' claims '{old}' as well",
                    "only one entry can carry the progress on",
                    part=old,
                )
            else:
                claimed[whole] = entry.id or ""
    if file.deck and file.deck.formerly and home in file.deck.formerly:
        n = file.deck.formerly.index(home)
        yield Issue(
            "former-id-in-use",
            ("deck", "formerly", n),
            f"'{home}' is the deck's id today",
            "write the id it had before",
            part=home,
        )
