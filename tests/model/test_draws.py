"""Keyed draws: their moments, their independence, and common random numbers between two courses of events."""

from __future__ import annotations

from math import sqrt
from statistics import fmean, pstdev, variance
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.model.draws import BITS, chance, choice, draw, exponential, triangular
from tests.stage import Stage

TOP = 2**BITS - 1
UNIFORM = st.integers(0, TOP)


def many(purpose: str, count: int = 20_000) -> list[int]:
    """Draws under so many keys."""
    return [draw(7, purpose, "a", "b", "c", f"inject-{n}") for n in range(count)]


def test_draws_are_uniform() -> None:
    values = [u / 2**BITS for u in many("uniform")]
    assert abs(fmean(values) - 0.5) < 4 * sqrt(1 / 12 / len(values))
    deciles = [sum(1 for v in values if int(v * 10) == k) for k in range(10)]
    assert sum((n - 2000) ** 2 / 2000 for n in deciles) < 27.9  # chi square, nine degrees of freedom, one in a thousand


def test_triangular_draws_have_the_moments_of_the_distribution() -> None:
    low, mode, high = 1000, 3000, 9000
    values = [triangular(u, low, mode, high) for u in many("triangular")]
    mean = (low + mode + high) / 3
    var = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    assert abs(fmean(values) - mean) < 4 * sqrt(var / len(values))
    assert abs(variance(values) / var - 1) < 0.05
    assert all(low <= v <= high for v in values)


def test_exponential_draws_have_the_moments_of_the_distribution() -> None:
    values = [exponential(u, 600) for u in many("exponential")]
    assert abs(fmean(values) - 600) < 4 * 600 / sqrt(len(values))
    assert abs(pstdev(values) / 600 - 1) < 0.05
    assert abs(sum(1 for v in values if v > 1200) / len(values) - 0.1353) < 0.01


def test_weighted_choices_and_chances_come_as_often_as_they_should() -> None:
    picked = [choice(u, {"a": 2, "b": 1, "c": 1}) for u in many("choice")]
    assert abs(picked.count("a") / len(picked) - 0.5) < 0.02
    assert abs(sum(chance(u, 300) for u in many("chance")) / 20_000 - 0.3) < 0.02


@given(UNIFORM, st.integers(-1000, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_triangular_stays_within_its_bounds_and_grows_with_the_draw(u: int, low: int, rise: int, fall: int) -> None:
    mode, high = low + rise, low + rise + fall
    value = triangular(u, low, mode, high)
    assert low <= value <= high
    assert value <= triangular(min(TOP, u + 2**40), low, mode, high)


@given(UNIFORM, st.integers(0, 10**6))
def test_exponential_is_never_negative_and_falls_with_the_draw(u: int, mean: int) -> None:
    assert exponential(u, mean) >= exponential(min(TOP, u + 2**40), mean) >= 0


@given(UNIFORM)
def test_extreme_chances(u: int) -> None:
    assert chance(u, 1000)
    assert not chance(u, 0)


def test_known_values_hold_on_every_python() -> None:
    assert [draw(seed, "effect", "trust", cause="inject/0") for seed in (1, 2**63)] == KNOWN_DRAWS
    assert [triangular(u, 0, 60, 240) for u in KNOWN_DRAWS] == KNOWN_TRIANGULAR
    assert [exponential(u, 600) for u in KNOWN_DRAWS] == KNOWN_EXPONENTIAL


KNOWN_DRAWS = [830071751537642, 7012490185349929]
KNOWN_TRIANGULAR = [36, 142]
KNOWN_EXPONENTIAL = [1431, 150]


def world(seed: int, *, one_more: bool) -> Stage:
    """Two branches that draw delays, losses, service times and effects; in one of them perhaps one more message."""

    def letter(id_: str, at: str, to: str) -> dict[str, Any]:
        effect = {"indicator": to, "change": {"low": 1, "mode": 3, "high": 9}}
        return {"id": id_, "at": at, "from": "media", "to": [to], "channel": "post", "title": id_, "effects": [effect]}

    injects = [letter(f"{to}-{n}", f"{n * 7}m", to) for n in range(1, 20) for to in ("police", "harbour")]
    if one_more:
        injects.append(letter("one-more", "8m", "police"))
    channels = {"post": {"names": "Post", "latency": {"low": 10, "mode": 60, "high": 900}, "availability": 0.8}}
    gauges = {to: {"label": to, "start": 0, "max": 1000} for to in ("police", "harbour")}
    return Stage(seed=seed, injects=injects, pack={"channels": channels}, indicators=gauges).to(86_400)


def test_one_more_message_in_one_branch_leaves_all_other_draws_as_they_were() -> None:
    kept = total = 0
    for seed in range(20):
        plain, other = (world(seed, one_more=one_more) for one_more in (False, True))
        sent = {e.p["inject"]: e.p["msg"] for e in plain.events("MessageSent")}
        for inject, msg in sent.items():
            total += 1
            kept += _fate(plain, msg) == _fate(other, msg)
            assert _effect(plain, inject) == _effect(other, inject)
    assert (kept, total) == (20 * 38, 20 * 38)


def _fate(scene: Stage, msg: str) -> tuple[str, int | None]:
    """Lost, or how long it was under way."""
    message = scene.state.messages[msg]
    return ("lost", None) if message.delivered is None else ("delivered", message.delivered - message.sent)


def _effect(scene: Stage, inject: str) -> list[tuple[str, int]]:
    """By how much the release of an inject moved which indicator."""
    found, before = [], dict.fromkeys(("police", "harbour"), 0)
    release = scene.one("InjectReleased", inject=inject).seq
    for event in scene.events("IndicatorMoved"):
        name, value = event.p["indicator"], event.p["value"]
        if event.cause == release:
            found.append((name, value - before[name]))
        before[name] = value
    return found
