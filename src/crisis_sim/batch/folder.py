"""The folder of a batch: whose it is, who writes it, and which logs it keeps."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from crisis_sim.batch import manifest
from crisis_sim.batch.journal import Journal
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.replication import Done
from crisis_sim.batch.trouble import BatchError, DiskError
from crisis_sim.session.seal import digest_of
from crisis_sim.session.store import Disk, RealDisk, lock

RESULTS = "results.jsonl"
LOGS = "logs"
LOCK = ".lock"
KEPT = "everything finished is kept"
AGAIN = "then give the same command again"
FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
RETRIED = "WorkerDied"
"""Failures that say nothing about the replication: it is tried again."""


class Folder:
    """A batch's folder while a batch is at work in it: a context manager that holds its lock."""

    def __init__(self, path: Path, plan: Plan, disk: Disk | None = None) -> None:
        self.path = path
        self.plan = plan
        self.failed = 0
        """Replications that failed."""
        self.resumed = 0
        """Replications that were there already."""
        self._disk = disk or RealDisk()
        self._lock: BinaryIO | None = None
        self.journal = Journal(path / RESULTS, plan, self._disk)

    def __enter__(self) -> Folder:
        """Take possession: see that nothing else is there, and read what is done.

        Raises:
            BatchError: another batch, another process, or a disk that refuses.
        """
        with writing(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            self._look()
            held = self._hold()
            try:
                self._look()  # nobody else can change anything now
                self._open()
            except BaseException:
                held.close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of it; what was written stays."""
        try:
            with writing(self.path) if error is None else suppress(OSError):
                self.journal.close()
        finally:
            if self._lock is not None:
                self._lock.close()

    def _hold(self) -> BinaryIO:
        self._lock = (self.path / LOCK).open("ab")
        try:
            lock(self._lock)
        except OSError:
            self._lock.close()
            advice = "wait for it, or give another --out"
            raise BatchError(f"another process is at work in {self.path}", advice) from None
        return self._lock

    def _look(self) -> None:
        """See that nothing of another batch is here. Without a manifest, results have to bear this batch's key."""
        found = manifest.read(self.path / manifest.NAME)
        if found is not None:
            manifest.compare(self.plan, found, self.path)
            return
        others = sorted(entry.name for entry in self.path.iterdir() if not entry.name.startswith("."))
        if others and not self.journal.is_mine():
            listed = ", ".join(others[:3])
            raise BatchError(f"{self.path} holds other things ({listed}) and no {manifest.NAME}", "give another --out")

    def _open(self) -> None:
        for left in (*self.path.glob(".*.new"), *self.path.glob(f"{LOGS}/.*.new")):
            left.unlink()  # of a process that was killed
        self.write(manifest.NAME, manifest.as_bytes(manifest.manifest(self.plan)))
        for head in self.journal.read():
            what = head.failure.get("what", "") if isinstance(head.failure, dict) else ""
            if str(what).startswith(RETRIED) or not self._log_is_there(head.arm, head.run, head.digest):
                self.journal.forget(head.arm, head.run)
            else:
                self.failed += head.failure is not None
                self.resumed += 1

    # logs

    def log(self, arm: int, run: int) -> Path:
        """Where the log of a replication is kept."""
        width = len(str(len(self.plan.arms)))
        return self.path / LOGS / f"arm-{arm + 1:0{width}}-seed-{self.plan.seed_of(run)}.jsonl"

    def _log_is_there(self, arm: int, run: int, digest: str | None) -> bool:
        if digest is None or not self.plan.kept(run):
            return True
        try:
            return digest_of(self.log(arm, run).read_bytes().split(b"\n")[:-1]) == digest
        except OSError:
            return False

    # writing

    def add(self, done: Done) -> None:
        """Keep a replication: its log first, so that a result never lacks it.

        Raises:
            BatchError: the disk refuses.
        """
        with writing(self.path):
            if done.log is not None:
                path = self.log(done.arm, done.run)
                path.parent.mkdir(exist_ok=True)
                self._disk.create(path, done.log)
            self.journal.append(done.arm, done.run, done.line)
        self.failed += done.failed

    def write(self, name: str, content: bytes) -> None:
        """A whole file of the folder; nothing is done where it is there already.

        Raises:
            BatchError: the disk refuses.
        """
        with writing(self.path):
            path = self.path / name
            path.parent.mkdir(exist_ok=True)
            if not path.is_file() or path.stat().st_size != len(content) or path.read_bytes() != content:
                self._disk.create(path, content)

    def tidy(self) -> None:
        """Put the results into order.

        Raises:
            BatchError: the disk refuses.
        """
        with writing(self.path):
            self.journal.tidy()


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the disk refuses, in words.

    Raises:
        DiskError: with what to do.
    """
    try:
        yield
    except OSError as error:
        raise DiskError(f"{path} can't be written ({error.strerror or error})", _advice(path, error)) from None


def _advice(path: Path, error: OSError) -> str:
    """What to do, and what of the batch there is."""
    what = "make room or choose another --out" if error.errno in FULL else "choose another --out"
    return f"{KEPT}: {what}, {AGAIN}" if holds_results(path) else what


def holds_results(path: Path) -> bool:
    """Whether the folder of a batch holds a replication that is done."""
    try:
        with (path / RESULTS).open("rb") as file:
            return file.readline().endswith(b"\n")
    except OSError:
        return False
