"""What a sitting shows, before any screen has drawn it."""

from typing import Literal

from karabakh_quiz.cards.card import Card, Choice
from karabakh_quiz.structs import struct

Mode = Literal["choice", "type", "reveal"]
CardStage = Literal["new", "learning", "held", "suspended"]


@struct(kw_only=True)
class Question:
    """One question of a sitting.

    `choices` stand in the order shown (empty unless `mode` is `choice`; for the
    kinds `order` and `match` they are the items to arrange or the partners to
    assign, shuffled). `number` counts from 1; `total` is what the sitting will
    ask as far as is known now.
    """

    card: Card
    mode: Mode
    choices: tuple[Choice, ...] = ()
    number: int
    total: int
    stage: CardStage
    again: bool = False
    """Asked again in this sitting, after a wrong answer."""
    scheduled: bool = True
    deck_title: str = ""


@struct
class NextInterval:
    """What a grade would lead to, for the grade keys: "10 minutes", "4 days"."""

    grade: int
    days: int
    """0: again in this sitting."""
    minutes: int
    """When `days` is 0."""
