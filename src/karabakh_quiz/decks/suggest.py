"""What somebody may have meant: the nearest of what is actually defined."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_CLOSE = 75.0
"""Percent of likeness from which a name is offered (a slip in a word of four letters)."""


def nearest(wrong: str, defined: Iterable[str] | Mapping[str, Iterable[str]]) -> str | None:
    """The defined name most like `wrong`, or None if none is.

    With a mapping, each name is also known by the spellings it maps to, and by
    the single words of all of them: `pashinian` finds `nikol-pashinyan`.
    """
    from rapidfuzz.fuzz import ratio

    best, score = None, _CLOSE
    wanted = wrong.casefold()
    for name in defined:
        spellings = [name, *(defined[name] if isinstance(defined, Mapping) else ())]
        words = {s.casefold() for s in spellings}
        words |= {word for s in words for word in re.split(r"[\s_-]+", s) if len(word) > 3}
        found = max(ratio(wanted, word) - (word != name.casefold()) for word in words)
        if found > score:
            best, score = name, found
    return best


def did_you_mean(wrong: str, defined: Iterable[str] | Mapping[str, Iterable[str]]) -> str:
    """A hint: the nearest name, else the few that there are, else nothing."""
    names = list(defined)
    found = nearest(wrong, defined)
    if found is not None:
        return f"did you mean '{found}'?"
    if 0 < len(names) <= 8:
        return f"known here: {', '.join(names)}"
    return ""


def slug(text: str, *, words: int = 6) -> str:
    """An id made of `text`'s first words: lower case, a-z, 0-9 and hyphens; may be empty."""
    from anyascii import anyascii

    plain = anyascii(unicodedata.normalize("NFKC", text)).lower().replace("'", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:words])[:60].strip("-")
