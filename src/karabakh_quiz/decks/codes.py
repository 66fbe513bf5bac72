"""Every code a fault or warning can have, and what it stands for.

Codes stay: scripts and the teachers' handbook lean on them. Each has a folder
in the tests with a deck that shows it, and a place in the handbook.
"""

from karabakh_quiz.decks.fault import Severity

FAULTS: dict[str, str] = {
    # The file
    "unreadable-file": "the file is not there or cannot be read",
    "too-big": "the file is bigger than decks may be",
    "too-many-entries": "the deck has more entries than it may have",
    "not-utf-8": "the file is not saved as UTF-8",
    "unsafe-character": "a character that nobody sees or that would disturb a terminal",
    "not-a-deck": "the file holds no deck",
    # YAML
    "unquoted-colon": "a text with ': ' in it stands without quotes",
    "open-quote": "a quote mark is never closed",
    "text-after-quote": "a text goes on after its quotes",
    "text-after-bracket": "a text begins with brackets and has no quotes around it",
    "open-bracket": "a bracket is never closed",
    "sign-first": "a text begins with a sign that means something to YAML",
    "bad-escape": "a backslash in double quotes",
    "cut-by-hash": "YAML takes the rest of a text for a comment",
    "stray-comma": "a comma in braces makes a key of the words after it",
    "brackets": "brackets make a list of what must be a text",
    "braces": "braces or a colon make keys of what must be a text",
    "tab": "a tab, or another blank that is no space, in the indentation",
    "indent": "a line is not in line with those above it",
    "no-space": "a space is missing after a colon or a dash",
    "no-colon": "a line is neither a key with its colon nor part of a text",
    "list-or-keys": "a list item among keys, or the other way round",
    "key-not-text": "brackets where a key must stand",
    "duplicate-key": "a key stands twice",
    "anchor": "a YAML anchor",
    "alias": "a YAML alias",
    "tag": "a YAML tag",
    "merge-key": "YAML's merge key",
    "two-documents": "a second document in the file",
    "too-deep": "nested too deep",
    "too-long": "a text is too long",
    "yaml": "YAML cannot be understood for another reason",
    # Keys and their values
    "unknown-key": "a key that there is not",
    "missing-key": "a key that must be there is not",
    "missing-id": "an entry without an id",
    "empty": "nothing stands after a key",
    "unknown-word": "the key takes one of a few words, and this is none of them",
    "not-a-list": "the key takes a list",
    "not-keys": "the key takes keys and values",
    "not-true-or-false": "the key takes true or false",
    "not-a-number": "the key takes a number",
    "bad-id": "not fit to be an id",
    "bad-url": "no http or https address",
    "bad-language": "no language code",
    "unreadable-date": "not fit to be a date",
    "impossible-date": "a day, month or year that there is not",
    "end-before-start": "an end before its beginning",
    # What points at something else
    "duplicate-id": "two entries with one id",
    "duplicate-deck": "two decks with one id",
    "defined-twice": "a person or source is in the deck and in a register, or in two registers",
    "unknown-person": "there is no such person",
    "unknown-source": "there is no such source",
    "unknown-event": "there is no such event",
    "unknown-entry": "there is no such entry",
    "unknown-register": "there is no such register",
    "register-outside": "the register lies outside the deck's folder",
    "not-a-register": "the file holds more than people and sources",
    "answers-itself": "a statement replies to itself",
    "former-id-in-use": "an entry has the id that another had formerly",
    "former-id-twice": "two entries claim one former id",
    # What an entry says
    "key-not-found": "the key phrase is not in the quotation",
    "key-twice": "the key phrase is in the quotation more than once",
    "key-without-said": "a key phrase without a quotation",
    "gist-frame": "gist and quotation do not fit together",
    "role-of-several": "one role for several speakers",
    "several-answers": "a question with more than one of answer, order and match",
    "answer-among-wrong": "a right answer stands among the wrong ones",
    "too-few-wrong": "fewer than two wrong answers",
    "too-few-items": "too few things to order or match",
    "item-twice": "the same thing twice",
    "without-answer": "keys that only a question with an answer has",
}

WARNINGS: dict[str, str] = {
    "card-left-out": "a card gives its own answer away",
    "few-rivals": "fewer than three plausible rivals for a choice (speakers: up to 1,000 cards)",
    "near-duplicate": "two statements nearly the same",
    "close-dates": "two dates of one speaker differ by less than their precision",
    "outside-event": "a date outside that of the event it belongs to",
    "no-office": "a speaker held no office on that day",
    "no-source": "an entry without a source",
    "one-sided": "one side is quoted far more than another",
    "quoted-quotation": "quote marks around the words, which the screen puts there",
    "unused-person": "a person of the deck whom nothing names",
    "unused-source": "a source of the deck that nothing names",
    "unknown-deck": "an entry of a deck that is not at hand",
    "no-entries": "a deck without entries",
}

CODES: dict[str, str] = FAULTS | WARNINGS


def severity(code: str) -> Severity:
    """Whether `code` stands for a fault or a warning."""
    return "warning" if code in WARNINGS else "fault"
