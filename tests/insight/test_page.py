"""The page: sound HTML, nothing from elsewhere, and drawn by a real browser."""

import re
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from karabakh_quiz.insight.activity import activity_by
from karabakh_quiz.insight.gathering import material, report
from karabakh_quiz.insight.page import Extras, page
from karabakh_quiz.insight.selection import Selection
from karabakh_quiz.progress import Progress
from tests.support import browser
from tests.support.clocks import StandingClock
from tests.support.insight import grow, made_up, reviews

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


@pytest.fixture
def file(whole: str, tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(whole, encoding="utf-8")
    return path


needs_browser = pytest.mark.skipif(browser.browser() is None, reason=browser.MISSING)


@pytest.mark.peer
@needs_browser
@pytest.mark.parametrize("wide", [400, 820, 1200])
@pytest.mark.parametrize("dark", [False, True])
def test_a_real_browser_lays_it_out(file: Path, whole: str, wide: int, dark: bool) -> None:
    told = browser.look(file, wide, dark=dark)
    assert told["wide"] == wide
    assert told["scroll"] <= wide
    assert told["faults"] == []
    assert told["drawings"] == told["named"] == whole.count("<svg")
    assert told["smallest"] >= 10, "letters too small to read"
    assert told["paper"] == ("rgb(24, 22, 19)" if dark else "rgb(250, 246, 236)")
    assert browser.contrast(told["ink"], told["paper"]) >= 7
    assert browser.contrast(told["soft"], told["paper"]) >= 4.5


@pytest.mark.peer
@needs_browser
def test_a_real_browser_prints_it_on_a4(file: Path) -> None:
    pdf = browser.printed(file)
    assert pdf.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    assert 2 <= len(boxes) <= 8
    for wide, tall in boxes:  # points
        assert (round(float(wide)), round(float(tall))) == (595, 842)


@pytest.mark.peer
@needs_browser
def test_a_real_browser_draws_something_in_every_figure(file: Path) -> None:
    """Not only laid out: the picture of the page is neither blank nor of one colour."""
    picture = file.with_suffix(".png")
    browser.run(file, f"--screenshot={picture}", "--window-size=820,1200")
    assert len(zlib.compress(picture.read_bytes())) > 20_000
