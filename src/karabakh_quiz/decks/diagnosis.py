"""What an author most likely did where YAML gave up, and how to write it instead."""

import re
from collections.abc import Sequence
from typing import Any

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent

from karabakh_quiz.decks.models import all_keys, list_keys
from karabakh_quiz.decks.quoting import quoted, short
from karabakh_quiz.decks.surroundings import KEYED, Surroundings, indent_of
from karabakh_quiz.decks.tree import Slip
from karabakh_quiz.decks.trouble import Trouble, quote_lines, quote_part, quote_value

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


def diagnose(error: yaml.YAMLError, lines: Sequence[str], last: Any) -> Trouble:
    """Put `error` into words. `last` is the event read last before it, if any."""
    return _Diagnosis(error, lines, last).find()


class _Diagnosis:
    def __init__(self, error: Any, lines: Sequence[str], last: Any) -> None:
        self.lines = lines
        self.around = Surroundings(lines)
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
        above = self.around.key_columns(self.line)
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
        start, value = self.around.value(self.line)
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
        closed = short(text[column:].rstrip() + quote)
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
                f"write {short(f'{glued[1]}: {glued[2]}')}",
            )
            return Trouble(slip, self.line, {line: f"{text[:at]} {text[at:]}"}, {line: at})
        word = text[column:]
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
        above = self.around.key_columns(line)
        if above and " " in word:
            return Trouble(slip, self.line, {line: " " * (above[-1] + 2) + word})
        return Trouble(slip, line)

    def colon(self) -> Trouble:
        keyed = KEYED.match(self.text)
        if keyed and keyed.end(2) < self.column:
            return quote_value(
                self.around,
                self.line,
                keyed.end(),
                "unquoted-colon",
                "a text with ': ' in it needs quotes",
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
                f"write - {short(text[start + 1 :])}",
            )
            mended = f"{text[: start + 1]} {text[start + 1 :]}"
            return Trouble(slip, self.line, {above: mended}, {above: start})
        word = keyed[2] if keyed else self.text[self.first : self.column]
        if word.strip() in all_keys():
            return self.indent()
        return quote_lines(self.around, self.line, above, start)

    def flow(self) -> Trouble:
        line, column = self.from_line, self.from_column
        opener = self.lines[line][column : column + 1]
        last, kind = self.last, type(self.last)
        if kind is ScalarEvent and last.end_mark.line == self.line == last.start_mark.line:
            start = last.start_mark.column
            if last.style in ("'", '"'):
                return quote_part(
                    self.around,
                    self.line,
                    start,
                    self.column,
                    "text-after-quote",
                    "the text goes on after its quotes",
                )
            if opener == "{" and self.text[self.column : self.column + 1] == ":":
                return quote_part(
                    self.around,
                    self.line,
                    start,
                    self.column,
                    "unquoted-colon",
                    "a text with ': ' in it needs quotes",
                )
        key = self.around.key_of(line)
        if key and key not in list_keys() and column == self.around.value(line)[0]:
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
            return quote_value(
                self.around,
                self.line,
                start.column,
                "text-after-quote",
                "the text goes on after its quotes",
            )
        if ends_here and kind in (SequenceEndEvent, MappingEndEvent):
            start_column, value = self.around.value(self.line)
            if value[:1] in ("[", "{"):
                closer = "]" if value[0] == "[" else "}"
                return quote_value(
                    self.around,
                    self.line,
                    start_column,
                    "text-after-bracket",
                    f"the text goes on after its '{closer}'",
                )
        if self.column == self.first and self.text.strip():
            if "collection" in self.context and self.column == self.from_column:
                among = [
                    column for column in self.around.key_columns(self.line) if column != self.first
                ]
                if not among:
                    return self.list_or_keys("a key stands among list items", "begin it with '- '")
            return self.indent()
        return self.unknown()

    def indent(self) -> Trouble:
        """A line that is in line with nothing above it."""
        item = re.match(r"\s*- ", self.text) is not None
        columns = (
            self.around.item_columns(self.line) if item else self.around.key_columns(self.line)
        )
        columns = [column for column in columns if column != self.first]
        if item and not columns:
            return self.list_or_keys(
                "a list item ('- ') stands among keys",
                "indent it under the key whose list it belongs to",
            )
        if not columns:
            return self.unknown()
        right = min(columns, key=lambda column: abs(column - self.first))
        keyed = KEYED.match(self.text)
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
        start, _ = self.around.value(line)
        below = self.lines[line + 1] if line + 1 < len(self.lines) else ""
        if sign in "|>" and indent_of(below) > indent_of(text) and below.strip():
            trouble = quote_lines(self.around, self.line, line, column)
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
                self.around,
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
