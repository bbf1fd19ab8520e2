"""The store: one append-only file, one writer, synced before anything is shown."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import msgspec

from crisis_sim.language.mark import mark
from crisis_sim.session.trouble import LogError

MAX_LINE = 32 * 1024 * 1024
MAX_FILE = 2 * 1024 * 1024 * 1024


class Disk(Protocol):
    """What the store asks of a disk; tests bring one that forgets what was not synced."""

    def create(self, path: Path, content: bytes) -> None:
        """Make a whole new file that is there after a crash, or not at all."""

    def open(self, path: Path) -> BinaryIO:
        """Open for appending."""

    def sync(self, file: BinaryIO) -> None:
        """Return when everything written is on disk."""


class RealDisk:
    """The operating system's disk."""

    def create(self, path: Path, content: bytes) -> None:
        """Write aside, sync, rename, sync the folder."""
        aside = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with aside.open("xb") as file:
                file.write(content)
                self.sync(file)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    def open(self, path: Path) -> BinaryIO:
        """Open for appending, unbuffered."""
        return path.open("ab", buffering=0)

    def sync(self, file: BinaryIO) -> None:
        """fsync."""
        file.flush()
        os.fsync(file.fileno())


class Store:
    """Appends lines to a log. Use `create` for a new exercise and `resume` for one that stopped."""

    def __init__(self, path: Path, disk: Disk, file: BinaryIO) -> None:
        self.path = path
        self._disk = disk
        self._file = file
        self._trouble: LogError | None = None

    @classmethod
    def create(cls, path: Path, header: bytes, disk: Disk | None = None) -> Store:
        """A new log that begins with `header`.

        Raises:
            LogError: the file exists, or the disk refuses.
        """
        disk = disk or RealDisk()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                raise LogError("G010", "the log exists already", "name another file with --log", str(path))
            disk.create(path, header)
            return cls._open(path, disk)
        except OSError as error:
            raise _refused(path, error) from None

    @classmethod
    def resume(cls, path: Path, keep: int, disk: Disk | None = None) -> Store:
        """An existing log, cut to its first `keep` bytes (a torn line may follow them)."""
        disk = disk or RealDisk()
        try:
            store = cls._open(path, disk)
            if path.stat().st_size > keep:
                os.truncate(path, keep)
            return store
        except OSError as error:
            raise _refused(path, error) from None

    @classmethod
    def _open(cls, path: Path, disk: Disk) -> Store:
        file = disk.open(path)
        try:
            lock(file)
        except OSError:
            file.close()
            raise LogError(
                "G011", "another session writes this log", "close it, or start a new drill", str(path)
            ) from None
        return cls(path, disk, file)

    def append(self, lines: bytes) -> None:
        """Write whole lines and sync. Only when this returns may they be shown or acknowledged.

        Raises:
            LogError: the disk refuses; nothing of these lines counts, and the store takes no more.
        """
        if self._trouble is not None:
            raise self._trouble
        try:
            view = memoryview(lines)
            while view:
                view = view[self._file.write(view) or 0 :]
            self._disk.sync(self._file)
        except OSError as error:
            self._trouble = _refused(self.path, error)  # a line may be torn: whatever came behind it would be lost
            self.close()
            raise self._trouble from None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def whole_file(path: Path) -> bytes:
    """The bytes of a regular file of a size that a log can have.

    Raises:
        LogError: it cannot be read, is a device, or is too large.
    """
    try:
        if path.exists() and not path.is_file():
            raise LogError("G001", "cannot be read (not a file)", "check the file's name", str(path))
        if path.stat().st_size > MAX_FILE:
            raise LogError("G001", "cannot be read (larger than 2 GB)", "this is not a log of crisis-sim", str(path))
        return path.read_bytes()
    except OSError as error:
        advice = mark("check the file's name")
        raise LogError("G001", "cannot be read ({reason})", advice, str(path), reason=error.strerror) from None


def read(path: Path) -> tuple[dict[str, Any], list[bytes], int]:
    """Header, whole lines and their size in bytes; a torn last line is left out.

    Raises:
        LogError: not a log.
    """
    data = whole_file(path)
    whole = data.rfind(b"\n") + 1
    lines = data[:whole].split(b"\n")[:-1]
    if not lines:
        raise LogError("G002", "is empty or cut in its first line", "it holds no exercise", str(path))
    if max(map(len, lines)) > MAX_LINE:
        raise LogError("G003", "has a line that is too long", "this is not a log of crisis-sim", str(path))
    try:
        header = msgspec.json.decode(lines[0])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("log") != "crisis-sim":
        raise LogError("G003", "is not a log of crisis-sim", "give a .jsonl file that run or play wrote", str(path))
    return header, lines, whole


def _refused(path: Path, error: OSError) -> LogError:
    reason = error.strerror or str(error)
    advice = mark("free some space or choose another folder; all shown so far is kept")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        advice = mark("nobody may write there: choose another folder with --log, or have this one opened to you")
    return LogError("G012", mark("cannot be written ({reason})"), advice, str(path), reason=reason)


def lock(file: BinaryIO) -> None:
    """One writer: the lock goes when the process does.

    Raises:
        OSError: another process holds it.
    """
    if not hasattr(file, "fileno"):
        return
    try:
        number = file.fileno()
    except (OSError, AttributeError):
        return
    if os.name == "nt":
        import msvcrt

        file.seek(0, os.SEEK_END)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
