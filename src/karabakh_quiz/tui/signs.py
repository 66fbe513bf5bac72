"""The signs of the page, and their stand-ins where a terminal has ASCII only.

All are in WGL4, box drawing or block elements, which every common terminal
font has; `✓ ✗ ◐ ▸` are not.
"""

CARD = {"new": "◦", "learning": "○", "held": "●", "suspended": "║"}
EVENT = {"unmet": "□", "met": "■"}
FLAG = "†"
HERE = "►"
VEIL = "░"
LEVELS = " ▁▂▃▄▅▆▇█"
HEAVY, LIGHT, REST = "━", "─", "·"
MORE_BELOW, MORE_ABOVE = "↓", "↑"

_ASCII = {
    "◦": ".", "○": "o", "●": "@", "║": "/", "□": "%", "■": "#", "†": "!", "►": ">", "░": ":",
    "┐": "+", "│": "|", "┘": "+", "┤": "+", "├": "+", "┼": "+", "━": "=", "─": "-", "·": ".",
    "╵": "'", "╷": ".",
    "≈": "~", "≠": "x", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-",
    "−": "-", "×": "x", "↑": "^", "↓": "v", "←": "<", "→": ">", "▲": "^", "▼": "v", "\u00a0": " ",
    "▁": "1", "▂": "2", "▃": "3", "▄": "4", "▅": "5", "▆": "6", "▇": "7", "█": "8",
}  # fmt: skip
_ONE_CELL = str.maketrans({key: value for key, value in _ASCII.items() if len(value) == 1})


def ascii_only(text: str) -> str:
    """`text` in ASCII, cell for cell where a sign of ours is concerned.

    Letters of other scripts are transliterated, which may change the length.
    """
    text = text.translate(_ONE_CELL).replace("…", ".")
    if text.isascii():
        return text
    from anyascii import anyascii

    return anyascii(text)
