"""Vital services in play: `hazards.cascade` stepped on the grid of the scenario."""

from __future__ import annotations

from crisis_sim.engine.hazards.losses import Losses
from crisis_sim.engine.hazards.repairs import Repairs
from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.cascade import FULL, Now, endurance, start, step
from crisis_sim.model.draws import BITS
from crisis_sim.scenario.hazard.asset import Failure
from crisis_sim.scenario.hazard.base import SLOWED, STRENGTH
from crisis_sim.scenario.hazard.infrastructure import Infrastructure


class Process:
    """See `Process`. Its state is whole numbers: work left, backups used, percent that works."""

    def __init__(self, config: Infrastructure, world: World) -> None:
        self._config = config
        self._world = world
        self._network = config.network()
        self._state = start(self._network)
        self._repairs = Repairs(config.assets, world)
        self._losses = Losses(config.economy) if config.economy else None
        self._hits = [0] * len(config.assets)
        self._luck = {
            (n, k): world.draw("fails", f"{asset.id}/{k}")
            for n, asset in enumerate(config.assets)
            for k, cause in enumerate(asset.fails)
            if cause.chance < 100
        }
        self._carriers: dict[str, list[tuple[int, int]]] = {}
        """Channel: assets that carry it, and how many percent each."""
        for n, asset in enumerate(config.assets):
            for one in asset.carries:
                self._carriers.setdefault(one.channel, []).append((n, one.percent))
        self._channels = dict.fromkeys(self._carriers, FULL)
        self._steady: tuple[int, Now] | None = None
        """Seconds and happenings that have changed nothing: nor will they the next time."""
        self._past = 0
        self._unserved = 0
        """Person-seconds."""
        self.outputs = dict.fromkeys(config.outputs(), 0)
        self._show([0] * len(config.assets))

    def step(self, t: int) -> None:
        """What has happened since the step before."""
        seconds, self._past = t - self._past, t
        assets, world = self._config.assets, self._world
        self._unserved += seconds * sum(self.outputs[f"without:{sector}"] for sector in self._config.sectors())
        if self._losses:
            self._losses.pass_time(seconds)
        off = {n for n, asset in enumerate(assets) if world.lever(f"cut:{asset.id}")}
        exposed = self._exposed()
        added = [60 * world.lever(f"backup:{asset.id}") for asset in assets]
        now = Now(exposed | self._hit(), off, frozenset(self._repairs.under_way), world.lever("repair"), added)
        if (seconds, now) != self._steady:
            state = step(self._network, self._state, seconds, now)
            self._steady = (seconds, now) if state == self._state else None
            self._state = state
            self._hinder()
            self._show(added)
        self._repairs.assign({n for n, left in enumerate(self._state.work) if left}, exposed - off)
        if self._losses:
            self.outputs["loss"] = self._losses.thousands
        self.outputs["unserved"] = self._unserved // 3600

    def _exposed(self) -> set[int]:
        """Assets with a cause of damage that stands now."""
        slowed = self._world.lever(SLOWED)
        return {
            n
            for n, asset in enumerate(self._config.assets)
            if any(self._stands(n, k, cause, slowed) for k, cause in enumerate(asset.fails))
        }

    def _stands(self, n: int, k: int, cause: Failure, slowed: int) -> bool:
        if self._world.output(cause.hazard, cause.output) <= cause.above:
            return False
        odds = cause.chance * (100 - slowed)
        return self._luck.get((n, k), 0) * 10_000 < odds << BITS

    def _hit(self) -> set[int]:
        """Assets that an effect damages at this moment: their lever has gone up."""
        before = self._hits
        self._hits = [self._world.lever(f"hit:{asset.id}") for asset in self._config.assets]
        return {n for n, hit in enumerate(self._hits) if hit > before[n]}

    def _hinder(self) -> None:
        """Channels get through as far as the assets that carry them work, reserves included."""
        for channel, carriers in self._carriers.items():
            total = sum(percent for _, percent in carriers)
            carried = sum(percent * self._state.working[n] for n, percent in carriers)
            percent = min(FULL, max(0, FULL - total) + carried // FULL)
            if percent != self._channels[channel]:
                self._channels[channel] = percent
                self._world.channel(channel, percent)

    def _show(self, added: list[int]) -> None:
        config, state, outputs = self._config, self._state, self.outputs
        weighed = total = running = 0
        by_sector = dict.fromkeys(config.sectors(), (0, 0, 0))
        for n, (asset, working) in enumerate(zip(config.assets, state.working, strict=True)):
            weighed += asset.weight * working
            total += asset.weight
            done, of, without = by_sector[asset.sector]
            without += asset.serves * (FULL - working) // FULL
            by_sector[asset.sector] = (done + asset.weight * working, of + asset.weight, without)
            left = self._backup(n, added[n])
            running += left > 0
            outputs[f"working:{asset.id}"] = working
            outputs[f"backup:{asset.id}"] = left
        for sector, (done, of, without) in by_sector.items():
            outputs[f"working:{sector}"] = done // of
            outputs[f"without:{sector}"] = without
        outputs[STRENGTH] = 1000 - 10 * weighed // total
        outputs["working"] = weighed // total
        outputs["failed"] = sum(working == 0 for working in state.working)
        outputs["damaged"] = sum(left > 0 for left in state.work)
        outputs["on-backup"] = running
        outputs["without"] = max(without for _, _, without in by_sector.values())
        if self._losses:
            self._losses.see({sector: outputs[f"working:{sector}"] for sector in by_sector})
            for name, share in self._losses.inoperability.items():
                outputs[f"inoperability:{name}"] = share

    def _backup(self, n: int, added: int) -> int:
        """Whole minutes, rounded up, that are left of the shortest backup that runs; 0 when none does."""
        left = [
            -((used - endurance(need, added)) // (60 * FULL))
            for need, used in zip(self._network[n].needs, self._state.used[n], strict=True)
            if need.kind != "geographic" and self._state.working[need.asset] < FULL
        ]
        return min((minutes for minutes in left if minutes > 0), default=0) if self._state.working[n] else 0
