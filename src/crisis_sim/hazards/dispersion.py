"""How wide a plume is at a distance: the coefficients of the published schemes.

Sources: G. A. Briggs, Diffusion Estimation for Small Emissions, ATDL contribution 79, NOAA 1973 (open country and
town); User's Guide for the Industrial Source Complex (ISC3) Dispersion Models, vol. II, EPA-454/B-95-003b, 1995
(Pasquill-Gifford). All hold from about 100 m to 10 km; nearer and farther they are extrapolations.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, sqrt, tan

STABILITIES = "ABCDEF"
"""Pasquill's classes of the air, from very unstable (A) through neutral (D) to stable (F)."""

Widths = Callable[[float, str], tuple[float, float]]
"""Distance in metres and class: the standard deviations across and upwards, in metres."""

_RURAL = {
    "A": (0.22, 0.20, 0.0, 0.0),
    "B": (0.16, 0.12, 0.0, 0.0),
    "C": (0.11, 0.08, 0.0002, -0.5),
    "D": (0.08, 0.06, 0.0015, -0.5),
    "E": (0.06, 0.03, 0.0003, -1.0),
    "F": (0.04, 0.016, 0.0003, -1.0),
}
_URBAN = {
    "A": (0.32, 0.24, 0.001, 0.5),
    "B": (0.32, 0.24, 0.001, 0.5),
    "C": (0.22, 0.20, 0.0, 0.0),
    "D": (0.16, 0.14, 0.0003, -0.5),
    "E": (0.11, 0.08, 0.0015, -0.5),
    "F": (0.11, 0.08, 0.0015, -0.5),
}
"""Class: a of sigma y, and a, b, c of sigma z = a x (1 + b x)^c."""

_ANGLE = {
    "A": (24.1670, 2.5334),
    "B": (18.3330, 1.8096),
    "C": (12.5000, 1.0857),
    "D": (8.3330, 0.72382),
    "E": (6.2500, 0.54287),
    "F": (4.1667, 0.36191),
}
"""Class: c and d of the half angle c - d ln x, in degrees, x in km."""

_EVERYWHERE = float("inf")
_HEIGHT = {
    "A": (
        (0.10, 122.800, 0.94470),
        (0.15, 158.080, 1.05420),
        (0.20, 170.220, 1.09320),
        (0.25, 179.520, 1.12620),
        (0.30, 217.410, 1.26440),
        (0.40, 258.890, 1.40940),
        (0.50, 346.750, 1.72830),
        (_EVERYWHERE, 453.850, 2.11660),
    ),
    "B": ((0.20, 90.673, 0.93198), (0.40, 98.483, 0.98332), (_EVERYWHERE, 109.300, 1.09710)),
    "C": ((_EVERYWHERE, 61.141, 0.91465),),
    "D": (
        (0.30, 34.459, 0.86974),
        (1.00, 32.093, 0.81066),
        (3.00, 32.093, 0.64403),
        (10.0, 33.504, 0.60486),
        (30.0, 36.650, 0.56589),
        (_EVERYWHERE, 44.053, 0.51179),
    ),
    "E": (
        (0.10, 24.260, 0.83660),
        (0.30, 23.331, 0.81956),
        (1.00, 21.628, 0.75660),
        (2.00, 21.628, 0.63077),
        (4.00, 22.534, 0.57154),
        (10.0, 24.703, 0.50527),
        (20.0, 26.970, 0.46713),
        (40.0, 35.420, 0.37615),
        (_EVERYWHERE, 47.618, 0.29592),
    ),
    "F": (
        (0.20, 15.209, 0.81558),
        (0.70, 14.457, 0.78407),
        (1.00, 13.953, 0.68465),
        (2.00, 13.953, 0.63227),
        (3.00, 14.823, 0.54503),
        (7.00, 16.187, 0.46490),
        (15.0, 17.836, 0.41507),
        (30.0, 22.651, 0.32681),
        (60.0, 27.074, 0.27436),
        (_EVERYWHERE, 34.219, 0.21716),
    ),
}
"""Class: up to so many km, a and b of sigma z = a x^b, x in km."""

_DEGREE = 0.017453293
_TALLEST = 5000.0
_NEAREST_KM, _FARTHEST_KM = 0.001, 1000.0
"""Beyond these the angle and height of Pasquill-Gifford would lose their meaning, so they stay as they are there."""


def briggs_rural(x_m: float, stability: str) -> tuple[float, float]:
    """Briggs for open country."""
    across, a, b, c = _RURAL[stability]
    return across * x_m / sqrt(1 + 0.0001 * x_m), a * x_m * (1 + b * x_m) ** c


def briggs_urban(x_m: float, stability: str) -> tuple[float, float]:
    """Briggs for a town."""
    across, a, b, c = _URBAN[stability]
    return across * x_m / sqrt(1 + 0.0004 * x_m), a * x_m * (1 + b * x_m) ** c


def pasquill_gifford(x_m: float, stability: str) -> tuple[float, float]:
    """Pasquill-Gifford as ISC3 has it: piecewise upwards, and no higher than 5,000 m."""
    km = x_m / 1000
    c, d = _ANGLE[stability]
    angle = _DEGREE * (c - d * log(min(max(km, _NEAREST_KM), _FARTHEST_KM)))
    a, b = next((a, b) for up_to, a, b in _HEIGHT[stability] if km <= up_to)
    return 465.11628 * km * tan(angle), min(a * min(km, _FARTHEST_KM) ** b, _TALLEST)


SCHEMES: dict[str, Widths] = {
    "briggs-rural": briggs_rural,
    "briggs-urban": briggs_urban,
    "pasquill-gifford": pasquill_gifford,
}
"""Name: the scheme."""
