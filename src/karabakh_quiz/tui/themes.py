"""Seven themes of eight tokens, for Textual's style sheets and for our lines.

Ink: facts. Soft: labels. Rule: hairlines. Veil: what is unmet. Here: cursor,
what is asked, what is proposed. Agrees, differs: what was right, what was not.
No hue ever stands for a country, a side or a person.
"""

from functools import lru_cache

from rich.style import Style
from textual.theme import Theme

TOKENS = ("paper", "ink", "soft", "rule", "veil", "here", "agrees", "differs")

COLOURS: dict[str, tuple[str, ...]] = {
    name: tuple(colours.split())
    for name, colours in {
        "night": "#181613 #EDE6D8 #A89E8D #4B443A #7A7060 #E3B34F #78B7D0 #F28B71",
        "paper": "#FAF6EC #221E18 #665D50 #CDC3B0 #948A79 #855700 #1B6280 #A81E45",
        "contrast": "#000000 #FFFFFF #E6E6E6 #9A9A9A #B4B4B4 #FFD84D #8FD3FF #FFA58C",
        "contrast-light": "#FFFFFF #000000 #262626 #666666 #5A5A5A #5E3C00 #003E66 #7D0F2E",
        "okabe": "#121314 #F2F2F0 #A9ABAD #484B4E #777B7F #F0E442 #56B4E9 #D55E00",
        "okabe-light": "#FFFFFF #141414 #5C5F63 #C4C7CA #8A8E92 #984776 #0072B2 #B34700",
    }.items()
}

PLAIN = "plain"
"""The terminal's own colours, for NO_COLOR: weight, dimness and reverse alone."""

NAMES = (*COLOURS, PLAIN)

_PLAIN_STYLES = {
    "ink": Style(),
    "soft": Style(dim=True),
    "rule": Style(dim=True),
    "veil": Style(dim=True),
    "here": Style(bold=True),
    "agrees": Style(),
    "differs": Style(bold=True),
    "chip": Style(bold=True, reverse=True),
}
_EXTRAS = {
    "bold": Style(bold=True),
    "italic": Style(italic=True),
    "underline": Style(underline=True),
    "reverse": Style(reverse=True),
}
_TINTS = (14, 24, 36, 50)
"""How much of `differs` a cell of the confusion matrix holds, in percent."""


@lru_cache(maxsize=512)
def style(theme: str, words: str) -> Style:
    """The style for words such as `here bold`; also `tint0` to `tint3` for backgrounds."""
    result = Style()
    for word in words.split():
        result += _EXTRAS.get(word) or _token(theme, word)
    return result


def _token(theme: str, token: str) -> Style:
    if theme == PLAIN:
        if token.startswith("tint"):
            return Style(reverse=token in ("tint2", "tint3"))
        return _PLAIN_STYLES[token]
    colours = dict(zip(TOKENS, COLOURS[theme], strict=True))
    if token == "chip":
        return Style(color=colours["paper"], bgcolor=colours["here"], bold=True)
    if token.startswith("tint"):
        share = _TINTS[int(token[-1])] / 100
        return Style(bgcolor=_mixed(colours["paper"], colours["differs"], share))
    return Style(color=colours[token])


def _mixed(base: str, other: str, share: float) -> str:
    """`share` of `other` in `base`, both `#RRGGBB`."""
    mixed = (
        round(int(base[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)


def is_dark(name: str) -> bool:
    """Whether a theme is made for a dark room."""
    return name not in ("paper", "contrast-light", "okabe-light")


def textual_theme(name: str) -> Theme:
    """The theme as Textual wants it: our tokens are variables of its style sheets."""
    if name == PLAIN:
        return _plain()
    tokens = dict(zip(TOKENS, COLOURS[name], strict=True))
    return Theme(
        name=name,
        primary=tokens["here"],
        secondary=tokens["agrees"],
        error=tokens["differs"],
        foreground=tokens["ink"],
        background=tokens["paper"],
        surface=tokens["paper"],
        panel=tokens["paper"],
        boost=tokens["paper"],
        dark=is_dark(name),
        variables={
            **tokens,
            "input-cursor-background": tokens["here"],
            "input-cursor-foreground": tokens["paper"],
            "input-cursor-text-style": "none",
            "input-selection-background": tokens["rule"],
            "input-selection-foreground": tokens["ink"],
            "screen-selection-background": tokens["rule"],
            "screen-selection-foreground": tokens["ink"],
        },
    )


def _plain() -> Theme:
    default = "ansi_default"
    return Theme(
        name=PLAIN,
        ansi=True,
        primary=default,
        secondary=default,
        error=default,
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        variables={
            **dict.fromkeys(TOKENS, default),
            "ansi-background": default,
            "ansi-foreground": default,
            "input-cursor-background": default,
            "input-cursor-foreground": default,
            "input-cursor-text-style": "reverse",
            "input-selection-background": default,
            "input-selection-foreground": default,
            "screen-selection-background": default,
            "screen-selection-foreground": default,
        },
    )
