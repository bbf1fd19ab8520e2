"""Figures taken side by side: what is compared takes turns, so that what else the machine does touches all alike."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple, TypeVar

Figure = TypeVar("Figure")


class Figures(NamedTuple):
    """Least, middle and greatest of several measurements."""

    low: float
    mid: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figures:
        """Of at least one value."""
        return cls(min(values), median(values), max(values))


class Row(NamedTuple):
    """One line of the result: figures with their unit and, where there is one, the aim for the middle figure."""

    what: str
    unit: str
    figures: Figures
    aim: str = ""
    """`≥ 0.3` or `≤ 1.2`; an aim, not a test: machines and their loads differ."""

    @property
    def reached(self) -> bool | None:
        """Whether the middle figure reaches the aim; None without one."""
        if not self.aim:
            return None
        sign, bound = self.aim.split()
        return self.figures.mid >= float(bound) if sign == "≥" else self.figures.mid <= float(bound)


def in_turns(subjects: Mapping[str, Callable[[], Figure]], rounds: int) -> dict[str, list[Figure]]:
    """`rounds` figures of every subject; a subject takes its own and returns it. The first round is thrown away."""
    taken: dict[str, list[Figure]] = {name: [] for name in subjects}
    for number in range(rounds + 1):
        for name, subject in subjects.items():
            gc.collect()
            figure = subject()
            if number:
                taken[name].append(figure)
    return taken


def ratio(over: Sequence[float], under: Sequence[float]) -> Figures:
    """Quotients of what was taken in the same round."""
    return Figures.of([a / b for a, b in zip(over, under, strict=True)])


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes on the wall's clock."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


class Process(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float
    """The most memory it held at once."""


def process(*arguments: str) -> Process:
    """Run Python with these arguments, silently.

    Raises:
        RuntimeError: it failed.
    """
    command = [sys.executable, *arguments]
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        took = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Process(took, used.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
