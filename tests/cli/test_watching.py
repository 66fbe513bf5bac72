"""Doing something again whenever a file is saved."""

import os
import signal
from pathlib import Path

import pytest

from karabakh_quiz.cli.watching import stamp, watch


def test_it_draws_first_and_then_after_each_change(tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text("one", encoding="utf-8")
    drawn: list[str] = []
    steps = iter(["", "", "two", "", "gone", "three", "", "end"])

    def sleep(_: float) -> None:
        step = next(steps)
        if step == "end":
            raise KeyboardInterrupt
        if step == "gone":
            file.unlink()
        elif step:
            file.write_text(f"{step} {'.' * len(drawn)}", encoding="utf-8")

    def draw() -> None:
        drawn.append(file.read_text(encoding="utf-8") if file.exists() else "-")

    with pytest.raises(KeyboardInterrupt):
        watch(lambda: [file], draw, sleep=sleep)
    assert drawn[0] == "one"
    assert "two ." in drawn
    assert drawn[-1].startswith("three")


@pytest.mark.skipif(os.name == "nt", reason="signals to oneself are another thing there")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interruption_that_a_destructor_swallows_still_ends_it() -> None:
    class Late:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(1000):  # let Python notice the signal here
                pass

    drawn = []

    def draw() -> None:
        drawn.append(1)
        late = Late()
        del late

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        watch(list, draw, sleep=lambda _: None)
    assert drawn == [1]
    assert signal.getsignal(signal.SIGINT) == before


def test_files_that_are_not_there_have_no_stamp(tmp_path: Path) -> None:
    assert stamp([tmp_path / "none"]) == ()
