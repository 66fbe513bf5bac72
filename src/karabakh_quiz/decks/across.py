"""What only shows where several decks are seen together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from karabakh_quiz.decks.draft import Draft
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import StatementShape, entries
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.suggest import did_you_mean


def same_ids(drafts: Iterable[Draft]) -> None:
    """Note decks (of one folder) that bear one id: each names the other's file."""
    seen: dict[str, Draft] = {}
    for draft in drafts:
        if draft.id is None:
            continue
        other = seen.setdefault(draft.id, draft)
        if other is not draft:
            for one, two in ((draft, other), (other, draft)):
                message = f"{_from(one, two)} is the deck '{draft.id}' as well"
                hint = "give one of them another id, or take it out of the folder"
                one.document.note([Issue("duplicate-deck", ("deck", "id"), message, hint)])


def _from(here: Draft, other: Draft) -> str:
    """The path of `other` as it is seen from the folder of `here`."""
    path = other.path.absolute()
    folder = here.path.absolute().parent
    return str(path.relative_to(folder) if path.is_relative_to(folder) else path)


def references(drafts: Sequence[Draft], known: Mapping[str, frozenset[str]]) -> None:
    """Note what points at entries of other decks that are not there.

    `known` maps the ids of all decks at hand to the ids of their entries.
    """
    claimed: dict[str, str] = {}
    for draft in drafts:
        draft.document.note(_elsewhere(draft, known))
        draft.document.note(_former(draft, known, claimed))


def entry_ids(draft: Draft) -> frozenset[str]:
    """The ids of a deck's entries."""
    file = draft.file
    return frozenset(entry.id for _, entry in entries(file) if entry.id) if file else frozenset()


def named(draft: Draft) -> Iterator[str]:
    """The ids of the other decks that a deck points at."""
    file = draft.file
    if file is None:
        return
    names = [*(file.picks or ()), *(file.pick or ())]
    for _, entry in entries(file):
        names += entry.formerly or ()
        if isinstance(entry, StatementShape) and entry.replies_to:
            names.append(entry.replies_to)
    yield from (name.partition("/")[0] for name in names if "/" in name)


def _elsewhere(draft: Draft, known: Mapping[str, frozenset[str]]) -> Iterator[Issue]:
    file = draft.file
    if file is None:
        return
    for key in ("picks", "pick"):
        for n, pick in enumerate(getattr(file, key) or ()):
            yield from _missing(pick, (key, n), known)
    for path, entry in entries(file):
        reply = entry.replies_to if isinstance(entry, StatementShape) else None
        if reply and "/" in reply:
            yield from _missing(reply, (*path, "replies-to"), known)


def _missing(name: str, path: Path, known: Mapping[str, frozenset[str]]) -> Iterator[Issue]:
    deck, slash, entry = name.partition("/")
    if not slash:
        yield Issue("unknown-entry", path, f"'{name}' names no deck", "write deck/entry", part=name)
    elif deck not in known:
        yield Issue(
            "unknown-deck",
            path,
            f"the deck '{deck}' is not at hand",
            "learners need it beside this one",
            part=name,
        )
    elif entry not in known[deck]:
        yield Issue(
            "unknown-entry",
            path,
            f"unknown entry '{name}'",
            did_you_mean(entry, sorted(known[deck])),
            part=name,
        )


def _former(
    draft: Draft, known: Mapping[str, frozenset[str]], claimed: dict[str, str]
) -> Iterator[Issue]:
    """Former identities that another deck has today, or claims as well."""
    file = draft.file
    if file is None:
        return
    for path, entry in entries(file):
        for n, old in enumerate(entry.formerly or ()):
            deck, slash, name = old.partition("/")
            where = (*path, "formerly", n)
            if slash and deck != draft.id and name in known.get(deck, ()):
                yield Issue(
                    "former-id-in-use",
                    where,
                    f"'{old}' is an entry of that deck today",
                    "progress cannot go with both; take it out of one deck",
                    part=old,
                )
            whole = old if slash else f"{draft.id}/{old}"
            other = claimed.setdefault(whole, f"{draft.id}/{entry.id}")
            if other.partition("/")[0] != draft.id:
                yield Issue(
                    "former-id-twice",
                    where,
                    f"'{other}' claims '{old}' as well",
                    "only one entry can carry the progress on",
                    part=old,
                )
