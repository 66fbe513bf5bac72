"""Any script, in small Latin letters: `fold("Փաշինյան")` is `pashinyan`.

Letters that `anyascii` writes otherwise than newspapers do (`ç`, `ə`, `х`,
`ու`) are mapped first, as `x` and `j` are in words that are plainly Azerbaijani.
"""

import unicodedata
from functools import lru_cache

from anyascii import anyascii

LONGEST = 400
"""Characters of an answer that are looked at; a longer one is no answer."""

_NATIVE = str.maketrans(
    {
        "ç": "ch", "ş": "sh", "ə": "a", "ı": "i", "ğ": "gh", "ö": "o", "ü": "u", "â": "a",
        "č": "ch", "š": "sh", "ž": "zh", "ć": "ch", "đ": "dj", "ł": "l", "ß": "ss",
        "х": "kh", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ы": "y", "э": "e",
        "ю": "yu", "я": "ya", "ё": "yo", "й": "y", "ъ": "", "ь": "", "є": "ye", "ї": "yi",
        "і": "i", "ґ": "g", "ә": "a", "ғ": "gh", "ҹ": "j", "ҝ": "g", "ј": "y", "ө": "o",
        "ү": "u", "һ": "h",
        "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "y",
        "թ": "t", "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h",
        "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o",
        "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r",
        "ց": "ts", "ւ": "v", "փ": "p", "ք": "k", "և": "ev", "օ": "o", "ֆ": "f",
    }
)  # fmt: skip


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


def folded(text: str) -> frozenset[str]:
    """The words of a list, each as `fold` writes it."""
    return frozenset(part for word in text.split() for part in fold(word).split())


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Small ASCII letters, digits, and single spaces for everything else."""
    text = text.replace("İ", "i").casefold().replace("i\u0307", "i")
    text = unicodedata.normalize("NFC", text).replace("ու", "u")
    plain = text if text.isascii() else anyascii(text.translate(_NATIVE)).lower()
    return " ".join("".join(c if c.isalnum() else " " for c in plain.replace("'", "")).split())
