"""What we write is read back as it was meant."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.cards import card_warnings
from karabakh_quiz.decks import check_paths
from karabakh_quiz.decks.render import render
from karabakh_quiz.decks.template import template
from karabakh_quiz.decks.writing import is_slug, scalar, slug


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])))
def test_a_scalar_is_read_back(text: str) -> None:
    assert yaml.load(f"key: {scalar(text)}\n", yaml.BaseLoader) == {"key": text}
    assert yaml.load(f"- {scalar(text)}\n", yaml.BaseLoader) == [text]


@pytest.mark.parametrize("text", ["a\nb", "tab\there", 'say "so"', "back\\slash", "", " x ", "#"])
def test_what_yaml_would_bend_is_quoted(text: str) -> None:
    assert scalar(text).startswith('"')
    assert yaml.load(f"key: {scalar(text)}\n", yaml.BaseLoader) == {"key": text}


def test_what_is_plain_stays_plain() -> None:
    assert scalar("Prime Minister of Armenia") == "Prime Minister of Armenia"
    assert scalar("la Repubblica (Italy)") == "la Repubblica (Italy)"


@given(st.text(), st.sets(st.text()))
def test_a_slug_is_one_and_new(text: str, taken: set[str]) -> None:
    made = slug(text, taken)
    assert is_slug(made)
    assert made not in taken
    assert slug(text, {made}) != made


def test_slugs_are_made_of_the_first_words_in_latin_letters() -> None:
    assert slug("We can't say: it is so, and why") == "we-cant-say-it-is"
    assert slug("Նիկոլ Փաշինյան") == "nikol-pashinyan"
    assert slug("???") == "entry"


@pytest.mark.parametrize("title", ["Autumn", "Who said: what?", "No", "50 % # of it", '"Ha"'])
def test_a_new_deck_passes_the_strictest_check(title: str, tmp_path: Path) -> None:
    path = tmp_path / "autumn.yaml"
    path.write_text(template("autumn", title), encoding="utf-8")
    found = check_paths([path], lints=[card_warnings], strict=True)
    assert render(found.faults) == ""
    (deck,) = found.decks
    assert (deck.id, deck.title) == ("autumn", title)
