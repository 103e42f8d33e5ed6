"""A file system as strict POSIX allows it: what is not flushed may be there, in part, or gone.

The rule follows Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014): data reaches
the disk with a flush of the file, names with a flush of their folder, and what is pending when the
power goes may be lost or kept, each piece by itself.
"""

import posixpath
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TypeVar

from tests.durability.recording import (
    ROOT_NODE,
    Event,
    Flushed,
    FolderFlushed,
    Linked,
    Made,
    Renamed,
    Truncated,
    Unlinked,
    Written,
)

Names = Mapping[str, int | None]
"""Changes to the names in a folder that happen at once: the node of each, None where it is gone."""

State = Mapping[str, bytes | None]
"""What is on the disk: bytes of files by path, None for a folder."""

_SUBSETS_OF = 5

Outcome = TypeVar("Outcome")


@dataclass
class _File:
    """A file's bytes that are certain, and what was done to them since."""

    certain: bytes = b""
    pending: list[Written | Truncated] = field(default_factory=list)

    def flush(self) -> None:
        self.certain = _after(self.certain, self.pending)
        self.pending.clear()

    def outcomes(self, rng: random.Random) -> Iterator[bytes]:
        """Yield what a power cut may leave: nothing of what is pending first, then all of it."""
        yield self.certain
        if not self.pending:
            return
        everything = _after(self.certain, self.pending)
        yield everything
        if len(everything) > len(self.certain):
            yield self.certain + bytes(len(everything) - len(self.certain))
        for index, change in enumerate(self.pending):
            before = _after(self.certain, self.pending[:index])
            if index:
                yield before
                yield _after(self.certain, self.pending[index:])
            if isinstance(change, Written):
                for size in {1, rng.randrange(1, len(change.data) + 1), len(change.data) - 1}:
                    part = Written(change.node, change.offset, change.data[:size])
                    yield _after(before, [part])


@dataclass
class _Folder:
    """The names in a folder that are certain, and the changes since."""

    certain: dict[str, int] = field(default_factory=dict)
    pending: list[Names] = field(default_factory=list)

    def flush(self) -> None:
        self.certain = _renamed(self.certain, self.pending)
        self.pending.clear()

    def outcomes(self, rng: random.Random) -> Iterator[dict[str, int]]:
        """Yield what a power cut may leave: no change, all, the first ones, then any of them."""
        for count in (0, *range(len(self.pending), 0, -1)):
            yield _renamed(self.certain, self.pending[:count])
        if len(self.pending) <= _SUBSETS_OF:
            chosen: Iterable[Sequence[bool]] = product((False, True), repeat=len(self.pending))
        else:
            chosen = [[rng.random() < 0.5 for _ in self.pending] for _ in range(2**_SUBSETS_OF)]
        for kept in chosen:
            changes = [names for names, is_kept in zip(self.pending, kept, strict=True) if is_kept]
            yield _renamed(self.certain, changes)


class FileSystem:
    """Files and folders while events happen to them, each with what is pending."""

    def __init__(self, state: State, nodes: Mapping[str, int]) -> None:
        self._files: dict[int, _File] = {}
        self._folders: dict[int, _Folder] = {ROOT_NODE: _Folder()}
        for path in sorted(state):
            data = state[path]
            if data is None:
                self._folders[nodes[path]] = _Folder()
            else:
                self._files[nodes[path]] = _File(data)
            self._folder(path).certain[posixpath.basename(path)] = nodes[path]

    def happen(self, event: Event) -> None:
        """Take in an event; marks change nothing."""
        match event:
            case Made(path, node, is_folder):
                if is_folder:
                    self._folders[node] = _Folder()
                else:
                    self._files[node] = _File()
                self._change(path, {path: node})
            case Written(node) | Truncated(node):
                self._files[node].pending.append(event)
            case Flushed(node):
                self._files[node].flush()
            case Renamed(source, target):
                assert posixpath.dirname(source) == posixpath.dirname(target)
                self._change(source, {source: None, target: self._find(source)})
            case Linked(source, target):
                self._change(target, {target: self._find(source)})
            case Unlinked(path):
                self._change(path, {path: None})
            case FolderFlushed(path):
                self._folders[self._find(path)].flush()
            case _:
                pass

    def now(self) -> State:
        """Return what a program sees that runs on."""
        return self._tree(
            {node: _after(file.certain, file.pending) for node, file in self._files.items()},
            {
                node: _renamed(folder.certain, folder.pending)
                for node, folder in self._folders.items()
            },
        )

    def after_power_cut(self, rng: random.Random, most: int) -> Iterator[State]:
        """Yield up to `most` states that a power cut may leave, the extremes first."""
        files = {node: _distinct(file.outcomes(rng)) for node, file in self._files.items()}
        folders = {node: _distinct(folder.outcomes(rng)) for node, folder in self._folders.items()}
        # The first outcome of each is that nothing of what is pending is kept, the second that all.
        picks: list[Callable[[int], int]] = [lambda _: 0, lambda count: min(1, count - 1)]
        for pick in picks + [rng.randrange] * (most - 2):
            yield self._tree(
                {node: outcomes[pick(len(outcomes))] for node, outcomes in files.items()},
                {node: outcomes[pick(len(outcomes))] for node, outcomes in folders.items()},
            )

    def _tree(self, files: Mapping[int, bytes], folders: Mapping[int, Mapping[str, int]]) -> State:
        state: dict[str, bytes | None] = {}
        waiting = [("", ROOT_NODE)]
        while waiting:
            path, folder = waiting.pop()
            for name, node in folders[folder].items():
                inner = posixpath.join(path, name)
                state[inner] = files.get(node)
                if node in folders:
                    waiting.append((inner, node))
        return state

    def _change(self, path: str, paths: Mapping[str, int | None]) -> None:
        names = {posixpath.basename(name): node for name, node in paths.items()}
        self._folder(path).pending.append(names)

    def _folder(self, path: str) -> _Folder:
        return self._folders[self._find(posixpath.dirname(path) or ".")]

    def _find(self, path: str) -> int:
        node = ROOT_NODE
        for name in path.split("/") if path != "." else ():
            folder = self._folders[node]
            node = _renamed(folder.certain, folder.pending)[name]
        return node


def read_state(root: Path) -> State:
    """Return what is in a folder."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
    }


def write_state(root: Path, state: State) -> None:
    """Write files and folders into an empty folder, which is made."""
    root.mkdir(parents=True)
    for path, data in sorted(state.items()):
        if data is None:
            (root / path).mkdir()
        else:
            (root / path).write_bytes(data)


def _after(data: bytes, changes: Iterable[Written | Truncated]) -> bytes:
    result = bytearray(data)
    for change in changes:
        if isinstance(change, Truncated):
            del result[change.size :]
            result.extend(bytes(change.size - len(result)))
        else:
            result.extend(bytes(max(0, change.offset - len(result))))
            result[change.offset : change.offset + len(change.data)] = change.data
    return bytes(result)


def _renamed(names: Mapping[str, int], changes: Iterable[Names]) -> dict[str, int]:
    result: dict[str, int | None] = dict(names)
    for change in changes:
        result |= change
    return {name: node for name, node in result.items() if node is not None}


def _distinct(outcomes: Iterable[Outcome]) -> list[Outcome]:
    result: list[Outcome] = []
    for outcome in outcomes:
        if outcome not in result:
            result.append(outcome)
    return result
