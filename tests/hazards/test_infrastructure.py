"""Economies and assets: Leontief's figures, what is lost is what it took to make, cascades by hand, bad numbers."""

from __future__ import annotations

import random
from math import fsum, inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.cascade import FULL, Asset, Kind, Need, Now, State, rigid_cycle, start, step
from crisis_sim.hazards.infrastructure import inoperability, leontief
from crisis_sim.hazards.matrix import productive, rest_of_one, solve

Matrix = list[list[float]]
A: Matrix = [[0.3, 0, 0.1], [0.2, 0.3, 0.2], [0.1, 0.2, 0.05]]
D = [1.0, 4.0, 2.0]


@st.composite
def economies(draw: st.DrawFn) -> tuple[Matrix, list[float]]:
    """Economies in which no sector uses more than 95 % of what it makes, in euro of the buyers."""
    n = draw(st.integers(1, 6))
    share = st.floats(0, 0.95)
    columns = []
    for _ in range(n):
        raw = draw(st.lists(st.floats(0, 1), min_size=n, max_size=n))
        total, used = fsum(raw) or 1.0, draw(share)
        columns.append([value * used / total for value in raw])
    demand = draw(st.lists(st.floats(0.01, 1000), min_size=n, max_size=n))
    return [list(row) for row in zip(*columns, strict=True)], demand


# published figures


def test_leontief_makes_what_the_published_example_makes() -> None:
    assert leontief(A, D) == pytest.approx([1.98, 7.39, 3.87], abs=0.005)


def test_a_tenth_of_one_demand_lost_by_hand() -> None:
    """x·q = (1 - a)⁻¹ Δd: with Δd = (.1, 0, 0) a tenth of the first column of the inverse."""
    x = leontief(A, D)
    q = inoperability(A, D, [0.1 / x[0], 0, 0])
    lost = [made * share for made, share in zip(x, q, strict=True)]
    assert lost == pytest.approx(solve(rest_of_one(A), [0.1, 0, 0]))
    assert lost == pytest.approx([0.14654, 0.04924, 0.02579], abs=5e-6)


# invariants


@given(economies())
def test_what_is_made_is_what_is_used_and_bought(economy: tuple[Matrix, list[float]]) -> None:
    a, d = economy
    x = leontief(a, d)
    for row, bought, made in zip(a, d, x, strict=True):
        assert fsum(value * other for value, other in zip(row, x, strict=True)) + bought == pytest.approx(made)


@given(economies(), st.data())
def test_what_is_lost_is_what_the_lost_demand_took_to_make(economy: tuple[Matrix, list[float]], data: Any) -> None:
    a, d = economy
    x = leontief(a, d)
    lost = [bought * data.draw(st.floats(0, 1)) for bought in d]
    q = inoperability(a, d, [min(1.0, less / made) for less, made in zip(lost, x, strict=True)])
    assert all(0 <= share <= 1 for share in q)
    assert [share * made for share, made in zip(q, x, strict=True)] == pytest.approx(leontief(a, lost), abs=1e-9)


@given(economies(), st.data())
def test_more_demand_lost_is_never_less_inoperability(economy: tuple[Matrix, list[float]], data: Any) -> None:
    a, d = economy
    x = leontief(a, d)
    less = [min(1.0, bought / made) * data.draw(st.floats(0, 1)) for bought, made in zip(d, x, strict=True)]
    more = [share + (1 - share) * data.draw(st.floats(0, 1)) for share in less]
    for small, large in zip(inoperability(a, d, less), inoperability(a, d, more), strict=True):
        assert small <= large + 1e-9


def test_all_demand_lost_is_everything_lost() -> None:
    x = leontief(A, D)
    assert inoperability(A, D, [bought / made for bought, made in zip(D, x, strict=True)]) == pytest.approx([1, 1, 1])
    assert inoperability(A, D, [0, 0, 0]) == [0, 0, 0]


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.floats(0.01, 1), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_the_test_of_the_spectral_radius_agrees_with_its_bounds(a: Matrix) -> None:
    """The radius of a positive matrix lies between the least and largest growth of any positive vector (Collatz)."""
    v = [1.0] * len(a)
    growth = [1.0]
    for _ in range(200):
        grown = [fsum(value * other for value, other in zip(row, v, strict=True)) for row in a]
        growth = [after / before for after, before in zip(grown, v, strict=True)]
        v = [value / max(grown) for value in grown]
    if max(growth) < 1 - 1e-9:
        assert productive(a)
    if min(growth) > 1 + 1e-9:
        assert not productive(a)


# hostile input


