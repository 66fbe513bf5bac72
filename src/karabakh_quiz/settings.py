"""How the program looks and feels: `settings.toml`, which people may edit by hand.

What changes scheduling is in the log, not here. Only the screens and the
commands read this, and pass values down.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from karabakh_quiz.errors import QuizError
from karabakh_quiz.structs import late, struct
from karabakh_quiz.text import clean

THEMES: Final = (
    "auto",
    "night",
    "paper",
    "contrast",
    "contrast-light",
    "okabe",
    "okabe-light",
    "plain",
)
SIGNS: Final = ("auto", "unicode", "ascii")
MODES: Final = ("auto", "choice", "type", "reveal")


class SettingsError(QuizError):
    """The settings file says something that cannot be followed."""


@struct
class Settings:
    """Everything the file may say, with what holds where it says nothing."""

    theme: str = "auto"
    signs: str = "auto"
    """Whether the signs of the page are drawn in Unicode or in ASCII."""
    answer_mode: str = "auto"
    """How answers are given: see `study.options`."""
    sensitive: bool = False
    """Whether entries marked as sensitive are asked."""
    streak: bool = False
    keys: Mapping[str, str] = late(factory=dict)
    """Keys of one's own, by command id: `{"sitting.hint": "x"}`."""


_ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {
    "theme": THEMES,
    "signs": SIGNS,
    "answer_mode": MODES,
}


def load(path: Path) -> Settings:
    """The settings in the file at `path`; the defaults if there is none.

    Raises `SettingsError` with one sentence that says where and what, for a
    file that is no TOML or holds an unknown name or value.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {_reason(error)}") from None
    import tomllib

    try:
        return _settings(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is no sound TOML: {_reason(error)}") from None


def change(path: Path, **values: Any) -> Settings:
    """Write `values` into the file, leaving the rest (comments, order) as it is.

    Gives the settings in force afterwards. `keys` replaces the whole table; a
    value equal to the default is written too, so that it stays.
    """
    import tomlkit

    load(path)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    document = tomlkit.parse(text)
    for name, value in values.items():
        document[name.replace("_", "-")] = value
    settings = _settings(document.unwrap(), path)
    _replace(path, tomlkit.dumps(document))
    return settings


def _replace(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    raw = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        raw.write_text(text, encoding="utf-8")
        raw.replace(path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {_reason(error)}") from None


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    known = Settings.__match_args__
    values: dict[str, Any] = {}
    for written, value in table.items():
        name = written.replace("-", "_")
        if name not in known:
            names = ", ".join(sorted(each.replace("_", "-") for each in known))
            raise SettingsError(f"{path}: there is no setting {written!r}; there are {names}")
        values[name] = _checked(written, name, value, path)
    return Settings(**values)


def _checked(written: str, name: str, value: Any, path: Path) -> Any:
    if name == "keys":
        return _keys(value, path)
    if name in _ALLOWED:
        if value not in _ALLOWED[name]:
            allowed = ", ".join(_ALLOWED[name])
            raise SettingsError(f"{path}: {written} is {value!r}; write one of {allowed}")
        return value
    if not isinstance(value, bool):
        raise SettingsError(f"{path}: {written} is {value!r}; write true or false")
    return value


def _keys(value: Any, path: Path) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise SettingsError(f'{path}: keys is {value!r}; write a table, such as [keys] "a.b" = "x"')
    keys: dict[str, str] = {}
    for command, pressed in value.items():
        if not isinstance(pressed, str) or not pressed.strip():
            raise SettingsError(
                f"{path}: the key of {clean(str(command))} is {pressed!r}; "
                'write a name, such as "x" or "ctrl+x"'
            )
        keys[clean(str(command), line=True)] = clean(pressed, line=True)
    return keys


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    text = str(error)
    return text[:1].lower() + text[1:]
