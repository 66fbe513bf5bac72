"""Sync through a folder: any order, any number of times, whatever the folder's carrier does."""

import shutil
from random import Random

import pytest

from karabakh_quiz.progress import Progress, Row
from karabakh_quiz.progress.device_files import main_file
from karabakh_quiz.progress.faults import BusyLogError, OtherLearnerError, UnwritableLogError
from tests.progress.worlds import World
from tests.support.progress import CARDS, answer, quick_folder, told_rows


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_two_devices_exchange_through_a_folder(laptop, desktop, clock, folder):
    shared = folder / "shared"
    mine = answer(laptop)
    first = laptop.sync(shared)
    assert (first.written, first.merged.new, first.notes) == (1, 0, ())
    assert laptop.learner == first.learner != ""
    clock.advance(days=1)
    theirs = answer(desktop, CARDS[1], 1)
    second = desktop.sync(shared, join=True)
    assert (second.written, second.merged.new, desktop.learner) == (1, 1, laptop.learner)
    assert laptop.sync(shared).merged.new == 1
    assert laptop.states() == desktop.states()
    assert told_rows(laptop) == [mine, theirs]


def test_a_second_sync_finds_nothing_to_do(laptop, folder):
    answer(laptop)
    laptop.sync(folder / "shared")
    before = everything(folder / "shared")
    again = laptop.sync(folder / "shared")
    assert (again.written, again.merged.new) == (0, 0)
    assert everything(folder / "shared") == before


def test_a_file_only_grows(laptop, folder):
    answer(laptop)
    laptop.sync(folder / "shared")
    path = main_file(folder / "shared", laptop.device)
    before = path.read_bytes()
    answer(laptop, CARDS[1])
    laptop.undo()
    assert laptop.sync(folder / "shared").written == 2
    assert path.read_bytes().startswith(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_dry_run_says_it_and_does_nothing(laptop, desktop, folder):
    shared = folder / "shared"
    answer(laptop)
    plan = laptop.sync(shared, dry_run=True)
    assert (plan.written, laptop.learner, shared.exists()) == (1, "", False)
    laptop.sync(shared)
    answer(desktop, CARDS[1])
    before, rows = everything(shared), told_rows(desktop)
    plan = desktop.sync(shared, join=True, dry_run=True)
    assert (plan.written, plan.merged.new) == (1, 1)
    assert (everything(shared), told_rows(desktop), desktop.learner) == (before, rows, "")


def test_another_learners_folder_is_refused_with_a_sentence(laptop, desktop, folder):
    shared = folder / "shared"
    answer(laptop)
    laptop.sync(shared)
    answer(desktop, CARDS[1])
    before = everything(shared)
    with pytest.raises(OtherLearnerError, match="--join"):
        desktop.sync(shared)
    desktop.sync(folder / "own")
    with pytest.raises(OtherLearnerError, match="another learner"):
        desktop.sync(shared)
    with pytest.raises(OtherLearnerError, match="another learner"):
        laptop.merge(desktop)
    assert everything(shared) == before
    assert len(told_rows(desktop)) == 1
    assert len(told_rows(laptop)) == 1


def test_files_cut_short_altered_and_copied_do_no_harm(laptop, desktop, folder, clock):
    shared = folder / "shared"
    for card in CARDS:
        answer(laptop, card)
    laptop.sync(shared)
    path = main_file(shared, laptop.device)
    whole = path.read_bytes()

    path.write_bytes(whole[:-40])
    cut = desktop.sync(shared, join=True)
    assert cut.merged.new == len(CARDS) - 1
    assert any("cut short" in note for note in cut.notes)

    copy = shared / f"{path.stem} (conflicted copy 2026-01-31).jsonl"
    copy.write_bytes(whole.replace(b'"grade":3', b'"grade":1', 1))
    assert desktop.sync(shared).merged.refused == 0, "the row altered is known already"
    assert desktop.states() == laptop.states(), "the copy had the last row"

    path.write_bytes(b"garbage\n" + whole)
    assert any("no log" in note for note in desktop.sync(shared).notes)
    assert laptop.sync(shared).written == len(CARDS), "its own file is written anew"
    assert path.read_bytes() == whole
    assert laptop.states() == desktop.states()


def test_an_altered_row_is_left_out_until_it_comes_whole(laptop, desktop, folder):
    shared = folder / "shared"
    rows = [answer(laptop, card) for card in CARDS]
    laptop.sync(shared)
    path = main_file(shared, laptop.device)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(CARDS[1].encode(), b"alpha/two#when"))
    synced = desktop.sync(shared, join=True)
    assert synced.merged.new == len(CARDS) - 1
    assert synced.merged.refused == 1
    assert any("damaged" in note for note in synced.notes)
    path.write_bytes(whole)
    assert desktop.sync(shared).merged.new == 1
    assert told_rows(desktop) == rows


