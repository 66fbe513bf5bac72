"""The settings file: read strictly, written without losing what people wrote."""

from pathlib import Path

import pytest

from karabakh_quiz.settings import Settings, SettingsError, change, load


def write(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


def test_values_and_keys_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, 'theme = "paper"\nanswer-mode = "type"\n[keys]\n"sitting.hint" = "x"\n')
    assert load(path) == Settings(theme="paper", answer_mode="type", keys={"sitting.hint": "x"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = ", "no sound TOML"),
        ('theme = "pink"', "write one of auto, night"),
        ('them = "night"', "there is no setting 'them'"),
        ("streak = 1", "write true or false"),
        ('keys = "x"', "write a table"),
        ("[keys]\nhint = 3", "the key of hint is 3"),
    ],
)
def test_what_cannot_be_followed_is_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert told in caught.value.sentence
    assert str(path) in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b'theme = "\xff"')
    with pytest.raises(SettingsError, match="not UTF-8"):
        load(path)


def test_a_change_keeps_comments_and_order(tmp_path: Path) -> None:
    path = write(tmp_path, '# mine\nstreak = true  # yes\ntheme = "night"\n')
    assert change(path, theme="paper", answer_mode="type").theme == "paper"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\nstreak = true  # yes\n")
    assert load(path) == Settings(theme="paper", answer_mode="type", streak=True)


def test_a_change_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    change(path, keys={"app.help": "f2"})
    assert load(path).keys == {"app.help": "f2"}


def test_a_wrong_change_leaves_the_file_alone(tmp_path: Path) -> None:
    path = write(tmp_path, 'theme = "night"\n')
    with pytest.raises(SettingsError):
        change(path, theme="pink")
    assert path.read_text(encoding="utf-8") == 'theme = "night"\n'


def test_a_corrupt_file_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, "theme = ")
    with pytest.raises(SettingsError):
        change(path, theme="paper")
    assert path.read_text(encoding="utf-8") == "theme = "
