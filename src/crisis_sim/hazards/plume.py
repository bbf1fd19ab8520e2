"""A Gaussian plume: how much of a substance the wind brings where, and whom it reaches.

For training, never an operational forecast: one wind for everywhere, flat ground without streets, a steady source.
Substances are generic: all that is said of one is at which concentration it has an effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, exp, isfinite, log, pi, radians, sin, sqrt

from crisis_sim.hazards.dispersion import SCHEMES, STABILITIES

FARTHEST = 50_000.0
"""Metres to which a plume is followed; the schemes hold to about 10 km."""
_NEAREST = 1.0
"""Metres; nearer to the source its widths are taken as they are here."""


def sigma(x_m: float, stability: str, scheme: str) -> tuple[float, float]:
    """Standard deviations (sigma y, sigma z) of a plume across the wind and upwards, in metres.

    Args:
        x_m: metres downwind, 0 or more.
        stability: Pasquill's class, `A` (very unstable) to `F` (stable).
        scheme: `briggs-rural`, `briggs-urban` or `pasquill-gifford`. See `hazards.dispersion` for their sources.

    Raises:
        ValueError: a distance below 0 or not finite, an unknown class or scheme.

    >>> [round(width, 2) for width in sigma(1000, "D", "briggs-rural")]
    [76.28, 37.95]
    """
    widths = SCHEMES.get(scheme)
    if widths is None:
        raise ValueError(f"the scheme must be one of {', '.join(SCHEMES)}, not {scheme!r}")
    if len(stability) != 1 or stability not in STABILITIES:
        raise ValueError(f"the stability must be one of A, B, C, D, E, F, not {stability!r}")
    _finite(x_m=x_m)
    if x_m < 0:
        raise ValueError(f"x_m must be 0 or more: upwind a plume has no width (it is {x_m})")
    return widths(x_m, stability)


def concentration(
    q_g_s: float, u_m_s: float, h_m: float, x_m: float, y_m: float, z_m: float, stability: str, scheme: str
) -> float:
    """Concentration in g/m3 of a steady point source, with reflection from the ground; 0 upwind.

    Args:
        q_g_s: what the source gives off, g/s.
        u_m_s: wind speed, m/s.
        h_m: effective height of the source, m.
        x_m: metres downwind; within the first metre the widths at one metre are used.
        y_m: metres across the wind.
        z_m: metres above ground.
        stability: class, see `sigma`.
        scheme: see `sigma`.

    Raises:
        ValueError: no wind, a negative source or height, a number that is not finite, an unknown class or scheme.

    Source: D. B. Turner, Workbook of Atmospheric Dispersion Estimates, EPA AP-26, 1970, eq. 3.1.
    """
    _finite(q_g_s=q_g_s, u_m_s=u_m_s, h_m=h_m, x_m=x_m, y_m=y_m, z_m=z_m)
    if u_m_s <= 0:
        raise ValueError(f"u_m_s must be above 0: without wind there is no plume (it is {u_m_s})")
    for name, value in (("q_g_s", q_g_s), ("h_m", h_m), ("z_m", z_m)):
        if value < 0:
            raise ValueError(f"{name} must be 0 or more (it is {value})")
    across, upwards = sigma(max(x_m, _NEAREST), stability, scheme)
    if x_m <= 0:
        return 0.0
    shape = _bell(y_m / across) * (_bell((z_m - h_m) / upwards) + _bell((z_m + h_m) / upwards))
    return q_g_s / (2 * pi * u_m_s * across * upwards) * shape if shape else 0.0


def reach(q_g_s: float, u_m_s: float, h_m: float, threshold_g_m3: float, stability: str, scheme: str) -> float:
    """How far downwind the air at the ground still holds the threshold, in metres, at most `FARTHEST`; 0: nowhere.

    Raises:
        ValueError: a threshold that is not above 0, and as `concentration`.
    """
    _above(threshold_g_m3)

    def enough(x_m: float) -> bool:
        return concentration(q_g_s, u_m_s, h_m, x_m, 0, 0, stability, scheme) >= threshold_g_m3

    far = FARTHEST
    if enough(far):
        return far
    near = far
    while not enough(near):
        far, near = near, near / 1.1
        if near < _NEAREST:
            return 0.0
    while far - near > 0.5:
        middle = (near + far) / 2
        near, far = (middle, far) if enough(middle) else (near, middle)
    return near


def half_width(
    q_g_s: float, u_m_s: float, h_m: float, x_m: float, threshold_g_m3: float, stability: str, scheme: str
) -> float:
    """How far to either side of its axis a plume holds the threshold at the ground, in metres; 0: not even there.

    Raises:
        ValueError: as `reach`.
    """
    _above(threshold_g_m3)
    axis = concentration(q_g_s, u_m_s, h_m, x_m, 0, 0, stability, scheme)
    if axis <= threshold_g_m3:
        return 0.0
    return sigma(max(x_m, _NEAREST), stability, scheme)[0] * sqrt(2 * log(axis / threshold_g_m3))


def footprint(
    q_g_s: float, u_m_s: float, h_m: float, threshold_g_m3: float, stability: str, scheme: str, points: int = 20
) -> list[tuple[float, float]]:
    """Outline of the ground where the threshold holds: (metres downwind, half width in metres), source to far end.

    Raises:
        ValueError: fewer than one point, and as `reach`.
    """
    if points < 1:
        raise ValueError(f"points must be 1 or more (it is {points})")
    far = reach(q_g_s, u_m_s, h_m, threshold_g_m3, stability, scheme)
    at = [far * n / points for n in range(1, points + 1)] if far else []
    return [(x, half_width(q_g_s, u_m_s, h_m, x, threshold_g_m3, stability, scheme)) for x in at]


def people_inside(places: Iterable[tuple[float, int]], threshold: float) -> int:
    """How many people are where the threshold holds: (concentration, people) of each place, in the threshold's unit."""
    return sum(people for level, people in places if level >= threshold)


def downwind(east_m: float, north_m: float, from_degrees: float) -> tuple[float, float]:
    """Metres (downwind, across) from a source of a point so far east and north of it.

    `from_degrees` is where the wind comes from, clockwise from north, as weather services say it.

    >>> [round(metres) for metres in downwind(100, 0, 270)]
    [100, 0]
    """
    angle = radians(from_degrees)
    return -(east_m * sin(angle) + north_m * cos(angle)), east_m * cos(angle) - north_m * sin(angle)


def spots(radius_m: float) -> list[tuple[float, float]]:
    """Nineteen points that stand for equal parts of a disc: metres east and north of its middle."""
    rings = ((1, 0.0), (6, sqrt(4 / 19)), (12, sqrt(13 / 19)))
    turns = [(radius_m * share, 2 * pi * n / count) for count, share in rings for n in range(count)]
    return [(radius * cos(angle), radius * sin(angle)) for radius, angle in turns]


def _bell(deviations: float) -> float:
    return exp(-0.5 * deviations * deviations)


def _finite(**numbers: float) -> None:
    for name, value in numbers.items():
        if not isfinite(value):
            raise ValueError(f"{name} must be a finite number, not {value}")


def _above(threshold: float) -> None:
    _finite(threshold_g_m3=threshold)
    if threshold <= 0:
        raise ValueError(f"threshold_g_m3 must be above 0: some trace is everywhere (it is {threshold})")
