"""Every theme can be read: contrast as WCAG counts it, also in 256 colours."""

import pytest
from rich.color import Color, ColorSystem

from karabakh_quiz.settings import THEMES
from karabakh_quiz.tui.themes import COLOURS, NAMES, TOKENS, style, textual_theme

TEXT = ("ink", "soft", "here", "agrees", "differs")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def reduced(colour: str) -> str:
    """The colour as a terminal of 256 colours shows it."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def tokens(theme: str) -> dict[str, str]:
    return dict(zip(TOKENS, COLOURS[theme], strict=True))


@pytest.mark.parametrize("theme", COLOURS)
def test_text_reaches_four_and_a_half_to_one(theme: str) -> None:
    colours = tokens(theme)
    least = 9.9 if theme.startswith("contrast") else 4.5
    for token in TEXT:
        assert contrast(colours[token], colours["paper"]) >= least - 0.05, token
    assert contrast(colours["veil"], colours["paper"]) >= 3


@pytest.mark.parametrize("theme", COLOURS)
def test_text_can_be_read_in_256_colours(theme: str) -> None:
    colours = {token: reduced(colour) for token, colour in tokens(theme).items()}
    for token in TEXT:
        assert contrast(colours[token], colours["paper"]) >= 4.5, token


def test_settings_offer_exactly_our_themes() -> None:
    assert {"auto", *NAMES} == set(THEMES)


def test_plain_sends_no_colour() -> None:
    for words in ("ink", "soft italic", "here bold", "chip", "differs underline", "tint3"):
        found = style("plain", words)
        assert found.color is None
        assert found.bgcolor is None
    assert style("plain", "chip").reverse
    assert textual_theme("plain").ansi


def test_tints_grow_towards_what_differs() -> None:
    paper = COLOURS["paper"][0]
    shades = [style("paper", f"tint{n}").bgcolor for n in range(4)]
    found = [contrast(shade.get_truecolor().hex, paper) for shade in shades if shade]
    assert found == sorted(found)
    assert len(found) == 4
