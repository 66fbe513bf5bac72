"""`sync`: exchange answers with a folder that something else carries between your devices."""

from __future__ import annotations

from pathlib import Path

from karabakh_quiz.cli.output import as_sentence, document, fact, remark
from karabakh_quiz.cli.telling import teller
from karabakh_quiz.study.wording import plural

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from karabakh_quiz.cli.context import Context
    from karabakh_quiz.cli.parser import Parser
    from karabakh_quiz.progress.sync import Synced


def arguments(parser: Parser) -> None:
    parser.describe(
        "Write this device's log to FOLDER (in Dropbox, Syncthing, git or on a stick)\n"
        "and take in those of your other devices. In any order, as often as you like:\n"
        "all devices end up with the same answers and the same due days.",
        "sync ~/Dropbox/karabakh-quiz",
        "sync ~/Dropbox/karabakh-quiz --join",
        "sync ~/Dropbox/karabakh-quiz --dry-run",
    )
    add = parser.add_argument
    add("folder", metavar="FOLDER", help="the folder all your devices see")
    add("--join", action="store_true", help="this is a new device of the folder's learner")
    add("--dry-run", action="store_true", help="only say what would be done")
    add("--json", action="store_true", help="print one JSON document")


def run(args: Namespace, context: Context) -> int:
    folder = Path(args.folder).expanduser().absolute()
    with context.progress() as progress:
        done = progress.sync(folder, join=args.join, dry_run=args.dry_run, told=teller())
        device = progress.device
        if done.merged.new and not args.dry_run:
            context.keep_figures(progress)
    if args.json:
        document(_as_json(done, device, dry_run=args.dry_run))
        return 0
    took, wrote = ("would take in", "write") if args.dry_run else ("took in", "wrote")
    fact(as_sentence(f"{took} {plural(done.merged.new, 'row')}, {wrote} {done.written}"))
    if done.merged.removed:
        removed = plural(done.merged.removed, "row")
        fact(f"{removed} went that another device had deleted.")
    if done.made:
        made = "would be made" if args.dry_run else "was made"
        remark(f"{folder} {made}: it is new.")
    for note in done.notes:
        remark(as_sentence(note))
    return 0


def _as_json(done: Synced, device: str, *, dry_run: bool) -> dict[str, object]:
    return {
        "dry_run": dry_run,
        "learner": done.learner,
        "device": device,
        "devices": done.devices,
        "new": done.merged.new,
        "written": done.written,
        "removed": done.merged.removed,
        "refused": done.merged.refused,
        "clones": list(done.merged.clones),
        "made": done.made,
        "notes": [as_sentence(note) for note in done.notes],
    }
