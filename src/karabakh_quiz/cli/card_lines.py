"""A card on paper: what a learner is asked, what is right, and what is told afterwards."""

from __future__ import annotations

import textwrap
from random import Random

from karabakh_quiz.cards.card import GAP
from karabakh_quiz.text import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from karabakh_quiz.cards import Card, Choice, Detail

MEASURE = 78
_INDENT = "    "


def card_lines(card: Card, details: Sequence[Detail]) -> list[str]:
    """The question with its choices, a rule, and the verdict side with its details."""
    lines = [*_question(card), *_choices(card), ""]
    lines += labelled("answer", card.answer)
    if card.accepted:
        lines += labelled("also right", "; ".join(card.accepted))
    for detail in details:
        lines += _detail(detail)
    return lines


def shown_choices(card: Card) -> tuple[Choice, ...]:
    """Choices as a learner may meet them, the same ones each time the card is looked at."""
    from karabakh_quiz.cards import choices

    return choices(card, Random(card.id))


def _question(card: Card) -> Iterator[str]:
    yield from textwrap.wrap(clean(card.prompt, line=True), MEASURE)
    if card.text:
        text = clean(card.text, line=True).replace(GAP, "[\u2026]")
        yield ""
        yield from _indented(f"\u201c{text}\u201d" if card.quoted else text)
    if card.chips:
        yield ""
    for chip in card.chips:
        text = "?" if chip.text is None else chip.text
        yield from labelled(chip.label, f"{text}, {chip.extra}" if chip.extra else text)


def _choices(card: Card) -> Iterator[str]:
    offered = shown_choices(card)
    if card.kind == "match":
        yield ""
        for item in card.items:
            yield from _indented(clean(item, line=True))
    if offered:
        yield ""
    right = card.right.id if card.right else None
    for number, choice in enumerate(offered, 1):
        text = f"{choice.text}, {choice.note}" if choice.note else choice.text
        mark = "*" if choice.id == right else " "
        yield from textwrap.wrap(
            clean(text, line=True),
            MEASURE,
            initial_indent=f"  {mark} {number}. ",
            subsequent_indent="       ",
        )
    if not offered:
        yield ""
        yield f"{_INDENT}(typed, or thought of and revealed)"


def _detail(detail: Detail) -> Iterator[str]:
    if detail.quoted:
        text = f"\u201c{detail.text}\u201d"
        yield from labelled(detail.label, f"{detail.extra}: {text}" if detail.extra else text)
    else:
        parts = (detail.text, detail.extra, f"<{detail.link}>" if detail.link else "")
        yield from labelled(detail.label, ", ".join(part for part in parts if part))


def labelled(label: str, text: str) -> list[str]:
    """`text` behind its label, further lines under the first."""
    return textwrap.wrap(
        clean(text, line=True),
        MEASURE,
        initial_indent=f"{label:>12}  ",
        subsequent_indent=" " * 14,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, MEASURE, initial_indent=_INDENT, subsequent_indent=_INDENT)


def card_json(card: Card, details: Sequence[Detail]) -> dict[str, object]:
    """The same for scripts."""
    right = card.right.id if card.right else None
    return {
        "card": card.id,
        "deck": card.entry.deck,
        "entry": card.entry.id,
        "facet": card.facet,
        "kind": card.kind,
        "path": str(card.entry.path),
        "line": card.entry.line,
        "sensitive": card.entry.sensitive,
        "prompt": card.prompt,
        "text": card.text,
        "quoted": card.quoted,
        "chips": [
            {"label": chip.label, "text": chip.text, "extra": chip.extra} for chip in card.chips
        ],
        "answer": card.answer,
        "accepted": list(card.accepted),
        "precision": card.precision,
        "choices": [
            {"id": c.id, "text": c.text, "note": c.note, "right": c.id == right}
            for c in shown_choices(card)
        ],
        "details": [
            {
                "label": detail.label,
                "text": detail.text,
                "extra": detail.extra,
                "quoted": detail.quoted,
                "link": detail.link,
            }
            for detail in details
        ],
        "fingerprint": card.fingerprint,
    }
