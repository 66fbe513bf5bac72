"""A deck as one file: what goes in comes out, and nothing else gets in."""

import io
import json
import os
import stat
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from karabakh_quiz.decks import DeckFaults, read_deck
from karabakh_quiz.decks.template import template
from karabakh_quiz.errors import QuizError
from karabakh_quiz.exchange import packs
from karabakh_quiz.exchange.intake import candidate, copy_deck
from karabakh_quiz.exchange.packs import LARGEST_FILE, Pack, PackError, is_inside, pack, unpack

SHIPPED = Path(__file__).parents[2] / "decks"
DECK = template("autumn", "Autumn").encode()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "teacher" / "autumn.yaml"
    path.parent.mkdir()
    path.write_bytes(DECK)
    return path


def listed(contents: dict[str, bytes], **more: Any) -> dict[str, Any]:
    return {
        "format": "karabakh-quiz deck",
        "version": 1,
        "id": "autumn",
        "title": "Autumn",
        "deck": "autumn.yaml",
        "files": {name: sha256(content).hexdigest() for name, content in contents.items()},
        **more,
    }


def archive(
    path: Path, contents: dict[str, bytes], more_files: dict[str, bytes] | None = None, **more: Any
) -> Path:
    """A pack with its list, which tells of all files unless `more` says otherwise."""
    everything = {**contents, **(more_files or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("pack.json", json.dumps(listed(everything, **more)))
        for name, content in everything.items():
            packed.writestr(name, content)
    return path


def test_what_is_packed_comes_out_again(deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.deck.zip"
    path.write_bytes(pack(deck))
    found = unpack(path)
    assert (found.id, found.title, found.deck) == ("autumn", "Autumn", "autumn.yaml")
    assert found.files == {"autumn.yaml": DECK}


def test_registers_go_along_where_the_deck_looks_for_them(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(pack(SHIPPED / "armenia-russia-2023.yaml"))
    found = unpack(path)
    assert set(found.files) == {"armenia-russia-2023.yaml", "people.yaml", "sources.yaml"}
    written = found.write(tmp_path / "student")
    theirs, ours = read_deck(written), read_deck(SHIPPED / "armenia-russia-2023.yaml")
    assert [e.id for e in theirs.entries] == [e.id for e in ours.entries]


def test_the_same_deck_makes_the_same_bytes(deck: Path) -> None:
    assert pack(deck) == pack(deck)


def test_a_faulty_deck_is_not_packed(deck: Path) -> None:
    deck.write_text("deck: {id: autumn}\n", encoding="utf-8")
    with pytest.raises(DeckFaults):
        pack(deck)


@pytest.mark.parametrize(
    "name",
    [
        "../evil.yaml", "/etc/evil.yaml", "a/../../evil.yaml", "C:evil.yaml", "a\\..\\evil.yaml",
        ".hidden.yaml", "a/.git/x.yaml", "evil.sh", "evil", "a//b.yaml", "con.yaml", "a/nul.yml",
        "x\u202eyaml.yaml", "esc\x1b[2J.yaml", "trail./x.yaml", "~root.yaml", " x.yaml", "a/",
        "b/pack.json", "x" * 300 + ".yaml", "new\nline.yaml",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / "a.zip", {"autumn.yaml": DECK}, {name: b"x: 1\n"})
    with pytest.raises(PackError, match="no place in a packed deck"):
        unpack(path)


@given(st.text(max_size=40))
def test_a_name_that_is_let_in_stays_in_its_folder(name: str) -> None:
    if is_inside(name):
        inside = Path("/somewhere/deep") / name
        assert inside.resolve().is_relative_to("/somewhere/deep")
        assert "\\" not in name
        assert name.isprintable()


def test_a_link_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        info = zipfile.ZipInfo("autumn.yaml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(info, "/etc/passwd")
    with pytest.raises(PackError, match="no place"):
        unpack(path)


def test_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "bomb.zip", {"autumn.yaml": b"\0" * (LARGEST_FILE + 1)})
    assert path.stat().st_size < 100_000
    with pytest.raises(PackError, match="holds more than"):
        unpack(path)


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    raw = archive(tmp_path / "a.zip", {"autumn.yaml": b"#" * 200_000}).read_bytes()
    lied = raw.replace((200_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lied != raw
    path = tmp_path / "b.zip"
    path.write_bytes(lied)
    with pytest.raises(PackError):
        unpack(path)


def test_a_bomb_of_many_files_is_stopped_at_what_all_may_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "LARGEST", 1_000_000)
    many = {f"n{n}.yaml": b"#" * 90_000 for n in range(20)}
    path = archive(tmp_path / "bomb.zip", many)
    assert path.stat().st_size < 30_000
    with pytest.raises(PackError, match="holds more than"):
        unpack(path)


def test_an_archive_that_repeats_one_piece_is_refused(tmp_path: Path) -> None:
    """Two names for the same packed bytes: how small archives come to unpack to everything."""
    raw = archive(tmp_path / "a.zip", {"a.yaml": b"a" * 1000, "b.yaml": b"b" * 1000}).read_bytes()
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        first, second = packed.getinfo("a.yaml"), packed.getinfo("b.yaml")
    at = raw.rindex(b"b.yaml") - 4
    assert raw[at : at + 4] == second.header_offset.to_bytes(4, "little")
    path = tmp_path / "b.zip"
    path.write_bytes(raw[:at] + first.header_offset.to_bytes(4, "little") + raw[at + 4 :])
    with pytest.raises(PackError):
        unpack(path)


@pytest.mark.parametrize("kind", [stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_nothing_but_files_is_taken(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        info = zipfile.ZipInfo("autumn.yaml")
        info.external_attr = (kind | 0o777) << 16
        packed.writestr(info, b"")
    with pytest.raises(PackError, match="no place"):
        unpack(path)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_a_link_where_the_deck_would_lie_is_left_alone(deck: Path, tmp_path: Path) -> None:
    """What was taken in is never written through a link that leads elsewhere."""
    elsewhere, own = tmp_path / "elsewhere", tmp_path / "own"
    elsewhere.mkdir()
    own.mkdir()
    (own / "autumn").symlink_to(elsewhere)
    (elsewhere / "notes.txt").write_text("mine", encoding="utf-8")
    path = tmp_path / "a.deck.zip"
    path.write_bytes(pack(deck))
    with pytest.raises(QuizError, match="in the way"), candidate(unpack(path), own):
        pass
    assert [one.name for one in elsewhere.iterdir()] == ["notes.txt"]


def test_a_folder_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        unpack(tmp_path)


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    many = {f"n{n}.yaml": b"" for n in range(101)}
    with pytest.raises(PackError, match="102 files"):
        unpack(archive(tmp_path / "a.zip", many))


def test_one_name_twice_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"autumn.yaml": DECK}, {"AUTUMN.yaml": DECK})
    with pytest.raises(PackError, match="twice"):
        unpack(path)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"version": 2}, "newer version"),
        ({"version": "1"}, "missing or damaged"),
        ({"format": "something else"}, "missing or damaged"),
        ({"id": 7}, "missing or damaged"),
        ({"files": []}, "missing or damaged"),
        ({"files": {}}, "not hold what was packed"),
        ({"deck": "other.yaml"}, "not hold what was packed"),
        ({"files": {"autumn.yaml": "0" * 64}}, "not hold what was packed"),
    ],
)
def test_a_list_that_does_not_fit_is_refused(
    tmp_path: Path, more: dict[str, Any], reason: str
) -> None:
    with pytest.raises(PackError, match=reason):
        unpack(archive(tmp_path / "a.zip", {"autumn.yaml": DECK}, **more))


@pytest.mark.parametrize("raw", [b"", b"PK", b"not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_archive_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(raw)
    with pytest.raises(PackError, match="no packed deck"):
        unpack(path)
    with pytest.raises(PackError, match="There is no file"):
        unpack(tmp_path / "none.zip")


@given(st.integers(0, 3000), st.integers(1, 255))
def test_a_damaged_pack_is_refused_or_whole(at: int, change: int) -> None:
    """One byte changed anywhere: never a traceback, never other contents."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "autumn.yaml"
        source.write_bytes(DECK)
        raw = bytearray(_packed(source))
        raw[at % len(raw)] ^= change
        path = Path(place) / "a.zip"
        path.write_bytes(bytes(raw))
        try:
            found = unpack(path)
        except PackError:
            return
        assert found.files == {"autumn.yaml": DECK}


_MADE: dict[bytes, bytes] = {}


def _packed(source: Path) -> bytes:
    return _MADE.setdefault(source.read_bytes(), pack(source))


class TestTakingIn:
    def a_pack(self, text: str | None = None, **more: Any) -> Pack:
        content = DECK if text is None else text.encode()
        return Pack(
            **{"id": "autumn", "title": "Autumn", "deck": "autumn.yaml",
               "files": {"autumn.yaml": content}, **more}
        )  # fmt: skip

    def test_a_new_deck_gets_a_folder_of_its_own(self, tmp_path: Path) -> None:
        with candidate(self.a_pack(), tmp_path) as found:
            assert not found.replaces
            assert found.take_in() == tmp_path / "autumn" / "autumn.yaml"
        assert [path.name for path in tmp_path.iterdir()] == ["autumn"]

    def test_what_is_not_taken_in_leaves_nothing(self, tmp_path: Path) -> None:
        with candidate(self.a_pack(), tmp_path):
            assert not (tmp_path / "autumn").exists()
        assert list(tmp_path.iterdir()) == []

    def test_an_update_replaces_the_one_before(self, tmp_path: Path) -> None:
        with candidate(self.a_pack(), tmp_path) as found:
            found.take_in()
        newer = DECK.decode().replace("older than the road", "much older than the road")
        with candidate(self.a_pack(newer), tmp_path) as found:
            assert found.replaces
            assert not found.same
            found.take_in()
        assert "much older" in (tmp_path / "autumn" / "autumn.yaml").read_text(encoding="utf-8")
        with candidate(self.a_pack(newer), tmp_path) as found:
            assert found.same

    def test_a_deck_with_faults_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DeckFaults), candidate(self.a_pack("deck: {id: autumn}\n"), tmp_path):
            pass
        assert list(tmp_path.iterdir()) == []

    def test_a_deck_under_another_name_is_refused(self, tmp_path: Path) -> None:
        with (
            pytest.raises(PackError, match="says 'spring'"),
            candidate(self.a_pack(id="spring"), tmp_path),
        ):
            pass

    def test_files_that_the_deck_does_not_use_are_refused(self, tmp_path: Path) -> None:
        files = {"autumn.yaml": DECK, "other.yaml": b"people: {}\n"}
        with (
            pytest.raises(PackError, match=r"does not use 'other\.yaml'"),
            candidate(self.a_pack(files=files), tmp_path),
        ):
            pass

    def test_a_folder_with_other_work_in_it_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "autumn").mkdir()
        notes = tmp_path / "autumn" / "notes.txt"
        notes.write_text("mine", encoding="utf-8")
        with pytest.raises(QuizError, match="in the way"), candidate(self.a_pack(), tmp_path):
            pass
        assert notes.read_text(encoding="utf-8") == "mine"

    def test_if_the_swap_fails_the_earlier_deck_is_there_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with candidate(self.a_pack(), tmp_path) as found:
            found.take_in()
        rename = Path.rename

        def failing(self: Path, target: Path) -> Path:
            if self.name == "deck":
                raise OSError("no room")
            return rename(self, target)

        with candidate(self.a_pack(DECK.decode() + "\n"), tmp_path) as found:
            monkeypatch.setattr(Path, "rename", failing)
            with pytest.raises(OSError, match="no room"):
                found.take_in()
        assert (tmp_path / "autumn" / "autumn.yaml").read_bytes() == DECK


def test_a_copy_has_its_registers_and_overwrites_nothing(tmp_path: Path) -> None:
    source = SHIPPED / "armenia-russia-2023.yaml"
    copy = copy_deck(source, tmp_path / "armenia-russia-2023")
    assert read_deck(copy).id == "armenia-russia-2023"
    assert copy.read_bytes() == source.read_bytes()
    with pytest.raises(QuizError, match="left as it was"):
        copy_deck(source, tmp_path / "armenia-russia-2023")


def test_a_pack_is_a_plain_zip_that_any_program_opens(deck: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(deck))) as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["pack.json", "autumn.yaml"]
