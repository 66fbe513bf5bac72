"""How a name sounds, whatever alphabet and spelling it was typed in.

`phones` turns a folded word into symbols, one a sound. A symbol remembers how
ambiguous its spelling was: `c` may be k, s, ts or (Turkish) dzh, and costs
little against each of them. `distance` is the cheapest way to turn one row of
symbols into the other, where letters that languages write for each other are
cheap (Armenian b/p, g/k and d/t; Russian g for h; ə as a or e; kh, h and x)
and everything else costs 1.

    p b f v m n l r s z t d k g h   as they sound        w   Latin w: v, or u
    S sh   Z zh   T tch   C ch as spelt (tch, kh or French sh)   J dzh   j as spelt
    5 ts   6 dz   x kh   X as spelt x   G gh   c, q as spelt   y a glide
    1 the masculine ending -sky   2 the feminine -skaya   a e i o u the vowels
"""

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

VOWELS = frozenset("aeiou")

_SPELLINGS = {
    "shch": "SC", "tsch": "T", "dsch": "J", "zsch": "T", "tch": "T", "sch": "S", "dzh": "J",
    "dzj": "J", "sz": "S", "cz": "C",
    "tsh": "T", "tzh": "Z", "dj": "J", "dž": "J", "zh": "Z", "kh": "x", "gh": "G", "ch": "C",
    "sh": "S", "ts": "5", "tz": "5", "tc": "5", "dz": "6", "ds": "6", "ph": "f", "th": "t",
    "ck": "k", "x": "X", "ou": "u", "oo": "u", "ee": "i", "aa": "a",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)) + r"|.")
_SKY = re.compile(r"sk(?:y|yy|iy|yi|ii|i|ij|yj|ey)$")
_SKAYA = re.compile(r"sk(?:a|aya|aja|aia|aja)$")
_GUE = re.compile(r"(?<=[gq])u(?=[ei])")
_BEK = re.compile(r"b[ea][kg](?=ov|li)")
"""Azerbaijani -bəyov is -bekov in Russian."""

_CHEAP = {
    "pb": 0.2, "td": 0.2, "kg": 0.2, "sz": 0.15, "SZ": 0.35, "TJ": 0.25, "CJ": 0.3, "56": 0.25,
    "fv": 0.25, "fw": 0.25, "fp": 0.4, "xG": 0.3, "xh": 0.1, "xk": 0.3, "xC": 0.15, "Gg": 0.1,
    "Gh": 0.3, "Gk": 0.35, "gh": 0.25, "CS": 0.25, "Ck": 0.35, "CT": 0.05, "TS": 0.5, "JZ": 0.25,
    "jJ": 0.0, "Jd": 0.45, "jZ": 0.1, "jy": 0.05, "jT": 0.35, "ji": 0.2, "jx": 0.2, "jh": 0.3,
    "J6": 0.4,
    "z6": 0.25, "s5": 0.25, "z5": 0.25, "c5": 0.1, "ck": 0.0, "cs": 0.15, "cz": 0.3, "cJ": 0.15,
    "cj": 0.15, "cT": 0.2, "cC": 0.2, "cg": 0.2, "T5": 0.5, "Xx": 0.05, "XC": 0.2, "XS": 0.3,
    "Ch": 0.25, "Xh": 0.15, "Xk": 0.1,
    "Xz": 0.4, "Xs": 0.5, "qk": 0.0, "qg": 0.05, "qG": 0.15, "qx": 0.3, "qh": 0.4, "wv": 0.0,
    "wu": 0.2, "vu": 0.5, "yi": 0.0, "ye": 0.1, "yh": 0.4,
    "ae": 0.15, "ai": 0.5, "ao": 0.3, "au": 0.6, "ei": 0.3, "eo": 0.3, "eu": 0.5, "iu": 0.4,
    "io": 0.6, "ou": 0.25,
}  # fmt: skip
_UNMARKED = {("s", "S"): 0.35, ("z", "Z"): 0.4}
"""Where the sign over a letter was left out: s typed for the ş of a name, never sh for its s."""
_COST = _UNMARKED | {
    pair: cost for key, cost in _CHEAP.items() for pair in ((key[0], key[1]), (key[1], key[0]))
}

