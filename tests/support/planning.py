"""Collections to plan for, and learners whose memory is the model's."""

from collections.abc import Callable, Iterable
from random import Random

from karabakh_quiz.memory.model import Memory
from karabakh_quiz.memory.step import NEVER, NEW_CARD_PRIOR
from karabakh_quiz.planning.cards import CardNow

TODAY = 20_000


def collection(size: int, *, new: float, seed: int) -> list[CardNow]:
    """`size` cards, the share `new` of them never reviewed, the others some time ago."""
    chance = Random(seed)
    cards = []
    for number in range(size):
        name = f"deck/entry-{number}#who"
        if chance.random() < new:
            cards.append(CardNow(name))
            continue
        stability = chance.lognormvariate(2, 1.2)
        last = TODAY - chance.randrange(int(stability) + 1)
        due = last + max(1, round(stability))
        cards.append(CardNow(name, stability, chance.uniform(3, 9), last, due))
    return cards


class Learner:
    """Answers by the chance the model gives; forgotten cards are asked again at once."""

    def __init__(self, cards: Iterable[CardNow], memory: Memory, seed: int) -> None:
        self.cards = {card.id: card for card in cards}
        self.answers = 0
        self._memory = memory
        self._chance = Random(seed)

    def answer(self, name: str, day: int) -> None:
        card = self.cards[name]
        elapsed = max(0, day - card.last_day)
        recall = NEW_CARD_PRIOR if card.new else self._memory.recall(card.stability, elapsed)
        right = self._chance.random() < recall
        state = self._memory.step(card.stability, card.difficulty, 3 if right else 1, elapsed, 0.0)
        self.answers += 1
        if not right:
            state = self._memory.step(*state, 3, 0, 0.0)
            self.answers += 1
        self.cards[name] = CardNow(name, *state, day, day + max(1, round(state[0])))

    def known(self, day: int) -> float:
        return sum(
            self._memory.recall(card.stability, max(0, day - card.last_day))
            for card in self.cards.values()
            if card.stability != NEVER
        )

    def ordinary_day(self, day: int, answers: float) -> None:
        """What is due, lowest chance of recall first, then new cards, then what is due soonest."""
        start = self.answers

        def urgency(card: CardNow) -> tuple[int, float]:
            if card.new:
                return 1, 0.0
            if card.due_day <= day:
                return 0, self._memory.recall(card.stability, max(0, day - card.last_day))
            return 2, card.due_day

        waiting = [card for card in self.cards.values() if card.new or card.last_day < day]
        for card in sorted(waiting, key=urgency):
            if self.answers - start >= answers:
                return
            self.answer(card.id, day)


def mean(run: Callable[[int], float], seeds: int = 8) -> float:
    return sum(run(seed) for seed in range(seeds)) / seeds
