"""The list of faults in docs/teachers.md, made of the decks that show them.

`python -m tests.support.handbook` writes it anew.
"""

from difflib import SequenceMatcher
from pathlib import Path

from karabakh_quiz.decks.codes import FAULTS, WARNINGS
from tests.support.decks import FAULTS as FOLDERS

PAGE = Path(__file__).parents[2] / "docs" / "teachers.md"
BEGIN, END = "<!-- faults -->\n", "<!-- end of faults -->\n"


def handbook() -> str:
    """Every fault and warning: what it is, what is said of it, and the lines before and after."""
    parts = ["### Faults\n", *map(_section, FAULTS)]
    parts += ["### Warnings\n", *map(_section, WARNINGS)]
    return "\n".join(parts)


def page_with(faults: str) -> str:
    """The page, with its list of faults replaced."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + "\n" + faults + "\n" + END + rest.partition(END)[2]


def _section(code: str) -> str:
    meaning = (FAULTS | WARNINGS)[code]
    folder = FOLDERS / code
    first, *rest = (folder / "expected.txt").read_text(encoding="utf-8").split("\n")
    message = first.partition(": ")[2].removeprefix("warning: ")
    hint = rest[1].partition("^ ")[2] if len(rest) > 1 and "^ " in rest[1] else ""
    said = f"> {message}" + (f" – {hint}" if hint else "")
    lines = [f"**`{code}`**: {meaning}.", "", said.replace("<", "\\<")]
    if change := _change(folder):
        lines += ["", "```diff", *change, "```"]
    return "\n".join([*lines, ""])


def _change(folder: Path) -> list[str]:
    """The lines that differ between the faulty deck and the mended one."""
    deck, mended = folder / "deck.yaml", folder / "mended.txt"
    if not mended.exists():
        return []
    before, after = (p.read_text(encoding="utf-8").split("\n") for p in (deck, mended))
    changed: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            changed += [f"- {line}" for line in before[a:b]] + [f"+ {line}" for line in after[c:d]]
    return [line.replace("\t", "→   ") for line in changed]


if __name__ == "__main__":
    PAGE.write_text(page_with(handbook()), encoding="utf-8")
