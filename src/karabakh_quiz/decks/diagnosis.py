"""What an author most likely did where YAML gave up, and how to write it instead."""

from collections.abc import Sequence
from typing import Any

import yaml

from karabakh_quiz.decks import misplaced, misread
from karabakh_quiz.decks.gap import Gap
from karabakh_quiz.decks.surroundings import DASHES
from karabakh_quiz.decks.trouble import Trouble


def diagnose(error: yaml.YAMLError, lines: Sequence[str], last: Any) -> Trouble:
    """Put `error` into words. `last` is the event read last before it, if any."""
    gap = Gap(error, lines, last)
    problem, context = gap.problem, gap.context
    if "\t" in gap.text[: gap.first] or "tab character" in problem:
        return misplaced.tab(gap)
    if gap.text[gap.first : gap.first + 1] in tuple(DASHES):
        return misplaced.dash(gap, gap.line)
    if "escape" in problem:
        return misread.escape(gap)
    if "quoted scalar" in context:
        return misread.open_quote(gap, gap.from_line, gap.from_column)
    if "simple key" in context:
        return misplaced.no_colon(gap)
    if "mapping values" in problem:
        return misplaced.colon(gap)
    if "sequence entries" in problem or "mapping keys" in problem:
        return misread.sign(gap, gap.line, gap.column)
    if "cannot start any token" in problem:
        return misread.sign(gap, gap.line, gap.column)
    if any(word in context for word in ("alias", "anchor", "tag", "block scalar", "directive")):
        return misread.sign(gap, gap.from_line, gap.from_column)
    if "flow" in context:
        return misread.flow(gap)
    if "block node" in context:
        return misread.sign(gap, gap.line, gap.column)
    return misplaced.block(gap)
