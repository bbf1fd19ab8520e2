"""Where the time of the traffic run goes: a look at the stack every few milliseconds, which slows nothing down."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import PurePath
from statistics import median
from types import FrameType

from tests.benchmark.rate import HOURS, run
from tests.benchmark.traffic import scenario

RUNS = 25
EVERY = 0.001
"""Seconds of processor time between two looks; the system may round it up."""

PARTS: dict[str, str] = {
    "simpy/": "simpy",
    "engine/kernel": "simpy",
    "engine/core": "emit",
    "engine/": "react: traffic, travel, desks",
    "model/draws": "draws",
    "model/audience": "audience",
    "model/fold": "fold",
    "model/changes": "fold",
    "model/state": "fold",
    "model/slice": "slices and views",
    "model/handles": "slices and views",
    "model/seat": "slices and views",
    "session/seal": "seal: encode and hash",
    "session/store": "store: write and sync",
    "session/": "session",
}
"""Beginning of a module's path: part. The first that fits counts; code outside counts for whoever called it."""


def parts() -> dict[str, float]:
    """Part: microseconds of processor time a message, the dearest first."""
    compiled = scenario(HOURS)
    run(compiled)
    seen: Counter[str] = Counter()

    def look(number: int, frame: FrameType | None) -> None:
        seen[_part(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    rates = [run(compiled) for _ in range(RUNS)]
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)
    whole = 1e6 / median(rate.processor for rate in rates)
    return {part: looks / seen.total() * whole for part, looks in seen.most_common()}


def _part(frame: FrameType | None) -> str:
    while frame is not None:
        path = PurePath(frame.f_code.co_filename).as_posix()
        for inside in ("/crisis_sim/", "/site-packages/"):
            if inside in path:
                name = path.rpartition(inside)[2]
                part = next((part for start, part in PARTS.items() if name.startswith(start)), None)
                if part is not None:
                    return part
        frame = frame.f_back
    return "the rest"
