"""Factorial effects, Sobol indices and stopping."""

from __future__ import annotations

import random
import sys
from importlib.util import find_spec
from math import pi, sin

import pytest

from crisis_sim.analysis.statistics import sobol as of
from crisis_sim.analysis.statistics.factorial import effects, levels
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.statistics.sequential import checkpoints, completed, enough

DESIGN = [{"a": a, "b": b} for a in ("low", "high") for b in ("x", "y", "z")]


def response(arm: dict[str, str], luck: float) -> float:
    """Main effects 3 of a and 5 of b's z; together 4 more."""
    a, z = arm["a"] == "high", arm["b"] == "z"
    return 10 + 3 * a + 5 * z + 4 * (a and z) + luck


def test_effects_of_a_full_factorial() -> None:
    dice = random.Random(5)
    luck = [dice.gauss(0, 50) for _ in range(100)]
    values = [[response(arm, one + dice.gauss(0, 1)) for one in luck] for arm in DESIGN]
    found = {tuple((at.factor, at.level) for at in effect.of): effect.found for effect in effects(DESIGN, values)}
    assert set(found) == {
        (("a", "high"),),
        (("b", "y"),),
        (("b", "z"),),
        (("a", "high"), ("b", "y")),
        (("a", "high"), ("b", "z")),
    }
    expected = {(("a", "high"),): 3 + 4 / 3, (("b", "z"),): 5 + 2, (("a", "high"), ("b", "z")): 4}
    for key, value in expected.items():
        assert found[key].difference.value == pytest.approx(value, abs=0.5)
        assert found[key].differs
    assert not found[("b", "y"),].differs
    assert found[("b", "z"),].ratio is not None
    assert found[("b", "z"),].ratio < 0.01


def test_only_a_full_factorial_has_effects() -> None:
    assert levels(DESIGN) == {"a": ("low", "high"), "b": ("x", "y", "z")}
    assert levels(DESIGN[:-1]) == {}
    assert levels([*DESIGN, DESIGN[0]]) == {}
    assert levels([{"a": "low"}]) == {}
    assert levels([]) == {}
    with pytest.raises(ValueError, match="full factorial"):
        effects(DESIGN[:-1], [[1.0]] * 5)


ISHIGAMI = dict.fromkeys("abc", (-pi, pi))


salib = pytest.mark.skipif(find_spec("SALib") is None, reason="the extra [sensitivity] is not installed")


def ishigami(x: dict[str, float]) -> float:
    return sin(x["a"]) + 7 * sin(x["b"]) ** 2 + 0.1 * x["c"] ** 4 * sin(x["a"])


@salib
def test_ishigami() -> None:
    """Ishigami and Homma (1990): S = .3139 .4424 0, total .5576 .4424 .2437."""
    found = of.sobol(ISHIGAMI, ishigami, 2**13)
    assert [index.key for index in found] == ["a", "b", "c"]
    assert [index.first for index in found] == pytest.approx([0.3139, 0.4424, 0], abs=0.02)
    assert [index.total for index in found] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)
    for index, first, total in zip(found, (0.3139, 0.4424, 0), (0.5576, 0.4424, 0.2437), strict=True):
        assert abs(index.first - first) < index.first_margin
        assert abs(index.total - total) < index.total_margin


@salib
def test_a_sample_is_the_same_every_time() -> None:
    once, again = (of.sample(ISHIGAMI, 16, seed=3) for _ in range(2))
    assert once == again
    assert once != of.sample(ISHIGAMI, 16, seed=4)
    assert len(once) == of.runs(ISHIGAMI, 16) == 80
    values = [ishigami(point) for point in once]
    assert of.indices(ISHIGAMI, values, seed=0) == of.indices(ISHIGAMI, values, seed=0)


@salib
def test_what_never_varies_depends_on_nothing() -> None:
    assert of.sobol(ISHIGAMI, lambda _: 4.0, 8) == [of.Index(key, 0, 0, 0, 0) for key in "abc"]


def test_samples_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="power of two"):
        of.sample(ISHIGAMI, 100)
    with pytest.raises(ValueError, match="must be smaller"):
        of.sample({"a": (2, 2)}, 8)
    with pytest.raises(ValueError, match="every point"):
        of.indices(ISHIGAMI, [1.0, float("nan")] * 5)


def test_without_salib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib.sample.sobol", None)
    with pytest.raises(of.MissingError, match="pip install SALib"):
        of.sample(ISHIGAMI, 8)


def test_looks_come_at_fixed_counts() -> None:
    assert list(checkpoints(220)) == [50, 100, 150, 200]
    assert list(checkpoints(49)) == []
    assert completed([3, 1, 0, 7, 2]) == 4
    assert completed([]) == 0


def test_enough_means_every_interval() -> None:
    narrow, wide = Interval(1, 0.9, 1.1), Interval(1, 0, 2)
    assert enough([narrow, narrow], 0.21)
    assert not enough([narrow, wide], 0.21)
    assert not enough([narrow, Interval(1, None, None)], 9)
    assert not enough([narrow, None], 9)
    assert not enough([], 9)
