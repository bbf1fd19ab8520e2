"""The journal: one line a replication, appended when it is done; each with a hash, so that damage shows."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

import msgspec

from crisis_sim.batch.plan import Plan
from crisis_sim.batch.replication import Result
from crisis_sim.session.store import Disk

SYNC = 1.0
"""Seconds of results that a power cut may cost at most; they are computed again then."""
_NOWHERE = -1
_TAIL = len(b',"h":"0123456789abcdef"}\n')


class Head(msgspec.Struct, frozen=True):
    """What a line says of its replication, numbers left out."""

    arm: int
    run: int
    seed: int
    digest: str | None
    failure: object


class Journal:
    """The results of a batch on disk. Only their places in the file are held in memory.

    `read` comes first; then `append`, and `tidy` once all is done.
    """

    def __init__(self, path: Path, plan: Plan, disk: Disk) -> None:
        self.path = path
        self._plan = plan
        self._disk = disk
        self._key = plan.identity.encode()
        self._places = array("q", [_NOWHERE]) * (len(plan.arms) * plan.runs)
        self._file: BinaryIO | None = None
        self._size = 0
        self._lines = 0
        """Lines in the file, sound or not."""
        self._synced = time.monotonic()

    # what is there

    def read(self) -> Iterator[Head]:
        """The heads of all sound lines, which from now on are there. A torn last line is cut off."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for raw in file:
                if not raw.endswith(b"\n"):
                    break
                head = self._head(raw)
                if head is not None and not self.has(head.arm, head.run):
                    self._places[self._nth(head.arm, head.run)] = self._size
                    yield head
                self._size += len(raw)
                self._lines += 1
        if self.path.stat().st_size > self._size:
            os.truncate(self.path, self._size)

    def is_mine(self) -> bool:
        """Whether there is a sound line of this batch in the file."""
        if not self.path.is_file():
            return False
        with self.path.open("rb") as file:
            return any(self._head(raw) is not None for raw in file)

    def _head(self, raw: bytes) -> Head | None:
        body = raw[:-_TAIL] + b"}"
        if raw[-_TAIL:] != self._tail(body):
            return None
        try:
            head = msgspec.json.decode(body, type=Head)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        inside = 0 <= head.arm < len(self._plan.arms) and 0 <= head.run < self._plan.runs
        return head if inside and head.seed == self._plan.seed_of(head.run) else None

    def _tail(self, body: bytes) -> bytes:
        """Lines of another batch have another key, so they don't count here."""
        return b',"h":"' + blake2b(body, digest_size=8, key=self._key).hexdigest().encode() + b'"}\n'

    def _nth(self, arm: int, run: int) -> int:
        return arm * self._plan.runs + run

    def has(self, arm: int, run: int) -> bool:
        """Whether this replication is done."""
        return self._places[self._nth(arm, run)] != _NOWHERE

    def forget(self, arm: int, run: int) -> None:
        """Have a replication done again; its old line goes when the journal is tidied."""
        self._places[self._nth(arm, run)] = _NOWHERE

    @property
    def damaged(self) -> int:
        """Lines in the file that don't count."""
        return self._lines - len(self)

    def __len__(self) -> int:
        return len(self._places) - self._places.count(_NOWHERE)

    def results(self, begin: int = 0, end: int | None = None) -> Iterator[Result]:
        """The results of the runs from `begin` to before `end` of each arm, by arm and run."""
        for nth, raw in self._raw():
            if begin <= nth % self._plan.runs and (end is None or nth % self._plan.runs < end):
                yield msgspec.json.decode(raw, type=Result)

    def _raw(self) -> Iterator[tuple[int, bytes]]:
        if len(self):
            with self.path.open("rb") as file:
                for nth, place in enumerate(self._places):
                    if place != _NOWHERE:
                        file.seek(place)
                        yield nth, file.readline()

    # what is added

    def append(self, arm: int, run: int, body: bytes) -> None:
        """Write one result. It survives the end of this process at once, and a power cut after `SYNC`.

        Raises:
            OSError: the disk refuses; a torn line may be left, which the next `read` cuts off.
        """
        if self._file is None:
            self._file = self._disk.open(self.path)
        line = body[:-1] + self._tail(body)
        left = memoryview(line)
        while left:
            left = left[self._file.write(left) or 0 :]
        self._places[self._nth(arm, run)] = self._size
        self._size += len(line)
        self._lines += 1
        if time.monotonic() > self._synced + SYNC:
            self.sync()

    def sync(self) -> None:
        """Return when all lines are on disk."""
        if self._file is not None:
            self._disk.sync(self._file)
            self._synced = time.monotonic()

    def tidy(self) -> None:
        """Put the lines into the order of arms and runs, and leave out those that don't count."""
        self.sync()
        done = [place for place in self._places if place != _NOWHERE]
        if self.damaged or any(before > after for before, after in pairwise(done)):
            self.close()
            self._rewrite()

    def _rewrite(self) -> None:
        """A whole new file that takes the old one's place at once."""
        aside = self.path.with_name(f".{self.path.name}.new")
        places = array("q", self._places)
        size = 0
        with aside.open("wb") as file:
            for nth, raw in self._raw():
                file.write(raw)
                places[nth] = size
                size += len(raw)
            self._disk.sync(file)
        aside.replace(self.path)
        self._places, self._size, self._lines = places, size, len(self)

    def close(self) -> None:
        """Let go of the file."""
        file, self._file = self._file, None
        if file is not None:
            try:
                self._disk.sync(file)
            finally:
                file.close()
