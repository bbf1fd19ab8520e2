"""The screens in a pseudo-terminal, each beside an empty Textual application in the same round."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pexpect

from tests.benchmark.bare_app import READY
from tests.benchmark.crowd import EVENTS, LINES, UNREAD
from tests.benchmark.measure import Figures, Row, in_turns, ratio

SIZE = (40, 120)
PRESSES = 100
IDLE = 20.0
"""Seconds over which an application that waits is watched."""
QUIET = 0.04
"""Seconds without output after which a screen counts as drawn."""
DOWN, UP, HOME, END = "\x1b[B", "\x1b[A", "\x1b[H", "\x1b[F"


class Pressed(NamedTuple):
    """Milliseconds from a key press to the first bytes of the picture that it leads to."""

    median: float
    p99: float


class Watched:
    """A program in a pseudo-terminal."""

    def __init__(self, *arguments: str, wait: str = READY) -> None:
        begin = time.perf_counter()
        self._home = TemporaryDirectory()
        home = {"XDG_DATA_HOME": self._home.name, "XDG_CONFIG_HOME": self._home.name, "HOME": self._home.name}
        self.process = pexpect.spawn(
            sys.executable, list(arguments), dimensions=SIZE, env={**os.environ, **home, "TERM": "xterm-256color"}
        )
        self.process.delaybeforesend = None  # pexpect's pause before every key would be measured with it
        self.seen = b""
        until = begin + 60
        while wait.encode() not in self.seen:
            if time.perf_counter() > until:
                raise RuntimeError(f"{arguments} showed no {wait!r}: {self.seen[-2000:]!r}")
            self._read(1.0)
        self.first_paint = time.perf_counter() - begin
        """Seconds from start until the text that was waited for came."""

    def press(self, key: str) -> float:
        """Milliseconds until the screen answers; 0 where it does not."""
        self.rest()
        begin = time.perf_counter()
        self.process.send(key)
        answered = self._read(0.5)
        return (time.perf_counter() - begin) * 1000 if answered else 0.0

    def rest(self, quiet: float = QUIET) -> None:
        """Read until nothing comes any more."""
        while self._read(quiet):
            pass

    def close(self) -> None:
        """End it."""
        self.process.close(force=True)
        self._home.cleanup()

    def processor(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self, seconds: float) -> bool:
        try:
            data: bytes = self.process.read_nonblocking(262_144, timeout=seconds)  # type: ignore[assignment]
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.seen = (self.seen + data)[-100_000:]
        return bool(data)


def rows(rounds: int) -> list[Row]:
    """First paint, key presses, idling, scrubbing."""
    return [*_first_paint(rounds), *_key_presses(rounds), *_scrubbing(rounds), *_idle(max(1, rounds // 3))]


def _first_paint(rounds: int) -> list[Row]:
    empty = "empty Textual app: first paint"
    ours = {
        "crisis-sim": ("-m", "crisis_sim"),
        "crisis-sim play first-drill": ("-m", "crisis_sim", "play", "first-drill"),
    }
    subjects: dict[str, Callable[[], float]] = {
        empty: partial(_paint, READY, "-m", "tests.benchmark.bare_app"),
        **{f"{name}: first paint": partial(_paint, "EXERCISE", *arguments) for name, arguments in ours.items()},
    }
    taken = in_turns(subjects, rounds)
    return [
        *(Row(name, "s", Figures.of(values)) for name, values in taken.items()),
        *(Row(f"{name}, of the empty app", "×", ratio(taken[f"{name}: first paint"], taken[empty])) for name in ours),
    ]


def _paint(wait: str, *arguments: str) -> float:
    watched = Watched(*arguments, wait=wait)
    watched.close()
    return watched.first_paint


def _key_presses(rounds: int) -> list[Row]:
    room, bare = f"room of {EVENTS:,} events, {UNREAD} unread", "empty app with a list"
    taken = in_turns({room: partial(_presses, "room", "EXERCISE"), bare: partial(_presses, "list", READY)}, rounds)
    found = []
    for name, values in taken.items():
        found.append(Row(f"{name}: key to repaint, median", "ms", Figures.of([v.median for v in values])))
        found.append(Row(f"{name}: key to repaint, p99", "ms", Figures.of([v.p99 for v in values])))
    for what in ("median", "p99"):
        ours, theirs = ([getattr(v, what) for v in taken[name]] for name in (room, bare))
        found.append(Row(f"key to repaint, {what}: room of empty app", "×", ratio(ours, theirs)))
    return found


def _presses(name: str, wait: str) -> Pressed:
    watched = Watched("-m", "tests.benchmark.crowded", name, wait=wait)
    watched.rest(0.5)
    keys = [DOWN if n % 20 < 10 else UP for n in range(PRESSES)]
    took = [ms for key in keys if (ms := watched.press(key))]
    watched.close()
    return Pressed(median(took), quantiles(took, n=100)[98])


def _scrubbing(rounds: int) -> list[Row]:
    taken = in_turns({"scrub": _scrubs}, rounds)["scrub"]
    return [
        Row(f"replay of {LINES:,} lines: jump to repaint, median", "ms", Figures.of([v.median for v in taken]), "≤ 50"),
        Row(f"replay of {LINES:,} lines: jump to repaint, p99", "ms", Figures.of([v.p99 for v in taken])),
    ]


def _scrubs() -> Pressed:
    """To the end, back to the start, and a step from either."""
    watched = Watched("-m", "tests.benchmark.crowded", "replay", wait="REPLAY")
    watched.rest(0.5)
    took = [ms for n in range(PRESSES) if (ms := watched.press((END, "\x1b[D", HOME, "\x1b[C")[n % 4]))]
    watched.close()
    return Pressed(median(took), quantiles(took, n=100)[98])


def _idle(rounds: int) -> list[Row]:
    if not Path("/proc/self/stat").exists():
        return []
    taken = in_turns({"room": partial(_idling, "room", "EXERCISE"), "empty": partial(_idling, "empty", READY)}, rounds)
    return [
        Row("room with the clock held: processor time", "ms/s", Figures.of(taken["room"])),
        Row("empty app: processor time", "ms/s", Figures.of(taken["empty"])),
    ]


def _program(name: str) -> tuple[str, ...]:
    return ("-m", "tests.benchmark.bare_app") if name == "empty" else ("-m", "tests.benchmark.crowded", name)


def _idling(name: str, wait: str) -> float:
    watched = Watched(*_program(name), wait=wait)
    watched.rest(1.0)
    before, begin = watched.processor(), time.perf_counter()
    while time.perf_counter() < begin + IDLE:
        watched._read(1.0)
    used = (watched.processor() - before) / (time.perf_counter() - begin) * 1000
    watched.close()
    return used
