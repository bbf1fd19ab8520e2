"""Sobol indices: which share of an outcome's variance each setting accounts for. Through SALib, an extra."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import isfinite
from types import ModuleType
from typing import Any, NamedTuple

from crisis_sim.analysis.statistics.intervals import CONFIDENCE

INSTALL = "Sobol indices need SALib: install it beside crisis-sim (pip install SALib, or pipx inject crisis-sim SALib)"

Bounds = Mapping[str, tuple[float, float]]
"""Setting: its lowest and highest value; values between them are equally likely."""


class Index(NamedTuple):
    """What one setting accounts for, with the half-width of a 95 % interval (bootstrap)."""

    key: str
    first: float
    """Share of the variance that goes when only this setting is fixed."""
    first_margin: float
    total: float
    """Share of the variance that stays when only this setting is left to vary; above `first` it acts with others."""
    total_margin: float


class MissingError(RuntimeError):
    """SALib is not installed; the text says what to install."""


def runs(bounds: Bounds, n: int) -> int:
    """Points that a sample of base size `n` has: n (k + 2) for k settings."""
    return n * (len(bounds) + 2)


def sample(bounds: Bounds, n: int, seed: int = 1) -> list[dict[str, float]]:
    """The points at which to run, in the order in which `indices` wants their results.

    Source: Saltelli et al. (2010) on a scrambled Sobol sequence.

    Raises:
        ValueError: `n` is no power of two, or a range is empty.
        MissingError: SALib is not installed.
    """
    if n < 2 or n & (n - 1):
        raise ValueError(f"{n} is no power of two: take 64, 128, 256, 512 or 1024 samples")
    for key, (low, high) in bounds.items():
        if not low < high:
            raise ValueError(f"{key} goes from {low} to {high}: the first must be smaller")
    points = _salib("sample").sample(_problem(bounds), n, calc_second_order=False, seed=_generator(seed))
    return [dict(zip(bounds, map(float, point), strict=True)) for point in points]


def indices(bounds: Bounds, values: Sequence[float], seed: int = 1) -> list[Index]:
    """First-order and total index of every setting, from the results at the points of `sample`.

    An outcome that never varies has indices of 0.

    Raises:
        ValueError: results are missing, or their number does not fit.
        MissingError: SALib is not installed.
    """
    if not values or len(values) % (len(bounds) + 2) or not all(map(isfinite, values)):
        raise ValueError("Sobol indices need a result at every point; run the failed ones again")
    if min(values) == max(values):
        return [Index(key, 0.0, 0.0, 0.0, 0.0) for key in bounds]
    analyze = _salib("analyze").analyze
    import numpy

    # SALib takes a seed of 0 for none, so never hand it on.
    found = analyze(
        _problem(bounds), numpy.array(values), calc_second_order=False, conf_level=CONFIDENCE, seed=2 * seed + 1
    )
    columns = [[float(value) for value in found[name]] for name in ("S1", "S1_conf", "ST", "ST_conf")]
    return [Index(key, *row) for key, *row in zip(bounds, *columns, strict=True)]


def sobol(bounds: Bounds, f: Callable[[dict[str, float]], float], n: int, seed: int = 1) -> list[Index]:
    """Both at once, for a function that is quick to ask."""
    return indices(bounds, [f(point) for point in sample(bounds, n, seed)], seed)


def _problem(bounds: Bounds) -> dict[str, Any]:
    return {"num_vars": len(bounds), "names": list(bounds), "bounds": [list(limits) for limits in bounds.values()]}


def _generator(seed: int) -> Any:
    import numpy

    return numpy.random.default_rng(seed)


def _salib(part: str) -> ModuleType:
    try:
        from importlib import import_module

        return import_module(f"SALib.{part}.sobol")
    except ImportError:
        raise MissingError(INSTALL) from None
