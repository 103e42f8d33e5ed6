"""Two machines with a store open on each, whose folders are synced, half of the files at times."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.durability.samples import identity, new_highlight
from tests.durability.stores import opened, save
from tests.durability.synced_folders import SyncedFolders, half
from tui.annotations.model import Change, Highlight

WHICH = st.integers(0, 1)
_ROUNDS = 4
"""Rounds of syncing and closing after which both machines have everything."""


class TwoMachines(RuleBasedStateMachine):
    """In the end both machines must have the latest state of every record."""

    @initialize()
    def begin(self) -> None:
        """Give both machines the same files."""
        self.root = Path(tempfile.mkdtemp())
        self.folders = self.root / "one", self.root / "other"
        store = opened(self.folders[0])
        save(store, 0)
        store.close()
        shutil.copytree(*self.folders)
        self.synced = SyncedFolders(*self.folders)
        self.contents = {0: 0}
        self.revision = 0
        self.stores = [opened(folder) for folder in self.folders]

    def teardown(self) -> None:
        """Sync everything, and see that it is everywhere."""
        if not hasattr(self, "stores"):
            return
        try:
            for _ in range(_ROUNDS):
                for which in (0, 1):
                    self.synced.sync()
                    self.look(which)
                    self.close(which)
            self.synced.sync()
            for which in (0, 1):
                self.look(which)
                found = self._found(which)
                assert found == self.contents, (which, found, self.contents)
        finally:
            shutil.rmtree(self.root)

    @rule(which=WHICH)
    def insert(self, which: int) -> None:
        """Save a new record."""
        number = len(self.contents)
        self.contents[number] = 0
        save(self.stores[which], number)

    @rule(which=WHICH, data=st.data())
    def update(self, which: int, data: st.DataObject) -> None:
        """Change a record that the machine has, as it is with all that came in."""
        self.look(which)
        found = self._found(which)
        if found:
            number = data.draw(st.sampled_from(sorted(found)))
            self.revision += 1
            self.contents[number] = self.revision
            before, after = (new_highlight(number, one) for one in (found[number], self.revision))
            self.stores[which].apply([Change(before, after)])

    @rule(which=WHICH)
    def look(self, which: int) -> None:
        """Take in what others have written."""
        self.stores[which].refresh()
        self.stores[which].merge_copies()

    @rule(which=WHICH)
    def compact(self, which: int) -> None:
        """Write a new generation, changes or none."""
        self.stores[which]._upkeep.write_generation()

    @rule(which=WHICH)
    def close(self, which: int) -> None:
        """End a program in order and begin another."""
        self.stores[which].close()
        self.kill(which)

    @rule(which=WHICH)
    def kill(self, which: int) -> None:
        """End a program without closing it and begin another."""
        self.stores[which] = opened(self.folders[which])

    @rule(winner=WHICH)
    def sync(self, winner: int) -> None:
        """Sync everything."""
        self.synced.sync(winner=winner)

    @precondition(lambda self: len(self.contents) > 1)
    @rule(winner=WHICH, seed=st.integers(0, 999))
    def sync_half(self, winner: int, seed: int) -> None:
        """Sync half of the files."""
        self.synced.sync(winner=winner, is_due=half(seed))

    def _found(self, which: int) -> dict[int, int]:
        found = list(map(identity, self.stores[which].all(Highlight)))
        assert len(found) == len(dict(found)), found
        return dict(found)
