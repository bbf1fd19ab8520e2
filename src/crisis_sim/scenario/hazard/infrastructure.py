"""The hazard `infrastructure` as a scenario writes it: assets that need one another, and what their failure costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, get_args

from pydantic import Field

from crisis_sim.hazards import cascade
from crisis_sim.scenario.base import Id
from crisis_sim.scenario.hazard.asset import Asset, Sector
from crisis_sim.scenario.hazard.base import STRENGTH, HazardBase, Lever, Misnomer
from crisis_sim.scenario.hazard.economy import Economy
from crisis_sim.scenario.suggest import advise

SHOWN = 12
"""Assets of a circle that a message names."""
SECTORS: tuple[Sector, ...] = get_args(Sector)


class Infrastructure(HazardBase):
    """Vital services: failures that run from asset to asset, backups that run out, crews that repair."""

    default_step: ClassVar[int] = 300

    model: Literal["infrastructure"]
    """The model."""
    assets: tuple[Asset, ...] = Field(min_length=1, max_length=2000)
    """What is there."""
    economy: Economy | None = None
    """What its failure costs; left out, `loss` stays 0."""

    def sectors(self) -> tuple[Sector, ...]:
        """The vital sectors that have assets, in the order of the Strategy."""
        there = {asset.sector for asset in self.assets}
        return tuple(sector for sector in SECTORS if sector in there)

    def network(self) -> list[cascade.Asset]:
        """The assets in the terms of the maths; needs of unknown assets are left out."""
        at = {asset.id: n for n, asset in enumerate(self.assets)}
        return [
            cascade.Asset(
                tuple(cascade.Need(at[n.asset], n.kind, n.backup, n.left) for n in asset.needs if n.asset in at),
                asset.repair,
            )
            for asset in self.assets
        ]

    def outputs(self) -> tuple[str, ...]:
        """Percent that works, counts of assets, people without, thousand euro lost."""
        sectors = [f"{what}:{sector}" for sector in self.sectors() for what in ("working", "without")]
        assets = [f"{what}:{asset.id}" for asset in self.assets for what in ("working", "backup")]
        economy = [f"inoperability:{sector}" for sector in self.economy.sectors] if self.economy else []
        everywhere = ("working", "failed", "damaged", "on-backup", "without", "unserved", "loss")
        return (STRENGTH, *everywhere, *sectors, *assets, *economy)

    def levers(self) -> dict[str, Lever]:
        """What can be done to it: switch off, break, give generators, repair faster."""
        levers = {"repair": Lever(100, 0, 1000)}
        for asset in self.assets:
            levers[f"cut:{asset.id}"] = Lever(0, 0, 1)
            levers[f"hit:{asset.id}"] = Lever(0, 0, 1)
            levers[f"backup:{asset.id}"] = Lever(0, 0, 44_640)
        return levers

    def reads(self) -> tuple[tuple[str, str], ...]:
        """The outputs that damage assets."""
        return tuple(dict.fromkeys((f.hazard, f.output) for asset in self.assets for f in asset.fails))

    def effort(self) -> int:
        """Assets, what they need and what damages them."""
        ties = sum(len(asset.needs) + len(asset.fails) for asset in self.assets)
        return super().effort() + 10 * len(self.assets) + 3 * ties

    def misnomers(self) -> Iterator[Misnomer]:
        """Names taken twice, needs of what isn't there or of itself, and circles that nothing could start."""
        known: dict[Id, int] = {}
        for n, asset in enumerate(self.assets):
            path = ("assets", n, "id")
            if asset.id in known:
                yield Misnomer(path, f"the asset `{asset.id}` is there twice", "give each its own name")
            elif asset.id in SECTORS:
                yield Misnomer(path, f"`{asset.id}` is the name of a sector", "give the asset a name of its own")
            known.setdefault(asset.id, n)
        sound = True
        for n, asset in enumerate(self.assets):
            for k, need in enumerate(asset.needs):
                at = ("assets", n, "needs", k, "asset")
                if need.asset not in known:
                    yield Misnomer(at, f"there is no asset `{need.asset}`", advise(need.asset, known))
                elif need.asset == asset.id:
                    sound = False
                    yield Misnomer(at, f"`{asset.id}` needs itself", "delete it")
        if sound and (found := cascade.rigid_cycle(self.network())):
            names = [f"`{self.assets[n].id}`" for n in (*found, found[0])]
            if len(names) > SHOWN:
                names[SHOWN // 2 : -1] = [f"{len(names) - SHOWN // 2 - 1} more"]
            circle = " → ".join(names)
            following = self.assets[found[1 % len(found)]].id
            link = next(
                k
                for k, need in enumerate(self.assets[found[0]].needs)
                if need.asset == following and need.kind != "geographic" and not need.backup
            )
            yield Misnomer(
                ("assets", found[0], "needs", link, "backup"),
                f"assets need one another in a circle without any backup: {circle}",
                "give one of these needs a `backup`: as it stands, nothing could start again once one of them stops",
                "R043",
            )
