"""Machines of a Dask cluster: the same work, sent to wherever its workers are."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from types import TracebackType
from typing import Any, Self, TypeVar

import distributed
from distributed import KilledWorker, WorkerPlugin, get_worker

from crisis_sim.batch.executors import AHEAD, GIVEN_UP, Answer, Chunks, Lost, serve
from crisis_sim.batch.trouble import BatchError

T = TypeVar("T")
R = TypeVar("R")
_CLIENT: Any = distributed.Client  # which has few types
_AS_COMPLETED: Any = distributed.as_completed
PATIENCE = 30
"""Seconds to wait for the scheduler, and for its first worker."""


class _Bring(WorkerPlugin):
    """Brings the function to every worker that there is or will be."""

    function: Callable[[Any], Any]

    def __init__(self, name: str, pickled: bytes) -> None:
        self.name = name
        self.pickled = pickled

    def setup(self, worker: Any) -> None:
        """Unpack it, once."""
        self.function = pickle.loads(self.pickled)


def _serve(name: str, chunk: list[Any]) -> Answer:
    plugins: dict[str, Any] = get_worker().plugins
    return serve(plugins[name].function, chunk)


class Cluster:
    """Workers behind a Dask scheduler. Each needs the same version of crisis-sim."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client: Any = None
        self._function: object = None
        self._name = ""

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            BatchError: nobody answers at the address, or there is no worker.
        """
        try:
            self._client = _CLIENT(self.address, timeout=PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, ValueError, TimeoutError) as error:
            self._close()
            advice = "start `dask scheduler` and `dask worker`, and give the scheduler's address, as in tcp://host:8786"
            raise BatchError(f"there is no cluster with workers at {self.address} ({error})", advice) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take back what is not done, and disconnect."""
        self._close()

    def _close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            with suppress(Exception):  # a cluster that is gone needs no goodbye
                if self._name:
                    client.unregister_worker_plugin(self._name)
                client.close(timeout=5)

    def unordered(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Each task with its result, as they come.

        Raises:
            BatchError: the workers lack crisis-sim, or the cluster has gone.
        """
        if function is not self._function:
            self._function = function
            self._bring(pickle.dumps(function))
        chunks = Chunks(tasks, self._hands())
        sent: dict[Any, list[T]] = {}
        answers = _AS_COMPLETED(loop=self._client.loop)
        try:
            self._send(chunks, sent, answers)
            while sent:
                future = next(answers)
                yield from self._take(future, sent.pop(future), chunks)
                self._send(chunks, sent, answers)
        finally:
            for future in sent:
                with suppress(Exception):
                    future.cancel()

    def _take(self, future: Any, chunk: list[T], chunks: Chunks[T]) -> Iterator[tuple[T, R | Lost]]:
        try:
            answer: Answer = future.result()
        except KilledWorker:
            if (task := chunks.died(chunk)) is not None:
                yield task, GIVEN_UP
        except ModuleNotFoundError as error:
            raise BatchError(f"a worker of the cluster lacks {error.name}", "install crisis-sim there, too") from None
        else:
            chunks.took(answer)
            yield from zip(chunk, answer.results, strict=True)

    def _send(self, chunks: Chunks[T], sent: dict[Any, list[T]], answers: Any) -> None:
        wanted = AHEAD * self._hands()
        while len(sent) < wanted and (chunk := chunks.next()):
            future = self._client.submit(_serve, self._name, chunk, pure=False)
            sent[future] = chunk
            answers.add(future)

    def _hands(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def _bring(self, pickled: bytes) -> None:
        self._name = f"crisis-sim-{blake2b(pickled, digest_size=8).hexdigest()}"
        try:
            self._client.register_plugin(_Bring(self._name, pickled))
        except ModuleNotFoundError as error:
            raise BatchError(f"a worker of the cluster lacks {error.name}", "install crisis-sim there, too") from None
