"""The page: sound HTML, nothing from elsewhere, and drawn by a real browser."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from karabakh_quiz.insight.activity import activity_by
from karabakh_quiz.insight.gathering import material, report
from karabakh_quiz.insight.page import Extras, page
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.progress import Progress
from tests.support.clocks import StandingClock
from tests.support.insight import grow, made_up, reviews

BROWSER = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome", "chrome")
        if (found := shutil.which(name))
    ),
    None,
)
HOSTILE = "</svg><script>alert(1)</script>\"'&"
VOID = {"meta", "br", "line", "rect", "circle", "polygon", "polyline"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("grown") / "progress.db"
    grow(path, reviews(made_up(40), first_day=20_200, days=270))
    with Progress.open(path, clock=StandingClock()) as progress:
        made = material(progress)
    days = activity_by(made.tally, Selection(), "day")
    extras = Extras(
        titles={"alpha": HOSTILE, "beta": "Beta"},
        year={int(day): each.answers for day, each in days.items()},
        people=["a", "b"],
        names={"a": HOSTILE, "b": "Beta"},
        given={("a", "b"): 3},
        right={"a": 7},
        entries={1988: 2, 2023: 9},
    )
    return page(report(made, Selection(), cards=[card.id for card in made_up(60)]), extras)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("empty") / "progress.db"
    with Progress.open(path, clock=StandingClock()) as progress:
        return page(report(material(progress), Selection()), Extras())


class Reader(HTMLParser):
    """Checks that what opens is closed, and keeps what there is."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("which", ["whole", "empty"])
def test_it_is_sound_and_stands_alone(which: str, request: pytest.FixtureRequest) -> None:
    text: str = request.getfixturevalue(which)
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    tags = {tag for tag, _ in reader.tags}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert "url(" not in text
    ids = [attrs for tag, attrs in reader.tags if tag == "html"]
    assert ids == [{"lang": "en"}]


def test_every_drawing_has_a_name_and_every_section_a_heading(whole: str) -> None:
    reader = Reader()
    reader.feed(whole)
    drawings = [attrs for tag, attrs in reader.tags if tag == "svg"]
    assert len(drawings) >= 11
    assert all(attrs["role"] == "img" and attrs["aria-label"] for attrs in drawings)
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("section") == tags.count("h2")
    assert tags.count("figure") == tags.count("figcaption") == len(drawings)
    assert tags.count("h1") == 1


def test_names_cannot_break_out(whole: str) -> None:
    assert "<script" not in whole
    assert "&lt;script&gt;alert(1)" in whole


def test_an_empty_log_says_what_is_missing(empty: str) -> None:
    assert "after about 30 more reviews" in empty
    assert "nothing answered" in empty
    assert "nan" not in empty.lower().replace("nancy", "")


def seen(page_file: Path, *more: str) -> bytes:
    """The picture that a browser makes of a page."""
    assert BROWSER is not None
    picture = page_file.with_suffix(".png")
    picture.unlink(missing_ok=True)
    subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            f"--user-data-dir={page_file.parent / 'profile'}", "--window-size=820,1200",
            f"--screenshot={picture}", *more, page_file.as_uri(),
        ],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return picture.read_bytes()


@pytest.mark.peer
@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_a_real_browser_draws_it_in_light_and_dark(whole: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(whole, encoding="utf-8")
    light = corner(seen(file))
    dark = corner(seen(file, "--blink-settings=preferredColorScheme=0"))
    assert light == (0xFA, 0xF6, 0xEC)
    assert dark == (0x18, 0x16, 0x13)
    told = subprocess.run(
        [
            BROWSER or "", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
            f"--user-data-dir={tmp_path / 'profile'}", file.as_uri(),
        ],
        check=True, capture_output=True, timeout=60,
    ).stdout.decode()  # fmt: skip
    assert told.count("<svg") == whole.count("<svg")
    assert told.count("<figcaption") == whole.count("<figcaption")
    assert told.count("<section") == whole.count("<section")


def corner(png: bytes) -> tuple[int, int, int]:
    """The colour of a picture's first pixel (8 bits a channel, any filter: nothing is before)."""
    import struct
    import zlib

    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    row = zlib.decompress(data)
    return row[1], row[2], row[3]