def test_line_ends_of_windows_do_no_harm(laptop, desktop, folder):
    shared = folder / "shared"
    answer(laptop)
    laptop.sync(shared)
    path = main_file(shared, laptop.device)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert desktop.sync(shared, join=True).notes == ()
    assert desktop.states() == laptop.states()
    answer(laptop, CARDS[1])
    assert laptop.sync(shared).notes == ()
    assert desktop.sync(shared).merged.new == 1


def test_a_folder_that_cannot_be_used_is_one_sentence(laptop, folder):
    (folder / "file").touch()
    for place in (folder / "file", folder / "file" / "below"):
        with pytest.raises(UnwritableLogError, match=r"is no folder|cannot be"):
            laptop.sync(place)


def test_two_syncs_of_one_log_take_turns(laptop, folder, clock, monkeypatch):
    from karabakh_quiz.progress import sync

    answer(laptop)
    monkeypatch.setattr(sync, "PATIENCE", 0.1)
    with (
        sync._alone(laptop._log),
        Progress.open(laptop.path, clock=clock) as second,
        pytest.raises(BusyLogError, match="under way"),
    ):
        second.sync(folder / "shared")
    assert laptop.sync(folder / "shared").written == 1


def test_a_newer_format_is_left_alone(laptop, folder):
    from karabakh_quiz.progress.device_files import Header, header_line
    from karabakh_quiz.progress.faults import LogError

    shared = folder / "shared"
    laptop.sync(shared)
    header = header_line(Header(laptop.learner, "ffff", version=99))
    (shared / "karabakh-quiz-ffff.jsonl").write_text(header + "\n")
    answer(laptop)
    with pytest.raises(LogError, match="newer"):
        laptop.sync(shared)


def test_files_of_others_are_not_touched(laptop, folder):
    shared = folder / "shared"
    shared.mkdir()
    (shared / "notes.txt").write_text("mine")
    (shared / "karabakh-quiz-notes.jsonl").write_text("{}\n")
    answer(laptop)
    assert any("no log" in note for note in laptop.sync(shared).notes)
    assert (shared / "notes.txt").read_text() == "mine"
    assert (shared / "karabakh-quiz-notes.jsonl").read_text() == "{}\n"


def test_a_restored_old_laptop_takes_its_own_rows_back(laptop, folder, clock):
    shared = folder / "shared"
    answer(laptop, CARDS[0])
    laptop.backup(folder / "old.db")
    clock.advance(days=1)
    answer(laptop, CARDS[1])
    laptop.sync(shared)
    with Progress.open(folder / "old.db", clock=clock) as restored:
        assert restored.sync(shared, join=True).merged.new == 1
        assert told_rows(restored) == told_rows(laptop)
        assert answer(restored, CARDS[2]).id.seq == 3


def test_a_restored_laptop_that_wrote_first_loses_nothing(laptop, folder, clock):
    shared = folder / "shared"
    answer(laptop, CARDS[0])
    laptop.backup(folder / "old.db")
    clock.advance(days=1)
    lost = [answer(laptop, CARDS[1]), answer(laptop, CARDS[2])]
    laptop.sync(shared)
    clock.advance(days=1)
    with Progress.open(folder / "old.db", clock=clock) as restored:
        new = answer(restored, CARDS[3])
        synced = restored.sync(shared, join=True)
        assert any("cloned" in note for note in synced.notes)
        seen = {row.card for row in told_rows(restored)}
        assert seen == {CARDS[0], CARDS[3], *(row.card for row in lost)}
        assert new.id.device == laptop.device
    with Progress.open(folder / "third.db", clock=clock) as third:
        third.sync(shared, join=True)
        assert {row.card for row in told_rows(third)} == seen, "all of it is in the folder"


