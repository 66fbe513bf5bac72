"""What a deck must hold beyond its shape: ids, references, former names.

Each check looks at the models and names what is wrong as issues. None needs
another to have passed; what the shape left out is never complained of again.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import (
    EntryShape,
    EventShape,
    FileShape,
    RegisterShape,
    Shape,
    StatementShape,
    entries,
)
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.questions import check_question
from karabakh_quiz.decks.references import Known, check_references
from karabakh_quiz.decks.statements import check_event, check_statement
from karabakh_quiz.decks.suggest import nearest, slug, synonym
from karabakh_quiz.decks.tree import REFUSED


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
        yield from check_references(entry, path, known)
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
        return any(synonym(word, [key]) for word in strange) or (
            bool(strange) and nearest(key, strange) is not None
        )

    for key in shape.required:
        if there(key):
            continue
        if key == "id" and isinstance(shape, EntryShape):
            yield _without_id(shape, raw, path)
        else:
            yield Issue("missing-key", path, f"{shape.noun} needs '{key}'", f"add '{key}:'")
    for group in shape.one_of:
        if not any(there(key) for key in group):
            *most, last = [f"'{key}'" for key in group]
            words = f"{', '.join(most)} or {last}"
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
