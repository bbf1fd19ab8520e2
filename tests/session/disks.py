"""Disks for crash tests: one forgets what was not synced, one is full."""

from __future__ import annotations

import errno
import io
import os
import random
from pathlib import Path
from typing import Any, BinaryIO, cast

from crisis_sim.session.store import RealDisk


class CrashError(BaseException):
    """The power fails; nothing in the product may catch it."""


class _Buffered(io.RawIOBase):
    """A file whose writes stay in memory until they are synced."""

    def __init__(self, disk: ForgetfulDisk, path: Path) -> None:
        self.disk = disk
        self.path = path
        self.pending = b""

    def write(self, data: Any) -> int:
        self.disk.step(self)
        self.pending += bytes(data)
        return len(data)


class ForgetfulDisk:
    """Fails at its n-th operation; of what was written and not synced, a random part survives, perhaps torn."""

    def __init__(self, fails_at: int, chance: random.Random) -> None:
        self._left = fails_at
        self._chance = chance

    def step(self, file: _Buffered | None) -> None:
        """One more operation."""
        self._left -= 1
        if self._left < 0:
            if file is not None:
                self._spill(file, self._chance.randrange(len(file.pending) + 1))
            raise CrashError

    def create(self, path: Path, content: bytes) -> None:
        """Whole or not at all."""
        self.step(None)
        RealDisk().create(path, content)
        self.step(None)

    def open(self, path: Path) -> BinaryIO:
        """Open for appending."""
        return cast(BinaryIO, _Buffered(self, path))

    def sync(self, file: BinaryIO) -> None:
        """What was written is kept from here on."""
        buffered = cast(_Buffered, file)
        self.step(buffered)
        self._spill(buffered, len(buffered.pending))
        self.step(buffered)

    @staticmethod
    def _spill(file: _Buffered, size: int) -> None:
        with file.path.open("ab") as real:
            real.write(file.pending[:size])
        file.pending = file.pending[size:]


class FullDisk(RealDisk):
    """Takes so many bytes and no more; the last write is cut short."""

    def __init__(self, room: int) -> None:
        self._room = room

    def open(self, path: Path) -> BinaryIO:
        """Open for appending."""
        disk = self

        class File(io.FileIO):
            def write(self, data: Any) -> int:
                if disk._room <= 0:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                taken = bytes(data)[: disk._room]
                disk._room -= len(taken)
                return super().write(taken)

        return cast(BinaryIO, File(path, "ab"))


class ReadOnlyDisk(RealDisk):
    """Refuses new files."""

    def create(self, path: Path, content: bytes) -> None:
        """Never."""
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))
