"""What an author most likely did where YAML gave up, and how to write it instead."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from karabakh_quiz.decks.models import all_keys, list_keys
from karabakh_quiz.decks.tree import Slip

_KEYED = re.compile(r"""(\s*(?:-\s+)*)((?:[^\s:'"#{\[][^:#]*?)|'[^']*'|"[^"]*"):(\s+|$)""")
"""The beginning of a line, up to its value: dashes, a key, its colon."""
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


@dataclass(slots=True)
class Trouble:
    """What is wrong, and the lines as they were probably meant (empty: no idea)."""

    slip: Slip
    reached: int
    """The line YAML gave up in."""
    lines: dict[int, str] = field(default_factory=dict)
    put_in: dict[int, int] = field(default_factory=dict)
    """By line, the column at which a character was put in."""


def diagnose(error: yaml.YAMLError, lines: Sequence[str], last: Any) -> Trouble:
    """Put `error` into words. `last` is the event read last before it, if any."""
    return _Diagnosis(error, lines, last).find()


def quoted(text: str) -> str:
    """`text` in quotes, so that YAML takes it as it stands."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def unquoted(value: str) -> str:
    """What stands in the quotes of `value`, if they are meant to be around all of it.

    `'it's'` means it's; `"I "love" it"` has quotes within; but in `"We" and
    "they"` the quotes are part of the text.
    """
    quote, inner = value[:1], value[1:-1]
    if quote not in ("'", '"') or len(value) < 3 or value[-1] != quote or quote not in inner:
        return value
    opens = inner[inner.index(quote) - 1 : inner.index(quote)].isspace()
    return inner if opens or inner.count(quote) % 2 else value


class _Diagnosis:
    def __init__(self, error: Any, lines: Sequence[str], last: Any) -> None:
        self.lines = lines
        self.last = last
        self.problem = str(getattr(error, "problem", None) or error)
        self.context = str(getattr(error, "context", None) or "")
        mark = getattr(error, "problem_mark", None)
        within = getattr(error, "context_mark", None)
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        self.column = mark.column if mark and mark.line < len(lines) else 0
        self.from_line = min(within.line, len(lines) - 1) if within else self.line
        self.from_column = within.column if within else self.column
        self.text = lines[self.line]
        self.first = len(self.text) - len(self.text.lstrip())

    def find(self) -> Trouble:
        problem, context = self.problem, self.context
        if "\t" in self.text[: self.first] or "tab character" in problem:
            return self.tab()
        if "escape" in problem:
            return self.escape()
        if "quoted scalar" in context:
            return self.open_quote(self.from_line, self.from_column)
        if "simple key" in context:
            return self.no_colon()
        if "mapping values" in problem:
            return self.colon()
        if "sequence entries" in problem or "mapping keys" in problem:
            return self.sign(self.line, self.column)
        if "cannot start any token" in problem:
            return self.sign(self.line, self.column)
        if any(word in context for word in ("alias", "anchor", "tag", "block scalar", "directive")):
            return self.sign(self.from_line, self.from_column)
        if "flow" in context:
            return self.flow()
        if "block node" in context:
            return self.sign(self.line, self.column)
        return self.block()

    # What each error comes of

    def tab(self) -> Trouble:
        column = max(self.text.find("\t"), 0)
        above = self.key_columns()
        indent = above[-1] if above else 0
        mended = " " * indent + self.text.lstrip()
        tabs = len(self.text[column:]) - len(self.text[column:].lstrip("\t"))
        slip = Slip(
            "tab",
            self.line,
            column,
            max(tabs, 1),
            "a tab stands where spaces must",
            "indent with spaces only; most editors can turn tabs into them",
        )
        return Trouble(slip, self.line, {self.line: mended} if mended != self.text else {})

    def escape(self) -> Trouble:
        column = max(self.text.rfind("\\", 0, self.column + 1), 0)
        sign = self.text[column : column + 2]
        start, value = self.value(self.line)
        inner = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else None
        hint = f"write {quoted(inner)}" if inner and len(inner) < 50 else "use single quotes"
        slip = Slip(
            "bad-escape", self.line, column, 2, f"'{sign}' means nothing inside double quotes", hint
        )
        if inner is None:
            return Trouble(slip, self.line)
        mended = self.text[:start] + quoted(inner) + self.text[start + len(value) :]
        return Trouble(slip, self.line, {self.line: mended})

    def open_quote(self, line: int, column: int) -> Trouble:
        text = self.lines[line]
        quote = text[column : column + 1] or "'"
        closed = self.short(text[column:].rstrip() + quote)
        slip = Slip(
            "open-quote",
            line,
            column,
            1,
            f"this {quote} is never closed",
            f"close it where the text ends: {closed}",
        )
        body = text[column + 1 :].rstrip()
        return Trouble(slip, self.line, {line: text[:column] + quoted(body)} if body else {})

    def no_colon(self) -> Trouble:
        line, column = self.from_line, self.from_column
        text = self.lines[line].rstrip()
        glued = re.match(r"\s*(?:-\s+)*([\w-]+):(\S.*)$", text)
        if glued and glued[1] in all_keys():
            at = glued.start(2)
            slip = Slip(
                "no-space",
                line,
                column,
                len(text) - column,
                f"a space is missing after '{glued[1]}:'",
                f"write {self.short(f'{glued[1]}: {glued[2]}')}",
            )
            return Trouble(slip, self.line, {line: f"{text[:at]} {text[at:]}"}, {line: at})
        word = text[column:]
        slip = Slip(
            "no-colon",
            line,
            column,
            max(len(word), 1),
            f"'{self.short(word)}' has no colon",
            "write 'key: value'; a text that goes on stands further right than its key",
        )
        if word in all_keys():
            slip.hint = f"write '{word}: …'"
            return Trouble(slip, line)
        above = self.key_columns(line)
        if above and " " in word:
            return Trouble(slip, self.line, {line: " " * (above[-1] + 2) + word})
        return Trouble(slip, line)

    def colon(self) -> Trouble:
        keyed = _KEYED.match(self.text)
        if keyed and keyed.end(2) < self.column:
            return self.quote_value(
                self.line, keyed.end(), "unquoted-colon", "a text with ': ' in it needs quotes"
            )
        last, kind = self.last, type(self.last)
        if kind is not ScalarEvent or last.start_mark.line >= self.line:
            return self.unknown()
        above, start = last.start_mark.line, last.start_mark.column
        text = self.lines[above]
        if re.match(r"\s*-\w", text):
            start = text.index("-")
            slip = Slip(
                "no-space",
                above,
                start,
                1,
                "a space is missing after '-'",
                f"write - {self.short(text[start + 1 :])}",
            )
            mended = f"{text[: start + 1]} {text[start + 1 :]}"
            return Trouble(slip, self.line, {above: mended}, {above: start})
        word = keyed[2] if keyed else self.text[self.first : self.column]
        if word.strip() in all_keys():
            return self.indent()
        return self.quote_lines(above, start)

    def flow(self) -> Trouble:
        line, column = self.from_line, self.from_column
        opener = self.lines[line][column : column + 1]
        last, kind = self.last, type(self.last)
        if kind is ScalarEvent and last.end_mark.line == self.line == last.start_mark.line:
            start = last.start_mark.column
            if last.style in ("'", '"'):
                return self.quote_part(
                    start, "text-after-quote", "the text goes on after its quotes"
                )
            if opener == "{" and self.text[self.column : self.column + 1] == ":":
                return self.quote_part(
                    start, "unquoted-colon", "a text with ': ' in it needs quotes"
                )
        key = self.key_of(line)
        if key and key not in list_keys() and column == self.value(line)[0]:
            return self.sign(line, column)
        closer = "]" if opener == "[" else "}"
        slip = Slip(
            "open-bracket",
            line,
            column,
            1,
            f"this {opener} is never closed",
            f"close it with {closer}",
        )
        return Trouble(slip, self.line, {line: self.lines[line].rstrip(", ") + closer})

    def block(self) -> Trouble:
        last, kind = self.last, type(self.last)
        ends_here = (
            last is not None and last.end_mark.line == self.line and self.column > self.first
        )
        if ends_here and kind is ScalarEvent and last.style in ("'", '"'):
            start = last.start_mark
            if start.line < self.line:
                return self.open_quote(start.line, start.column)
            return self.quote_value(
                self.line, start.column, "text-after-quote", "the text goes on after its quotes"
            )
        if ends_here and kind in (SequenceEndEvent, MappingEndEvent):
            start_column, value = self.value(self.line)
            if value[:1] in ("[", "{"):
                closer = "]" if value[0] == "[" else "}"
                return self.quote_value(
                    self.line,
                    start_column,
                    "text-after-bracket",
                    f"the text goes on after its '{closer}'",
                )
        if self.column == self.first and self.text.strip():
            if "collection" in self.context and self.column == self.from_column:
                among = [column for column in self.key_columns() if column != self.first]
                if not among:
                    return self.list_or_keys("a key stands among list items", "begin it with '- '")
            return self.indent()
        return self.unknown()

    def indent(self) -> Trouble:
        """A line that is in line with nothing above it."""
        item = re.match(r"\s*- ", self.text) is not None
        columns = self.item_columns() if item else self.key_columns()
        columns = [column for column in columns if column != self.first]
        if item and not columns:
            return self.list_or_keys(
                "a list item ('- ') stands among keys",
                "indent it under the key whose list it belongs to",
            )
        if not columns:
            return self.unknown()
        right = min(columns, key=lambda column: abs(column - self.first))
        keyed = _KEYED.match(self.text)
        name = f"'{keyed[2]}'" if keyed and not item else "this list item" if item else "this line"
        where = "items" if item else "keys"
        slip = Slip(
            "indent",
            self.line,
            self.first,
            len(keyed[2]) if keyed and not item else 1,
            f"{name} is not in line with the {where} above it",
            f"begin it in column {right + 1}, not {self.first + 1}",
        )
        return Trouble(slip, self.line, {self.line: " " * right + self.text.lstrip()})

    def list_or_keys(self, message: str, hint: str) -> Trouble:
        width = len(self.text.strip())
        return Trouble(Slip("list-or-keys", self.line, self.first, width, message, hint), self.line)

    def sign(self, line: int, column: int) -> Trouble:
        """A text whose first sign means something to YAML."""
        text = self.lines[line]
        sign = text[column : column + 1]
        why = _SIGNS.get(sign)
        if why is None:
            return self.unknown()
        start, _ = self.value(line)
        below = self.lines[line + 1] if line + 1 < len(self.lines) else ""
        if sign in "|>" and _indent(below) > _indent(text) and below.strip():
            trouble = self.quote_lines(line, column)
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
            return self.quote_value(
                line, column, "sign-first", f"a text that begins with '{sign}' needs quotes", why
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

    def unknown(self) -> Trouble:
        start = self.column if self.column < len(self.text) else self.first
        slip = Slip(
            "yaml",
            self.line,
            start,
            max(len(self.text.rstrip()) - start, 1),
            f"YAML cannot go on here: {self.problem}",
            "look at indentation and quote marks here and in the line above",
        )
        return Trouble(slip, self.line)

    # Quoting what was meant as text

    def quote_value(self, line: int, start: int, code: str, message: str, why: str = "") -> Trouble:
        """The rest of the line, without its comment, is one text."""
        text = self.lines[line]
        end = _end_of_text(text, start)
        value = unquoted(text[start:end]) if code == "text-after-quote" else text[start:end]
        key = self.key_of(line)
        hint = self.short(f"{key}: {quoted(value)}" if key else quoted(value))
        slip = Slip(
            code,
            line,
            start,
            max(end - start, 1),
            message,
            f"{why}: {hint}" if why else f"write {hint}",
        )
        mended = text[:start] + quoted(value) + text[end:]
        return Trouble(slip, self.line, {line: mended}, {line: start})

    def quote_part(self, start: int, code: str, message: str) -> Trouble:
        """Within brackets: the text up to the next comma or closing bracket."""
        match = re.search(r"[,\]}]", self.text[self.column :])
        end = self.column + match.start() if match else len(self.text)
        end = start + len(self.text[start:end].rstrip())
        value = self.text[start:end]
        slip = Slip(
            code,
            self.line,
            start,
            max(len(value), 1),
            message,
            f"write {self.short(quoted(value))}",
        )
        mended = self.text[:start] + quoted(value) + self.text[end:]
        return Trouble(slip, self.line, {self.line: mended}, {self.line: start})

    def quote_lines(self, first: int, start: int) -> Trouble:
        """A text over several lines, from `start` of line `first` on."""
        above = self.key_columns(first + 1)
        indent = above[-1] if above else 0
        end = first + 1
        while end < len(self.lines) and (
            not self.lines[end].strip() or _indent(self.lines[end]) > indent
        ):
            end += 1
        while not self.lines[end - 1].strip():
            end -= 1
        slip = Slip(
            "unquoted-colon",
            self.line,
            self.first,
            len(self.text.strip()),
            "a text with ': ' in it needs quotes",
            f"put the whole text, from line {first + 1} on, in quotes",
        )
        mended = {n: self.lines[n].replace("'", "''") for n in range(first, end)}
        mended[first] = (
            self.lines[first][:start] + "'" + self.lines[first][start:].replace("'", "''")
        )
        mended[end - 1] += "'"
        return Trouble(slip, self.line, mended, {first: start})

    # Looking around

    def value(self, line: int) -> tuple[int, str]:
        """Where the value of a line begins, and the value without its comment."""
        text = self.lines[line]
        keyed = _KEYED.match(text)
        start = keyed.end() if keyed else len(text) - len(text.lstrip(" -"))
        return start, text[start : _end_of_text(text, start)]

    def key_of(self, line: int) -> str:
        keyed = _KEYED.match(self.lines[line])
        return keyed[2].strip() if keyed else ""

    def key_columns(self, before: int | None = None) -> list[int]:
        """Columns in which the keys above stand, outermost first, of this entry or section."""
        columns: list[int] = []
        for number in range((self.line if before is None else before) - 1, -1, -1):
            keyed = _KEYED.match(self.lines[number])
            if not keyed:
                continue
            column = keyed.start(2)
            if not columns or column < columns[0]:
                columns.insert(0, column)
            if column == 0 or "-" in keyed[1]:
                break
        return columns

    def item_columns(self) -> list[int]:
        """The column of the nearest list item above, within the section."""
        for number in range(self.line - 1, -1, -1):
            text = self.lines[number]
            if match := re.match(r"( *)- ", text):
                return [len(match[1])]
            if text[:1].strip():
                break
        return []

    @staticmethod
    def short(text: str) -> str:
        text = text.strip()
        return (
            text if len(text) <= 70 else text[:67] + "…" + (text[-1] if text[-1] in "'\"" else "")
        )


def _end_of_text(text: str, start: int) -> int:
    """Where the text that begins at `start` ends: before a comment, or at the line's end."""
    at = text.find("#", start)
    while at >= 0:
        before, after = text[max(at - 2, start) : at], text[at + 1 : at + 2]
        if len(before) == 2 and before.isspace() and (after.isspace() or not after):
            break
        at = text.find("#", at + 1)
    return start + len(text[start : at if at >= 0 else len(text)].rstrip())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