FAR = 9.0
"""The distance of what is surely not the same name."""

_MOST = 1.5
_SOFT = VOWELS | {"y"}
_MAX = 24
"""Symbols of a word that are compared; no name of one word is longer."""


@lru_cache(maxsize=32768)
def phones(word: str) -> str:
    """The symbols of one folded word (small Latin letters)."""
    word = _SKAYA.sub("sk2", _SKY.sub("sk1", word))
    word = _BEK.sub("bey", _GUE.sub("", word))
    symbols: list[str] = []
    for match in _SOUND.finditer(word):
        symbols.extend(_SPELLINGS.get(match[0], match[0]))
    found: list[str] = []
    for index, symbol in enumerate(symbols[:_MAX]):
        following = symbols[index + 1] if index + 1 < len(symbols) else ""
        if (
            symbol in "yie"
            and following in VOWELS
            and (symbol != "e" or _is_ending(symbols, index))
        ):
            symbol = "y"
        elif symbol == "y" or (
            symbol == "j" and found and found[-1] in VOWELS and following not in _SOFT
        ):
            symbol = "i"
        if found and found[-1] == symbol:
            continue
        found.append(symbol)
    return "".join(found)


def _is_ending(symbols: list[str], index: int) -> bool:
    """Whether the e at `index` is that of -ean, the classical spelling of -yan."""
    return symbols[index + 1 :] == ["a", "n"]


@lru_cache(maxsize=65536)
def distance(one: str, other: str) -> float:
    """The cost of turning the symbols `one`, as typed, into `other`, as the name is.

    0 means the same sound; whatever would cost more than any name can bear is FAR.
    """
    if one == other:
        return 0.0
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = range(start, len(one) - end)
    right = range(start, len(other) - end)
    plain = Levenshtein.distance(blurred(one), blurred(other))
    if plain > (3 if max(len(one), len(other)) > 6 else 2):
        return FAR
    added = [_loose(other, place) for place in right]
    rest = other[start : len(other) - end]
    row = [0.0]
    for cost in added:
        row.append(row[-1] + cost)
    for place in left:
        symbol, dropped = one[place], _loose(one, place)
        previous, row = row, [row[0] + dropped]
        cost = row[0]
        for at, against in enumerate(rest):
            kept = previous[at]
            if symbol != against:
                kept += _COST.get((symbol, against), 1.0)
            cost = min(kept, previous[at + 1] + dropped, cost + added[at])
            row.append(cost)
        if min(row) > _MOST:
            return FAR
    return round(row[-1], 3) if row[-1] <= _MOST else FAR


@lru_cache(maxsize=65536)
def _loose(word: str, index: int) -> float:
    """What it costs to leave out the symbol at `index` of `word`."""
    symbol = word[index]
    before = word[index - 1] if index else ""
    after = word[index + 1] if index + 1 < len(word) else ""
    if symbol in VOWELS:
        if not after:  # -ov and -ova are two people; French writes Poutine
            return 0.15 if symbol == "e" else 1.2
        if before in VOWELS or after in VOWELS or "y" in (before, after):
            return 0.15
        return 0.35
    if symbol == "h":
        return 0.2 if not before or not after or (before in VOWELS and after in VOWELS) else 0.4
    if symbol == "y":
        return 0.15
    if symbol == "G":
        return 0.35
    if symbol == "s" and before == "k":  # what x leaves of ks
        return 0.3
    if symbol == "v" and not before and after == "o":  # Armenian Voskanyan, Oskanian
        return 0.2
    return 1.0


@lru_cache(maxsize=32768)
def blurred(sounds: str) -> str:
    """`sounds` with the cheap differences taken out, to find by plain edits what may be near."""
    return sounds.translate(_BLUR)


_BLUR = str.maketrans(
    dict.fromkeys("yhGj")
    | dict.fromkeys("kgxXqCc", "k")
    | dict.fromkeys("td", "t")
    | dict.fromkeys("pb", "p")
    | dict.fromkeys("szSZTJ56", "s")
    | dict.fromkeys("vfw", "v")
    | dict.fromkeys("ae", "a")
    | dict.fromkeys("ou", "o")
)
