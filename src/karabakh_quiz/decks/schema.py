"""The deck language as a JSON Schema (2020-12), from the models that read it.

For editors: completion, hover help and marks while one types. What a schema
cannot say (a person that is defined, a phrase that is found) is left to
`check`.
"""

import json
from collections.abc import Iterator
from typing import Any

from karabakh_quiz.decks.models import ENTRY_SECTIONS, FileShape, Shape, shapes

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def deck_schema() -> dict[str, Any]:
    """The schema of deck files; registers of people and sources fit it as well."""
    schema = FileShape.model_json_schema(by_alias=True, mode="validation")
    parts: dict[str, Any] = {FileShape.__name__: schema, **schema["$defs"]}
    for shape in shapes():
        _demand(parts[shape.__name__], shape)
    _tidy(schema)
    properties = schema["properties"]
    defs = schema["$defs"]
    return {
        "$schema": DIALECT,
        "title": "A deck of karabakh-quiz",
        "description": (
            "A deck says who said what, and when. A register holds people and sources only, "
            "for several decks to share."
        ),
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        # A register has no 'deck'; a file with anything to learn in it is a deck.
        "if": {"anyOf": [{"required": [name]} for name in (*ENTRY_SECTIONS, "uses", "picks")]},
        "then": {"required": ["deck"]},
        "$defs": defs,
    }


def schema_text() -> str:
    """The schema as it is printed and shipped."""
    return json.dumps(deck_schema(), ensure_ascii=False, indent=2) + "\n"


def _demand(part: dict[str, Any], shape: type[Shape]) -> None:
    """The keys that must be there: to the models they are optional, `checks` asks for them."""
    if shape is FileShape:
        return
    part["title"] = shape.noun.partition(" ")[2].capitalize()
    if shape.required:
        part["required"] = list(shape.required)
    groups = [{"anyOf": [{"required": [key]} for key in group]} for group in shape.one_of]
    if groups:
        part["allOf"] = groups


def _tidy(schema: Any) -> None:
    """Take out what only says that a key may be left out, and keep out ids that are none."""
    for part in _objects(schema):
        if "properties" in part:
            for key in part["properties"].values():
                key.pop("default", None)
                key.pop("title", None)
        kinds = part.get("anyOf")
        if isinstance(kinds, list) and {"type": "null"} in kinds:
            kinds.remove({"type": "null"})
            if len(kinds) == 1:
                del part["anyOf"]
                part.update(kinds[0] | part)
        if "patternProperties" in part:
            part["additionalProperties"] = False


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in list(value.values()):
            yield from _objects(one)
    elif isinstance(value, list):
        for one in value:
            yield from _objects(one)
