"""What is wrong with a line that YAML gave up at, and the line as it was probably meant."""

import re
from dataclasses import dataclass, field

from karabakh_quiz.decks.quoting import quoted, short, unquoted
from karabakh_quiz.decks.surroundings import Surroundings, end_of_text, indent_of
from karabakh_quiz.decks.tree import Slip


@dataclass(slots=True)
class Trouble:
    """What is wrong, and the lines as they were probably meant (empty: no idea)."""

    slip: Slip
    reached: int
    """The line YAML gave up in."""
    lines: dict[int, str] = field(default_factory=dict)
    put_in: dict[int, int] = field(default_factory=dict)
    """By line, the column at which a character was put in."""


def quote_value(
    around: Surroundings, line: int, start: int, code: str, message: str, why: str = ""
) -> Trouble:
    """The rest of the line, without its comment, is one text."""
    text = around.lines[line]
    end = end_of_text(text, start)
    value = unquoted(text[start:end]) if code == "text-after-quote" else text[start:end]
    key = around.key_of(line)
    hint = short(f"{key}: {quoted(value)}" if key else quoted(value))
    slip = Slip(
        code,
        line,
        start,
        max(end - start, 1),
        message,
        f"{why}: {hint}" if why else f"write {hint}",
    )
    mended = text[:start] + quoted(value) + text[end:]
    return Trouble(slip, line, {line: mended}, {line: start})


def quote_part(
    around: Surroundings, line: int, start: int, stop: int, code: str, message: str
) -> Trouble:
    """Within brackets: the text up to the next comma or closing bracket after `stop`."""
    text = around.lines[line]
    match = re.search(r"[,\]}]", text[stop:])
    end = stop + match.start() if match else len(text)
    end = start + len(text[start:end].rstrip())
    value = text[start:end]
    slip = Slip(
        code,
        line,
        start,
        max(len(value), 1),
        message,
        f"write {short(quoted(value))}",
    )
    mended = text[:start] + quoted(value) + text[end:]
    return Trouble(slip, line, {line: mended}, {line: start})


def quote_lines(around: Surroundings, line: int, first: int, start: int) -> Trouble:
    """A text over several lines, from `start` of line `first` on; YAML gave up at `line`."""
    lines = around.lines
    text = lines[line]
    above = around.key_columns(first + 1)
    indent = above[-1] if above else 0
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or indent_of(lines[end]) > indent):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    slip = Slip(
        "unquoted-colon",
        line,
        len(text) - len(text.lstrip()),
        len(text.strip()),
        "a text with ': ' in it needs quotes",
        f"put the whole text, from line {first + 1} on, in quotes",
    )
    mended = {n: lines[n].replace("'", "''") for n in range(first, end)}
    mended[first] = lines[first][:start] + "'" + lines[first][start:].replace("'", "''")
    mended[end - 1] += "'"
    return Trouble(slip, line, mended, {first: start})
