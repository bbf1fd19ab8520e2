"""How far a batch is, on stderr: a bar where there is a terminal, a line now and then where there is none."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from crisis_sim.batch.run import Progress, Shown
from crisis_sim.cli.exits import note

PAUSE = 10.0
"""Seconds between two lines."""


@contextmanager
def shown(total: int, *, quiet: bool) -> Iterator[Shown]:
    """What to call with the progress of a batch of so many replications."""
    if quiet:
        yield lambda progress: None
    elif sys.stderr.isatty():
        with _bar(total) as show:
            yield show
    else:
        yield _Lines(total)


@contextmanager
def _bar(total: int) -> Iterator[Shown]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Replications"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, rate="", failed="")

        def show(progress: Progress) -> None:
            speed = bar.tasks[0].speed
            failed = f"{progress.failed} failed" if progress.failed else ""
            bar.update(task, completed=progress.done, rate=f"{speed:.3g}/s" if speed else "", failed=failed)

        yield show


class _Lines:
    def __init__(self, total: int) -> None:
        self._total = total
        self._begun = self._said = time.monotonic()
        self._before: int | None = None

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._before is None:
            self._before = progress.done
        fresh = progress.done - self._before
        if not fresh or (now < self._said + PAUSE and progress.done < self._total):
            return
        self._said = now
        rate = fresh / max(now - self._begun, 1e-6)
        failed = f", {progress.failed} failed" if progress.failed else ""
        left = f", {duration((self._total - progress.done) / rate)} left" if progress.done < self._total else ""
        note(f"… {progress.done} of {self._total} replications{failed}, {rate:.3g}/s{left}")


def duration(seconds: float) -> str:
    """Wall time, roughly.

    >>> duration(42), duration(200), duration(9000)
    ('42 s', '3 min', '2 h 30 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
