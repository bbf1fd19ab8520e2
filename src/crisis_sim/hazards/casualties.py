"""Care for many at once: loss and delay of servers, triage, lines that people pass, wards that fill, and getting worse.

The lines are fluid: so many persons an hour pass as long as any wait. That is right for crowds and averages, not for
the luck of one patient. `erlang_b` and `erlang_c` say what chance does to small numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from math import expm1, isfinite

TRIAGE = ("t1", "t2", "t3", "unhurt")
"""Immediate, urgent, minor; and those who were exposed and have nothing. In this order they are served."""

MOST_SERVERS = 1_000_000


def erlang_b(servers: int, load: float) -> float:
    """Probability that all servers are busy and whoever comes is turned away (M/M/c/c).

    Args:
        servers: beds, crews, lines.
        load: arrivals per time times mean time of service (erlang).

    Raises:
        ValueError: servers not whole, below 0 or above a million, a load that is negative or not finite.

    Source: A. K. Erlang 1917, by the recursion B(n) = a B(n-1) / (n + a B(n-1)).

    >>> round(erlang_b(10, 10), 4)
    0.2146
    """
    if not 0 <= servers <= MOST_SERVERS or servers != int(servers):
        raise ValueError(f"servers must be a whole number from 0 to {MOST_SERVERS:,} (it is {servers})")
    if not isfinite(load) or load < 0:
        raise ValueError(f"load must be 0 or more (it is {load})")
    busy = 1.0
    for n in range(1, int(servers) + 1):
        busy = load * busy / (n + load * busy)
    return busy


def erlang_c(servers: int, load: float) -> float:
    """Probability that whoever comes has to wait (M/M/c); 1 when the load is too much for the servers.

    Raises:
        ValueError: as `erlang_b`.

    Source: A. K. Erlang 1917, from `erlang_b`.

    >>> round(erlang_c(3, 2), 4)
    0.4444
    """
    busy = erlang_b(servers, load)
    if load >= servers:
        return 1.0
    return servers * busy / (servers - load * (1 - busy))


def share_within(seconds: float, mean_seconds: float) -> float:
    """Share, 0 to 1, to whom something happens within a time when it happens after the mean time on average.

    Raises:
        ValueError: a negative time, a mean that is not above 0, a number that is not finite.
    """
    if not (isfinite(seconds) and isfinite(mean_seconds) and seconds >= 0 and mean_seconds > 0):
        raise ValueError("the time must be 0 or more, the mean above 0")
    return -expm1(-seconds / mean_seconds)


def throughput(stages: Iterable[float]) -> float:
    """Persons an hour that pass stages in a row: what the slowest lets through.

    In decontamination that is re-robing, not the shower (Egan and Amlot, Int. J. Environ. Res. Public Health 9 (2012)
    3685): about 200 persons an hour for a nominal unit.

    Raises:
        ValueError: no stage, or a rate that is negative or not finite.
    """
    rates = list(stages)
    if not rates or not all(isfinite(rate) and rate >= 0 for rate in rates):
        raise ValueError("a line needs one stage or more, each with 0 persons an hour or more")
    return min(rates)


class Line:
    """A line that people pass, in thousandths of a person: the worst first, within a class first come first served."""

    def __init__(self) -> None:
        self.waiting = dict.fromkeys(TRIAGE, 0)
        self.served = 0
        self._ends: list[int] = []
        self._came: list[int] = []
        """All who had come until then."""
        self._total = 0
        self._gone = 0

    @property
    def length(self) -> int:
        """All who wait."""
        return sum(self.waiting.values())

    def join(self, people: Mapping[str, int]) -> None:
        """People come."""
        for kind, count in people.items():
            if count < 0:
                raise ValueError(f"nobody can be taken out of a line by joining it ({kind}: {count})")
            self.waiting[kind] += count
            self._total += count

    def serve(self, capacity: int) -> dict[str, int]:
        """Let at most so many pass; returns those by class. What is not used is lost."""
        passed = {}
        for kind in TRIAGE:
            passed[kind] = min(self.waiting[kind], max(0, capacity))
            self.waiting[kind] -= passed[kind]
            capacity -= passed[kind]
        gone = sum(passed.values())
        self.served += gone
        self._gone += gone
        return passed

    def change(self, kind: str, count: int, to: str | None) -> None:
        """Some who wait get worse: into another class, or, with None, out of the line."""
        self.waiting[kind] -= count
        if to is None:
            self._gone += count
        else:
            self.waiting[to] += count

    def late(self, t: int, target: int) -> int:
        """How many wait longer than `target` seconds at time `t`, had they been served as they came.

        Those who had come a target ago and have not gone: the distance of the cumulative curves (G. F. Newell,
        Applications of Queueing Theory, 1982). Call it once a step, with rising times.
        """
        self._ends.append(t)
        self._came.append(self._total)
        before = bisect_right(self._ends, t - target) - 1
        return max(0, self._came[before] - self._gone) if before >= 0 else 0


class Ward:
    """Beds: so many, of which some are taken, in thousandths of a bed."""

    def __init__(self) -> None:
        self.beds = 0
        self.taken = 0

    def admit(self, count: int) -> int:
        """Take in as many as there are free beds for; how many."""
        admitted = max(0, min(count, self.beds - self.taken))
        self.taken += admitted
        return admitted

    def discharge(self, share: float) -> int:
        """Send this share of the patients home; how many."""
        leaving = int(self.taken * share)
        self.taken -= leaving
        return leaving
