"""Times to an event that some runs never reach. A mean over those that do would flatter whoever seldom gets there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from crisis_sim.analysis.statistics.intervals import CONFIDENCE, Interval, wilson


class Watched(NamedTuple):
    """One run: when the event came, or until when it was watched for in vain."""

    t: float
    reached: bool


class Step(NamedTuple):
    """The curve from one event time on."""

    t: float
    at_risk: int
    events: int
    survival: Interval
    """Share of runs that the event has not reached, with limits."""


class Curve(NamedTuple):
    """A Kaplan-Meier curve: 1 before its first step."""

    n: int
    steps: tuple[Step, ...]

    def at(self, t: float) -> Interval:
        """Share of runs not reached by `t`."""
        place = bisect_right(self.steps, t, key=lambda step: step.t)
        return self.steps[place - 1].survival if place else Interval(1.0, 1.0, 1.0)


def curve(runs: Sequence[Watched], confidence: float = CONFIDENCE) -> Curve:
    """The Kaplan-Meier curve; of an event and an end at the same instant, the event counts.

    Source: Kaplan and Meier (1958), Greenwood's variance; limits by Rothman (1978): Wilson's interval for as many
    runs as would have this variance without censoring. Without censoring that is Wilson's interval itself, and a
    curve that drops to 0 in one step keeps sound limits.
    """
    ordered = sorted(runs, key=lambda run: (run.t, not run.reached))
    left, survival, greenwood = len(ordered), 1.0, 0.0
    effective = float(left)
    steps = []
    for (t, reached), group in groupby(ordered):
        count = len(list(group))
        if reached:
            if survival == 1.0:
                effective = float(left)
            survival *= (left - count) / left
            if survival:
                greenwood += count / (left * (left - count))
                effective = (1 - survival) / (survival * greenwood)
            steps.append(Step(t, left, count, wilson(survival * effective, effective, confidence)))
        left -= count
    return Curve(len(ordered), tuple(steps))


def quantile(found: Curve, p: float) -> Interval | None:
    """The time by which a share `p` of the runs is reached; None when that share never is.

    The limits are the times at which the curve's own limits get there (Brookmeyer and Crowley 1982); an upper limit
    of None lies beyond what was watched.
    """
    rest = 1 - p
    value = next((step.t for step in found.steps if step.survival.value <= rest + 1e-12), None)
    if value is None:
        return None
    low = next((step.t for step in found.steps if _limit(step.survival.low) <= rest), value)
    high = next((step.t for step in found.steps if _limit(step.survival.high) <= rest), None)
    return Interval(value, low, high)


def _limit(value: float | None) -> float:
    assert value is not None
    return value


def horizon(arms: Sequence[Sequence[Watched]]) -> float:
    """The latest time to which every arm's restricted mean can be told; 0 without runs.

    An arm whose last run was reached knows its curve for ever; any other knows it as far as it was watched.
    """
    last = [max(runs) for runs in arms if runs]
    bounded = [run.t for run in last if not run.reached]
    return min(bounded) if bounded else max((run.t for run in last), default=0.0)


def restricted(runs: Sequence[Watched], until: float) -> list[float]:
    """For each run, in order, its time to the event counted to `until` at most.

    Their mean is the restricted mean: the area under the Kaplan-Meier curve. Where no run is censored before `until`
    these are just the times, cut there. A run that is stands for its pseudo-value (restricted mean plus the run's
    influence on it), so that intervals and paired differences are computed alike.
    Source: Royston and Parmar (2013); Andersen, Hansen and Klein (2004), with the infinitesimal jackknife.
    """
    if all(run.reached or run.t >= until for run in runs):
        return [min(run.t, until) for run in runs]
    steps = [step for step in curve(runs).steps if step.t < until]
    edges = [0.0, *(step.t for step in steps), until]
    levels = [1.0, *(step.survival.value for step in steps)]
    areas = [level * (right - left) for level, left, right in zip(levels, edges, edges[1:], strict=False)]
    beyond = list(accumulate(reversed(areas)))[::-1]  # under the curve, from each edge to the end
    hits, drifts = [], [0.0]
    for step, area in zip(steps, beyond[1:], strict=True):
        survivors = step.at_risk - step.events
        hits.append(area / survivors if survivors else 0.0)
        drifts.append(drifts[-1] + (area * step.events / (step.at_risk * survivors) if survivors else 0.0))
    times = [step.t for step in steps]
    found = []
    for run in runs:
        place = bisect_right(times, run.t)
        hit = hits[place - 1] if run.reached and place and times[place - 1] == run.t else 0.0
        found.append(beyond[0] + len(runs) * (drifts[place] - hit))
    return found
