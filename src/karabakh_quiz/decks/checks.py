"""What a deck must hold beyond its shape: references, dates, keys, answers.

Each check looks at the models and says what is wrong as issues; none of them
needs any other to have passed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import (
    EventShape,
    FileShape,
    PersonShape,
    QuestionShape,
    Shape,
    SourceShape,
    StatementShape,
)
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.suggest import did_you_mean, slug


class Known:
    """What a deck's references may point at."""

    def __init__(
        self,
        file: FileShape,
        people: Mapping[str, PersonShape],
        sources: Mapping[str, SourceShape],
    ) -> None:
        self.people = people
        self.sources = sources
        self.events = {e.id: e for e in file.events or () if e.id}
        self.entries = {
            entry.id for _, entry in entries(file) if entry.id
        }  # fmt: skip

    def spellings(self) -> dict[str, list[str]]:
        """People's ids with the names they are known by."""
        return {id_: [p.name or "", *(p.also or ())] for id_, p in self.people.items()}


def entries(
    file: FileShape,
) -> Iterator[tuple[Path, EventShape | StatementShape | QuestionShape]]:
    """All entries with their paths, section by section."""
    for n, event in enumerate(file.events or ()):
        yield ("events", n), event
    for n, statement in enumerate(file.statements or ()):
        yield ("statements", n), statement
    for n, question in enumerate(file.questions or ()):
        yield ("questions", n), question


def missing(
    shape: Shape, raw: Mapping[str, Any], path: Path, dropped: set[Path]
) -> Iterator[Issue]:
    """Required keys that are not there."""
    fields = {str(f.validation_alias or n): n for n, f in type(shape).model_fields.items()}

    def there(key: str) -> bool:
        return getattr(shape, fields[key]) is not None or (*path, key) in dropped

    for key in shape.required:
        if not there(key):
            if key == "id":
                text = next(
                    (
                        str(raw[k])
                        for k in ("said", "gist", "what", "ask", "title")
                        if isinstance(raw.get(k), str)
                    ),
                    "",
                )
                proposal = slug(text)
                hint = f"give it one: id: {proposal}" if proposal else "give it one: id: some-words"
                yield Issue("missing-id", path, f"{shape.noun} without an id", hint)
            else:
                yield Issue("missing-key", path, f"{shape.noun} needs '{key}'", f"add '{key}:'")
    for group in shape.one_of:
        if not any(there(key) for key in group):
            words = " or ".join(f"'{key}'" for key in group)
            yield Issue(
                "missing-key", path, f"{shape.noun} needs {words}", f"add one of them: {words}"
            )


def check_entries(
    file: FileShape, raw: Mapping[str, Any], known: Known, dropped: set[Path]
) -> Iterator[Issue]:
    """All checks of all entries."""
    seen: dict[str, Path] = {}
    for path, entry in entries(file):
        yield from missing(entry, raw[str(path[0])][path[1]], path, dropped)
        if entry.id:
            if entry.id in seen:
                yield Issue(
                    "duplicate-id",
                    (*path, "id"),
                    f"the id '{entry.id}' stands twice",
                    "give one of the two another id",
                )
            seen[entry.id] = path
        for key in ("source", "sources"):
            yield from _references(entry, path, key, known.sources, "source")
        if isinstance(entry, StatementShape):
            yield from _statement(entry, path, known)
        elif isinstance(entry, EventShape):
            yield from _references(entry, path, "who", known.people, "person", known)
        else:
            yield from _question(entry, path)


def _references(
    entry: Any,
    path: Path,
    key: str,
    defined: Mapping[str, Any],
    noun: str,
    known: Known | None = None,
) -> Iterator[Issue]:
    ids = getattr(entry, key.replace("-", "_")) or ()
    for n, id_ in enumerate(ids):
        if id_ not in defined:
            names = known.spellings() if known else defined
            yield Issue(
                f"unknown-{noun}",
                (*path, key, n),
                f"unknown {noun} '{id_}'",
                did_you_mean(id_, names),
                part=id_,
            )


def _statement(entry: StatementShape, path: Path, known: Known) -> Iterator[Issue]:
    yield from _references(entry, path, "who", known.people, "person", known)
    yield from _references(entry, path, "misattributed-to", known.people, "person", known)
    if entry.at and entry.at not in known.events:
        yield Issue(
            "unknown-event",
            (*path, "at"),
            f"unknown event '{entry.at}'",
            did_you_mean(entry.at, known.events),
        )
    reply = entry.replies_to
    if reply and "/" not in reply and reply not in known.entries:
        yield Issue(
            "unknown-entry",
            (*path, "replies-to"),
            f"unknown entry '{reply}'",
            did_you_mean(reply, known.entries),
        )
    if entry.key:
        count = (entry.said or "").count(entry.key)
        if count == 0:
            yield Issue(
                "key-not-found",
                (*path, "key"),
                f"'{entry.key}' is not in 'said'",
                "write it exactly as it stands there",
            )
        elif count > 1:
            yield Issue(
                "key-twice",
                (*path, "key"),
                f"'{entry.key}' is in 'said' {count} times",
                "take a longer phrase that stands there once",
            )
    frames = (entry.gist or "").count("{said}")
    if entry.gist and entry.said and frames != 1:
        yield Issue(
            "gist-without-said",
            (*path, "gist"),
            "'gist' beside 'said' needs {said} in it, once",
            "write {said} where the words stand",
        )
    if entry.gist and not entry.said and frames:
        yield Issue(
            "gist-without-said",
            (*path, "gist"),
            "{said} in 'gist', but there is no 'said'",
            "add 'said:', or take {said} out",
            part="{said}",
        )


def _question(entry: QuestionShape, path: Path) -> Iterator[Issue]:
    if entry.answer is None:
        return
    for n, wrong in enumerate(entry.wrong or ()):
        if wrong.casefold() in {a.casefold() for a in (entry.answer, *(entry.also or ()))}:
            yield Issue(
                "answer-among-wrong",
                (*path, "wrong", n),
                f"'{wrong}' is the right answer",
                "take it out of 'wrong'",
                part=wrong,
            )
    if entry.wrong is not None and len(entry.wrong) < 2:
        yield Issue(
            "too-few-wrong",
            (*path, "wrong"),
            "one wrong answer is too few",
            "write two at least, better three",
        )
    if entry.type == "date":
        try:
            edtf.parse(entry.answer)
        except edtf.DateError as error:
            yield Issue(
                error.code,
                (*path, "answer"),
                f"'{entry.answer}': {error}",
                "write 2023-09-06, 2023-09 or 2023",
            )
