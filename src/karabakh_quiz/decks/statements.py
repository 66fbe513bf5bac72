"""What statements and events must fulfil among their own keys."""

import re
from collections.abc import Iterator, Mapping

from karabakh_quiz.decks.issue import Issue
from karabakh_quiz.decks.models import EventShape, StatementShape
from karabakh_quiz.decks.positions import Path

FRAME = "{said}"
"""Where in a gist the words themselves stand."""


def check_statement(
    statement: StatementShape, path: Path, events: Mapping[str, EventShape]
) -> Iterator[Issue]:
    """Key phrase, frame and role of a statement."""
    yield from _key(statement, path)
    yield from _frame(statement, path)
    if isinstance(statement.role, str) and len(statement.who or ()) > 1:
        first = (statement.who or [""])[0]
        yield Issue(
            "role-of-several",
            (*path, "role"),
            "there are several speakers: whose role is it?",
            f"write it by id: {{{first}: {statement.role}}}",
        )
    event = events.get(statement.at or "")
    same = statement.when or (event.when if event else None)
    yield from _also_when(statement.also_when, same, path)


def check_event(event: EventShape, path: Path) -> Iterator[Issue]:
    """Dates of an event."""
    yield from _also_when(event.also_when, event.when, path)


def _key(statement: StatementShape, path: Path) -> Iterator[Issue]:
    key, said = statement.key, statement.said
    if key is None:
        return
    if said is None:
        yield Issue(
            "key-without-said",
            (*path, "key"),
            "there is no 'said' to blank it out in",
            "add 'said:', or take 'key' out",
        )
        return
    first = said.find(key)
    if first >= 0 and said.find(key, first + 1) < 0:
        return
    if first < 0:
        loose = re.search(re.escape(key), said, re.IGNORECASE)
        hint = (
            f"it stands there as '{loose[0]}'" if loose else "write it exactly as it stands there"
        )
        yield Issue("key-not-found", (*path, "key"), f"'{key}' is not in 'said'", hint)
    else:
        count = len(re.findall(f"(?={re.escape(key)})", said))
        yield Issue(
            "key-twice",
            (*path, "key"),
            f"'{key}' is in 'said' {count} times",
            "take more words, so that they stand there once",
        )


def _frame(statement: StatementShape, path: Path) -> Iterator[Issue]:
    gist = statement.gist
    if gist is None:
        return
    count = gist.count(FRAME)
    if statement.said is None and count:
        yield Issue(
            "gist-frame",
            (*path, "gist"),
            "{said} stands for words that are not there",
            "add 'said:', or write the gist without {said}",
            part=FRAME,
        )
    elif statement.said is not None and count != 1:
        what = (
            "does not show where 'said' stands in it" if not count else "has {said} more than once"
        )
        yield Issue(
            "gist-frame",
            (*path, "gist"),
            f"'gist' {what}",
            "write {said} once, where the words stand",
        )


def _also_when(also: list[str] | None, when: str | None, path: Path) -> Iterator[Issue]:
    for n, date in enumerate(also or ()):
        if date == when:
            yield Issue(
                "item-twice",
                (*path, "also-when", n),
                f"'{date}' is the date already",
                "'also-when' is for further dates",
                part=date,
            )
