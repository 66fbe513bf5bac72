"""Structs: dataclasses with slots that cost next to nothing to define.

`dataclasses.dataclass(frozen=True, slots=True)` compiles half a dozen methods
for every class when its module is imported, 0.3 to 0.6 ms each, and about
sixty such classes stand on the way to the first question. `@struct` gives the
same class (`docs/performance.md` has the figures): equality, hash and
representation are shared functions, and `__init__` is compiled only for classes
that have more than a few instances. `dataclasses.fields`, `replace`, `asdict` and `astuple`,
`copy`, `pickle` and type checkers take such a class for a dataclass.

Fields are annotations, as there; a default that must be made anew for each
instance is written `late(factory=dict)`. `__post_init__` is called if there is one.
A subclass of a struct has its parent's fields first.
"""

from __future__ import annotations

import sys
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform, overload

    T = TypeVar("T")
else:  # importing `typing` costs more than all that is done here

    def dataclass_transform(**_):
        return lambda decorator: decorator

    def overload(function):
        return function


class _Late:
    """A default made anew for each instance."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def late(*, factory: Callable[[], T]) -> T:
    """The default of a field: what `factory` returns, called for each instance."""
    return _Late(factory)  # type: ignore[return-value]


def replace(one: T, /, **changes: Any) -> T:
    """A struct like `one` with some fields changed, without asking `dataclasses`."""
    changed: T = one.__replace__(**changes)  # type: ignore[attr-defined]
    return changed


@overload
def struct(cls: type[T], /) -> type[T]: ...
@overload
def struct(  # noqa: F811
    cls: None = None, /, *, kw_only: bool = False, frozen: bool = True
) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(late,))
def struct(  # noqa: F811
    cls: type[Any] | None = None, /, *, kw_only: bool = False, frozen: bool = True
) -> Any:
    """Make a class of annotated fields a struct; see the module's text.

    `kw_only`: fields are given by name only; `frozen=False`: they can be set,
    and instances have no hash. Raises TypeError, as a dataclass does, where a field
    without a default follows one that has one.
    """
    if cls is None:
        return lambda found: _made(found, kw_only, frozen)
    return _made(cls, kw_only, frozen)


class _NONE:
    """No default."""


BY_HAND = 8
"""Instances made before `__init__` is compiled."""


def _made(cls: type[Any], kw_only: bool, frozen: bool) -> type[Any]:
    space = dict(cls.__dict__)
    space.pop("__dict__", None)
    space.pop("__weakref__", None)
    fields: dict[str, tuple[bool, Any]] = {}  # name to: by name only, default
    for parent in reversed(cls.__mro__[1:]):
        fields.update(parent.__dict__.get("__struct_fields__", {}))
    own = [name for name, told in _annotations(cls).items() if _is_field(told)]
    for name in own:
        fields[name] = (kw_only, space.pop(name, _NONE))
    _check(fields)
    space["__slots__"] = tuple(name for name in own if name not in dir(cls.__base__))
    space["__match_args__"] = tuple(name for name, (by_name, _) in fields.items() if not by_name)
    space["__struct_fields__"] = fields
    space["__struct_frozen__"] = frozen
    space["__struct_values__"] = staticmethod(attrgetter(*fields) if fields else _nothing)
    for name in ("__dataclass_fields__", "__dataclass_params__", "__signature__"):
        space[name] = _MadeLate(name)
    space["__replace__"] = _replaced
    space["__reduce__"] = _reduced
    space.setdefault("__eq__", _is_equal)
    space.setdefault("__repr__", _told)
    if frozen:
        space["__setattr__"], space["__delattr__"] = _refuse_to_set, _refuse_to_delete
    if space.get("__hash__") is None:
        space["__hash__"] = _hashed if frozen else None
    make: Callable[..., type[Any]] = type(cls)
    made = make(cls.__name__, cls.__bases__, space)
    made.__init__ = _compiled_late(made)
    return made


def _annotations(cls: type[Any]) -> dict[str, Any]:
    """The class's own, not evaluated: what `inspect` and `typing` offer is slow to import."""
    told: dict[str, Any] | None = cls.__dict__.get("__annotations__")  # noqa: RUF063
    if told is None and sys.version_info >= (3, 14):
        from annotationlib import Format, get_annotations

        told = get_annotations(cls, format=Format.FORWARDREF)
    return told or {}


def _is_field(told: Any) -> bool:
    return "ClassVar" not in (told if isinstance(told, str) else repr(told))


