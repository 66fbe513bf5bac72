"""How far a long walk has come: on one line, gone when done, and only where somebody looks."""

import io

import pytest

from karabakh_quiz.cli.telling import teller


class Screen(io.StringIO):
    """Standard error at a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_line_is_gone_when_all_is_done(monkeypatch):
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    tell = teller()
    tell(8192, 20_000)
    tell(20_000, 20_000)
    first, blank, last = screen.getvalue().split("\r")
    assert first == "8,192 of 20,000 rows"
    assert blank.strip() == last == ""
    assert len(blank) >= len(first)
    assert "\x1b" not in screen.getvalue(), "not every terminal knows how to clear a line"


@pytest.mark.parametrize(("stream", "term"), [(io.StringIO(), "xterm"), (Screen(), "dumb")])
def test_nothing_moves_where_it_would_be_read_out_or_kept(monkeypatch, stream, term):
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", term)
    assert teller() is None
