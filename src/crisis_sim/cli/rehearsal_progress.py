"""How far a rehearsal is, on stderr: a bar where there is a terminal, a line now and then where there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from crisis_sim.cli.batch_progress import PAUSE, duration
from crisis_sim.cli.exits import note

Show = Callable[[int, int], None]
"""Takes how many runs are done, and how many there are to be; the latter may change."""


@contextmanager
def shown(*, quiet: bool, what: str = "Rehearsing") -> Iterator[Show]:
    """What to call with the progress of a rehearsal, or of other work in runs of which the number may change."""
    if quiet:
        yield lambda done, total: None
    elif sys.stderr.isatty():
        with _bar(what) as show:
            yield show
    else:
        yield _Lines()


@contextmanager
def _bar(what: str) -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("left"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _Lines:
    def __init__(self) -> None:
        self._begun = self._said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._said + PAUSE and done < total:
            return
        self._said = now
        left = f", {duration((total - done) * (now - self._begun) / done)} left" if done < total else ""
        note(f"… {done} of {total} runs{left}")