def _check(fields: dict[str, tuple[bool, Any]]) -> None:
    before = ""
    for name, (by_name, default) in fields.items():
        if isinstance(default, list | dict | set):
            raise TypeError(f"the default of {name!r} can be changed: use late(factory=…)")
        if by_name:
            continue
        if default is _NONE and before:
            raise TypeError(f"{name!r}, without a default, follows {before!r}, which has one")
        before = before or ("" if default is _NONE else name)


def _compiled_late(cls: type[Any]) -> Callable[..., None]:
    """An `__init__` for the first few instances, which then puts the compiled one in its place.

    Compiling costs as much as making a hundred instances by hand, and of most
    classes a start makes one or two.
    """
    fields: dict[str, tuple[bool, Any]] = cls.__struct_fields__
    by_place = cls.__match_args__
    left = BY_HAND

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        given = {**dict(zip(by_place, values, strict=False)), **named}
        told: dict[str, Any] = {}
        wrong = len(given) < len(values) + len(named) or not given.keys() <= fields.keys()
        for name, (_, default) in fields.items():
            if name in given:
                told[name] = given[name]
            else:
                told[name] = default.make() if isinstance(default, _Late) else default
                wrong = wrong or default is _NONE
        if wrong or left < 0:
            init = _compiled(cls)  # it also says best what is wrong with a call
            cls.__init__ = init
            init(self, *values, **named)
            return
        for name, found in told.items():
            object.__setattr__(self, name, found)
        if (check := getattr(self, "__post_init__", None)) is not None:
            check()

    return __init__


def _compiled(cls: type[Any]) -> Callable[..., None]:
    """`__init__`, written out: names are identifiers, so nothing foreign is compiled."""
    fields: dict[str, tuple[bool, Any]] = cls.__struct_fields__
    known: dict[str, Any] = {"_NONE": _NONE}
    places: list[str] = ["self"]
    by_name_only: list[str] = []
    lines: list[str] = []
    for name, (by_name, default) in fields.items():
        given = name
        written = name
        if isinstance(default, _Late):
            known[f"_make_{name}"] = default.make
            written = f"{name}=_NONE"
            given = f"_make_{name}() if {name} is _NONE else {name}"
        elif default is not _NONE:
            known[f"_default_{name}"] = default
            written = f"{name}=_default_{name}"
        (by_name_only if by_name else places).append(written)
        if cls.__struct_frozen__:
            known[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f" _set_{name}(self, {given})")
        else:
            lines.append(f" self.{name} = {given}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    inside = ", ".join([*places, *(["*", *by_name_only] if by_name_only else [])])
    exec(f"def __init__({inside}):\n" + "\n".join(lines or [" pass"]), known)
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    return init


class _MadeLate:
    """What `dataclasses` and `inspect` ask a class for, found when they do."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, _: Any, cls: type[Any]) -> Any:
        if self.name == "__signature__":
            from inspect import signature

            found: Any = signature(_compiled(cls))
            first, *others = found.parameters.values()
            assert first.name == "self"
            found = found.replace(parameters=others)
        else:
            found = getattr(_as_dataclass(cls), self.name)
        setattr(cls, self.name, found)
        return found


def _as_dataclass(cls: type[Any]) -> type[Any]:
    """A dataclass with the same fields, made by `dataclasses` itself."""
    from dataclasses import MISSING, field, make_dataclass

    annotations: dict[str, Any] = {}
    for parent in reversed(cls.__mro__):
        annotations.update(_annotations(parent))
    told = []
    for name, (by_name, default) in cls.__struct_fields__.items():
        if isinstance(default, _Late):
            found = field(default_factory=default.make, kw_only=by_name)
        else:
            found = field(default=MISSING if default is _NONE else default, kw_only=by_name)
        told.append((name, annotations[name], found))
    return make_dataclass(cls.__name__, told, frozen=cls.__struct_frozen__)


# What all structs share. `__struct_values__` gives an instance's fields: a tuple, or the only one.


def _nothing(_: Any) -> tuple[()]:
    return ()


def _is_equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self is other or self.__struct_values__(self) == self.__struct_values__(other)


def _hashed(self: Any) -> int:
    return hash(self.__struct_values__(self))


def _told(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__)
    return f"{self.__class__.__qualname__}({inside})"


def _refuse_to_set(_self: Any, name: str, _value: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _replaced(self: Any, /, **changes: Any) -> Any:
    values = {name: getattr(self, name) for name in self.__struct_fields__}
    return self.__class__(**{**values, **changes})


def _reduced(self: Any) -> tuple[Any, ...]:
    return _again, (self.__class__, {n: getattr(self, n) for n in self.__struct_fields__})


def _again(cls: type[T], values: dict[str, Any]) -> T:
    return cls(**values)
