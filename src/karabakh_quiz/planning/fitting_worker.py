"""The process that runs the optimiser: histories on standard input, parameters on output.

`[[[grade, elapsed days], …], …]` as JSON comes in; a list of 21 numbers goes
out. See `planning.fitting` for why this is a process of its own.
"""

import json
import sys


def main() -> int:
    """Read, fit, write."""
    from karabakh_quiz.planning.fitting import NOT_INSTALLED

    try:
        from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview
    except ImportError:
        return NOT_INSTALLED
    items = []
    for history in json.load(sys.stdin):
        reviews = [FSRSReview(grade, elapsed) for grade, elapsed in history]
        # One item per answer to predict: everything up to and including it.
        items += [
            FSRSItem(reviews[: number + 1])
            for number in range(1, len(reviews))
            if history[number][1] > 0
        ]
    json.dump(list(FSRS(DEFAULT_PARAMETERS).compute_parameters(items)), sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
