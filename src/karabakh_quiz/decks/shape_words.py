"""What does not fit the models, in words."""

import re
from typing import Any

from karabakh_quiz.decks.date_words import ONE_DATE, how_to_mend, how_to_write, meant
from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import (
    ENTRY_SECTIONS,
    DeckShape,
    FileShape,
    Shape,
    keys_of,
    shape_at,
)
from karabakh_quiz.decks.positions import Path
from karabakh_quiz.decks.quoting import quoted
from karabakh_quiz.decks.suggest import nearest, slug, synonym
from karabakh_quiz.decks.surroundings import DASHES

_PLAIN = re.compile(r"[^\s,:#'\"\[\]{}][^,:#'\"\[\]{}]*")
_LISTS = {"offices": "[{{title: {}}}]", "contested": "[{{who: …, claims: {}}}]"}
"""How a text is written as a list, where that takes more than brackets."""
_KEYED = {
    **dict.fromkeys(("native", "original"), "write its language before it: {{hy: {}}}"),
    "match": "write each pair as 'one: other'",
}
"""How a text is written as keys and values, by what takes them."""


def shape_issue(kind: str, loc: Path, given: Any, context: Any, root: type[Shape]) -> Issue:
    """Put one of pydantic's errors, of `kind` at `loc`, into words for a deck's author."""
    key = next(
        (str(part) for part in reversed(loc) if isinstance(part, str) and part != "[key]"), ""
    )
    if kind == "extra_forbidden":
        return _unknown_key(loc, given, shape_at(loc[:-1], root))
    if kind == "date":
        return _date(loc, key, given, context)
    if kind == "string_too_short":
        return _empty(loc, key)
    if kind == "string_type":
        return _not_text(loc, key, given)
    if kind in ("list_type", "dict_type", "model_type", "model_attributes_type"):
        return _wrong_kind(loc, key, given, kind)
    if kind == "literal_error":
        return _unknown_word(loc, key, given, context)
    if kind == "string_pattern_mismatch":
        return _bad_pattern(loc, key, str(given))
    if kind == "string_too_long":
        return Issue("bad-id", loc, "an id of more than 100 characters", "write a shorter one")
    if kind == "too_long":
        most = context["max_length"]
        return Issue("too-big", loc, f"'{key}' names more than {most}", f"leave {most}", on="key")
    if given == "":
        return _empty(loc, key)
    if not isinstance(given, str):
        return _not_text(loc, key, given)
    if kind.startswith("bool"):
        return Issue(
            "not-true-or-false", loc, f"'{key}' cannot be '{given}'", "write true or false"
        )
    if kind in ("float_parsing", "finite_number", "greater_than_equal"):
        return Issue(
            "not-a-number", loc, f"'{key}' cannot be '{given}'", "write a number such as 0.5"
        )
    raise AssertionError(f"no words for {kind} at {loc}")


def _date(loc: Path, key: str, given: str, context: Any) -> Issue:
    code = context["code"]
    if given == "":
        return _empty(loc, key)
    if code == "unreadable-date":
        # 6.9.2023 is 6 September to some and June 9 to others; all else can be taken in one way.
        instead = "" if re.match(r"\d{1,2}[./]", given) else meant(given)
        return Issue(code, loc, f"'{given}' is no date", how_to_write(given), instead=instead)
    message = f"'{given}' cannot be: {context['text']}"
    return Issue(code, loc, message, how_to_mend(given, code))


def _empty(loc: Path, key: str) -> Issue:
    if loc[-1] == "[key]" or key == "":
        return Issue(
            "empty", loc[:-1], "a key without a name", "write it, or take the line out", on="key"
        )
    if len(loc) > 3 and loc[-2] in ("native", "original", "match"):
        return _comma(loc, key)
    name = f"'{key}:'" if isinstance(loc[-1], str) else f"a dash or comma in '{key}'"
    return Issue(
        "empty",
        loc,
        f"nothing stands after {name}",
        "write it, or take it out",
        on="key" if isinstance(loc[-1], str) else "value",
    )


def _comma(loc: Path, key: str) -> Issue:
    return Issue(
        "stray-comma",
        loc,
        f"'{key}', after the comma, is read as a key of its own",
        "a text with a comma in it needs quotes",
        on="key",
    )


def _unknown_key(loc: Path, given: Any, shape: type[Shape] | None) -> Issue:
    key = str(loc[-1])
    known = keys_of(shape) if shape else []
    near = nearest(key, known)
    if given == "" and near is None and not re.fullmatch(r"[a-z][a-z-]+", key):
        return _comma(loc, key)
    noun = f" of {shape.noun}" if shape and shape.noun else ""
    if near is None and shape is FileShape and key in keys_of(DeckShape):
        hint = "it stands under 'deck:', two spaces further right"
    else:
        near = near or synonym(key, known)
        hint = f"did you mean '{near}'?" if near else _some(known)
    return Issue("unknown-key", loc, f"'{key}' is no key{noun}", hint, on="key")


