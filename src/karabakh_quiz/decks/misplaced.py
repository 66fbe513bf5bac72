"""Lines that stand in the wrong place: tabs, indentation, dashes and colons that are missing."""

import re

from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from karabakh_quiz.decks.gap import Gap, unknown
from karabakh_quiz.decks.misread import open_quote
from karabakh_quiz.decks.models import all_keys
from karabakh_quiz.decks.quoting import short
from karabakh_quiz.decks.surroundings import DASHES, KEYED
from karabakh_quiz.decks.tree import Slip
from karabakh_quiz.decks.trouble import Trouble, quote_lines, quote_value


def tab(gap: Gap) -> Trouble:
    column = max(gap.text.find("\t"), 0)
    above = gap.around.key_columns(gap.line)
    indent = above[-1] if above else 0
    mended = " " * indent + gap.text.lstrip()
    tabs = len(gap.text[column:]) - len(gap.text[column:].lstrip("\t"))
    slip = Slip(
        "tab",
        gap.line,
        column,
        max(tabs, 1),
        "a tab stands where spaces must",
        "indent with spaces only; most editors can turn tabs into them",
    )
    return Trouble(slip, gap.line, {gap.line: mended} if mended != gap.text else {})


def dash(gap: Gap, line: int) -> Trouble:
    """A list item in `line` with a dash that only looks like one."""
    text = gap.lines[line]
    at = len(text) - len(text.lstrip())
    sign, rest = text[at], text[at + 1 :].lstrip()
    message = f"'{sign}' is not the dash that begins a list item"
    slip = Slip("list-or-keys", line, at, 1, message, f"write - {short(rest)}")
    return Trouble(slip, gap.line, {line: f"{text[:at]}- {rest}"})


def no_colon(gap: Gap) -> Trouble:
    line, column = gap.from_line, gap.from_column
    text = gap.lines[line].rstrip()
    glued = re.match(r"\s*(?:-\s+)*([\w-]+):(\S.*)$", text)
    if glued and glued[1] in all_keys():
        at = glued.start(2)
        slip = Slip(
            "no-space",
            line,
            column,
            len(text) - column,
            f"a space is missing after '{glued[1]}:'",
            f"write {short(f'{glued[1]}: {glued[2]}')}",
        )
        return Trouble(slip, gap.line, {line: f"{text[:at]} {text[at:]}"}, {line: at})
    word = text[column:]
    if (equals := re.match(r"([a-z-]+)\s*=\s*(\S.*)$", word)) and equals[1] in all_keys():
        value = short(f"{equals[1]}: {equals[2]}")
        slip = Slip(
            "no-colon", line, column, len(word), "'=' stands where ': ' must", f"write {value}"
        )
        return Trouble(slip, gap.line, {line: f"{text[:column]}{equals[1]}: {equals[2]}"})
    slip = Slip(
        "no-colon",
        line,
        column,
        max(len(word), 1),
        f"'{short(word)}' has no colon",
        "write 'key: value'; a text that goes on stands further right than its key",
    )
    if word in all_keys():
        slip.hint = f"write '{word}: …'"
        return Trouble(slip, line)
    above = gap.around.key_columns(line)
    if above and " " in word:
        return Trouble(slip, gap.line, {line: " " * (above[-1] + 2) + word})
    return Trouble(slip, line)


def colon(gap: Gap) -> Trouble:
    keyed = KEYED.match(gap.text)
    if keyed and keyed.end(2) < gap.column:
        return quote_value(
            gap.around,
            gap.line,
            keyed.end(),
            "unquoted-colon",
            "a text with ': ' in it needs quotes",
        )
    last, kind = gap.last, type(gap.last)
    if kind is not ScalarEvent or last.start_mark.line >= gap.line:
        return unknown(gap)
    above, start = last.start_mark.line, last.start_mark.column
    text = gap.lines[above]
    if text.lstrip()[:1] in tuple(DASHES):
        return dash(gap, above)
    if re.match(r"\s*-\w", text):
        start = text.index("-")
        slip = Slip(
            "no-space",
            above,
            start,
            1,
            "a space is missing after '-'",
            f"write - {short(text[start + 1 :])}",
        )
        mended = f"{text[: start + 1]} {text[start + 1 :]}"
        return Trouble(slip, gap.line, {above: mended}, {above: start})
    word = keyed[2] if keyed else gap.text[gap.first : gap.column]
    if word.strip() in all_keys():
        return indent(gap)
    return quote_lines(gap.around, gap.line, above, start)


def block(gap: Gap) -> Trouble:
    last, kind = gap.last, type(gap.last)
    ends_here = last is not None and last.end_mark.line == gap.line and gap.column > gap.first
    if ends_here and kind is ScalarEvent and last.style in ("'", '"'):
        start = last.start_mark
        if start.line < gap.line:
            return open_quote(gap, start.line, start.column)
        return quote_value(
            gap.around,
            gap.line,
            start.column,
            "text-after-quote",
            "the text goes on after its quotes",
        )
    if ends_here and kind in (SequenceEndEvent, MappingEndEvent):
        start_column, value = gap.around.value(gap.line)
        if value[:1] in ("[", "{"):
            closer = "]" if value[0] == "[" else "}"
            return quote_value(
                gap.around,
                gap.line,
                start_column,
                "text-after-bracket",
                f"the text goes on after its '{closer}'",
            )
    if gap.column == gap.first and gap.text.strip():
        if "collection" in gap.context and gap.column == gap.from_column:
            among = [column for column in gap.around.key_columns(gap.line) if column != gap.first]
            if not among:
                return list_or_keys(gap, "a key stands among list items", "begin it with '- '")
        return indent(gap)
    return unknown(gap)


def indent(gap: Gap) -> Trouble:
    """A line that is in line with nothing above it."""
    item = re.match(r"\s*- ", gap.text) is not None
    columns = gap.around.item_columns(gap.line) if item else gap.around.key_columns(gap.line)
    columns = [column for column in columns if column != gap.first]
    if item and not columns:
        return list_or_keys(
            gap,
            "a list item ('- ') stands among keys",
            "indent it under the key whose list it belongs to",
        )
    if not columns:
        return unknown(gap)
    right = min(columns, key=lambda column: abs(column - gap.first))
    keyed = KEYED.match(gap.text)
    name = f"'{keyed[2]}'" if keyed and not item else "this list item" if item else "this line"
    where = "items" if item else "keys"
    slip = Slip(
        "indent",
        gap.line,
        gap.first,
        len(keyed[2]) if keyed and not item else 1,
        f"{name} is not in line with the {where} above it",
        f"begin it in column {right + 1}, not {gap.first + 1}",
    )
    return Trouble(slip, gap.line, {gap.line: " " * right + gap.text.lstrip()})


def list_or_keys(gap: Gap, message: str, hint: str) -> Trouble:
    width = len(gap.text.strip())
    return Trouble(Slip("list-or-keys", gap.line, gap.first, width, message, hint), gap.line)
