"""Names exported late (PEP 562), so that importing a room costs nothing.

A room's `__init__` says which module holds each public name; the module is
imported when the name is first used.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def exports(
    room: str, names: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Make `__getattr__` and `__dir__` for the package `room`.

    `names` maps a public name to the module inside the room that defines it:
    `{"read_deck": "reader"}`. The value is kept on the package after its first
    use, so the second use is a plain attribute.
    """

    def getattr_(name: str) -> Any:
        try:
            module = names[name]
        except KeyError:
            raise AttributeError(f"module {room!r} has no attribute {name!r}") from None
        value = getattr(import_module(f"{room}.{module}"), name)
        setattr(import_module(room), name, value)
        return value

    def dir_() -> list[str]:
        return sorted(names)

    return getattr_, dir_
