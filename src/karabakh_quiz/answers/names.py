"""Judging a name: who was meant by what was typed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from karabakh_quiz.answers.bodies import is_body, match_body
from karabakh_quiz.answers.grades import proposed, unreadable
from karabakh_quiz.answers.name_keys import make_key
from karabakh_quiz.answers.name_match import Match, match_name
from karabakh_quiz.answers.registers import Index, People, in_public_life, index
from karabakh_quiz.answers.spelling import fold, readable
from karabakh_quiz.answers.titles import EITHER, JOINERS
from karabakh_quiz.answers.typed_names import Typed, typed_name
from karabakh_quiz.answers.verdict import Verdict
from karabakh_quiz.decks.deck import Person
from karabakh_quiz.text import clean

Expected = Person | str | Sequence[Person | str]
Said = Callable[[str], str | None]
"""From a person's id to a sentence with what that person did say, or None."""

NOTHING = "No name was read in that: type a surname, or given name and surname."
_AS_LIKELY = 0.35
"""How much worse somebody else may fit and still be who was meant."""


@dataclass(frozen=True, slots=True)
class _Question:
    """Who is expected, and who else could be named."""

    people: tuple[Person, ...]
    others: Index
    on: str | None
    said: Said | None

    @property
    def answer(self) -> str:
        names = [person.name for person in self.people]
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


@dataclass(frozen=True, slots=True)
class _Named:
    """Whom one part of the answer names: some of those expected, or somebody else."""

    text: str
    people: tuple[Person, ...] = ()
    other: Person | None = None
    unclear: str | None = None
    """Why it has to be asked again, if it has."""


def judge_name(
    typed: str,
    expected: Expected,
    *,
    register: People = (),
    on: str | None = None,
    said: Said | None = None,
) -> Verdict:
    """Judge `typed` against whoever is `expected`: a person, a plain name, or several together.

    `register` holds the people it could be confused with; `on` is the EDTF date
    of what was said, which tells who was in public life then (None: all were).
    `said` gives a sentence about what somebody else did say, for the reason.
    """
    wanted = [expected] if isinstance(expected, Person | str) else list(expected)
    if not wanted:
        raise ValueError("nobody is expected")
    others = index(register)
    question = _Question(tuple(_person(one, others) for one in wanted), others, on, said)
    answer = readable(typed)
    if answer is None or not any(c.isalpha() for c in answer):
        return unreadable(NOTHING)
    named = _read(answer, question)
    unclear = next((one.unclear for one in named if one.unclear), None)
    outsider = next((one for one in named if not one.people and not one.unclear), None)
    if outsider is not None:
        return _wrong(outsider, question)
    if unclear is not None:
        return Verdict(kind="which-one", score=0.0, reason=unclear)
    return _right(answer, [person for one in named for person in one.people], question)


def _right(answer: str, found: list[Person], question: _Question) -> Verdict:
    given = [person for person in question.people if person in found]
    read_as = ", ".join(person.name for person in given)
    plain = fold(read_as) == fold(answer)
    read = "" if plain else f" Read as {read_as}."
    if len(given) == len(question.people):
        return Verdict(
            kind="exact",
            score=1.0,
            reason=f"Right.{read}",
            read_as=read_as,
            proposed=proposed("exact"),
        )
    missing = " and ".join(p.name for p in question.people if p not in given)
    return Verdict(
        kind="partly",
        score=len(given) / len(question.people),
        reason=f"{len(given)} of {len(question.people)}: {missing} is missing.{read}",
        read_as=read_as,
        proposed=proposed("partly"),
    )


def _wrong(outsider: _Named, question: _Question) -> Verdict:
    other = outsider.other
    who = other.name if other else outsider.text
    told = question.said(other.id) if other and question.said else None
    reason = f"Not {who} but {question.answer}."
    return Verdict(
        kind="wrong",
        score=0.0,
        reason=f"{reason} {told}" if told else reason,
        read_as=other.name if other else None,
        proposed=proposed("wrong"),
        named=other.id if other else None,
    )


@lru_cache(maxsize=1024)
def _named_only(name: str) -> Person:
    return Person(id="", name=name, kind="body" if is_body(name) else "person")


def _person(one: Person | str, others: Index) -> Person:
    """A plain name is that of the register's person who bears it, else of somebody unknown."""
    if isinstance(one, Person):
        return one
    name = clean(one, line=True)
    return others.named(name) or _named_only(name)


# Reading: the whole as one name, else part by part

_SEPARATOR = re.compile(r"\s*[;&+/\n,]\s*")


