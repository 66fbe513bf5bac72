"""Text made safe for terminals.

Text from a deck, an import, a file name or the environment may hold escapes
that write a clipboard, overrides that reverse a line or characters nobody
sees. `unsafe` finds them (the deck's door refuses them), `clean` takes them
out (everywhere else). `plural` is what every room that counts aloud needs,
`reserved` what every room needs that makes a file's name of a person's words.
"""

import unicodedata
from collections.abc import Iterator

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062"
    "\u2063\u2064\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)


def _is_unsafe(character: str) -> bool:
    code = ord(character)
    if code < 0x20:
        return character not in "\n\t"
    if code < 0x7F:
        return False
    if code < 0xA0:  # DEL and C1
        return True
    if character in _BIDI or character in _INVISIBLE:
        return True
    return (
        0xD800 <= code <= 0xDFFF  # lone surrogates, as from undecodable file names
        or code in (0x2028, 0x2029)  # line and paragraph separators
        or 0xFE00 <= code <= 0xFE0F  # variation selectors
        or 0xE0000 <= code <= 0xE0FFF  # tags and variation selectors supplement
        or unicodedata.category(character) == "Cn"
    )


def unsafe(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, name) of each character that must not reach a terminal.

    The name is what a person can look up: `U+001B ESCAPE`.
    """
    if text.isascii() and text.isprintable():
        return
    for offset, character in enumerate(text):
        if _is_unsafe(character):
            yield offset, character_name(character)


def character_name(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`, for a character that cannot be shown."""
    controls = {
        0x00: "NULL",
        0x07: "BELL",
        0x08: "BACKSPACE",
        0x0D: "CARRIAGE RETURN",
        0x1B: "ESCAPE",
        0x7F: "DELETE",
    }
    code = ord(character)
    name = controls.get(code) or unicodedata.name(character, "") or "CONTROL CHARACTER"
    return f"U+{code:04X} {name}"


def clean(text: str, *, line: bool = False) -> str:
    """Take out of `text` whatever must not reach a terminal.

    Newlines and tabs stay, unless `line` asks for one line: then each run of
    white space becomes a single space. The result is in Unicode's composed
    form (NFC).
    """
    if not (text.isascii() and text.isprintable()):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = unicodedata.normalize("NFC", "".join(c for c in text if not _is_unsafe(c)))
    return " ".join(text.split()) if line else text


def reserved(name: str) -> bool:
    """Whether Windows keeps `name` for a device: no file or folder there can have it."""
    stem = name.partition(".")[0].rstrip().casefold()
    if stem[:3] in ("com", "lpt") and len(stem) == 4:
        return stem[3] in "0123456789\u00b9\u00b2\u00b3"
    return stem in ("con", "prn", "aux", "nul")


def plural(count: int, noun: str, several: str | None = None) -> str:
    """`1 card`, `4 cards`, `2 entries` (with `several`)."""
    return f"{count} {noun if count == 1 else several or noun + 's'}"
