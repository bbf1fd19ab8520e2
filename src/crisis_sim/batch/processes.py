"""Processes of this machine: they die with their parent, leave Ctrl-C to it, and are replaced when they are killed.

Each has a line of its own. (concurrent.futures has one pipe for the results of all: a worker that is killed half-way
through a long one leaves the others' unreadable, and the parent waiting.)
"""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from crisis_sim.batch.executors import AHEAD, GIVEN_UP, TRIES, Answer, Chunks, Lost, serve
from crisis_sim.batch.trouble import BatchError

T = TypeVar("T")
R = TypeVar("R")


def _work(line: Connection) -> None:
    """A worker's life: the function, then chunk after chunk, until the line ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    try:
        function = pickle.loads(line.recv_bytes())
        line.send(None)
        while True:
            chunk = line.recv()
            try:
                answer: Answer | Exception = serve(function, chunk)
            except Exception as error:  # noqa: BLE001  # it is raised again where it was asked for
                answer = error
            line.send(answer)
    except (EOFError, OSError):
        pass  # the parent has let go


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


class _Worker(Generic[T]):
    """One process, its line, and the chunks it has."""

    def __init__(self, context: Any) -> None:
        self.line, theirs = multiprocessing.Pipe()
        self.process = context.Process(target=_work, args=(theirs,), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()
        self.chunks: deque[list[T]] = deque()
        self.ready = False

    def send(self, message: bytes) -> None:
        """Say something; to one who has died, in vain: that is noticed when listening."""
        with suppress(OSError):
            self.line.send_bytes(message)

    def end(self) -> None:
        """At once, and whatever it does."""
        self.process.kill()
        self.process.join()
        self.line.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C waits, and what is started here never hears it: it is the parent's to deal with."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # for systems with signals only

    # It would let signals through again while it starts; and under a screen that catches stderr, there is no such file.
    with redirect_stderr(io.StringIO()):
        resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Processes:
    """A pool of worker processes."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["crisis_sim.batch.work"])
        self._pool: list[_Worker[Any]] = []
        self._function: object = None
        self._pickled = b""
        self._stillborn = 0

    def __enter__(self) -> Self:
        """Workers are started when there is work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers at once."""
        self._end()

    def unordered(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, as they come.

        Raises:
            BatchError: no worker can be started.
        """
        if function is not self._function:
            self._end()
            self._function, self._pickled = function, pickle.dumps(function)
        chunks = Chunks(tasks, self.workers)
        while True:
            self._hand_out(chunks)
            busy = {worker.line: worker for worker in self._pool if worker.chunks}
            if not busy:
                return
            for line in wait(list(busy), timeout=1):
                worker = busy[line]  # type: ignore[index]  # a line is what was waited for
                try:
                    said = worker.line.recv()
                except (EOFError, OSError):
                    if (task := self._bury(worker, chunks)) is not None:
                        yield task, GIVEN_UP
                    continue
                if isinstance(said, Exception):
                    raise said
                if isinstance(said, Answer):
                    chunks.took(said)
                    yield from zip(worker.chunks.popleft(), said.results, strict=True)
                else:
                    worker.ready = True
                    self._stillborn = 0

    def _hand_out(self, chunks: Chunks[T]) -> None:
        """Give every worker chunks ahead, as long as there are any."""
        for depth in range(AHEAD):
            for place in range(self.workers):
                if len(self._pool) > place and len(self._pool[place].chunks) > depth:
                    continue
                if not (chunk := chunks.next()):
                    return
                self._complete()
                self._pool[place].chunks.append(chunk)
                self._pool[place].send(pickle.dumps(chunk))

    def _complete(self) -> None:
        """Start as many workers as are missing: first all, then they are told what for."""
        new: list[_Worker[Any]] = [_Worker(self._context) for _ in range(self.workers - len(self._pool))]
        self._pool += new
        for worker in new:
            worker.send(self._pickled)

    def _bury(self, worker: _Worker[T], chunks: Chunks[T]) -> T | None:
        """Hand the chunks of a worker that died to others; returns a task that is given up."""
        self._pool.remove(worker)
        worker.end()
        if not worker.ready:
            self._stillborn += 1
            if self._stillborn > TRIES * self.workers:
                raise BatchError("worker processes end as soon as they start", "try --workers 1")
        first, *rest = worker.chunks
        for chunk in rest:
            chunks.back(chunk)
        if worker.ready:
            return chunks.died(first)
        chunks.back(first)
        return None

    def _end(self) -> None:
        pool, self._pool = self._pool, []
        for worker in pool:
            worker.process.kill()
        for worker in pool:
            worker.end()
