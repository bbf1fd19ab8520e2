"""The futures of the key choice, worked out in processes of their own while the screen goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

from crisis_sim.analysis.lookback import LookBack
from crisis_sim.batch.executors import Executor, processors
from crisis_sim.batch.futures import RUNS, Future, Measure, choice_of, futures, measure
from crisis_sim.batch.processes import Processes
from crisis_sim.batch.trouble import BatchError
from crisis_sim.session.header import prepare


def workers() -> int:
    """Processes at work: one core is left to the screen."""
    return max(1, min(8, processors() - 1))


class Running:
    """One round of futures, in a thread that nobody waits for: leaving the screen takes no longer because of it."""

    def __init__(
        self, back: LookBack, seed: int, runs: int = RUNS, executor: Callable[[], Executor] | None = None
    ) -> None:
        assert back.key is not None
        self.back = back
        self.key = back.key
        self.came: list[Future] = []
        """What has come so far."""
        self.all = runs * len(self.key.options)
        self.stopped = False
        self.trouble = ""
        """Why there are no futures, where no process could be started."""
        self._seed = seed
        self._runs = runs
        self._executor = executor or (lambda: Processes(workers()))
        self._stop = threading.Event()
        course = back.parts.course
        self.real: Measure = measure(course.index, course.lines, course.state)

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.stopped or bool(self.trouble) or len(self.came) >= self.all

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._run, name="futures", daemon=True).start()

    def _run(self) -> None:
        course = self.back.parts.course
        choice = choice_of(prepare(course.index.compiled), self._seed, course.lines, self.key.command)
        try:
            for future in futures(choice, list(self.key.options), self._executor(), self._runs, self._stop.is_set):
                self.came.append(future)
        except (BatchError, OSError, RuntimeError) as trouble:
            self.trouble = " ".join(str(trouble).split())[:200] or type(trouble).__name__

    def stop(self) -> None:
        """Let it be; what has come is kept."""
        self.stopped = not self.over
        self._stop.set()
