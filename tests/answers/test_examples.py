"""The tables of docs/answers.md, executed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from karabakh_quiz.answers import Verdict, judge_date, judge_gap, judge_name, judge_place
from karabakh_quiz.decks.deck import Person
from tests.support.answers import people

PAGE = Path(__file__).parents[2] / "docs" / "answers.md"
BY_NAME: dict[str, Person] = {person.name: person for person in people().values()}


def _name(typed: str, expected: str) -> Verdict:
    wanted = [BY_NAME[name] for name in expected.split("; ")]
    return judge_name(typed, wanted, register=BY_NAME)


JUDGES: dict[str, Callable[[str, str], Verdict]] = {
    "Names": _name,
    "Dates": judge_date,
    "Gaps": judge_gap,
    "Places and free answers": judge_place,
}


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title = section.splitlines()[0]
        for line in section.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if title in JUDGES and len(cells) == 4 and cells[0] not in ("expected", "---"):
                yield (title, *cells)  # type: ignore[misc]


ROWS = list(_rows())


def test_every_kind_has_examples() -> None:
    assert {title for title, *_ in ROWS} == set(JUDGES)
    assert len(ROWS) > 45


@pytest.mark.parametrize(("section", "expected", "typed", "kind", "told"), ROWS)
def test_an_example(section: str, expected: str, typed: str, kind: str, told: str) -> None:
    verdict = JUDGES[section](typed, expected)
    assert (verdict.kind, verdict.reason) == (kind, told)
