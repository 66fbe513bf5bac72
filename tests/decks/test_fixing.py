"""`check --fix`: what can be meant in one way only is written so; all else stays as it was."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks import check_paths, read_deck
from karabakh_quiz.decks.fixing import fix, fix_paths
from tests.decks.test_cache import FULL
from tests.support.decks import FAULTS, MINIMAL

NOWHERE = Path("deck.yaml")


def _fixed(text: str) -> str:
    return fix(NOWHERE, text.encode())[0].decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    said: War: never again", "    said: 'War: never again'"),
        ("    said: War: never again  # a remark", "    said: 'War: never again'  # a remark"),
        ("    said: It's war: stop", '    said: "It\'s war: stop"'),
        ("    said: @all of you", "    said: '@all of you'"),
        ("    said: *we* shall", "    said: '*we* shall'"),
        ("    said: %100", "    said: '%100'"),
        ('    said: "We" shall build', "    said: '\"We\" shall build'"),
        ("    said: 'it's ours'", '    said: "it\'s ours"'),
        ("    said: [sic] we shall", "    said: '[sic] we shall'"),
        ("    said:we shall", "    said: we shall"),
        ('    said: "a \\w b"', "    said: 'a \\w b'"),
        ("    said: we shall\n    tags: bridges", "    said: we shall\n    tags: [bridges]"),
        (
            "    said: we shall\n    also-when: 2023-9-7",
            "    said: we shall\n    also-when: 2023-09-07",
        ),
        *(
            (
                f"    said: we shall\n    also-when: {date}",
                f"    said: we shall\n    also-when: {edtf}",
            )
            for date, edtf in [
                ("7 September 2023", "2023-09-07"),
                ("Sept. 7, 2023", "2023-09-07"),
                ("May 2023", "2023-05"),
                ("2023/9/7", "2023-09-07"),
                ("c. 1992", "1992~"),
                ("1991–1994", "1991/1994"),
            ]
        ),
        ("    said: we\u200b shall", "    said: we shall"),
        ("    said: \u202awe shall\u202c", "    said: we shall"),
    ],
)
def test_what_can_be_meant_in_one_way_only(before: str, after: str) -> None:
    said = "    said: we shall build a bridge"
    assert _fixed(MINIMAL.replace(said, before)) == MINIMAL.replace(said, after)


@pytest.mark.parametrize(
    "line",
    [
        "    said: we shall #1",
        "    said: [inaudible]",
        "    said: we shall\n    tags: bridges, rivers",
        "    said: we shall\n    sayd: we shall",
        "    said: we shall\n    also-when: 6.9.2023",
        "    said: we shall\n    also-when: 2023-02-30",
        "    said: we shall\n    also-when: 31 February 2023",
        "    said: we shall\n    also-when: 6 Foo 2023",
        '    said: "we shall',
        "\tsaid: we shall",
        "   said: we shall",
        "    said: we \x1b[31m shall",
    ],
)
def test_what_its_author_must_decide_is_left(line: str) -> None:
    text = MINIMAL.replace("    said: we shall build a bridge", line)
    assert fix(NOWHERE, text.encode()) == (text.encode(), ())
    assert text != MINIMAL


def test_ids_are_made_of_the_words_and_differ() -> None:
    text = MINIMAL.replace("- id: bridge\n    who", "- who") + (
        "  # a remark\n"
        "  - {who: ada-alpha, when: 2023, said: We shall build a bridge!, source: gazette}\n"
        "  -\n"
        "    gist: '…'\n"
        "    who: ada-alpha\n"
        "    when: 2024\n"
        "    source: gazette\n"
    )
    assert _fixed(text) == MINIMAL.replace("id: bridge", "id: we-shall-build-a-bridge") + (
        "  # a remark\n"
        "  - {id: we-shall-build-a-bridge-2, who: ada-alpha, when: 2023, "
        "said: We shall build a bridge!, source: gazette}\n"
        "  -\n"
        "    id: statement-3\n"
        "    gist: '…'\n"
        "    who: ada-alpha\n"
        "    when: 2024\n"
        "    source: gazette\n"
    )


def test_what_was_mended_is_told_by_line() -> None:
    text = MINIMAL.replace("- id: bridge\n    who", "- who").replace("when: 2023", "when: c. 2023")
    text = text.replace("c. 2023-09-06", "2023-9-6").replace("we shall", "War: we shall")
    raw, fixes = fix(NOWHERE, text.encode())
    assert [(one.line, one.code, one.change) for one in fixes] == [
        (11, "missing-id", "id: war-we-shall-build-a-bridge"),
        (12, "unreadable-date", "2023-09-06"),
        (13, "unquoted-colon", "said: 'War: we shall build a bridge'"),
    ]
    assert fix(NOWHERE, raw) == (raw, ())


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["", "{eol}", "{eol}{eol}  # the end"])
def test_line_ends_and_marks_stay(eol: str, mark: bytes, end: str) -> None:
    def encoded(text: str) -> bytes:
        text = text.rstrip("\n") + end.replace("{eol}", "\n")
        return mark + text.replace("\n", eol).encode()

    before = encoded(MINIMAL.replace("- id: bridge\n    who", "- who"))
    after = encoded(MINIMAL.replace("id: bridge", "id: we-shall-build-a-bridge"))
    assert fix(NOWHERE, before)[0] == after


def test_a_line_written_with_loose_accents_is_left() -> None:
    text = MINIMAL.replace("said: we shall", "said: cafe\u0301: we shall")
    assert fix(NOWHERE, text.encode()) == (text.encode(), ())


def test_a_sound_deck_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(MINIMAL)
    before = path.stat()
    assert fix_paths([tmp_path]) == ()
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_files_are_mended_in_place_with_their_rights(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text(MINIMAL.replace("- id: bridge\n    who", "- who"))
    real.chmod(0o640)
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(real)
    (folder / "not.yaml").write_bytes(b"\xff\xfe")
    (one,) = fix_paths([folder])
    assert one.path == folder / "link.yaml"
    assert (folder / "link.yaml").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert read_deck(real).entries[0].id == "we-shall-build-a-bridge"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["decks", "real.yaml"]


@pytest.mark.parametrize("code", sorted(path.parent.name for path in FAULTS.glob("*/deck.yaml")))
def test_mending_makes_no_deck_worse(code: str) -> None:
    path = FAULTS / code / "deck.yaml"
    raw = path.read_bytes()
    mended, fixes = fix(path, raw)
    assert (mended == raw) == (not fixes)
    assert fix(path, mended) == (mended, ())


@given(st.sets(st.integers(0, len(FULL.split("\n")) - 1), max_size=6))
def test_adding_ids_changes_nothing_else(lines: set[int]) -> None:
    kept = [
        line.replace("id: ", "wrong: ", 1) if n in lines and line.startswith("  - id: ") else line
        for n, line in enumerate(FULL.split("\n"))
    ]
    text = "\n".join(line for line in kept if not line.startswith("  - wrong: "))
    mended = _fixed(text)
    assert [line for line in mended.split("\n") if line in text.split("\n")] == text.split("\n")


def test_a_deck_with_three_slips_is_mended_whole(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(
        MINIMAL.replace("- id: bridge\n    who", "- who")
        .replace("said: we", "said: War: we")
        .replace("2023-09-06", "2023/09/06")
    )
    assert len(check_paths([path]).faults) == 3
    assert len(fix_paths([path])) == 3
    assert check_paths([path]).faults == ()
