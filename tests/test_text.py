import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.text import character_name, clean, reserved, unsafe


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]52;c;aGk=\x07",  # writes the clipboard
        "\x9b31m",  # C1 form of an escape sequence
        "a\u202eb",  # right-to-left override
        "a\u2066b",  # isolate
        "a\u200bb",  # zero-width space
        "\ufeffa",
        "\U000e0041",  # tag character
        "\x7f",
        "a\u2028b",
        "\ud800",
    ],
)
def test_what_must_not_reach_a_terminal_is_found_and_taken_out(text):
    assert list(unsafe(text))
    assert not list(unsafe(clean(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Նիկոլ Փաշինյան",
        "Əliyev",
        "Захарова",
        "ნიკოლოზი",
        "Ter-Petrosyan’s “words” – 1988…",
        "e\u0301",
    ],
)
def test_the_scripts_of_our_subject_are_safe(text):
    assert not list(unsafe(text))
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("name", ["con", "NUL", "aux.yaml", "Com1", "lpt9.txt", "nul .x"])
def test_windows_keeps_some_names(name):
    assert reserved(name)


@pytest.mark.parametrize("name", ["Ani", "console", "com", "com10", "null", "lpta", ""])
def test_other_names_are_free(name):
    assert not reserved(name)


def test_offsets_and_names_say_where_and_what():
    assert list(unsafe("ab\x1bc")) == [(2, "U+001B ESCAPE")]
    assert character_name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert character_name("\x01") == "U+0001 CONTROL CHARACTER"


def test_newlines_and_tabs_stay_unless_one_line_is_asked_for():
    assert clean("a\tb\nc") == "a\tb\nc"
    assert clean(" a\tb\r\n\nc ", line=True) == "a b c"


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_safe_once_clean_and_cleaning_again_changes_nothing(text):
    once = clean(text)
    assert not list(unsafe(once))
    assert clean(once) == once
    assert "\n" not in clean(text, line=True)
