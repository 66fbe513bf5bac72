"""What a deck's entries point at: people, sources, events and each other."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import (
    AnyEntry,
    EventShape,
    PersonShape,
    QuestionShape,
    SourceShape,
    StatementShape,
)
from karabakh_quiz.decks.offices import Term, terms
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.resolve import person
from karabakh_quiz.decks.suggest import Spellings, did_you_mean
from karabakh_quiz.decks.tree import REFUSED

_HINTS = 100
"""Unknown names in one file for which a likely one is looked up."""


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
        spellings = self._spellings_of(noun, defined)
        return spellings.did_you_mean(wrong) if spellings else ""

    def meant(self, noun: str, wrong: str, defined: Iterable[str]) -> str:
        """The one of those `defined` that `wrong` most likely is; empty if that is unclear."""
        spellings = self._spellings_of(noun, defined)
        return (spellings.nearest(wrong) or "") if spellings else ""

    def _spellings_of(self, noun: str, defined: Iterable[str]) -> Spellings | None:
        """The spellings that names are looked up among; None once that was done often enough."""
        self._hints += 1
        if self._hints > _HINTS:
            return None
        if noun not in self._spellings:
            also = None
            if noun == "person":
                also = {
                    id_: [one.name or "", *(one.also or ()), *(one.native or {}).values()]
                    for id_, one in self.people.items()
                }
            # A set has an order of its own each time the program runs.
            ordered = sorted(defined) if isinstance(defined, frozenset) else defined
            self._spellings[noun] = Spellings(ordered, also)
        return self._spellings[noun]


def check_references(entry: AnyEntry, path: Path, known: Known) -> Iterator[Issue]:
    """Whatever an entry names that is not there, and what it names twice."""
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
        hint = _several(noun, name, defined, known)
        if not hint and noun == "source" and name.startswith(("http://", "https://")):
            hint = "give it an id under 'sources:', with this as its url, and write the id here"
        hint = hint or known.hint(noun, name, defined)
        yield Issue(f"unknown-{noun}", (*path, n), f"unknown {noun} '{name}'", hint, part=name)


def _several(noun: str, name: str, defined: Collection[str], known: Known) -> str:
    """A hint that `name` is several names, if that is what it is."""
    parts = [part.strip() for part in re.split(r"[,;&/]|\band\b", name) if part.strip()]
    if len(parts) < 2:
        return ""
    meant = [part if part in defined else known.meant(noun, part, defined) for part in parts]
    return f"for several, write a list: [{', '.join(meant)}]" if all(meant) else ""