def test_a_log_that_cannot_come_itself_is_passed_on(laptop, desktop, folder, clock):
    """The desktop got the laptop's rows by hand; the laptop never sees the folder."""
    shared = folder / "shared"
    mine = answer(laptop, CARDS[0])
    desktop.merge(laptop)
    desktop.sync(shared)
    with Progress.open(folder / "third.db", clock=clock) as third:
        third.sync(shared, join=True)
        assert told_rows(third) == [mine]
    relays = [path for path in shared.iterdir() if ".from-" in path.name]
    assert len(relays) == 1
    laptop.sync(shared, join=True)
    desktop.sync(shared)
    assert not any(path.exists() for path in relays), "the laptop's own file has it now"


def test_what_was_forgotten_leaves_the_folder_and_does_not_come_back(laptop, desktop, folder):
    shared = folder / "shared"
    answer(laptop, "beta/secret#who", answer="a private thought")
    answer(laptop, CARDS[0])
    laptop.sync(shared)
    desktop.sync(shared, join=True)
    answer(desktop, "beta/secret#who", answer="a private thought")
    desktop.sync(shared)
    laptop.sync(shared)
    assert laptop.forget(deck="beta").rows == 2
    laptop.sync(shared)
    desktop.sync(shared)
    laptop.sync(shared)
    for progress in (laptop, desktop):
        assert {row.card for row in progress.rows(kinds=("review",))} == {CARDS[0]}
        assert b"private" not in progress.path.read_bytes()
    assert not any(b"private" in content for content in everything(shared).values())


@pytest.mark.parametrize("seed", range(4))
def test_devices_converge_through_a_carrier_that_is_slow_and_careless(seed):
    live_and_converge(Random(seed), reviews=70)


def test_five_devices_converge_over_a_thousand_reviews():
    live_and_converge(Random(6), reviews=1_000, weights=Folders.weights | {"answer": 100})


def live_and_converge(random, reviews, weights=World.weights):
    with quick_folder() as folder:
        world = Folders(folder, random)
        world.weights = weights
        try:
            while world.answered < reviews:
                world.act()
            world.settle()
            first, *others = world.states()
            assert all(other == first for other in others)
            world.check()
        finally:
            world.close()


class Folders(World):
    """Devices whose sync folders something carries about: late, in part, with conflict copies."""

    def __init__(self, folder, random):
        super().__init__(folder, random, devices=5)
        self.answered = 0
        for device in self.devices:
            device.progress.sync(self._folder_of(0), join=True)

    def _folder_of(self, number):
        return self.folder / f"shared-{number}"

    def answer(self, device):
        super().answer(device)
        self.answered += 1

    def exchange(self, device):
        """Sync one device, or carry some files from one folder to another."""
        if self.random.random() < 0.5:
            device.progress.sync(self._folder_of(self.devices.index(device)))
            return
        there, here = (self._folder_of(each) for each in self.random.sample(range(5), 2))
        for path in there.iterdir() if there.exists() else ():
            if self.random.random() < 0.6:
                self.carry(path, here)

    def carry(self, path, here):
        here.mkdir(exist_ok=True)
        target = here / path.name
        content = path.read_bytes()
        if self.random.random() < 0.2:
            content = content[: self.random.randrange(len(content) + 1)]  # not all has come yet
        if target.exists() and not content.startswith(target.read_bytes()):
            target = here / f"{path.stem} (conflicted copy).jsonl"
        target.write_bytes(content)

    def clone(self, device):
        if len(self.devices) < 6:
            super().clone(device)

    def settle(self):
        """Everybody shares one folder in the end."""
        shared = self.folder / "one-for-all"
        for number in range(len(self.devices)):
            if self._folder_of(number).exists():
                shared.mkdir(exist_ok=True)
                for path in self._folder_of(number).iterdir():
                    shutil.copy(path, shared / f"{path.stem}.{number}.jsonl")
        for _ in range(8):
            self.random.shuffle(self.devices)
            done = [device.progress.sync(shared, join=True) for device in self.devices]
            if not any(each.merged.new or each.written or each.merged.became for each in done):
                return
        raise AssertionError("syncs come to no end")


def test_a_row_written_while_another_device_syncs_is_not_lost(laptop, desktop, folder, clock):
    shared = folder / "shared"
    laptop.sync(shared)
    for index in range(6):
        clock.advance(minutes=1)
        answer(laptop if index % 2 else desktop, CARDS[index % 4])
        (desktop if index % 2 else laptop).sync(shared, join=True)
    laptop.sync(shared)
    desktop.sync(shared)
    laptop.sync(shared)
    assert laptop.states() == desktop.states()
    assert len(told_rows(laptop)) == 6
    laptop.record(Row(kind="met", card=CARDS[0]))
