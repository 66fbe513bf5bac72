"""Union of logs by (device, seq), in any order, any number of times.

Rows come as chains: one device's rows as one source has them. Where a chain
says something else than we do under the same name, the device was cloned (its
folder was copied and both copies wrote on). The two continuations part there:
the one whose first row compares higher keeps the name, the other gets the name
`lines.branch_name` of its first row. That hangs on the rows alone, so everyone
who sees both parts them alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from karabakh_quiz.progress import kinds
from karabakh_quiz.progress.chains import Chain, LogChain, RowChain
from karabakh_quiz.progress.codec import (
    HIGHEST_SEQ,
    SEQ_BITS,
    Stored,
    fields_from_bytes,
    id_of,
)
from karabakh_quiz.progress.faults import OtherLearnerError
from karabakh_quiz.progress.folding import take_in
from karabakh_quiz.progress.forgetting import remove
from karabakh_quiz.progress.lines import branch_name, core, dumps, is_branch, to_object
from karabakh_quiz.progress.log import Log
from karabakh_quiz.progress.parting import renamed
from karabakh_quiz.progress.rebuilding import Told, rebuild
from karabakh_quiz.progress.row import Row

_WINDOW = 64
"""Last common rows that are compared: the continuations of a clone never agree on so many."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a union."""

    new: int = 0
    """Rows taken in."""
    refused: int = 0
    """Rows left out because they are damaged."""
    removed: int = 0
    """Rows removed because a tombstone that came in names them."""
    clones: tuple[str, ...] = ()
    """Devices found to have been cloned; each continuation is kept."""
    became: str | None = None
    """The new name of this device, if it was the clone that had to take one."""


def agree_on_learner(log: Log, theirs: str) -> None:
    """Refuse another learner's log; a log that has no learner yet takes over theirs."""
    ours = log.meta("learner") or ""
    if ours and theirs and ours != theirs:
        raise OtherLearnerError(
            f"this is the log of another learner ({theirs}; ours is {ours}): nothing was taken "
            "from it; `karabakh-quiz sync --join FOLDER` is for a new device of the same learner"
        )
    if theirs and not ours:
        log.set_meta("learner", theirs)


def take(log: Log, chains: Iterable[Chain], told: Told | None = None) -> Merged:
    """Take in what we lack of `chains` (inside a transaction) and fold it."""
    taker = _Taker(log, told)
    for chain in sorted(chains, key=lambda chain: chain.device):
        taker.take(chain)
    return taker.finish()


