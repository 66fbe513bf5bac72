"""What all parts of a deck file have in common."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field


def described(description: str, *examples: Any, alias: str | None = None) -> Any:
    """A key of a model: not required, with what editors show of it."""
    return Field(
        default=None,
        description=description,
        examples=list(examples) or None,
        validation_alias=alias,
        serialization_alias=alias,
    )


class Shape(BaseModel):
    """What all parts of a deck file have in common: no unknown keys."""

    model_config = ConfigDict(extra="forbid")
    required: ClassVar[tuple[str, ...]] = ()
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of keys of which at least one must be there."""
    noun: ClassVar[str] = ""
    """What a person calls it."""