def _some(keys: list[str]) -> str:
    """The keys there are, or where to find them if they are many."""
    if len(keys) > 12:
        return f"known are {', '.join(keys[:10])} and others (see 'schema')"
    return f"known are {', '.join(keys)}"


def _unknown_word(loc: Path, key: str, given: Any, context: Any) -> Issue:
    if not isinstance(given, str):
        return _not_text(loc, key, given)
    if given == "":
        return _empty(loc, key)
    allowed = re.findall(r"'([^']+)'", context["expected"])
    near = nearest(given, allowed)
    hint = f"did you mean '{near}'?" if near else f"write one of {', '.join(allowed)}"
    return Issue("unknown-word", loc, f"'{key}' cannot be '{given}'", hint)


def _not_text(loc: Path, key: str, given: Any) -> Issue:
    what = f"'{key}' takes a text" if isinstance(loc[-1], str) else f"'{key}' takes texts"
    if isinstance(given, list):
        words = ", ".join(str(item) for item in given if isinstance(item, str))
        if key == "when" and len(given) > 1:
            return Issue("brackets", loc, f"{what}, but brackets make a list of it", ONE_DATE)
        hint = (
            f"is it text? Then write {quoted(f'[{words}]')}" if words else "take the brackets out"
        )
        return Issue("brackets", loc, f"{what}, but brackets or dashes make a list of it", hint)
    pairs = [k if v == "" else f"{k}: {v}" for k, v in given.items() if isinstance(v, str)]
    if len(pairs) == 1 and pairs[0] != next(iter(given)):
        return Issue(
            "braces",
            loc,
            f"{what}, but ': ' makes a key and a value of it",
            f"write {quoted(pairs[0])}",
        )
    hint = "is it text? Then write " + quoted("{" + ", ".join(pairs) + "}")
    return Issue("braces", loc, f"{what}, but braces or colons make keys of it", hint)


def _wrong_kind(loc: Path, key: str, given: Any, kind: str) -> Issue:
    if given == "":
        return _empty(loc, key)
    what = "a text" if isinstance(given, str) else "a list" if isinstance(given, list) else "keys"
    if kind == "list_type":
        if isinstance(given, dict):
            dash = next((name[0] for name in given if name[:1] in DASHES), "")
            if dash:
                return Issue(
                    "not-a-list",
                    loc,
                    f"'{key}' takes a list, but '{dash}' is not the dash that makes one",
                    "write '- ' before each",
                    on="key",
                )
            if any(name.startswith("-") for name in given):
                return Issue(
                    "no-space",
                    loc,
                    "a space is missing after '-'",
                    "write '- ' before each",
                    part="-",
                )
            return Issue(
                "not-a-list",
                loc,
                f"'{key}' takes a list, not keys",
                "begin each with '- '",
                on="key",
            )
        if key in ENTRY_SECTIONS:
            hint = "begin each with '- id:' on a line of its own"
            return Issue("not-a-list", loc, f"'{key}' takes a list, not a text", hint, on="key")
        listed = _LISTS.get(key, "[{}]").format(given)
        if key == "facets":  # single words, whatever stands between them
            listed = f"[{', '.join(given.replace(',', ' ').replace(';', ' ').split())}]"
        # A comma may part two of them or stand in one: that is the author's to say.
        plain = (
            key not in _LISTS
            and re.fullmatch(r"[^\s,:#'\"\[\]{}][^,:#'\"\[\]{}]*", given) is not None
        )
        return Issue(
            "not-a-list",
            loc,
            f"'{key}' takes a list, not a text",
            f"write {listed}",
            instead="[{}]" if plain else "",
        )
    if key in ("people", "sources") and len(loc) == 1:
        return Issue(
            "not-keys",
            loc,
            f"'{key}' takes ids with what belongs to each, not {what}",
            "write 'some-id:', and its keys indented below",
            on="key",
        )
    hint = _KEYED.get(key, "write 'key: value', each on a line of its own")
    text = given if isinstance(given, str) else "…"
    return Issue("not-keys", loc, f"'{key}' takes keys and values, not {what}", hint.format(text))


def _bad_pattern(loc: Path, key: str, given: str) -> Issue:
    on_key = loc[-1] == "[key]"
    path = loc[:-1] if on_key else loc
    if given == "":
        return _empty(loc, key)
    if key == "url":
        return Issue(
            "bad-url", path, f"'{given}' is no web address", "it begins with https:// or http://"
        )
    if key == "language" or (len(path) > 3 and path[-2] in ("native", "original")):
        if on_key and " " in given:
            return _comma(path, key)
        return Issue(
            "bad-language",
            path,
            f"'{given}' is no language code",
            "write en, hy, ru, az or another",
            on="key" if on_key else "value",
        )
    proposal = slug(given)
    hint = f"write {proposal}" if proposal else "write lower case letters, digits and hyphens"
    return Issue(
        "bad-id", path, f"'{given}' cannot be an id", hint, on="key" if on_key else "value"
    )