class _Taker:
    """One union under way."""

    def __init__(self, log: Log, told: Told | None) -> None:
        self._log = log
        self._told = told
        self._new: list[Stored] = []
        self._refused = 0
        self._removed = 0
        self._clones: list[str] = []
        self._moved = False
        self._became: str | None = None

    def take(self, chain: Chain) -> None:
        """Insert what we lack of one chain, parting clones."""
        ours = LogChain(self._log, chain.device)
        known, offered = ours.seqs(), self._allowed(chain)
        both = sorted(set(known) & set(offered))
        if any(_unlike(ours.row(seq), chain.row(seq)) for seq in both[-_WINDOW:]) or (
            is_branch(chain.device)
        ):
            parting = next((seq for seq in both if _differ(ours.row(seq), chain.row(seq))), None)
            if parting is not None:
                self._part(ours, chain, parting)
                return
            self._agree_on_pointers(ours, chain, both)
        lacking = sorted(set(offered).difference(known))
        for done, seq in enumerate(lacking):
            if self._told is not None and done % 1024 == 0:
                self._told(done, len(lacking))
            self._insert(chain.row(seq))

    def _allowed(self, chain: Chain) -> list[int]:
        """The chain's numbers, less those forgotten."""
        number = self._log.devices.find(chain.device) or 0
        first = id_of(number, 0)
        gone = self._log.execute(
            "SELECT first, last FROM forgotten WHERE first BETWEEN ? AND ?",
            (first, first + HIGHEST_SEQ),
        ).fetchall()
        if not gone:
            return list(chain.seqs())
        return [seq for seq in chain.seqs() if not any(a <= first + seq <= z for a, z in gone)]

    def _insert(self, row: Row | None) -> None:
        if row is None:
            self._refused += 1
            return
        stored = self._log.codec.pack(row)
        self._note_order(stored)
        self._log.insert(stored)
        self._new.append(stored)

    def _note_order(self, row: Stored) -> None:
        """Remember if a device's times do not rise with its numbers: reading then sorts."""
        first = id_of(row.id >> SEQ_BITS, 0)
        before, after = self._log.execute(
            "SELECT (SELECT at FROM row WHERE id BETWEEN ?1 AND ?2 - 1 ORDER BY id DESC LIMIT 1),"
            " (SELECT at FROM row WHERE id BETWEEN ?2 + 1 AND ?3 ORDER BY id LIMIT 1)",
            (first, row.id, first + HIGHEST_SEQ),
        ).fetchone()
        if (before is not None and before >= row.at) or (after is not None and after <= row.at):
            self._log.set_meta("unordered", 1)

    def _part(self, ours: LogChain, theirs: Chain, parting: int) -> None:
        """Part two continuations of one device at the number `parting`."""
        mine = [row for seq in ours.seqs() if seq >= parting and (row := ours.row(seq))]
        other = [row for seq in theirs.seqs() if seq >= parting and (row := theirs.row(seq))]
        name, count = ours.device, len(self._new)
        before = [row for seq in theirs.seqs() if seq < parting and (row := theirs.row(seq))]
        if core(mine[0]) >= core(other[0]):
            branch = branch_name(other[0])
            self.take(RowChain(branch, renamed(other, name, parting, branch)))
            self.take(RowChain(name, before))
            if len(self._new) > count:
                self._clones.append(name)
            return
        branch = branch_name(mine[0])
        first = id_of(self._log.devices.number(name), parting)
        last = first | HIGHEST_SEQ
        self._log.execute("DELETE FROM row WHERE id BETWEEN ? AND ?", (first, last))
        self._new = [row for row in self._new if not first <= row.id <= last]
        if self._log.device == name:
            self._log.set_meta("device", branch)
            self._became = branch
        self._clones.append(name)
        self._moved = True
        self.take(RowChain(branch, renamed(mine, name, parting, branch)))
        self.take(RowChain(name, [*before, *other]))

    def _agree_on_pointers(self, ours: LogChain, theirs: Chain, both: Iterable[int]) -> None:
        """Where clones of clones parted in another order there, rows may be pointed at otherwise.

        The greater pointer is kept: names of parted branches sort last, and
        whoever points at one knew of a parting that the other did not.
        """
        for seq in both:
            mine, other = ours.row(seq), theirs.row(seq)
            if mine is None or other is None or _told(mine) >= _told(other):
                continue
            stored = self._log.codec.pack(other)
            self._log.execute("DELETE FROM row WHERE id = ?", (stored.id,))
            self._log.insert(stored)
            self._moved = True

    def finish(self) -> Merged:
        """Fold what came in."""
        ranges = [
            (device, first, last)
            for row in self._new
            if row.kind == kinds.FORGET
            for device, first, last in fields_from_bytes(row.body)["ranges"]
        ]
        if ranges:
            self._removed += remove(self._log, ranges)
        if ranges or self._moved:
            rebuild(self._log, self._told)
        elif self._new:
            take_in(self._log, self._new, self._told)
        return Merged(
            new=len(self._new),
            refused=self._refused,
            removed=self._removed,
            clones=tuple(self._clones),
            became=self._became,
        )


def _told(row: Row) -> str:
    return dumps(to_object(row))


def _unlike(ours: Row | None, theirs: Row | None) -> bool:
    """Whether two sound rows of one name differ in anything."""
    return ours is not None and theirs is not None and _told(ours) != _told(theirs)


def _differ(ours: Row | None, theirs: Row | None) -> bool:
    """Whether two sound rows of one name say different things."""
    return ours is not None and theirs is not None and core(ours) != core(theirs)
