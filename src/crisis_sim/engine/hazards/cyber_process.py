"""An intruder in play: `hazards.cyber` stepped on the grid of the scenario, with whole assets and keyed draws."""

from __future__ import annotations

from math import floor, fsum, inf

from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.cyber import Defence, Group, Link, served, step
from crisis_sim.model.draws import BITS, triangular
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.fact import IndicatorReading
from crisis_sim.scenario.hazard.base import STRENGTH
from crisis_sim.scenario.hazard.cyber import Cyber

GRID = 1_000_000
"""Means are rounded to this part of an asset before chance decides, so that every machine decides alike."""


class Process:
    """See `Process`. Its state is whole numbers: assets by state, seconds of work begun."""

    def __init__(self, config: Cyber, world: World) -> None:
        self._config = config
        self._world = world
        at = {asset.id: n for n, asset in enumerate(config.assets)}
        pace = config.pace
        if isinstance(pace, Spread):
            pace = triangular(world.draw("pace"), pace.low, pace.mode, pace.high)
        self._links = [Link(at[link.from_], at[link.to], link.rate * pace / 100) for link in config.links]
        held = set(config.entry)
        self._groups = tuple(_begun(asset.count, asset.exposed, asset.id in held) for asset in config.assets)
        self._sealed = [group.closed for group in self._groups]
        self._warned = 0
        """Percent of the owners who were warned at the last step."""
        self._work = 0
        """Analyst seconds that have not yet cleaned an asset."""
        self._tick = 0
        self.outputs = dict.fromkeys(config.outputs(), 0)
        self._show(0.0)

    def step(self, t: int) -> None:
        """Compute the outputs; at the start nothing has moved yet, save who had looked before."""
        self._tick = t
        if self._config.kind == "denial":
            self._show(self._lost(t))
            return
        hours = self._config.grid / 3600 if t else 0.0
        slowed = 1 - self._world.lever("slowed") / 100
        links = [Link(link.source, link.target, link.rate * slowed) for link in self._links]
        groups = step(
            self._groups,
            links,
            self._cut(),
            hours,
            "worm" if self._config.kind == "worm" else "intrusion",
            self._defence(),
            self._whole,
            self._sealed,
        )
        self._groups = groups
        if not any(group.isolated for group in groups):
            self._work = 0
        self._show(0.0)

    def _defence(self) -> Defence:
        config, world = self._config, self._world
        warned = config.warned
        if isinstance(warned, IndicatorReading):
            warned = min(100, max(0, world.indicator(warned.indicator)))
        now = min(100, warned + world.lever("warned"))
        looked = [now * asset.heeds / 10_000 for asset in config.assets]
        before = [self._warned * asset.heeds / 10_000 for asset in config.assets]
        self._warned = now
        analysts = world.lever("analysts") + (world.deployed(config.analysts) if config.analysts else 0)
        self._work += analysts * config.grid if self._tick else 0
        cleaned = min(self._work // config.eradicate, sum(group.isolated for group in self._groups))
        self._work -= cleaned * config.eradicate
        return Defence(
            looked=[(a - b) / (1 - b) if a > b else 0.0 for a, b in zip(looked, before, strict=True)],
            reopened=[(b - a) / b if a < b else 0.0 for a, b in zip(looked, before, strict=True)],
            detect_hours=config.detect / 3600 if config.detect else inf,
            eradicated=cleaned,
            recover_hours=config.recover / 3600,
        )

    def _cut(self) -> list[float]:
        return [self._world.lever(f"isolated:{asset.id}") / 100 for asset in self._config.assets]

    def _lost(self, t: int) -> float:
        """Share of honest traffic that does not pass the edge."""
        config, world = self._config, self._world
        growth = min(1.0, t / config.builds) if config.builds else 1.0
        attack = config.attack / 100 * growth * (1 - world.lever("slowed") / 100)
        return 1 - served(config.demand / 100, attack, world.lever("filter") / 100, config.collateral / 100)

    def _whole(self, mean: float, purpose: str) -> int:
        """A mean rounded up or down by chance: the same draw for the same tick and purpose in every run of a seed."""
        parts = round(mean * GRID)
        whole, rest = divmod(parts, GRID)
        if rest and self._world.draw("asset", f"{purpose}/{self._tick}") * GRID < rest << BITS:
            whole += 1
        return whole

    def _show(self, lost: float) -> None:
        """The outputs, as whole numbers."""
        config, shown = self._config, self.outputs
        cut = self._cut()
        works = []
        for asset, group, share in zip(config.assets, self._groups, cut, strict=True):
            up = group.works(share, config.harm / 100) * (1 - lost * asset.exposed / 100)
            works.append(up)
            shown[f"hit:{asset.id}"] = group.hit
            shown[f"active:{asset.id}"] = group.active
            shown[f"service:{asset.id}"] = floor(100 * up + 0.5)
        missing = fsum(asset.service * (1 - up) for asset, up in zip(config.assets, works, strict=True))
        hit = shown["hit"] = sum(group.hit for group in self._groups)
        active = shown["active"] = sum(group.active for group in self._groups)
        shown["isolated"] = sum(group.isolated + group.clean for group in self._groups)
        shown["restored"] = sum(group.restored for group in self._groups)
        shown["detected"] = hit - active
        shown["service"] = floor(100 - missing + 0.5)
        shown["load"] = floor(100 * lost + 0.5)
        held = sum(group.count for group in self._groups) - sum(self._sealed)
        shown[STRENGTH] = floor(1000 * lost + 0.5) if config.kind == "denial" else 1000 * active // max(1, held)


def _begun(count: int, exposed: int, entered: bool) -> Group:
    """A group at the start: what is exposed is open, and where the intruder stands, one is his."""
    can = (count * exposed + 99) // 100
    held = 1 if entered else 0
    return Group(open=max(0, can - held), closed=count - max(can, held), active=held)
