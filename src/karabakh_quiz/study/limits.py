"""How much a day: the settings that a sitting heeds, and what is left of them today.

The settings live in the log (`setting` rows), for all decks or for one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from karabakh_quiz.memory.intervals import LONGEST_INTERVAL
from karabakh_quiz.study.leeches import LEECH_LAPSES

if TYPE_CHECKING:
    from karabakh_quiz.progress import Progress

NEW_SETTING = "new-a-day"
REVIEWS_SETTING = "reviews-a-day"
LEECH_SETTING = "leech-lapses"
MAXIMUM_SETTING = "maximum-interval"
SAVE_TIME_SETTING = "save-time"
"""Whether minutes are spent where they keep most: `memory.spacing`, and wrong cards tomorrow."""
BACKLOG_SETTING = "backlog-until"
"""The last day over which a backlog is spread; past days mean nothing."""

NEW_A_DAY = 10
REVIEWS_A_DAY = 200


def whole_setting(
    progress: "Progress", name: str, default: int, *, deck: str | None = None, least: int = 0
) -> int:
    """A setting that is a whole number of at least `least`; anything else is the default."""
    value = progress.setting(name, deck, default)
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        return default
    return value


def maximum_interval(progress: "Progress") -> int:
    """The longest interval in force, days."""
    longest = whole_setting(progress, MAXIMUM_SETTING, LONGEST_INTERVAL, least=1)
    return min(longest, LONGEST_INTERVAL)


def saves_time(progress: "Progress", deck: str | None = None) -> bool:
    """Whether `deck` is studied for the most known in the time."""
    return progress.setting(SAVE_TIME_SETTING, deck, False) is True


def leech_threshold(progress: "Progress") -> int:
    """Lapses that make a card a leech."""
    return whole_setting(progress, LEECH_SETTING, LEECH_LAPSES, least=1)


class Budget:
    """What may still be asked today, altogether and deck by deck.

    `spent` counts today's cards by deck, `name` is the setting. A deck's own
    limit holds beside the one for all.
    """

    def __init__(self, progress: "Progress", name: str, default: int, spent: Counter[str]) -> None:
        self._progress = progress
        self._name = name
        self._default = default
        self._spent = spent
        self._left = whole_setting(progress, name, default) - spent.total()
        self._decks: dict[str, int] = {}

    @property
    def left(self) -> int:
        """Cards that may still be asked, of all decks together."""
        return max(0, self._left)

    def allows(self, deck: str) -> bool:
        """Whether one more card of `deck` is within the limits."""
        if deck not in self._decks:
            limit = whole_setting(self._progress, self._name, self._default, deck=deck)
            self._decks[deck] = limit - self._spent[deck]
        return self._left > 0 and self._decks[deck] > 0

    def affordable(self, cards: Iterable[str]) -> Iterator[str]:
        """`cards` as far as the limits go; each takes its part of them."""
        if self._left <= 0:
            return
        for card in cards:
            deck = card.partition("/")[0]
            if self.allows(deck):
                self._left -= 1
                self._decks[deck] -= 1
                yield card
            if self._left <= 0:
                return


def new_budget(progress: "Progress") -> Budget:
    """Cards that may still be introduced today."""
    spent = progress.introduced(progress.today())
    return Budget(progress, NEW_SETTING, NEW_A_DAY, spent)


def review_budget(progress: "Progress") -> Budget:
    """Cards that may still be reviewed today."""
    spent = progress.reviewed(progress.today())
    return Budget(progress, REVIEWS_SETTING, REVIEWS_A_DAY, spent)