@pytest.mark.parametrize(
    ("a", "d", "said"),
    [
        ([[1.0]], [1], "spectral radius"),
        ([[0.9, 0.1], [0.2, 0.8]], [1, 1], "spectral radius"),
        ([[0, 4.0], [0.25, 0]], [1, 1], "spectral radius"),
        ([[1e308, 1e308], [1e308, 1e308]], [1, 1], "spectral radius"),
        ([[-0.1]], [1], "negative"),
        ([[0.1]], [-1], "negative"),
        ([[0.1, 0.2]], [1], "square"),
        ([], [], "square"),
        ([[0.1]], [1, 2], "one amount for each"),
        ([[nan]], [1], "finite"),
        ([[0.1]], [inf], "finite"),
        ([["a"]], [1], "finite"),
        ([[None]], [1], "finite"),
        ([[10**400]], [1], "finite"),
        (None, [1], "list"),
        ("ab", [1], "list"),
        ([0.1], [1], "list"),
        ([[0.1]], 7, "list"),
        ([[0.0] * 401] * 401, [1.0] * 401, "at most 400"),
    ],
)
def test_what_no_economy_can_be_is_refused_in_words(a: Any, d: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        leontief(a, d)
    with pytest.raises(ValueError, match=said):
        inoperability(a, d, [0])


@pytest.mark.parametrize(
    ("d", "perturbation", "said"),
    [
        (D, [0.1, 0], "one share for each"),
        (D, [0.1, 0, 1.1], "between 0 and 1"),
        (D, [-0.1, 0, 0], "between 0 and 1"),
        (D, [nan, 0, 0], "finite"),
        (D, None, "list"),
        ([0, 0, 0], [0, 0, 0], "x above 0"),
    ],
)
def test_perturbations_that_cannot_be_are_refused_in_words(d: Any, perturbation: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        inoperability(A, d, perturbation)


# the graph of assets


def course(assets: list[Asset], until: int, every: int, **when: Any) -> list[tuple[int, ...]]:
    """How far each works, step by step; `when` gives functions of time for what happens."""
    state, seen = start(assets), []
    for t in range(0, until + 1, every):
        state = step(assets, state, every if t else 0, Now(**{name: what(t) for name, what in when.items()}))
        seen.append(state.working)
    return seen


def chain(backup: int, kind: Kind = "physical", left: int = 0) -> list[Asset]:
    """A substation and the mast that it feeds."""
    return [Asset(repair=3600), Asset((Need(0, kind, backup, left),))]


def test_telecom_goes_with_its_substation_once_its_batteries_are_empty() -> None:
    seen = course(chain(7200), 14400, 600, exposed=lambda t: {0} if t == 600 else ())
    assert [working[1] for working in seen] == [100] * 13 + [0] * 12
    assert [working[0] for working in seen] == [100] + [0] * 24


def test_a_repair_brings_both_back_and_batteries_fill_as_fast_as_they_ran_down() -> None:
    assets = chain(7200)
    state = start(assets)
    for t in range(0, 10_800, 600):
        state = step(assets, state, 600 if t else 0, Now(exposed={0} if t == 0 else (), crews={0} if t > 7200 else ()))
    assert state.working == (0, 0)
    state = step(assets, state, 600, Now(crews={0}))
    assert state.working == (100, 100)
    assert state.used[1] == (7200 * FULL,)
    assert step(assets, state, 600, Now()).used[1] == (6600 * FULL,)


def test_what_is_switched_off_is_not_damaged_and_people_are_without_meanwhile() -> None:
    flooded = range(3600, 7200)

    def exposed(t: int) -> set[int]:
        return {0} if t in flooded else set()

    cut = course(chain(0), 14400, 600, exposed=exposed, off=lambda t: {0} if t < 7200 else set())
    assert [working[0] for working in cut] == [0] * 12 + [100] * 13
    left_on = course(chain(0), 14400, 600, exposed=exposed)
    assert [working[0] for working in left_on] == [100] * 6 + [0] * 19


def test_damage_gets_to_what_stands_near_once_and_not_to_what_is_off() -> None:
    assets = [Asset(repair=36_000), Asset((Need(0, "geographic", 1200),), repair=600), Asset((Need(1, "geographic"),))]
    seen = course(assets, 4200, 600, exposed=lambda t: {0} if t == 0 else (), crews=lambda t: {1})
    assert [working[1] for working in seen] == [100, 100, 0, 100, 100, 100, 100, 100]
    assert [working[2] for working in seen] == [100, 100, 0, 100, 100, 100, 100, 100]
    assert all(
        working[1:] == (0, 100) for working in course(assets, 4200, 600, exposed=lambda t: {0}, off=lambda t: {1})
    )


def test_backups_last_longer_with_fuel_that_comes_and_shortage_eats_them_slowly() -> None:
    with_fuel = course(chain(1200), 7200, 600, exposed=lambda t: {0}, added=lambda t: [0, 2400])
    assert [working[1] for working in with_fuel] == [100] * 6 + [0] * 7
    late = course(chain(1200), 7200, 600, exposed=lambda t: {0}, added=lambda t: [0, 2400 if t >= 3600 else 0])
    assert [working[1] for working in late] == [100, 100, 0, 0, 0, 0] + [100] * 4 + [0] * 3
    by_hand = course(chain(1200, "cyber"), 7200, 600, exposed=lambda t: {0}, added=lambda t: [0, 2400])
    assert [working[1] for working in by_hand] == [100] * 2 + [0] * 11
    half = [*chain(0, left=50), Asset((Need(1, "physical", 1200),))]
    seen = course(half, 3600, 600, exposed=lambda t: {0})
    assert [working[1:] for working in seen] == [(50, 100)] * 4 + [(50, 50)] * 3


def test_assets_that_need_one_another_start_together() -> None:
    """Power needs its control centre and that needs power: after a long outage of what feeds both, all come back."""
    assets = [Asset(), Asset((Need(0, "physical"), Need(2, "cyber", 600))), Asset((Need(1, "physical", 600),))]
    seen = course(assets, 6000, 600, off=lambda t: {0} if t < 4800 else set())
    assert seen[0] == (0, 0, 100)
    assert seen[7] == (0, 0, 0)
    assert seen[8] == (100, 100, 100)


def test_circles_without_backup_are_found_and_named() -> None:
    def ring(*backups: int, kind: Kind = "cyber") -> list[Asset]:
        return [Asset(), *(Asset((Need((n + 1) % len(backups) + 1, kind, b),)) for n, b in enumerate(backups))]

    assert sorted(rigid_cycle(ring(0, 0, 0))) == [1, 2, 3]
    assert rigid_cycle(ring(0, 60, 0)) == []
    assert rigid_cycle(ring(0, 0, kind="geographic")) == []
    assert rigid_cycle(ring(0)) == [1]
    assert rigid_cycle([]) == []
    long = [Asset((Need((n + 1) % 2000, "physical"),)) for n in range(2000)]
    assert sorted(rigid_cycle(long)) == list(range(2000))


@st.composite
def networks(draw: st.DrawFn) -> list[Asset]:
    n = draw(st.integers(1, 7))
    kinds = st.sampled_from(["physical", "cyber", "geographic", "logical"])
    need = st.builds(Need, st.integers(0, n - 1), kinds, st.integers(0, 3000), st.integers(0, 100))
    return draw(
        st.lists(st.builds(Asset, st.lists(need, max_size=3).map(tuple), st.integers(0, 3000)), min_size=n, max_size=n)
    )


def run(assets: list[Asset], steps: int, rng: random.Random, harm: float, spare: int = 0) -> list[State]:
    """Some random happenings; with `spare` the same with longer backups."""
    state, seen = start(assets), []
    for _ in range(steps):
        exposed = {n for n in range(len(assets)) if rng.random() < harm}
        crews = {n for n in range(len(assets)) if rng.random() < 0.5}
        state = step(assets, state, 300, Now(exposed, (), crews, 100, [spare] * len(assets)))
        seen.append(state)
    return seen


@given(networks(), st.integers(0, 10**6))
def test_states_stay_within_their_bounds(assets: list[Asset], seed: int) -> None:
    for state in run(assets, 15, random.Random(seed), 0.2):
        for asset, work, used, working, _ in zip(assets, *state, strict=True):
            assert 0 <= work <= asset.repair * FULL
            assert 0 <= working <= FULL
            assert not (work and working)
            for need, gone in zip(asset.needs, used, strict=True):
                assert 0 <= gone <= max(need.backup + 1, need.backup * FULL)
                if need.kind != "geographic" and gone >= need.backup * FULL:
                    assert working <= need.left + (FULL - need.left) * state.working[need.asset] // FULL


@given(networks(), st.integers(0, 10**6))
def test_longer_backups_never_leave_less_at_work(assets: list[Asset], seed: int) -> None:
    plain = run(assets, 15, random.Random(seed), 0.2)
    longer = run(assets, 15, random.Random(seed), 0.2, spare=900)
    for one, other in zip(plain, longer, strict=True):
        assert all(less <= more for less, more in zip(one.working, other.working, strict=True))


@given(networks(), st.integers(0, 10**6))
def test_without_harm_everything_works(assets: list[Asset], seed: int) -> None:
    for state in run(assets, 5, random.Random(seed), 0):
        assert set(state.working) == {FULL}