def _read(answer: str, question: _Question) -> list[_Named]:
    words = answer.casefold().replace(",", " ").split()
    if any(word in EITHER for word in words[1:-1]):
        return [_Named(answer, unclear="Which one? Type one name.")]
    whole = _read_one(answer, question)
    if whole.people or whole.unclear:
        return [whole]
    parts = _parts(answer)
    if len(parts) > 1:
        read = _read_parts(parts, question)
        kept = [one for one in read if one.people or one.unclear or not _only_titles(one.text)]
        return kept or [whole]
    if len(question.people) > 1:
        return _run_together(answer, question) or [whole]
    return [whole]


def _read_parts(parts: Sequence[str], question: _Question) -> list[_Named]:
    """One part after the other; "Putin, Vladimir" is one name in two of them."""
    found: list[_Named] = []
    start = 0
    while start < len(parts):
        one = _read_one(parts[start], question)
        start += 1
        if start < len(parts) and " " not in parts[start - 1]:
            both = _read_one(f"{parts[start - 1]} {parts[start]}", question)
            after = _read_one(parts[start], question)
            if both.people and not after.people and after.other is None:
                one = both
                start += 1
        found.append(one)
    return found


def _only_titles(text: str) -> bool:
    return not typed_name(text).words


def _parts(answer: str) -> list[str]:
    parts: list[str] = []
    for piece in _SEPARATOR.split(answer):
        run: list[str] = []
        for word in piece.split():
            if word.casefold() in JOINERS:
                parts.append(" ".join(run))
                run = []
            else:
                run.append(word)
        parts.append(" ".join(run))
    return [part for part in parts if fold(part)]


def _run_together(answer: str, question: _Question) -> list[_Named]:
    """Several names with nothing between them: Pashinyan Putin Aliyev."""
    words = answer.split()
    found: list[_Named] = []
    start = 0
    while start < len(words):
        for size in (3, 2, 1):
            one = _read_one(" ".join(words[start : start + size]), question)
            if one.people or (one.unclear and size == 1):
                found.append(one)
                start += min(size, len(words) - start)
                break
        else:
            return []
    return found


def _read_one(text: str, question: _Question) -> _Named:
    """Whom `text` names, as one name."""
    typed = typed_name(text)
    if not typed.every:
        return _Named(text)
    mine = [(p, m) for p in question.people if (m := _match(typed, p)) is not None]
    ids = {person.id for person in question.people if person.id}
    theirs = [(p, m) for p, m in question.others.matches(text, typed) if p.id not in ids]
    if not mine:
        return _somebody_else(text, typed, theirs, question)
    mine.sort(key=lambda pair: (not pair[1].names, pair[1].cost))
    person, match = mine[0]
    if match.how == "given":
        return _Named(text, unclear="A given name alone is not enough: type the surname.")
    if match.how == "part":
        return _Named(text, unclear=f"Which one? {text} alone is not enough: type the whole name.")
    rivals = _rivals(match, theirs, question.on)
    better = [one for one, other in rivals if other.cost < match.cost - _AS_LIKELY]
    if better:
        return _Named(text, other=better[0])
    if rivals and match.how != "listed":
        names = sorted({person.name, *(one.name for one, _ in rivals)})
        return _Named(text, unclear=f"Which one: {' or '.join(names)}?")
    return _Named(text, people=(person,))


def _match(typed: Typed, person: Person) -> Match | None:
    if person.kind == "body":
        return match_body(typed.whole, person)
    return match_name(typed, make_key(person))


def _rivals(
    match: Match, theirs: Sequence[tuple[Person, Match]], on: str | None
) -> list[tuple[Person, Match]]:
    """Those who may as well be meant: as much of their name was typed, as well."""
    return [
        (person, other)
        for person, other in theirs
        if other.names
        and other.cost <= match.cost + _AS_LIKELY
        and (other.how == match.how or other.cost < match.cost - _AS_LIKELY)
        and (match.how != "full" or other.cost < match.cost)
        and in_public_life(person, on)
    ]


def _somebody_else(
    text: str, typed: Typed, theirs: Sequence[tuple[Person, Match]], question: _Question
) -> _Named:
    named = [person for person, match in theirs if match.names]
    present = [person for person in named if in_public_life(person, question.on)]
    if named:
        return _Named(text, other=(present or named)[0])
    if theirs and theirs[0][1].how == "given":
        return _Named(text, unclear="A given name alone is not enough: type the surname.")
    if not typed.words and not any(p.kind == "body" for p in question.people):
        return _Named(text, unclear="That is an office or a country: type a name.")
    return _Named(text)
