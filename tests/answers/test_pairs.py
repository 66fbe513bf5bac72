"""How many of many typed names and dates are judged rightly."""

from statistics import median
from time import process_time

import pytest

from benchmarks.answers import crowd
from karabakh_quiz.answers import judge_date, judge_gap, judge_name
from tests.support.answers import HERE, Pair, expected, pairs, people

COLD = HERE / "cold_pairs.tsv"
SETS = {
    "dev": pairs(part="dev"),
    "held": pairs(part="held"),
    "cold": pairs(COLD, "cold"),
    "cold2": pairs(COLD, "cold2"),
    "cold3": pairs(COLD, "cold3"),
    "cold4": pairs(COLD, "cold4"),
}


def _accepted(pair: Pair, register: bool) -> bool:
    others = people() if register else ()
    return judge_name(pair.typed, expected(pair), register=others).kind == "exact"


@pytest.mark.parametrize("register", [True, False], ids=["register", "alone"])
@pytest.mark.parametrize("part", SETS)
def test_precision_and_recall(part: str, register: bool) -> None:
    tried = [pair for pair in SETS[part] if register or pair.want != "ask"]
    accepted = [pair for pair in tried if _accepted(pair, register)]
    right = [pair for pair in accepted if pair.want == "accept"]
    wanted = [pair for pair in tried if pair.want == "accept"]
    assert len(right) / len(accepted) >= 0.98, set(accepted) - set(right)
    assert len(right) / len(wanted) >= 0.95, set(wanted) - set(right)


@pytest.mark.parametrize("part", SETS)
def test_what_is_unclear_is_asked_again(part: str) -> None:
    for pair in SETS[part]:
        if pair.want == "ask":
            verdict = judge_name(pair.typed, expected(pair), register=people())
            assert verdict.kind == "which-one", pair


@pytest.mark.parametrize("pair", pairs(HERE / "dates.tsv"), ids=lambda pair: pair.typed)
def test_dates(pair: Pair) -> None:
    exact = judge_date(pair.typed, pair.expected).kind == "exact"
    assert exact == (pair.want == "accept")


def test_the_lists_are_large_and_in_many_scripts() -> None:
    tried = [pair for part in ("dev", "held") for pair in SETS[part]]
    assert len(tried) >= 300
    assert len(SETS["held"]) >= len(tried) // 3 - 1
    for first, last in (("Ա", "ֆ"), ("А", "я"), ("ə", "ə"), ("ş", "ş"), ("a", "z")):
        assert any(first <= letter <= last for pair in tried for letter in pair.typed)


def test_a_verdict_is_quick_among_five_hundred() -> None:
    """A guard with room for slow machines; benchmarks/answers.py measures."""
    register = crowd(500)
    judge_name("Ada Alpha", register[0], register=register)
    times = []
    for pair in SETS["held"]:
        start = process_time()
        judge_name(pair.typed, expected(pair), register=register)
        judge_gap(pair.typed, "weapons and ammunition")
        times.append(process_time() - start)
    assert median(times) < 0.003
