"""The hazard `rumour` in play: it spreads and wears out, trust carries rebuttals, answers ease the press."""

from __future__ import annotations

from statistics import fmean
from typing import Any

import msgspec
import pytest
from pydantic import ValidationError

from crisis_sim.hazards.rumour import never_reached
from crisis_sim.scenario.hazard.rumour import Rumour
from crisis_sim.session.replay import verify
from tests.stage import Stage, raw_of

HOUR = 3600
TALE: dict[str, Any] = {"model": "rumour", "population": 100_000, "rate": 6, "step": "10m"}


def stage(tale: dict[str, Any], *moves: tuple[str, str, int], seed: int = 1, **more: Any) -> Stage:
    """A world with a rumour; `moves` are (at, lever, to)."""
    injects = [
        {"id": f"x{n}", "at": at, "kind": "condition", "effects": [{"hazard": "story", "lever": lever, "to": to}]}
        for n, (at, lever, to) in enumerate(moves)
    ]
    more.setdefault("injects", injects or [{"id": "never", "at": "9d", "kind": "condition"}])
    return Stage(hazards={"story": TALE | tale}, seed=seed, **more)


def output(scene: Stage, name: str) -> int:
    """What the hazard says now."""
    return scene.session.engine.parts.hazards.output("story", name)


def ends(tale: dict[str, Any], *moves: tuple[str, str, int], name: str = "believed", until: int = 24) -> int:
    """An output after a day."""
    return output(stage(tale, *moves).to(until * HOUR), name)


def test_four_in_five_hear_it_and_the_last_ones_stop() -> None:
    scene = stage({})
    spreading = [output(scene.to(hour * HOUR), "spreading") for hour in range(13)]
    peak = spreading.index(max(spreading))
    assert 0 < peak < 6
    assert spreading[:peak] == sorted(spreading[:peak])
    assert spreading[-1] == 0
    assert output(scene, "heard") == pytest.approx(100 * (1 - never_reached()), abs=4)
    assert output(scene, "strength") >= 950


def test_prebunking_spares_what_the_equation_says_and_enough_of_it_everybody() -> None:
    assert ends({"prebunked": 20}, name="heard") == pytest.approx(80 * (1 - never_reached(0.8)), abs=4)
    assert ends({"prebunked": 60}) <= 1
    assert ends({}, ("1m", "prebunked", 60)) <= 1
    assert ends({"slowed_by": []}, ("1m", "slowed", 100)) <= 1


def test_a_rebuttal_works_as_far_as_its_sender_is_trusted() -> None:
    plain, distrusted, trusted = (
        ends({"trust": trust}, ("1h", "rebuttal", reach)) for trust, reach in ((80, 0), (10, 60), (80, 60))
    )
    assert trusted < distrusted < plain
    assert ends({"trust": 0}, ("1h", "rebuttal", 100)) == plain
    assert ends({"trust": 80}, ("1h", "rebuttal", 60), name="corrected") > 0


def test_trust_may_be_an_indicator() -> None:
    def believed(trust: int) -> int:
        indicators = {"trust": {"label": "Trust", "start": trust}}
        tale = {"trust": {"indicator": "trust"}}
        return output(stage(tale, ("1h", "rebuttal", 60), indicators=indicators).to(24 * HOUR), "believed")

    assert believed(90) < believed(20) < believed(0)


def test_the_earlier_the_rebuttal_the_fewer_believe_it_at_the_height() -> None:
    def height(at: str) -> int:
        scene = stage({"trust": 60}, (at, "rebuttal", 50))
        return max(output(scene.to(t), "believed") for t in range(0, 12 * HOUR, 600))

    assert height("30m") < height("90m") < height("3h")


def test_the_press_follows_and_answers_ease_it() -> None:
    silent = ends({"press": 50}, name="pressure")
    answered = ends({"press": 50}, ("3h", "answered", 80), name="pressure")
    assert silent >= 95
    assert answered < 25
    assert ends({"press": 0}, name="pressure") == 0


def test_few_tellers_may_be_too_few_and_chance_is_keyed() -> None:
    def heard(seed: int, *moves: tuple[str, str, int]) -> int:
        tale = {"population": 300, "spreaders": 1, "prebunked": 40}
        return output(stage(tale, *moves, seed=seed).to(12 * HOUR), "heard")

    shares = [heard(seed) for seed in range(60)]
    assert sum(share <= 2 for share in shares) > 5
    assert sum(share > 10 for share in shares) > 5
    assert shares == [heard(seed, ("9h", "answered", 50)) for seed in range(60)]


def test_runs_scatter_around_the_share_never_reached() -> None:
    tale = {"population": 1000, "spreaders": 1, "step": "5m"}
    heard = [output(stage(tale, seed=seed).to(24 * HOUR), "heard") for seed in range(40)]
    assert fmean(heard) == pytest.approx(100 * (1 - never_reached()), abs=3)
    assert len(set(heard)) > 2


def test_it_drives_indicators_replays_and_drives_them_less_when_slowed() -> None:
    indicators = {"trust": {"label": "Trust", "start": 55, "seen_by": ["centre"]}}
    scene = stage({"drives": {"trust": -20}}, indicators=indicators).to(24 * HOUR)
    assert scene.state.indicators["trust"][-1][1] in (35, 36)
    raw = raw_of(scene.session, scene.world, 1, dict.fromkeys(("centre", "ministry"), "human"))
    assert verify(msgspec.json.decode(raw[0]), raw, "log").difference is None
    slowed = stage({"drives": {"trust": -20}}, ("1m", "slowed", 50), indicators=indicators).to(24 * HOUR)
    assert slowed.state.indicators["trust"][-1][1] > 37


# what can't be


@pytest.mark.parametrize(
    "wrong",
    [
        {"population": 1},
        {"population": None},
        {"population": 10**20},
        {"rate": 0},
        {"rate": -1},
        {"rate": 1e9},
        {"rate": float("nan")},
        {"rate": 1e-9},
        {"spreaders": 0},
        {"prebunked": 101},
        {"trust": -1},
        {"trust": {"indicator": "Nö"}},
        {"press": -1},
    ],
)
def test_numbers_that_cannot_be_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Rumour.model_validate(TALE | wrong)


def test_extremes_run_through() -> None:
    for tale in (
        {"population": 2, "spreaders": 1},
        {"population": 2, "spreaders": 10**10},
        {"population": 10**10, "spreaders": 1, "rate": 60, "step": "1d"},
        {"population": 5, "prebunked": 100},
    ):
        scene = stage(tale).to(24 * HOUR)
        assert 0 <= output(scene, "believed") <= 100
        assert 0 <= output(scene, "strength") <= 1000
