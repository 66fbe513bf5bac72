"""The tree against the models: what does not fit is named and left out.

Whatever is wrong is taken out of the tree and the rest read again, so that one
fault never hides another: a statement with a misspelt key still has its
speaker looked up.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import FileShape, RegisterShape, Shape, keys_of, shape_at
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.suggest import did_you_mean, nearest, slug
from karabakh_quiz.decks.tree import Map

_ROUNDS = 4
"""Reading again after leaving things out: keys first, then what that uncovers."""


def read_shape(data: Map, root: type[RegisterShape]) -> tuple[Any, list[Issue], set[Path]]:
    """The model of `data`, what did not fit, and the paths that were left out for it.

    `data` is changed: what did not fit is taken out.
    """
    issues: list[Issue] = []
    dropped: set[Path] = set()
    for _ in range(_ROUNDS):
        try:
            return root.model_validate(data), issues, dropped
        except ValidationError as error:
            for found in _issues(error, root, data):
                if not any(found.path == issue.path for issue in issues):
                    issues.append(found)
            for path in {_unit(tuple(e["loc"])) for e in error.errors(include_url=False)}:
                _drop(data, path)
                dropped.add(path)
    raise AssertionError("what did not fit was not taken out")


def _unit(loc: Path) -> Path:
    """What is left out for a fault at `loc`: the key of an entry, person or source."""
    depth = {"deck": 2, "uses": 1, "picks": 1}.get(str(loc[0]), 3)
    return tuple(part for part in loc[:depth] if part != "[key]")


def _drop(data: Map, path: Path) -> None:
    parent: Any = data
    for part in path[:-1]:
        parent = parent[part]
    if isinstance(parent, list):
        line = getattr(parent[int(path[-1])], "line", 0)
        parent[int(path[-1])] = empty = Map()
        empty.line = line
    else:
        parent.pop(path[-1], None)


def _issues(error: ValidationError, root: type[Shape], data: Map) -> Iterator[Issue]:
    for detail in error.errors(include_url=False, include_context=True):
        yield _issue(detail, root, data)


def _issue(detail: Any, root: type[Shape], data: Map) -> Issue:
    loc: Path = tuple(
        part for part in detail["loc"]
        if not (isinstance(part, str) and part.startswith(("constrained-", "dict[")))
    )  # fmt: skip
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = next((str(p) for p in reversed(loc) if isinstance(p, str) and p != "[key]"), "")
    if kind == "extra_forbidden":
        return _unknown_key(loc, given, shape_at(loc[:-1], root))
    if kind == "date":
        return Issue(context["code"], loc, *_date_words(context, given))
    if kind == "string_too_short":
        return Issue(
            "empty",
            loc,
            f"nothing stands after '{key}:'",
            "write it, or take the key out",
            on="key",
        )
    if kind == "string_type":
        return _not_text(loc, key, given)
    if kind in ("list_type", "dict_type", "model_type"):
        return _wrong_kind(loc, key, given, kind)
    if kind == "literal_error":
        allowed = [
            part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(",")
        ]
        hint = f"write one of: {', '.join(allowed)}"
        near = nearest(str(given), allowed)
        if near:
            hint = f"did you mean '{near}'?"
        return Issue("unknown-word", loc, f"'{key}' cannot be '{given}'", hint)
    if kind == "bool_parsing":
        return Issue(
            "not-true-or-false", loc, f"'{key}' cannot be '{given}'", "write true or false"
        )
    if kind == "float_parsing":
        return Issue("not-a-number", loc, f"'{given}' is no number", "write digits, such as 0.5")
    if kind == "string_pattern_mismatch":
        return _bad_pattern(loc, key, str(given))
    raise AssertionError(f"a fault without words: {kind}")


def _date_words(context: Any, given: str) -> tuple[str, str]:
    if context["code"] == "unreadable-date":
        return (
            f"'{given}' is no date",
            "write 2023-09-06, 2023-09 or 2023; 2023~ for about; a/b for from a to b",
        )
    return f"'{given}' cannot be: {context['text']}", ""


def _unknown_key(loc: Path, given: Any, shape: type[Shape] | None) -> Issue:
    key = str(loc[-1])
    known = keys_of(shape) if shape else []
    where = f" in {shape.noun}" if shape and shape.noun else ""
    if given == "" and not nearest(key, known):
        return Issue("stray-comma", loc, f"'{key}' is read as a key with nothing after it",
                     "a text with a comma in it needs quotes", on="key")  # fmt: skip
    near = nearest(key, known)
    hint = f"did you mean '{near}'?" if near else f"known here: {', '.join(known)}"
    return Issue("unknown-key", loc, f"unknown key '{key}'{where}", hint, on="key")


def _not_text(loc: Path, key: str, given: Any) -> Issue:
    if isinstance(given, list):
        words = ", ".join(str(item) for item in given if isinstance(item, str))
        return Issue("brackets", loc, f"'{key}' is a text, but [ ] makes a list of it",
                     f"put it in quotes: '[{words}]'" if words else "put it in quotes")  # fmt: skip
    words = ", ".join(k if v == "" else f"{k}: {v}" for k, v in given.items() if isinstance(v, str))
    return Issue("braces", loc, f"'{key}' is a text, but {{ }} or a colon makes keys of it",
                 f"put it in quotes: '{{{words}}}'" if words else "put it in quotes")  # fmt: skip


def _wrong_kind(loc: Path, key: str, given: Any, kind: str) -> Issue:
    what = {str: "a text", list: "a list", Map: "keys and values"}[type(given)]
    if given == "":
        return Issue(
            "empty",
            loc,
            f"nothing stands after '{key}:'",
            "write it, or take the key out",
            on="key",
        )
    if kind == "list_type":
        hint = f"write a list: [{given}]" if isinstance(given, str) else "begin each with '- '"
        return Issue("not-a-list", loc, f"'{key}' takes a list, not {what}", hint)
    hint = "write 'key: value', one to a line"
    if kind == "dict_type" and key in ("people", "sources"):
        hint = "write each under its id, 'some-id:', and its keys below it"
    return Issue("not-keys", loc, f"'{key}' takes keys and values, not {what}", hint)


def _bad_pattern(loc: Path, key: str, given: str) -> Issue:
    on: Any = "key" if loc[-1] == "[key]" else "value"
    path = tuple(part for part in loc if part != "[key]")
    if key == "url":
        return Issue(
            "bad-url", path, f"'{given}' is no address", "it begins with https:// or http://"
        )
    if key == "language" or (len(path) > 3 and path[-2] in ("native", "original")):
        return Issue(
            "bad-language", path, f"'{given}' is no language code", "write en, hy, ru, az …", on
        )
    proposal = slug(given)
    hint = "ids are lower case letters, digits and hyphens"
    return Issue(
        "bad-id", path, f"'{given}' is no id", f"{hint}: {proposal}" if proposal else hint, on
    )


__all__ = ["FileShape", "did_you_mean", "read_shape"]
