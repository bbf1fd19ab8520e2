"""Where replications run: here, in processes of this machine, or on a cluster. Results never depend on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import islice
from time import perf_counter
from types import TracebackType
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 1.0
"""Seconds of work that travel to a worker at once."""
LARGEST = 500
"""Tasks in a chunk, at most."""
AHEAD = 2
"""Chunks that a worker has: one at work, one in hand."""
TRIES = 3
"""Workers that a task may kill before it is given up."""


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Lost(NamedTuple):
    """Instead of a result: no worker survived the task."""

    why: str


GIVEN_UP = Lost(f"WorkerDied: {TRIES} workers ended while they were at it (out of memory, or killed)")


class Executor(Protocol):
    """Calls a function with many tasks. A context manager: leaving it ends all work at once."""

    def __enter__(self) -> Self:
        """Ready to work."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all work."""

    def unordered(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, as they come. Function, tasks and results can be pickled.

        Killed workers are replaced, and their tasks done again. What the function raises is raised here.
        """


class Answer(NamedTuple):
    """What comes back for a chunk."""

    results: list[Any]
    seconds: float


def serve(function: Callable[[T], R], chunk: list[T]) -> Answer:
    """Work off a chunk, and say how long it took."""
    begun = perf_counter()
    results = [function(task) for task in chunk]
    return Answer(results, perf_counter() - begun)


class Chunks(Generic[T]):
    """Cuts tasks into chunks of about a second, by how long earlier ones took. Tasks of lost workers come first.

    Where it is known how many tasks there are, chunks become smaller towards the end, so that all `hands` end together.
    """

    def __init__(self, tasks: Iterable[T], hands: int = 1) -> None:
        self._tasks = iter(tasks)
        self._left = len(tasks) if isinstance(tasks, Sized) else None
        self._hands = hands
        self._again: list[T] = []
        self._deaths: dict[T, int] = {}
        self._seconds = 0.0
        self._count = 0

    def next(self) -> list[T]:
        """The next chunk; empty when nothing is left to hand out."""
        if self._again:
            return [self._again.pop()]
        size = min(int(CHUNK * self._count / self._seconds) if self._seconds else 1, LARGEST)
        if self._left is not None:
            size = min(size, self._left // (2 * self._hands))
        chunk = list(islice(self._tasks, max(1, size)))
        if self._left is not None:
            self._left -= len(chunk)
        return chunk

    def took(self, answer: Answer) -> None:
        """Learn from an answer."""
        self._seconds += answer.seconds
        self._count += len(answer.results)

    def back(self, chunk: list[T]) -> None:
        """A chunk that was not begun: each task is handed out again, alone."""
        self._again += reversed(chunk)

    def died(self, chunk: list[T]) -> T | None:
        """A chunk whose worker died. A task that was alone too often in that is given up, and returned."""
        if len(chunk) == 1:
            (task,) = chunk
            self._deaths[task] = self._deaths.get(task, 0) + 1
            if self._deaths[task] >= TRIES:
                return task
        self.back(chunk)
        return None


class Here:
    """One task after the other, in this process."""

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to end."""

    def unordered(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, in order."""
        for task in tasks:
            yield task, function(task)
