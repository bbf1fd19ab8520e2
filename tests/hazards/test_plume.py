"""The plume against published figures, and what must hold for any wind and source."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.dispersion import SCHEMES, STABILITIES
from crisis_sim.hazards.plume import (
    FARTHEST,
    concentration,
    downwind,
    footprint,
    half_width,
    people_inside,
    reach,
    sigma,
    spots,
)

classes = st.sampled_from(STABILITIES)
schemes = st.sampled_from(sorted(SCHEMES))
sources = st.floats(0, 1e6)
speeds = st.floats(0.1, 60)
heights = st.floats(0, 300)
distances = st.floats(1, 50_000)
aside = st.floats(-5_000, 5_000)
up = st.floats(0, 500)


@pytest.mark.parametrize(
    ("x", "stability", "scheme", "across", "upwards"),
    [
        (1000, "D", "briggs-rural", 76.28, 37.95),
        (1000, "A", "briggs-rural", 209.76, 200.0),
        (1000, "F", "briggs-rural", 38.14, 12.31),
        (1000, "A", "briggs-urban", 270.45, 339.41),
        (1000, "B", "briggs-urban", 270.45, 339.41),
        (1000, "C", "briggs-urban", 185.93, 200.0),
        (1000, "D", "briggs-urban", 135.22, 122.79),
        (1000, "F", "briggs-urban", 92.97, 50.60),
        # Boubel and others, Fundamentals of Air Pollution (1994), p. 305
        (260, "B", "pasquill-gifford", 45.9, 26.2),
        (280, "B", "pasquill-gifford", 49.0, 28.2),
        (300, "B", "pasquill-gifford", 52.2, 30.1),
        (1000, "B", "pasquill-gifford", 154.12, 109.30),
    ],
)
def test_published_widths(x: float, stability: str, scheme: str, across: float, upwards: float) -> None:
    assert sigma(x, stability, scheme) == pytest.approx((across, upwards), rel=2e-3)


@pytest.mark.parametrize(
    ("stability", "km", "upwards"),
    [
        *[("A", 0.1, 14.0), ("A", 0.15, 21.4), ("A", 0.2, 29.3), ("A", 0.25, 37.7), ("A", 0.3, 47.4)],
        *[("A", 0.4, 71.2), ("A", 0.5, 104.7), ("B", 0.2, 20.2), ("B", 0.4, 40.0)],
        *[("D", 0.3, 12.1), ("D", 1, 32.1), ("D", 3, 65.1), ("D", 10, 134.9), ("D", 30, 251.2)],
        *[("E", 20, 109.3), ("E", 40, 141.9)],
    ],
)
def test_published_heights_where_the_pieces_meet(stability: str, km: float, upwards: float) -> None:
    """Boubel and others, Fundamentals of Air Pollution (1994), table 19-5."""
    for nearby in (km * 1000, km * 1000 + 0.001):
        assert sigma(nearby, stability, "pasquill-gifford")[1] == pytest.approx(upwards, abs=0.06, rel=4e-3)


@pytest.mark.parametrize("stability", ["A", "B"])
def test_no_plume_is_higher_than_five_kilometres(stability: str) -> None:
    assert sigma(60_000, stability, "pasquill-gifford")[1] == 5000


@pytest.mark.parametrize(("x", "grams"), [(260, 1.53e-5), (280, 1.56e-5), (300, 1.55e-5)])
def test_published_concentrations(x: float, grams: float) -> None:
    """Boubel and others, Fundamentals of Air Pollution (1994), p. 303: 0.37 g/s at 40 m, 2 m/s, class B."""
    assert concentration(0.37, 2, 40, x, 0, 0, "B", "pasquill-gifford") == pytest.approx(grams, abs=0.006e-5)


def test_a_source_at_the_ground_leaves_q_by_pi_u_sigma_sigma() -> None:
    found = concentration(3, 7, 0, 3000, 0, 0, "D", "pasquill-gifford")
    across, upwards = sigma(3000, "D", "pasquill-gifford")
    assert found == pytest.approx(3 / (math.pi * 7 * across * upwards))
    assert found == pytest.approx(1.1e-5, rel=0.05)  # D. B. Turner, AP-26 (1970), problem 1


@given(classes, schemes, distances, distances)
def test_plumes_widen_with_distance(stability: str, scheme: str, one: float, other: float) -> None:
    near, far = sorted((one, other))
    (y0, z0), (y1, z1) = sigma(near, stability, scheme), sigma(far, stability, scheme)
    assert 0 < y0 <= y1 * (1 + 1e-9)
    assert 0 < z0 <= z1 * 1.02  # the published pieces don't meet to the last digit


@given(sources, speeds, heights, distances, aside, up, classes, schemes)
def test_both_sides_are_alike_and_nothing_is_upwind(
    q: float, u: float, h: float, x: float, y: float, z: float, stability: str, scheme: str
) -> None:
    here = concentration(q, u, h, x, y, z, stability, scheme)
    assert math.isfinite(here)
    assert here >= 0
    assert concentration(q, u, h, x, -y, z, stability, scheme) == here
    assert concentration(q, u, h, -x, y, z, stability, scheme) == 0
    assert concentration(q, u, h, 0, y, z, stability, scheme) == 0


@given(sources, st.floats(1, 10), speeds, heights, distances, aside, up, classes, schemes)
def test_twice_the_source_is_twice_the_air(
    q: float, times: float, u: float, h: float, x: float, y: float, z: float, stability: str, scheme: str
) -> None:
    once = concentration(q, u, h, x, y, z, stability, scheme)
    more = concentration(q * times, u, h, x, y, z, stability, scheme)
    assert more == pytest.approx(once * times, rel=1e-9, abs=1e-300)
    assert concentration(q, u * times, h, x, y, z, stability, scheme) <= once


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@pytest.mark.parametrize("stability", STABILITIES)
@pytest.mark.parametrize(("x", "h"), [(200, 0), (1500, 40)])
def test_all_that_is_given_off_passes_every_cross_section(scheme: str, stability: str, x: float, h: float) -> None:
    q, u, n = 5.0, 3.0, 160
    across, upwards = sigma(x, stability, scheme)
    dy, dz = 12 * across / n, (h + 6 * upwards) / n
    flux = math.fsum(
        u * concentration(q, u, h, x, (i + 0.5) * dy - 6 * across, (k + 0.5) * dz, stability, scheme) * dy * dz
        for i in range(n)
        for k in range(n)
    )
    assert flux == pytest.approx(q, rel=1e-4)


@given(st.floats(0.001, 1000), st.floats(0.5, 20), st.floats(0, 50), st.floats(1e-6, 1e-2), classes, schemes)
def test_the_footprint_is_where_the_threshold_holds(
    q: float, u: float, h: float, threshold: float, stability: str, scheme: str
) -> None:
    far = reach(q, u, h, threshold, stability, scheme)
    assert 0 <= far <= FARTHEST
    if 0 < far < FARTHEST:
        assert concentration(q, u, h, far, 0, 0, stability, scheme) >= threshold
        assert concentration(q, u, h, far + 1, 0, 0, stability, scheme) < threshold
        assert reach(q * 2, u, h, threshold, stability, scheme) >= far
        x = far * 0.7
        side = half_width(q, u, h, x, threshold, stability, scheme)
        if side:
            assert concentration(q, u, h, x, side, 0, stability, scheme) == pytest.approx(threshold, rel=1e-6)
    outline = footprint(q, u, h, threshold, stability, scheme, 5)
    assert len(outline) == (5 if far else 0)
    assert all(0 <= x <= far * (1 + 1e-9) for x, _ in outline)


def test_wind_and_compass() -> None:
    assert downwind(100, 0, 270) == pytest.approx((100, 0), abs=1e-9)  # a west wind blows east
    assert downwind(0, 100, 180)[0] == pytest.approx(100)
    assert downwind(100, 0, 0) == pytest.approx((0, 100), abs=1e-9)


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.integers(0, 360))
def test_turning_the_wind_keeps_distances(east: float, north: float, degrees: int) -> None:
    assert math.hypot(*downwind(east, north, degrees)) == pytest.approx(math.hypot(east, north), abs=1e-6)


def test_spots_stand_for_the_whole_disc() -> None:
    points = spots(400)
    assert len(points) == 19
    squares = math.fsum(x * x + y * y for x, y in points) / 19
    assert squares == pytest.approx(400**2 / 2, rel=0.03)  # as for an even disc
    assert max(math.hypot(*point) for point in points) <= 400


def test_people_inside() -> None:
    assert people_inside([(0.1, 100), (0.5, 20), (2.0, 3)], 0.5) == 23


GOOD = {"q_g_s": 1.0, "u_m_s": 1.0, "h_m": 1.0, "x_m": 1.0, "y_m": 0.0, "z_m": 0.0}


@pytest.mark.parametrize(
    ("broken", "condition"),
    [
        *[({"u_m_s": value}, "u_m_s must be above 0") for value in (0, -3)],
        ({"q_g_s": -1}, "q_g_s must be 0 or more"),
        ({"h_m": -1}, "h_m must be 0 or more"),
        ({"z_m": -1}, "z_m must be 0 or more"),
        *[({name: math.nan}, f"{name} must be a finite number") for name in GOOD],
        *[({name: math.inf}, f"{name} must be a finite number") for name in GOOD],
    ],
)
def test_impossible_air_is_refused(broken: dict[str, float], condition: str) -> None:
    with pytest.raises(ValueError, match=condition):
        concentration(**{**GOOD, **broken}, stability="D", scheme="briggs-rural")


@pytest.mark.parametrize("stability", ["", "G", "d", "AB", "ABCDEF"])
def test_unknown_classes_are_refused(stability: str) -> None:
    with pytest.raises(ValueError, match="stability must be one of A, B, C, D, E, F"):
        concentration(**GOOD, stability=stability, scheme="briggs-rural")


def test_other_refusals() -> None:
    with pytest.raises(ValueError, match="scheme must be one of briggs-rural, briggs-urban, pasquill-gifford"):
        sigma(1, "D", "briggs")
    with pytest.raises(ValueError, match="x_m must be 0 or more"):
        sigma(-1, "D", "briggs-rural")
    for threshold in (0, -1, math.nan):
        with pytest.raises(ValueError, match="threshold_g_m3 must be"):
            reach(1, 1, 1, threshold, "D", "briggs-rural")
        with pytest.raises(ValueError, match="threshold_g_m3 must be"):
            half_width(1, 1, 1, 100, threshold, "D", "briggs-rural")
    with pytest.raises(ValueError, match="points must be 1 or more"):
        footprint(1, 1, 1, 1, "D", "briggs-rural", 0)


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@pytest.mark.parametrize("x", [0, 5e-324, 1e-9, 1e12, 1e300])
def test_no_distance_breaks_it(scheme: str, x: float) -> None:
    assert all(width >= 0 for width in sigma(x, "A", scheme))
    assert concentration(1e300, 1e-300, 1e300, x, 1e300, 1e300, "A", scheme) >= 0
