"""What a key's value may be: texts, ids, dates and lists of them, for the reader and for editors.

Each kind says how the tree's text is read (pydantic), and how an editor's
schema has it, which sees numbers and booleans where we see text.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from karabakh_quiz.decks import edtf

SLUG = r"^[a-z0-9][a-z0-9-]*$"
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"
_ONE = r"(\d{4}(-\d\d(-\d\d)?)?|\d{3}X)[~?%]?"
_EDTF = rf"^(\.\./{_ONE}|{_ONE}(/({_ONE}|\.\.))?)$"
_EDTF_END = rf"^(\.\.|{_ONE})$"
"""The form of a date, for editors; whether there is such a day is looked at in `edtf`."""


def _date(text: str) -> str:
    try:
        edtf.parse(text)
    except edtf.DateError as error:
        raise PydanticCustomError(
            "date", "{text}", {"text": str(error), "code": error.code}
        ) from None
    return text


def _end(text: str) -> str:
    return text if text == ".." else _date(text)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _item(kind: str | list[str], **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


def _one_or_many(item: Any) -> WithJsonSchema:
    """A list, or a single one that stands for a list of one."""
    (schema,) = [mark.json_schema for mark in item.__metadata__ if isinstance(mark, WithJsonSchema)]
    return WithJsonSchema({"anyOf": [schema, {"type": "array", "items": schema}]})


# What an editor's YAML takes for a number or for true is text to us, so its schema allows both.
_SCALAR = ["string", "number", "boolean"]
Text = Annotated[str, Field(min_length=1), _item(_SCALAR, minLength=1)]
Slug = Annotated[
    str,
    Field(pattern=SLUG, max_length=100),
    _item(["string", "integer"], pattern=SLUG, maxLength=100),
]
Date = Annotated[str, AfterValidator(_date), _item(["string", "integer"], pattern=_EDTF)]
End = Annotated[str, AfterValidator(_end), _item(["string", "integer"], pattern=_EDTF_END)]
"""A date, or '..' for an end that is open."""
Language = Annotated[str, Field(pattern=_LANGUAGE)]
Url = Annotated[str, Field(pattern=r"^https?://[^\s]+$")]
Reference = Annotated[
    str,
    Field(pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?$"),
    _item(["string", "integer"], pattern=r"^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)?$"),
]
Texts = list[Text]
Dates = Annotated[list[Date], BeforeValidator(_listed), _one_or_many(Date)]
Slugs = Annotated[list[Slug], BeforeValidator(_listed), _one_or_many(Slug)]
Names = Annotated[list[Text], BeforeValidator(_listed), _one_or_many(Text)]
Ids = Names
"""Ids of something defined elsewhere: whether they are is looked up, so any text passes here."""
References = Annotated[list[Reference], BeforeValidator(_listed), _one_or_many(Reference)]
Registers = Annotated[Names, Field(max_length=50)]
ByLanguage = dict[Language, Text]
