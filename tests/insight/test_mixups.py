"""Who was given for whom."""

from pathlib import Path

from karabakh_quiz.insight.mixups import (
    LATELY_DAYS,
    answers_about,
    confusions,
    most_confused,
    pairs,
)
from karabakh_quiz.progress import Progress
from tests.support.clocks import StandingClock
from tests.support.progress import answer

SPEAKERS = {
    "alpha/one#who": ("ada",),
    "alpha/two#who": ("ben",),
    "beta/one#who": ("ada", "cleo"),
}


def speakers(card: str) -> tuple[str, ...]:
    return SPEAKERS.get(card, ())


def test_confusions_are_counted_lately_and_ever_and_without_what_was_undone(
    tmp_path: Path, clock: StandingClock
) -> None:
    with Progress.open(tmp_path / "progress.db", clock=clock) as progress:
        answer(progress, "alpha/one#who", 1, chosen="ben")
        answer(progress, "alpha/one#when", 1, chosen="1990")
        clock.advance(days=LATELY_DAYS)
        answer(progress, "alpha/one#who", 1, chosen="ben")
        answer(progress, "alpha/one#who", 3, chosen="ada")
        answer(progress, "alpha/two#who", 1, chosen="ada", scheduled=False)
        answer(progress, "beta/one#who", 1, chosen="cleo")  # one of the two: no confusion
        answer(progress, "beta/one#who", 1, chosen="dan")
        answer(progress, "alpha/two#who", 1, chosen="cleo")
        progress.undo()
        found = confusions(progress, speakers)
        about = answers_about(progress, speakers)
        lately = answers_about(progress, speakers, progress.today())
    told = {(each.right, each.given): (each.ever, each.lately) for each in found}
    assert told == {
        ("ada", "ben"): (2, 1),
        ("ben", "ada"): (1, 1),
        ("ada", "dan"): (1, 1),
        ("cleo", "dan"): (1, 1),
    }
    first, *_ = pairs(found)
    assert (first.one, first.other, first.ever, first.lately) == ("ada", "ben", 3, 2)
    assert most_confused(found, 4) == ["ada", "ben", "dan", "cleo"]
    assert most_confused(found, 2) == ["ada", "ben"]
    assert about == {"ada": (5, 1), "ben": (1, 0), "cleo": (2, 0)}
    assert lately == {"ada": (4, 1), "ben": (1, 0), "cleo": (2, 0)}


def test_confusions_become_rivals(tmp_path: Path, clock: StandingClock) -> None:
    """A choice that was taken wrongly is shown again more often than by chance."""
    from random import Random

    from karabakh_quiz.cards import choices, make_cards
    from tests.support.study import make_deck, statement

    deck = make_deck("made-up", [statement(number) for number in range(8)])
    card = next(each for each in make_cards(deck) if each.facet == "who")
    least = card.rivals[-1][0].id

    def shown(weights: dict[str, float] | None) -> int:
        random = Random(3)
        return sum(
            least in {choice.id for choice in choices(card, random, weights)} for _ in range(300)
        )

    assert shown({least: 5.0}) > shown(None) * 1.3
