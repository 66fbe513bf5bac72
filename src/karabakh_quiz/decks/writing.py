"""Writing YAML that our own reader reads back as it was meant."""

import re
import unicodedata

_PLAIN = re.compile(r"[^\W_](?:[\w ,.;()'\u2019\u2013/+-]*[\w.)'\u2019])?")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")


def scalar(text: str) -> str:
    """`text` as a YAML scalar on one line: plain where nothing could be misread, else quoted."""
    plain = _PLAIN.fullmatch(text) and not text.endswith(".") and ", " not in text
    if plain and unicodedata.is_normalized("NFC", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("\n", "\\n").replace("\t", "\\t")


def slug(text: str, taken: frozenset[str] | set[str] = frozenset(), *, words: int = 5) -> str:
    """An id made of the first words of `text`, in Latin letters, not among `taken`."""
    from anyascii import anyascii

    found = re.findall(r"[a-z0-9]+", re.sub("['\u2019`]", "", anyascii(text)).lower())
    base = "-".join(found[:words])[:60].strip("-") or "entry"
    candidate, number = base, 1
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return candidate


def is_slug(text: str) -> bool:
    """Whether `text` can be an id."""
    return _SLUG.fullmatch(text) is not None
