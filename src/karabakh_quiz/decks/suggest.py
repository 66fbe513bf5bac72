"""What somebody may have meant: the nearest of what is actually defined."""

import re
import unicodedata
from collections.abc import Iterable, Mapping


def nearest(
    wrong: str, defined: Iterable[str], also: Mapping[str, Iterable[str]] | None = None
) -> str | None:
    """The defined name most like `wrong`, or None if none is.

    `also` has further spellings of the names. A name is known by its single
    words, too: `pashinian` finds `nikol-pashinyan`.
    """
    from rapidfuzz.distance import OSA

    best, least = None, 1.0
    wanted = wrong.casefold()
    for name in defined:
        spellings = {s.casefold() for s in (name, *((also or {}).get(name) or ()))}
        parts = {w for s in spellings for w in re.split(r"[\s_-]+", s) if len(w) > 3}
        for spelling in spellings | parts:
            slips = OSA.distance(wanted, spelling)
            size = max(len(wanted), len(spelling))
            if slips > _slips_in(size):
                continue
            # A word of a name counts for a little less than the whole of it.
            far = slips / size + (0.01 if spelling not in spellings else 0)
            if far < least:
                best, least = name, far
    return best


def _slips_in(size: int) -> int:
    """How many letters may be wrong, missing, too many or swapped in a word of `size`."""
    return 0 if size < 3 else 1 if size < 6 else 2 if size < 10 else size // 5


def did_you_mean(
    wrong: str, defined: Iterable[str], also: Mapping[str, Iterable[str]] | None = None
) -> str:
    """A hint: the nearest name, else the few that there are, else nothing."""
    names = list(defined)
    found = nearest(wrong, names, also)
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
