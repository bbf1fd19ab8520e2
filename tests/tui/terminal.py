"""A terminal without anybody in front of it: a real pseudo-terminal, a screen to read, keys to press."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "home": "\x1b[H",
    "f2": "\x1bOQ",
    "f4": "\x1bOS",
    "ctrl+c": "\x03",
}
QUIET = 0.12
"""Seconds without output after which the screen counts as drawn; longer than the pause that tells Esc from Alt."""
LONGEST = 120.0
"""Seconds after which a program that has not come to rest never will."""


class Terminal:
    """`crisis-sim` in a terminal of its own."""

    def __init__(
        self, args: Sequence[str], *, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
    ) -> None:
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self._shown = (0, "")
        """How much had come when the screen was last read as text, and that text: reading it is slow."""
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "crisis_sim", *args],
            dimensions=(rows, columns),
            env={**os.environ, "TERM": "xterm-256color", **(env or {})},
            timeout=20,
        )
        self.process.delaybeforesend = None  # pexpect's pause before every key is for passwords

    @property
    def text(self) -> str:
        """What stands on the screen."""
        if self._shown[0] != len(self.raw):
            self._shown = (len(self.raw), "\n".join(line.rstrip() for line in self.screen.display))
        return self._shown[1]

    def press(self, *keys: str) -> str:
        """Press keys one after the other, each when the screen has come to rest; longer texts are typed."""
        for key in keys:
            self.process.send(KEYS.get(key, key))
            self.settle()
        return self.text

    def act(self, key: str, seconds: float = 2.0) -> str:
        """Press a key and read until something was painted and the screen has come to rest, however long that takes."""
        before, until = len(self.raw), time.monotonic() + seconds
        self.process.send(KEYS.get(key, key))
        while len(self.raw) == before and time.monotonic() < until:
            self._read(0.05)
        self._rest(0.06)
        return self.text

    def wait(self, *texts: str, seconds: float = 20) -> str:
        """Wait until one of these texts stands on the screen."""
        until = time.monotonic() + seconds
        while not any(text in self.text for text in texts):
            if time.monotonic() > until:
                raise AssertionError(f"{texts} did not appear:\n{self.text}")
            self._read(0.05)
        return self.text

    def settle(self) -> None:
        """Read until nothing comes any more."""
        self._rest(QUIET)

    def wait_for_end(self, seconds: float = 20) -> int:
        """Read to the end; the exit code, or minus the signal."""
        until = time.monotonic() + seconds
        while self.process.isalive() and time.monotonic() < until:
            self._read(0.1)
        self.settle()
        self.process.close(force=True)
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return -int(self.process.signalstatus or 0)

    def _rest(self, quiet: float) -> None:
        until = time.monotonic() + LONGEST
        while self._read(quiet) or self._works():
            assert time.monotonic() < until, f"no rest after {LONGEST} s:\n{self.text}"

    def _works(self) -> bool:
        """Whether a thread of the program computes, waits for a processor or for the disk, as on a busy machine it may.

        False where the system does not tell.
        """
        for file in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError):  # a thread may end while it is looked at
                if file.read_text().rpartition(")")[2].split()[0] in "RD":
                    return True
        return False

    def _read(self, seconds: float) -> bool:
        try:
            data: bytes = self.process.read_nonblocking(65_536, timeout=seconds)  # type: ignore[assignment]
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)


def only_log(folder: Path) -> Path:
    """The one log that a drill has left in a data folder."""
    (log,) = (folder / "crisis-sim").glob("*-[0-9]*.jsonl")
    return log
