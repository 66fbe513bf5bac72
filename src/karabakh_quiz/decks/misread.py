"""Texts that YAML takes for something else, because quotes are missing or not closed."""

from yaml.events import ScalarEvent

from karabakh_quiz.decks.gap import Gap, unknown
from karabakh_quiz.decks.models import list_keys
from karabakh_quiz.decks.quoting import quoted, short
from karabakh_quiz.decks.surroundings import indent_of
from karabakh_quiz.decks.tree import Slip
from karabakh_quiz.decks.trouble import Trouble, quote_lines, quote_part, quote_value

_CLOSERS = ("\u201d", "\u2019", "\u00bb", "\u201c", "\u2033", "\u2032")
_SIGNS = {
    "@": "YAML keeps '@' for itself",
    "`": "YAML keeps '`' for itself",
    "%": "'%' begins a directive",
    "*": "'*' is a YAML alias",
    "&": "'&' is a YAML anchor",
    "!": "'!' is a YAML tag",
    "|": "'|' begins a block of lines",
    ">": "'>' begins a block of lines",
    "-": "'- ' begins a list item",
    "?": "'? ' begins a YAML key",
    ",": "',' parts a list",
    "[": "'[' begins a list",
    "]": "']' ends a list",
    "{": "'{' begins keys and values",
    "}": "'}' ends keys and values",
}


def escape(gap: Gap) -> Trouble:
    column = max(gap.text.rfind("\\", 0, gap.column + 1), 0)
    sign = gap.text[column : column + 2]
    start, value = gap.around.value(gap.line)
    inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else None
    hint = f"write {quoted(inner)}" if inner and len(inner) < 50 else "use single quotes"
    slip = Slip(
        "bad-escape", gap.line, column, 2, f"'{sign}' means nothing inside double quotes", hint
    )
    if inner is None:
        return Trouble(slip, gap.line)
    mended = gap.text[:start] + quoted(inner) + gap.text[start + len(value) :]
    return Trouble(slip, gap.line, {gap.line: mended})


def open_quote(gap: Gap, line: int, column: int) -> Trouble:
    text = gap.lines[line]
    quote = text[column : column + 1] or "'"
    body = text[column + 1 :].rstrip()
    if body[-1:] in _CLOSERS:  # what an editor made of the closing mark
        body = body[:-1]
        message = f"this {quote} is closed by a mark of another kind"
        slip = Slip(
            "open-quote",
            line,
            column,
            len(body) + 2,
            message,
            f"write {short(quote + body + quote)}",
        )
        return Trouble(slip, gap.line, {line: text[:column] + quoted(body)})
    closed = short(text[column:].rstrip() + quote)
    slip = Slip(
        "open-quote",
        line,
        column,
        1,
        f"this {quote} is never closed",
        f"close it where the text ends: {closed}",
    )
    return Trouble(slip, gap.line, {line: text[:column] + quoted(body)} if body else {})


def flow(gap: Gap) -> Trouble:
    line, column = gap.from_line, gap.from_column
    opener = gap.lines[line][column : column + 1]
    last, kind = gap.last, type(gap.last)
    if kind is ScalarEvent and last.end_mark.line == gap.line == last.start_mark.line:
        start = last.start_mark.column
        if last.style in ("'", '"'):
            return quote_part(
                gap.around,
                gap.line,
                start,
                gap.column,
                "text-after-quote",
                "the text goes on after its quotes",
            )
        if opener == "{" and gap.text[gap.column : gap.column + 1] == ":":
            return quote_part(
                gap.around,
                gap.line,
                start,
                gap.column,
                "unquoted-colon",
                "a text with ': ' in it needs quotes",
            )
    key = gap.around.key_of(line)
    if key and key not in list_keys() and column == gap.around.value(line)[0]:
        return sign(gap, line, column)
    closer = "]" if opener == "[" else "}"
    slip = Slip(
        "open-bracket",
        line,
        column,
        1,
        f"this {opener} is never closed",
        f"close it with {closer}",
    )
    return Trouble(slip, gap.line, {line: gap.lines[line].rstrip(", ") + closer})


def sign(gap: Gap, line: int, column: int) -> Trouble:
    """A text whose first sign means something to YAML."""
    text = gap.lines[line]
    sign = text[column : column + 1]
    why = _SIGNS.get(sign)
    if why is None:
        return unknown(gap)
    start, _ = gap.around.value(line)
    below = gap.lines[line + 1] if line + 1 < len(gap.lines) else ""
    if sign in "|>" and indent_of(below) > indent_of(text) and below.strip():
        trouble = quote_lines(gap.around, gap.line, line, column)
        trouble.slip = Slip(
            "sign-first",
            line,
            column,
            1,
            f"a text that begins with '{sign}' needs quotes",
            f"{why}, and the text on the next line",
        )
        return trouble
    if start == column:
        return quote_value(
            gap.around,
            line,
            column,
            "sign-first",
            f"a text that begins with '{sign}' needs quotes",
            why,
        )
    slip = Slip(
        "sign-first",
        line,
        column,
        1,
        f"'{sign}' cannot stand here",
        f"{why}; put the text in quotes",
    )
    return Trouble(slip, line)
