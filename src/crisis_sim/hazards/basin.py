"""A river basin in steps: catchments, reservoirs with a release and a spillway, reaches, and the level at towns.

Rain becomes flow in linear reservoirs, flow runs through Muskingum reaches, nodes add up what arrives. Flows are kept
in litres a second and volumes in cubic metres, as integers: the state is alike on every machine, and no water is lost
but by that rounding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from crisis_sim.hazards.flood import coefficients, division, routed

LITRES = 1000
"""Litres in a cubic metre: flows have a grid of 1 l/s."""


@dataclass(frozen=True)
class Catchment:
    """Land that drains to a node: `area` km², `runoff` percent of the rain, `k` hours that water stays.

    `base` is the flow without rain in m³/s, `soak` the millimetres that the soil takes before anything runs off.
    """

    id: str
    to: str
    area: float
    runoff: float
    k: float
    base: float = 0.0
    soak: float = 0.0


@dataclass(frozen=True)
class Reservoir:
    """A dam at the node of its name. Volumes in m³; what is above `spills_above` flows off in about `spill` hours."""

    id: str
    to: str
    start: int
    spills_above: int
    spill: float


@dataclass(frozen=True)
class Reach:
    """River from one node to the next: `k` hours under way, `x` 0 to .5."""

    id: str
    frm: str
    to: str
    k: float
    x: float


def order(catchments: Sequence[Catchment], reservoirs: Sequence[Reservoir], reaches: Sequence[Reach]) -> list[str]:
    """The nodes from the springs to the mouth.

    Raises:
        ValueError: water runs in a circle, or a node drains in two ways.
    """
    drains: dict[str, str] = {}
    for frm, to in [(each.id, each.to) for each in reservoirs] + [(each.frm, each.to) for each in reaches]:
        if frm in drains:
            raise ValueError(f"`{frm}` drains in two ways: to `{drains[frm]}` and to `{to}`; a node has one way out")
        drains[frm] = to
    nodes = list(dict.fromkeys([each.to for each in catchments] + [node for way in drains.items() for node in way]))
    above = dict.fromkeys(nodes, 0)
    for to in drains.values():
        above[to] += 1
    ready, found = [node for node in nodes if not above[node]], []
    while ready:
        node = ready.pop(0)
        found.append(node)
        to = drains.get(node, "")
        if to:
            above[to] -= 1
            if not above[to]:
                ready.append(to)
    if len(found) < len(nodes):
        circle = next(node for node in nodes if above[node])
        raise ValueError(f"water runs in a circle through `{circle}`: a river flows down to a mouth")
    return found


class _Land:
    """The state of a catchment: flow off the land in l/s, soil still to soak in µm."""

    def __init__(self, catchment: Catchment, dt: float) -> None:
        self.of = catchment
        self.steps = max(1, ceil(dt / (2 * catchment.k)))
        self.weights = coefficients(catchment.k, 0.0, dt / self.steps)
        self.dry = round(catchment.soak * 1000)
        self.rain = self.flow = 0

    def step(self, mm_per_hour: float, dt: float) -> int:
        fallen = round(mm_per_hour * dt * 1000)
        soaked = min(self.dry, fallen)
        self.dry -= soaked
        rain = round((fallen - soaked) / dt * self.of.area * self.of.runoff / 360)
        for _ in range(self.steps):
            self.flow = round(routed(self.weights, self.rain, rain, self.flow))
            self.rain = rain
        return self.flow + round(self.of.base * LITRES)


class _River:
    """The state of a reach: what flows between its parts, in l/s."""

    def __init__(self, reach: Reach, flow: int, dt: float) -> None:
        parts, self.steps = division(reach.k, reach.x, dt)
        self.weights = coefficients(reach.k / parts, reach.x, dt / self.steps)
        self.flows = [flow] * (parts + 1)

    def step(self, inflow: int) -> int:
        start = self.flows[0]
        for part in range(1, self.steps + 1):
            before = self.flows
            self.flows = [start + (inflow - start) * part // self.steps]
            for place in range(1, len(before)):
                out = routed(self.weights, before[place - 1], self.flows[place - 1], before[place])
                self.flows.append(round(out))
        return self.flows[-1]


class _Lake:
    """The state of a reservoir: its volume in m³."""

    def __init__(self, reservoir: Reservoir) -> None:
        self.of = reservoir
        self.volume = reservoir.start
        self.inflow = self.outflow = self.spilled = 0

    def step(self, inflow: int, release: int, dt: float) -> int:
        """The gates let `release` l/s out while there is water; what is above the sill goes over it (Euler)."""
        seconds = round(dt * 3600)
        arrived = self.volume + inflow * seconds // LITRES
        released = min(arrived, release * seconds // LITRES)
        over = max(0, arrived - released - self.of.spills_above)
        spilled = round(over * seconds / (self.of.spill * 3600 + seconds))
        self.volume = arrived - released - spilled
        self.inflow, self.outflow = inflow, (released + spilled) * LITRES // seconds
        self.spilled = spilled * LITRES // seconds
        return self.outflow


class Basin:
    """The water of a basin, step by step. Begins steady: base flow everywhere, reservoirs at their start.

    Args:
        dt: hours of a step.
        releases: m³/s that each reservoir lets out at the start; those left out let their inflow through.

    Raises:
        ValueError: water runs in a circle or two ways, or a reach cannot be routed stably.
    """

    def __init__(
        self,
        catchments: Sequence[Catchment],
        reservoirs: Sequence[Reservoir],
        reaches: Sequence[Reach],
        dt: float,
        releases: Mapping[str, int],
    ) -> None:
        self.dt = dt
        self.nodes = order(catchments, reservoirs, reaches)
        self.lands = {each.id: _Land(each, dt) for each in catchments}
        self.lakes = {each.id: _Lake(each) for each in reservoirs}
        self.flows: dict[str, int] = {}
        """Flow through each node in l/s; of a reservoir, its outflow."""
        self.rivers: dict[str, _River] = {}
        self._from = {each.frm: each for each in reaches}
        self._arrive({each.id: round(each.base * LITRES) for each in catchments}, releases, start=True)

    def step(self, rain: Mapping[str, float], releases: Mapping[str, int]) -> None:
        """One step of `dt` hours.

        Args:
            rain: mm an hour on each catchment during the step; none where left out.
            releases: m³/s that each reservoir is to let out.
        """
        runoff = {name: land.step(rain.get(name, 0.0), self.dt) for name, land in self.lands.items()}
        self._arrive(runoff, releases)

    def _arrive(self, runoff: Mapping[str, int], releases: Mapping[str, int], start: bool = False) -> None:
        arriving = dict.fromkeys(self.nodes, 0)
        for name, flow in runoff.items():
            arriving[self.lands[name].of.to] += flow
        for node in self.nodes:
            flow = arriving[node]
            if lake := self.lakes.get(node):
                release = releases.get(node, flow // LITRES) * LITRES
                if start:
                    lake.inflow, lake.outflow = flow, release
                flow = release if start else lake.step(flow, release, self.dt)
                arriving[lake.of.to] += flow
            elif reach := self._from.get(node):
                if start:
                    self.rivers[reach.id] = _River(reach, flow, self.dt)
                arriving[reach.to] += self.rivers[reach.id].step(flow)
            self.flows[node] = flow


def level(curve: Sequence[tuple[int, int]], at: int, grid: int = 1) -> int:
    """A curve given by points (rising in both), read at `at`, rounded down; flat before the first and after the last.

    Args:
        curve: pairs such as (m³/s, cm) or (cm, persons).
        at: where to read it, in `grid`-ths of the first unit.
    """
    if not curve:
        return 0
    if at <= curve[0][0] * grid:
        return curve[0][1]
    for (x0, y0), (x1, y1) in pairwise(curve):
        if at <= x1 * grid:
            return y0 + (y1 - y0) * (at - x0 * grid) // ((x1 - x0) * grid)
    return curve[-1][1]
