"""The hazard `infrastructure` in play: power takes telecom, telecom takes messages, crews are few, cuts protect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from pydantic import ValidationError

from crisis_sim.scenario.hazard.infrastructure import SECTORS, Infrastructure
from crisis_sim.session.replay import verify
from tests.stage import Stage, raw_of

HOUR = 3600
SUBSTATION: dict[str, Any] = {
    "id": "substation", "sector": "energy", "serves": 1000, "repair": "2h", "crews": {"means": "teams", "count": 2},
}  # fmt: skip
MAST: dict[str, Any] = {
    "id": "mast",
    "sector": "electronic-communications",
    "needs": {"asset": "substation", "kind": "physical", "backup": "4h"},
    "carries": {"channel": "phone", "percent": 100},
}
ECONOMY: dict[str, Any] = {
    "sectors": ["energy", "industry"],
    "coefficients": [[0.1, 0.3], [0.2, 0.2]],
    "demand": [10, 20],
}


def stage(*assets: dict[str, Any], teams: int = 2, levers: tuple[tuple[str, str, int], ...] = (), **more: Any) -> Stage:
    """A world with these assets; `levers` are (at, lever, to)."""
    injects = [
        {"id": f"x{n}", "at": at, "kind": "condition", "effects": [{"hazard": "grid", "lever": lever, "to": to}]}
        for n, (at, lever, to) in enumerate(levers)
    ]
    grid = {"model": "infrastructure", "assets": list(assets), "step": "10m"} | more.pop("grid", {})
    more.setdefault("injects", injects or [{"id": "never", "at": "9d", "kind": "condition"}])
    means = {"teams": {"owner": "centre", "count": teams, "label": "Repair teams"}}
    return Stage(hazards={"grid": grid} | more.pop("hazards", {}), means=means, **more)


def output(scene: Stage, name: str) -> int:
    """What the hazard says now."""
    return scene.session.engine.parts.hazards.output("grid", name)


def course(scene: Stage, name: str, until: int, every: int = HOUR) -> list[int]:
    """What an output says every hour."""
    return [output(scene.to(t), name) for t in range(0, until + 1, every)]


BREAK = (("1h", "hit:substation", 1),)


def test_a_substation_takes_telecom_once_batteries_are_empty_and_telecom_takes_calls() -> None:
    scene = stage(SUBSTATION, MAST, teams=0, levers=BREAK)
    assert course(scene, "working:mast", 6 * HOUR) == [100, 100, 100, 100, 100, 0, 0]
    assert course(scene, "working:substation", 6 * HOUR)[-1] == 0
    (lost,) = scene.events("ChannelDegraded", channel="phone")
    assert lost.t == 5 * HOUR
    scene.do("SendMessage", "centre", to="police", text="Is anybody there?", channel="phone")
    scene.to(7 * HOUR)
    assert scene.events("MessageLost", channel="phone", why="no connection")


def test_the_battery_shows_and_ends_when_it_says() -> None:
    scene = stage(SUBSTATION, MAST, teams=0, levers=BREAK)
    assert course(scene, "backup:mast", 6 * HOUR) == [0, 240, 180, 120, 60, 0, 0]
    assert output(stage(SUBSTATION, MAST, teams=0, levers=BREAK).to(2 * HOUR), "on-backup") == 1


def test_crews_are_finite_come_to_the_weightiest_first_and_go_back() -> None:
    second = SUBSTATION | {"id": "small", "weight": 1}
    first = SUBSTATION | {"weight": 5}
    scene = stage(second, first, levers=(*BREAK, ("1h", "hit:small", 1)))
    assert course(scene, "working:substation", 6 * HOUR) == [100, 0, 0, 100, 100, 100, 100]
    assert course(scene, "working:small", 6 * HOUR)[-1] == 100
    assert scene.ticks("MeansCommitted") == [HOUR, 3 * HOUR]
    assert scene.ticks("MeansReleased") == [3 * HOUR, 5 * HOUR]
    assert scene.ticks("MeansExhausted") == [HOUR]
    assert scene.state.means["teams"] == 2


def test_nobody_repairs_while_all_crews_are_away_and_speed_counts() -> None:
    away = {"id": "away", "at": "5m", "kind": "condition", "effects": [{"means": "teams", "change": -2}]}
    back = {"id": "back", "at": "4h", "kind": "condition", "effects": [{"means": "teams", "change": 2}]}
    harm = {"hazard": "grid", "lever": "hit:substation", "to": 1}
    fast = {"hazard": "grid", "lever": "repair", "to": 200}
    broken = {"id": "broken", "at": "1h", "kind": "condition", "effects": [harm, fast]}
    scene = stage(SUBSTATION, injects=[away, broken, back])
    assert course(scene, "working:substation", 6 * HOUR) == [100, 0, 0, 0, 0, 100, 100]


@pytest.mark.parametrize(("cut", "after"), [(True, 100), (False, 0)])
def test_cutting_power_on_purpose_protects_it_from_the_water(cut: bool, after: int) -> None:
    water = {"model": "infrastructure", "assets": [{"id": "tide", "sector": "space"}], "step": "10m"}
    drowns = {"fails": {"hazard": "sea", "output": "failed", "above": 0}}
    levers = [
        {"id": f"w{n}", "at": at, "kind": "condition", "effects": [{"hazard": hazard, "lever": lever, "to": to}]}
        for n, (at, hazard, lever, to) in enumerate([
            ("2h", "sea", "cut:tide", 1),
            ("4h", "sea", "cut:tide", 0),
            *([("1h", "grid", "cut:substation", 1), ("5h", "grid", "cut:substation", 0)] if cut else []),
        ])
    ]  # fmt: skip
    scene = stage(SUBSTATION | drowns, teams=0, injects=levers, hazards={"sea": water})
    values = course(scene, "working:substation", 6 * HOUR)
    assert values[-1] == after
    assert values[:2] == ([100, 0] if cut else [100, 100])
    assert output(scene, "damaged") == (0 if cut else 1)


def test_a_chance_of_failure_is_drawn_once_a_run() -> None:
    def failed(seed: int) -> int:
        sea = {"model": "infrastructure", "assets": [{"id": "tide", "sector": "space"}]}
        risky = {"id": "plant", "sector": "energy", "repair": "9h", "fails": {
            "hazard": "sea", "output": "working", "above": 0, "chance": 40,
        }}  # fmt: skip
        scene = stage(risky, hazards={"sea": sea}, seed=seed).to(3 * HOUR)
        return output(scene, "failed")

    runs = [failed(seed) for seed in range(60)]
    assert 12 <= sum(runs) <= 36
    assert runs == [failed(seed) for seed in range(60)]


def test_people_without_service_and_what_it_costs_add_up() -> None:
    scene = stage(SUBSTATION, levers=BREAK, grid={"economy": ECONOMY})
    assert course(scene, "without:energy", 4 * HOUR) == [0, 1000, 1000, 0, 0]
    assert output(scene, "unserved") == 2000
    # (1 - a)⁻¹ (10, 0) = (12.12, 3.03) million euro a day, for two hours
    assert output(scene, "loss") == 1262
    scene = stage(SUBSTATION, levers=BREAK, grid={"economy": ECONOMY}).to(HOUR)
    # x = (1 - a)⁻¹ (10, 20) = (21.21, 30.30); q = lost / made
    assert [output(scene, f"inoperability:{sector}") for sector in ("energy", "industry")] == [571, 100]


def test_generators_that_a_measure_brings_keep_the_mast_going() -> None:
    levers = (*BREAK, ("2h", "backup:mast", 120))
    scene = stage(SUBSTATION, MAST, teams=0, levers=levers)
    assert course(scene, "working:mast", 8 * HOUR) == [100] * 7 + [0, 0]


def test_a_reserve_carries_a_channel_until_it_goes_too() -> None:
    other = MAST | {"id": "other", "needs": {"asset": "substation", "kind": "physical", "backup": "6h"}}
    scene = stage(SUBSTATION, MAST, other, teams=0, levers=BREAK).to(8 * HOUR)
    assert scene.ticks("ChannelDegraded", channel="phone") == [7 * HOUR]


def test_indicators_follow_and_the_log_replays_byte_for_byte() -> None:
    indicators = {"power": {"label": "Power", "start": 100, "seen_by": ["centre"]}}
    scene = stage(SUBSTATION, MAST, levers=BREAK, indicators=indicators, grid={
        "drives": {"power": {"reads": "working:energy"}},
    }).to(6 * HOUR)  # fmt: skip
    assert scene.state.indicators["power"] == [(0, 100), (HOUR, 0), (3 * HOUR, 100)]
    assert [line.p["value"] for line in scene.seen("centre", "IndicatorReported")] == [0, 100]
    raw = raw_of(scene.session, scene.world, 1, dict.fromkeys(("centre", "ministry"), "human"))
    assert verify(msgspec.json.decode(raw[0]), raw, "log").difference is None


# what can't be


def grid(*assets: Mapping[str, Any], **more: Any) -> Infrastructure:
    return Infrastructure.model_validate({"model": "infrastructure", "assets": assets, **more})


def test_there_are_the_strategys_eight_sectors() -> None:
    assert len(SECTORS) == 8
    everything = grid(*({"id": f"a{n}", "sector": sector} for n, sector in enumerate(SECTORS)))
    assert everything.sectors() == SECTORS
    assert {f"working:{sector}" for sector in SECTORS} <= set(everything.outputs())


@pytest.mark.parametrize(
    ("assets", "said"),
    [
        ([SUBSTATION, SUBSTATION], "is there twice"),
        ([SUBSTATION | {"id": "energy"}], "name of a sector"),
        ([MAST], "there is no asset `substation`"),
        ([MAST | {"id": "substation"}], "needs itself"),
    ],
)
def test_names_that_stand_for_nothing_are_found(assets: list[dict[str, Any]], said: str) -> None:
    assert any(said in one.message for one in grid(*assets).misnomers())


def test_a_circle_without_backup_is_named_and_one_backup_is_enough() -> None:
    def ring(backup: str) -> list[str]:
        assets = [
            {"id": f"a{n}", "sector": "energy", "needs": {
                "asset": f"a{(n + 1) % 3}", "kind": "logical", "backup": backup if n == 1 else "0s",
            }}
            for n in range(3)
        ]  # fmt: skip
        return [one.message for one in grid(*assets).misnomers()]

    (message,) = ring("0s")
    assert "`a0` → `a1` → `a2` → `a0`" in message
    assert ring("1m") == []


@pytest.mark.parametrize(
    ("economy", "said"),
    [
        ({"coefficients": [[0.5, 0.5], [0.5, 0.5]]}, "spectral radius"),
        ({"coefficients": [[0.5]]}, "one row for each"),
        ({"coefficients": [[0.5], [0.5]]}, "square"),
        ({"coefficients": [[-0.1, 0], [0, 0]]}, "greater than or equal to 0"),
        ({"demand": [1]}, "one amount for each"),
        ({"demand": [0, 0]}, "x above 0"),
        ({"demand": [float("nan"), 1]}, "less than or equal to"),
        ({"sectors": ["energy", "energy"]}, "twice"),
    ],
)
def test_economies_that_cannot_be_are_refused(economy: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        grid(SUBSTATION, economy=ECONOMY | economy)


def test_too_many_assets_are_refused() -> None:
    with pytest.raises(ValidationError, match="at most 2000"):
        grid(*({"id": f"a{n}", "sector": "energy"} for n in range(2001)))
