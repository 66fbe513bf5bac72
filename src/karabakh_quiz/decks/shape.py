"""The tree against the models: what does not fit is named and left out.

Whatever is wrong is taken out of the tree and the rest read again, so that one
fault never hides another: a statement with a misspelt key still has its
speaker looked up.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from pydantic import ValidationError

from karabakh_quiz.decks.issue import MOST, Issue
from karabakh_quiz.decks.models import RegisterShape, Shape
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.shape_words import shape_issue
from karabakh_quiz.decks.tree import REFUSED, Map

_ROUNDS = 4
"""Reading again after leaving things out; each round leaves out whole keys or entries."""


def read_shape(
    data: Map, root: type[RegisterShape]
) -> tuple[RegisterShape | None, list[Issue], set[Path]]:
    """The model of `data`, what did not fit, and the paths that were left out for it.

    `data` is changed: what did not fit is taken out.
    """
    issues: dict[Path, Issue] = {}
    dropped: set[Path] = set()
    for _ in range(_ROUNDS):
        try:
            return root.model_validate(data), list(issues.values()), dropped
        except ValidationError as error:
            details = error.errors(include_url=False)
        for found in _issues(islice(details, MOST), root):
            issues.setdefault(found.path, found)
        if len(details) > MOST:  # nobody reads on, so there is no need to look on
            break
        units = {_unit(tuple(detail["loc"])) for detail in details}
        for path in sorted(units, key=len, reverse=True):  # keys before what they belong to
            _drop(data, path)
            dropped.add(path)
    return None, list(issues.values()), dropped


def _unit(loc: Path) -> Path:
    """What is left out for a fault at `loc`: a key of the deck, or of an entry or person."""
    depth = {"deck": 2, "uses": 1, "picks": 1, "pick": 1}.get(str(loc[0]), 3)
    return tuple(part for part in loc[:depth] if part != "[key]")


def _drop(data: Map, path: Path) -> None:
    parent: Any = data
    for part in path[:-1]:
        parent = parent[part]
    name = path[-1]
    if isinstance(parent, list):
        empty = Map()
        empty.line = 0
        parent[int(name)] = empty
    else:
        parent.pop(name, None)


def _issues(details: Iterable[Any], root: type[Shape]) -> Iterator[Issue]:
    for detail in details:
        # Of a union's members pydantic tells one by one; their names are no part of the file.
        loc = tuple(
            part
            for part in detail["loc"]
            if not (isinstance(part, str) and part.startswith(("constrained-", "dict[")))
        )
        if detail["input"] == REFUSED or loc[-1] in (REFUSED, "<<"):
            continue
        yield shape_issue(detail["type"], loc, detail["input"], detail.get("ctx", {}), root)
