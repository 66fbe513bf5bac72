"""Whatever a file holds, it is judged soon, in words, and harms no terminal."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks import CheckResult, check_paths, open_library
from karabakh_quiz.decks.issue import MOST
from karabakh_quiz.decks.loading import load
from karabakh_quiz.decks.render import render
from karabakh_quiz.text import unsafe
from tests.decks.test_cache import FULL
from tests.support.decks import FAULTS, MINIMAL

SIZE = 1_000_000
SECONDS = 2.0
"""Of this process' time, for a file of SIZE bytes."""
HEAD = "deck: {id: a, title: b}\n"
LAUGHS = 'a: &a ["lol", "lol"]\n' + "".join(
    f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def _many(entry: str, head: str = HEAD + "statements:\n") -> str:
    """As many entries as fit, numbered where `entry` says {n}."""
    count = SIZE // (len(entry) + 4)
    return head + "".join(entry.replace("{n}", str(n)) for n in range(count))


BIG: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * 100_000,
    "braces": lambda: "{" * SIZE,
    "dashes": lambda: "- " * (SIZE // 2),
    "keys of keys": lambda: "{?" * (SIZE // 2),
    "a long list": lambda: HEAD + "uses: [" + "a," * (SIZE // 2) + "]\n",
    "many speakers": lambda: MINIMAL.replace("ada-alpha\n", "[" + "a," * (SIZE // 2) + "]\n"),
    "unknown keys": lambda: _many("k{n}: v\n", HEAD),
    "the same key": lambda: _many("k: v\n", HEAD),
    "empty entries": lambda: _many("  - {}\n"),
    "texts for entries": lambda: _many("  - a\n"),
    "unknown people": lambda: _many("  - {id: a{n}, who: bob-{n}, when: 2023, said: b}\n"),
    "no dates": lambda: _many("  - {id: a{n}, when: {n}x}\n"),
    "three megabytes of one text": lambda: HEAD + 'about: "' + "x" * 3_000_000 + '"\n',
    "an open quote": lambda: HEAD + 'a: "' + "x\n" * (SIZE // 2),
    "colons": lambda: _many("  - said: b: c\n"),
    "spaces before a colon": lambda: "a: b: c" + " " * SIZE + "d\n",
    "spaces in brackets": lambda: 'a: ["b" c' + " " * SIZE + "d\n",
    "lines without colons": lambda: "word word\n" * (SIZE // 10),
    "tabs": lambda: HEAD + "\ta: b\n" * (SIZE // 6),
    "anchors": lambda: _many("k{n}: &a{n} x\n", HEAD),
    "laughs": lambda: LAUGHS,
    "hashes": lambda: _many("  - said: a #b\n"),
    "escapes": lambda: HEAD + "a: \x1b[31m\n" * (SIZE // 9),
    "overrides": lambda: HEAD + "a: " + "\u202e" * (SIZE // 3),
    "overrides in disguise": lambda: HEAD + 'about: "' + "\\u202e" * 3000 + '"\n',
    "nothing": lambda: "\0" * SIZE,
    "line ends": lambda: HEAD + "\r\n" * (SIZE // 2),
    "documents": lambda: "---\n" * (SIZE // 4),
    "one speaker": lambda: _many(
        "  - {id: a{n}, who: ada, when: 2023-09, said: the very same words}\n",
        HEAD + "people: {ada: {name: Ada}}\nstatements:\n",
    ),
    "offices": lambda: _many(
        "  - {id: a{n}, who: ada, when: 2022, said: word{n}}\n",
        HEAD
        + "people:\n  ada:\n    name: Ada\n    offices:\n"
        + "      - {title: x, from: 2023}\n" * 100
        + "statements:\n",
    ),
}


@pytest.mark.parametrize("name", BIG)
def test_a_megabyte_is_judged_in_two_seconds(name: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_bytes(BIG[name]().encode())
    for _ in range(3):  # on a busy machine, even this process' own time is stretched
        begun = time.process_time()
        result = check_paths([tmp_path / "deck.yaml"])
        taken = time.process_time() - begun
        if taken < SECONDS:
            break
    assert taken < SECONDS, f"{taken:.1f} s"
    assert 0 < len(result.faults) <= MOST + 40
    _is_fit_to_show(result, tmp_path / "deck.yaml")


SIGNS = [
    *"'\":#-[]{}|>%@`!&*?,\\~\t\n\r\0\x1b",
    *(
        ": ",
        " #",
        "- ",
        "&a ",
        "*a",
        "<<: ",
        "---\n",
        "...\n",
        "\n  ",
        "\u202e",
        "e\u0301",
        "\ufeff",
    ),
    *("\u2028", "\U0001d54f", "{said}", "a: b", "{a, b}", "[", "null", "x" * 300, "\n\n", "\n- "),
]
DECKS = [MINIMAL, FULL, *(path.read_text() for path in sorted(FAULTS.glob("*/deck.yaml")))]


def _mutated(text: str, rng: random.Random) -> bytes:
    """`text` with a few slips in it, such as a hand or an editor makes."""
    for _ in range(rng.choice([1, 1, 2, 3, 6])):
        lines = text.split("\n")
        a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
        at = rng.randrange(len(text) + 1)
        match rng.randrange(8):
            case 0:
                text = text[:at] + text[at + rng.randrange(1, 4) :]
            case 1 | 2:
                text = text[:at] + rng.choice(SIGNS) + text[at:]
            case 3:
                lines[a], lines[b] = lines[b], lines[a]
                text = "\n".join(lines)
            case 4:
                text = "\n".join(lines[:a] + lines[a + 1 :])
            case 5:
                text = "\n".join([*lines[:b], lines[a], *lines[b:]])
            case 6:
                lines[a] = " " * rng.randrange(4) + lines[a][rng.randrange(3) :]
                text = "\n".join(lines)
            case 7:
                lines[a] += rng.choice(SIGNS)
                text = "\n".join(lines)
    raw = text.encode()
    if rng.random() < 0.1 and raw:
        at = rng.randrange(len(raw))
        raw = raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]
    return raw


@pytest.mark.parametrize("seed", range(4))
def test_no_slip_is_met_with_a_traceback(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    path = tmp_path / "deck.yaml"
    for _ in range(100):
        path.write_bytes(_mutated(rng.choice(DECKS), rng))
        result = check_paths([path])
        _is_fit_to_show(result, path)
        library = open_library(tmp_path, [], tmp_path / "none", cache=None)
        assert bool(library.decks) == bool(result.decks)


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    _judge(raw)


_TOKENS = st.sampled_from(
    [*SIGNS, *DECKS[1].split("\n"), " ", "\n", "    ", "deck:", "statements:"]
)


@given(st.lists(_TOKENS, max_size=30).map("".join))
def test_any_words_of_the_language(text: str) -> None:
    _judge(text.encode())


def _judge(raw: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.yaml"
        path.write_bytes(raw)
        _is_fit_to_show(check_paths([path]), path)


def _is_fit_to_show(result: CheckResult, path: Path) -> None:
    """Every fault has a place in its file, words, and nothing that disturbs a terminal."""
    lines = load(path).text.split("\n")
    assert result.faults or result.decks or result.registers
    for fault in result.faults:
        if fault.path == path:
            assert 1 <= fault.line <= len(lines)
            assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.message
        assert not list(unsafe(fault.message + fault.hint + fault.excerpt))
    assert not list(unsafe(render(result.faults).replace("\n", "")))
    assert not (result.decks and not result.ok)
