"""What the tests of the screen share: a disk whose files are closed after the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from crisis_sim.session.store import RealDisk


class TidyDisk(RealDisk):
    """The real disk; it remembers what is open."""

    def __init__(self) -> None:
        self.files: list[BinaryIO] = []

    def open(self, path: Path) -> BinaryIO:
        """Open and remember."""
        file = super().open(path)
        self.files.append(file)
        return file

    def close(self) -> None:
        """Close everything, as the death of a process does."""
        for file in self.files:
            file.close()


@pytest.fixture
def disk() -> Iterator[TidyDisk]:
    """A disk to begin and resume sessions on."""
    disk = TidyDisk()
    yield disk
    disk.close()
