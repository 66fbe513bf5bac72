"""The table of commands: everything `karabakh-quiz --help` lists.

A command is one line here and one module in this package. The module offers

- `arguments(parser)`: adds its options to a `Parser` (description and example
  included, as `parser.describe(...)` does), importing nothing heavy, and
- `run(args, context) -> int`: does the work and returns the exit code; whatever
  a person can do wrong is raised as a `QuizError`.

Only the called command's module is ever imported.
"""

from __future__ import annotations

PROGRAM = "karabakh-quiz"

GROUPS = (
    (
        "Learn",
        (
            ("study", "study", "start a sitting: questions, verdicts, grades"),
            ("due", "due", "what is due now, in one line"),
            ("stats", "stats", "what was learnt, and how sure that is"),
            ("confusions", "confusions", "who was given for whom"),
            ("forecast", "forecast", "the weeks ahead, at several aims"),
            ("exam", "exam", "what will be known on a date, and the plan for it"),
            ("fit", "fit", "your own parameters of the memory model"),
        ),
    ),
    (
        "Teach",
        (
            ("decks", "decks", "which decks there are, and which are broken"),
            ("check", "check", "what is wrong with a deck, with line and column"),
            ("show", "show", "one card: what it asks, accepts and teaches"),
            ("try", "try_", "whether an answer would be accepted, as what, and why"),
            ("flags", "flags", "cards flagged as looking wrong, with file and line"),
            ("schema", "schema", "the deck language as a JSON Schema, for editors"),
            ("deck", "deck", "make, show, copy, count, hand out and take in decks"),
        ),
    ),
    (
        "Keep",
        (
            ("history", "history", "what was answered, when, and what came of it"),
            ("sync", "sync", "exchange answers with your other devices, through a folder"),
            ("backup", "backup", "a whole copy of the log, now"),
            ("restore", "restore", "bring a backup back, after saying what that changes"),
            ("export-log", "export_log", "every row of the log, as lines or as a table"),
            ("import-log", "import_log", "take in what export-log wrote"),
            ("progress", "progress", "delete answers for good; mend a clock that ran ahead"),
            ("settings", "settings", "see and change what may be chosen"),
            ("doctor", "doctor", "whether everything is sound"),
            ("where", "where", "all paths: progress, settings, cache, decks"),
            ("completion", "completion", "a script that lets your shell complete commands"),
        ),
    ),
)
"""Groups of (name, module, what it is for), in the order of the help page."""

COMMANDS = {name: module for _, commands in GROUPS for name, module, _ in commands}
"""Which module of this package serves a command."""
