"""The kinds of rows, and the small numbers they are stored as.

A kind that this version does not know is stored as `UNKNOWN` plus the number
of its interned name: it is kept and passed on, and folds to nothing.
"""

REVIEW = 1
MET = 2
UNDO = 3
SUSPEND = 4
RESUME = 5
BURY = 6
RESET = 7
RESCHEDULE = 8
FLAG = 9
SETTING = 10
PARAMETERS = 11
REDATE = 12
FORGET = 13
PRACTICE = 14
"""A review that schedules nothing (cramming, drills): of kind `review` to everyone else."""
UNKNOWN = 100

CODES: dict[str, int] = {
    "review": REVIEW,
    "met": MET,
    "undo": UNDO,
    "suspend": SUSPEND,
    "resume": RESUME,
    "bury": BURY,
    "reset": RESET,
    "reschedule": RESCHEDULE,
    "flag": FLAG,
    "setting": SETTING,
    "parameters": PARAMETERS,
    "redate": REDATE,
    "forget": FORGET,
}
NAMES: dict[int, str] = {code: name for name, code in CODES.items()} | {PRACTICE: "review"}

OF_CARDS = frozenset({REVIEW, PRACTICE, MET, SUSPEND, RESUME, BURY, RESET, RESCHEDULE, FLAG})
"""The kinds that a card's state is folded from."""
