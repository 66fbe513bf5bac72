"""The schema for editors: made of the same models, shipped as made, at one with `check`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from karabakh_quiz.decks.schema import DIALECT, deck_schema, schema_text
from tests.decks.test_cache import FULL
from tests.support.decks import FAULTS

SHIPPED = Path(__file__).parents[2] / "decks"
SCHEMA = deck_schema()
SEEN_BY_AN_EDITOR = [
    *("bad-id", "bad-language", "bad-url", "braces", "brackets", "empty", "missing-id"),
    *("missing-key", "not-a-list", "not-keys", "not-true-or-false", "stray-comma"),
    *("unknown-key", "unknown-word", "unreadable-date"),
]


class EditorLoader(yaml.CSafeLoader):
    """YAML as editors read it: 1.2's numbers and booleans, and no dates."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [
            (tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":merge"))
        ]
        for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def _errors(text: str) -> list[str]:
    data = yaml.load(text, EditorLoader)
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_shipped_schema_is_the_one_that_is_made() -> None:
    assert (SHIPPED / "deck.schema.json").read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema_of_2020_12() -> None:
    assert SCHEMA["$schema"] == DIALECT
    Draft202012Validator.check_schema(SCHEMA)


def _keys() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in [("file", SCHEMA), *SCHEMA["$defs"].items()]:
        for key, value in part["properties"].items():
            yield f"{name}.{key}", value


@pytest.mark.parametrize(("key", "schema"), list(_keys()), ids=[key for key, _ in _keys()])
def test_every_key_is_described_and_has_examples_that_fit(key: str, schema: dict[str, Any]) -> None:
    assert schema["description"].endswith(".")
    assert schema["examples"]
    whole = {**schema, "$defs": SCHEMA["$defs"]}
    for example in schema["examples"]:
        assert not list(Draft202012Validator(whole).iter_errors(json.loads(json.dumps(example))))


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_decks_and_registers_fit(path: Path) -> None:
    assert _errors(path.read_text(encoding="utf-8")) == []


def test_a_deck_with_everything_in_it_fits() -> None:
    assert _errors(FULL) == []


@pytest.mark.parametrize("code", SEEN_BY_AN_EDITOR)
def test_an_editor_sees_what_is_wrong_with_the_shape(code: str) -> None:
    assert _errors((FAULTS / code / "deck.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "deck: {id: a, title: 1988}\n",
        "deck: {id: 1988, title: No}\n",
        "people: {ada: {name: Ada, also: [No, 12]}}\n",
        "deck: {id: a, title: b}\nevents: [{id: c, what: d, when: 2023}]\n",
        "deck: {id: a, title: b}\nevents: [{id: c, what: d, when: 2023-09-11/2023-09-20}]\n",
        "deck: {id: a, title: b}\nevents: [{id: c, what: d, when: 198X~}]\n",
        "deck: {id: a, title: b}\nevents: [{id: c, what: d, when: ../2023-24, also-when: 2020}]\n",
    ],
)
def test_what_editors_take_for_numbers_is_fit_to_be_a_text(text: str) -> None:
    assert _errors(text) == []
