"""How well typed names and dates are judged, beside what is usually done.

    python -m benchmarks.answers

Precision: of the answers taken for right, the share that is. Recall: of the
right answers, the share that is taken for right. Names are judged against a
register of over a hundred people and bodies. `held` is the third of the pairs
that was not looked at while the rules were made; `cold` sets were written
later, in one go, to be measured before anything was changed for them. The
figures of their first measurement stand in docs/answers.md.
"""

from collections.abc import Callable, Sequence
from statistics import mean, median
from time import process_time

from karabakh_quiz.answers import judge_date, judge_name
from karabakh_quiz.decks import edtf
from karabakh_quiz.decks.deck import Person
from tests.support.answers import HERE, Pair, expected, pairs, people

Accepts = Callable[[Pair], bool]
NAME_SETS = (
    ("held", HERE / "pairs.tsv"),
    ("cold", HERE / "cold_pairs.tsv"),
    ("cold2", HERE / "cold_pairs.tsv"),
    ("cold3", HERE / "cold_pairs.tsv"),
    ("cold4", HERE / "cold_pairs.tsv"),
)
THRESHOLD = 85


def _spellings(pair: Pair) -> list[str]:
    person = expected(pair)
    if isinstance(person, str):
        return [person.casefold()]
    return [text.casefold() for text in (person.name, *person.native.values(), *person.also)]


def _plainly(pair: Pair) -> bool:
    return pair.typed.casefold() in _spellings(pair)


def _by_ratio(pair: Pair) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(ratio(pair.typed.casefold(), text) >= THRESHOLD for text in _spellings(pair))


def _by_token_set(pair: Pair) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    typed = pair.typed.casefold()
    return any(token_set_ratio(typed, text) >= THRESHOLD for text in _spellings(pair))


def _ours(pair: Pair) -> bool:
    return judge_name(pair.typed, expected(pair), register=people()).kind == "exact"


def _by_dateutil(pair: Pair) -> bool:
    from dateutil.parser import parse

    try:
        day = parse(pair.typed).date()
    except (ValueError, OverflowError):
        return False
    span = edtf.parse(pair.expected)
    return bool(span.first <= day <= span.last)


def _by_dateparser(pair: Pair) -> bool:
    from dateparser import parse

    moment = parse(pair.typed)
    span = edtf.parse(pair.expected)
    return moment is not None and bool(span.first <= moment.date() <= span.last)


def _dates_ours(pair: Pair) -> bool:
    return judge_date(pair.typed, pair.expected).kind == "exact"


def measure(accepts: Accepts, tried: Sequence[Pair]) -> tuple[float, float]:
    """Precision and recall of a method; precision is 1 where nothing is accepted."""
    accepted = [pair for pair in tried if accepts(pair)]
    right = sum(pair.want == "accept" for pair in accepted)
    wanted = sum(pair.want == "accept" for pair in tried)
    return right / len(accepted) if accepted else 1.0, right / wanted


def report(title: str, tried: Sequence[Pair], methods: Sequence[tuple[str, Accepts]]) -> None:
    """Print one table: a line a method."""
    wanted = sum(pair.want == "accept" for pair in tried)
    print(f"\n{title}: {wanted} right, {len(tried) - wanted} not")
    print(f"  {'':24}precision  recall")
    for name, accepts in methods:
        precision, recall = measure(accepts, tried)
        print(f"  {name:24}{precision:9.3f}{recall:8.3f}")


def crowd(size: int) -> list[Person]:
    """The dossier's people and made-up ones, `size` together."""
    from karabakh_quiz.answers.known_names import GIVEN, SURNAMES

    given = [entry.split("=")[0] for entry in GIVEN.split()]
    family = [entry.split("=")[0] for entry in SURNAMES.split()]
    found = list(people().values())
    for number in range(size - len(found)):
        name = f"{given[number * 7 % len(given)]} {family[number * 11 % len(family)]}"
        found.append(Person(id=f"made-up-{number}", name=name, also=(name.upper(),)))
    return found


def speed() -> None:
    """Print how long a verdict takes: names never typed before among 500 people, dates."""
    register = crowd(500)
    start = process_time()
    judge_name("Ada Alpha", register[0], register=register)
    first = (process_time() - start) * 1000
    names = [pair for part, path in NAME_SETS for pair in pairs(path, part)]

    def name(pair: Pair) -> object:
        return judge_name(pair.typed, expected(pair), register=register)

    def date(pair: Pair) -> object:
        return judge_date(pair.typed, pair.expected)

    took = [_time(name, pair) for pair in names]
    again = [_time(name, pair) for pair in names]
    dates = [_time(date, pair) for pair in pairs(HERE / "dates.tsv")]
    print("\nMilliseconds a verdict (processor time)")
    print(f"  {'':24}{'mean':>9}{'median':>9}{'p95':>9}")
    rows = (("names, first typed", took), ("names, again", again), ("dates", dates))
    for title, times in rows:
        late = sorted(times)[int(0.95 * len(times))]
        print(f"  {title:24}{mean(times):9.3f}{median(times):9.3f}{late:9.3f}")
    print(f"  the first verdict, with the lists of names and the register: {first:.0f}")


def _time(judge: Callable[[Pair], object], pair: Pair) -> float:
    start = process_time()
    judge(pair)
    return (process_time() - start) * 1000


def main() -> None:
    """Print all tables."""
    names = (
        ("plain equality", _plainly),
        ("rapidfuzz ratio 85", _by_ratio),
        ("rapidfuzz token_set 85", _by_token_set),
        ("ours", _ours),
    )
    dates = (
        ("dateutil", _by_dateutil),
        ("dateparser", _by_dateparser),
        ("ours", _dates_ours),
    )
    for part, path in NAME_SETS:
        report(f"Names, {part}", pairs(path, part), names)
    report("Dates, held", pairs(HERE / "dates.tsv", "held"), dates)
    speed()


if __name__ == "__main__":
    main()
