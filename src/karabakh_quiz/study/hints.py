"""Hints, each saying a little more than the one before."""

from karabakh_quiz.cards.card import Card, Choice
from karabakh_quiz.decks.edtf import display
from karabakh_quiz.study.question import Question


def hints(question: Question) -> tuple[str, ...]:
    """All hints for `question`, the vaguest first; empty where there is none to give.

    The last of them never gives the answer away.
    """
    card = question.card
    own = (card.hint,) if card.hint else ()
    return own + _of_kind(question)


def _of_kind(question: Question) -> tuple[str, ...]:
    card = question.card
    if question.mode == "choice":
        return _narrowed(question)
    match card.kind:
        case "name":
            return _letters(" and ".join(person.name for person in card.people) or card.answer)
        case "date":
            return _date(card)
        case "place" | "gap" | "text":
            return _letters(card.answer)
        case "quotation":
            return (f"It begins: {card.answer.split()[0]}",) if card.answer.split()[1:] else ()
        case _:
            return ()


def _narrowed(question: Question) -> tuple[str, ...]:
    """Wrong choices struck out one by one, as long as two are left."""
    card = question.card
    if card.kind == "order":
        return (f"The first is: {card.items[0]}",) if len(card.items) > 2 else ()
    if card.kind == "match":
        pair = f"{card.items[0]} goes with {card.partners[0]}"
        return (pair,) if len(card.items) > 2 else ()
    wrong = [c for c in question.choices if card.right is not None and c.id != card.right.id]
    return tuple(_not(choice) for choice in wrong[:-1])


def _not(choice: Choice) -> str:
    return f"Not {choice.text}"


def rules_out(hint: str, choice: Choice) -> bool:
    """Whether `hint` is the one that strikes `choice` out."""
    return hint == _not(choice)


def _letters(answer: str) -> tuple[str, ...]:
    """Initials, then every other word whole."""
    words = answer.split()
    initials = " ".join(_initial(word) for word in words)
    if len(words) < 2:
        return (initials,) if len(answer) > 2 else ()
    half = " ".join(w if i % 2 == 0 else _initial(w) for i, w in enumerate(words))
    return (initials, half)


def _initial(word: str) -> str:
    return word if len(word) < 2 or word in ("and",) else f"{word[0]}\u2026"


def _date(card: Card) -> tuple[str, ...]:
    """The decade, the year, the month: each only if the question asks for more."""
    date = (card.date or "").split("/")[0].rstrip("~?%")
    year, _, rest = date.partition("-")
    if not (year.isdigit() and len(year) == 4):
        return ()
    asked = card.precision or ("day" if rest.count("-") else "month" if rest else "year")
    said = [f"In the {year[:3]}0s"]
    if asked != "year":
        said.append(f"In {year}")
    if asked == "day" and rest:
        said.append(f"In {display(f'{year}-{rest[:2]}')}")
    return tuple(said)
