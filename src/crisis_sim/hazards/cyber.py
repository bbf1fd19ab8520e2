"""Intruders in networks, as numbers only: a worm, an intrusion hop by hop, a denial of service.

Assets come in groups whose members are alike. An asset is open, closed (it cannot be entered: never exposed, or its
owner has looked after a warning), held by the intruder, isolated (found and cut off), clean (he is out, service is not
back) or restored. Nothing here says how anything is entered: rates and counts are all there is.

Sources: logistic spread as in S. Staniford, V. Paxson and N. Weaver, "How to 0wn the Internet in Your Spare Time",
USENIX Security 2002, on Code Red (K = 1.8 an hour among 359,000 hosts); the race of exponential times is elementary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import exp, expm1, fsum, inf, isfinite, log
from typing import Literal

Kind = Literal["worm", "intrusion"]
Whole = Callable[[float, str], int]
"""A mean number of events and a name for the draw: a whole number, the mean rounded up or down."""


def infected(t_hours: float, n: float, k_per_hour: float, start: float = 1.0) -> float:
    """Hosts that a worm holds after `t_hours`, of `n` that it can hold, when each reaches `k_per_hour` others at first.

    The logistic curve, which solves dI/dt = K I (1 - I/n). A time before zero looks back along the same curve.

    >>> round(infected(7.106, 359_000, 1.8) / 359_000, 2)
    0.5

    Raises:
        ValueError: n or K not above zero, a start outside 0 … n, or a time that is no number.
    """
    _positive(n, "the number of hosts")
    _positive(k_per_hour, "the rate K")
    if not 0 <= start <= n:
        raise ValueError("the hosts held at the start must lie between 0 and the number of hosts")
    if not isfinite(t_hours):
        raise ValueError("the time must be a finite number of hours")
    if start in (0, n):
        return start
    exponent = log((n - start) / start) - k_per_hour * t_hours
    return n / (1 + exp(exponent)) if exponent < 700 else 0.0


def half_hours(n: float, k_per_hour: float, start: float = 1.0) -> float:
    """Hours until the worm of `infected` holds half of the hosts; negative when it began with more than half.

    Raises:
        ValueError: as `infected`, and a start of none or of all.
    """
    infected(0, n, k_per_hour, start)
    if not 0 < start < n:
        raise ValueError("from none or from all the half is never passed")
    return log((n - start) / start) / k_per_hour


def doubling_hours(k_per_hour: float) -> float:
    """Hours in which a young worm doubles: ln 2 / K.

    >>> round(60 * doubling_hours(1.8), 1)
    23.1

    Raises:
        ValueError: K not above zero.
    """
    _positive(k_per_hour, "the rate K")
    return log(2) / k_per_hour


def gets_through(hops: int, rate_per_hour: float, detect_hours: float) -> float:
    """Chance that an intruder makes so many hops before he is found where he stands.

    Each hop is a race of two exponential times, `1 / rate_per_hour` and `detect_hours` on average, and a hop to a fresh
    asset begins a fresh race: (r / (r + 1/d)) ** hops.

    Raises:
        ValueError: hops or rate below zero, or a time to detection that is not above zero.
    """
    if hops < 0 or not 0 <= rate_per_hour < inf:
        raise ValueError("hops and their rate cannot be below zero")
    if not detect_hours > 0:
        raise ValueError("the time to detection must be above zero")
    found = 1 / detect_hours
    return float((rate_per_hour / (rate_per_hour + found)) ** hops) if hops else 1.0


def served(demand: float, attack: float, filtered: float, collateral: float) -> float:
    """Share of honest traffic that passes a flooded edge, from 0 to 1.

    Args:
        demand: honest traffic, as a share of what the edge can carry (0 … 1).
        attack: hostile traffic, in the same unit (2 is twice what it can carry).
        filtered: share of the hostile traffic that is dropped before (0 … 1).
        collateral: share of honest traffic that goes with it when all is filtered (0 … 1).

    What passes the filter shares the edge evenly, so that honest and hostile traffic lose the same share.

    Raises:
        ValueError: a share outside 0 … 1, or traffic below zero.
    """
    for share in (demand, filtered, collateral):
        if not 0 <= share <= 1:
            raise ValueError("demand, filter and collateral are shares between 0 and 1")
    if not 0 <= attack < inf:
        raise ValueError("hostile traffic cannot be below zero")
    passed = 1 - collateral * filtered
    load = demand * passed + attack * (1 - filtered)
    return passed * min(1.0, 1 / load if load > 0 else 1.0)


@dataclass(frozen=True, slots=True)
class Group:
    """How many assets of one group are in each state; whole numbers from 0."""

    open: int
    closed: int = 0
    active: int = 0
    isolated: int = 0
    clean: int = 0
    restored: int = 0

    @property
    def count(self) -> int:
        """All assets of the group: no state is left out, and none is counted twice."""
        return self.open + self.closed + self.active + self.isolated + self.clean + self.restored

    @property
    def hit(self) -> int:
        """Those that the intruder held at any time."""
        return self.active + self.isolated + self.clean + self.restored

    def works(self, cut: float, harm: float) -> float:
        """Share of the group's service that is there (0 … 1).

        Args:
            cut: share of the group that is cut off on purpose (0 … 1).
            harm: share of its service that an asset loses while the intruder holds it (0 … 1).
        """
        if not self.count:
            return 1.0
        up = self.open + self.closed + self.restored + self.active * (1 - harm)
        return up * (1 - cut) / self.count


@dataclass(frozen=True, slots=True)
class Link:
    """A way from one group to another: `rate` assets an hour that each held one would enter if all were open."""

    source: int
    target: int
    rate: float


def pressure(
    groups: Sequence[Group], links: Sequence[Link], cut: Sequence[float], hours: float, kind: Kind
) -> list[float]:
    """Mean number of assets of each group that are entered in a step, at most those that are open.

    A worm tries from every asset that it holds, at assets of the target picked blindly; an intruder is one, however
    many assets he holds. What is cut off (a share of a group, at both ends of a link) tries nothing and is not reached.

    Raises:
        ValueError: a rate or a step below zero, a share outside 0 … 1, a link to a group that there is not.
    """
    _shares(cut, len(groups))
    if not 0 <= hours < inf:
        raise ValueError("a step lasts at least zero hours")
    tries: list[list[float]] = [[] for _ in groups]
    for link in links:
        if not (0 <= link.source < len(groups) and 0 <= link.target < len(groups)):
            raise ValueError("a link joins two groups that there are")
        if not 0 <= link.rate < inf:
            raise ValueError("a rate cannot be below zero")
        source, target = groups[link.source], groups[link.target]
        if not (source.active and target.open):
            continue
        reach = (1 - cut[link.source]) * (1 - cut[link.target])
        if kind == "worm":  # expm1, so that a young worm grows by e^(K dt) in a step of any length
            tries[link.target].append(expm1(min(link.rate * hours, 20.0)) * source.active * reach / target.count)
        else:
            tries[link.target].append(link.rate * hours * reach / target.count)
    return [group.open * -expm1(-fsum(each)) for group, each in zip(groups, tries, strict=True)]


@dataclass(frozen=True, slots=True)
class Defence:
    """What is done against the intruder in a step."""

    looked: Sequence[float] = ()
    """For each group the share of its owners, of those who had not yet, who look now (0 … 1): they close the door, or
    find him. Empty: nobody."""
    reopened: Sequence[float] = ()
    """For each group the share of the doors closed after a warning that open again (0 … 1). Empty: none."""
    detect_hours: float = inf
    """Mean time until he is found on an asset and it is cut off; infinite when nobody looks."""
    eradicated: int = 0
    """Assets that analysts can clean in this step, the first groups first."""
    recover_hours: float = inf
    """Mean time from clean to restored."""


def step(
    groups: Sequence[Group],
    links: Sequence[Link],
    cut: Sequence[float],
    hours: float,
    kind: Kind,
    defence: Defence,
    whole: Whole,
    sealed: Sequence[int] = (),
) -> tuple[Group, ...]:
    """The groups after a step. Assets move between states; none appears, none is lost.

    Args:
        groups: assets by state.
        links: ways between groups.
        cut: share of each group that is cut off on purpose (0 … 1).
        hours: length of the step.
        kind: a worm or an intruder.
        defence: what is done against it.
        whole: makes whole numbers of means, never less than the floor nor more than the ceiling.
        sealed: of each group, assets that were never exposed and do not open again.

    Raises:
        ValueError: as `pressure`, and shares or times that cannot be.
    """
    if not (defence.detect_hours > 0 and defence.recover_hours > 0 and defence.eradicated >= 0):
        raise ValueError("times to detection and recovery must be above zero, and work cannot be below")
    none = [0.0] * len(groups)
    looked, reopened, for_good = defence.looked or none, defence.reopened or none, sealed or [0] * len(groups)
    _shares(looked, len(groups))
    _shares(reopened, len(groups))
    warned = []
    for n, group in enumerate(groups):
        closes = whole(group.open * looked[n], f"looked/{n}")
        opens = whole(max(0, group.closed - for_good[n]) * reopened[n], f"reopened/{n}")
        seen = whole(group.active * looked[n], f"seen/{n}")
        warned.append(
            replace(
                group,
                open=group.open - closes + opens,
                closed=group.closed + closes - opens,
                active=group.active - seen,
                isolated=group.isolated + seen,
            )
        )
    left = defence.eradicated
    after = []
    for n, (group, mean) in enumerate(zip(warned, pressure(warned, links, cut, hours, kind), strict=True)):
        entered = whole(mean, f"entered/{n}")
        found = whole(group.active * -expm1(-hours / defence.detect_hours), f"found/{n}")
        cleaned = min(left, group.isolated)
        left -= cleaned
        back = whole(group.clean * -expm1(-hours / defence.recover_hours), f"back/{n}")
        after.append(
            Group(
                open=group.open - entered,
                closed=group.closed,
                active=group.active + entered - found,
                isolated=group.isolated + found - cleaned,
                clean=group.clean + cleaned - back,
                restored=group.restored + back,
            )
        )
    return tuple(after)


def _positive(value: float, what: str) -> None:
    if not 0 < value < inf:
        raise ValueError(f"{what} must be above zero")


def _shares(values: Sequence[float], count: int) -> None:
    if len(values) != count or not all(0 <= value <= 1 for value in values):
        raise ValueError("what is cut off, looked at or reopened are shares between 0 and 1, one for each group")
