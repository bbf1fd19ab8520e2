"""Intruders in networks: published curves, assets conserved over states, links and isolation, bad numbers."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from math import ceil, floor, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.cyber import (
    Defence,
    Group,
    Kind,
    Link,
    doubling_hours,
    gets_through,
    half_hours,
    infected,
    pressure,
    served,
    step,
)

CODE_RED = 359_000
IDLE = Defence()


def chance(seed: int) -> object:
    """Rounds means up or down by chance, the same for the same seed and names in order."""
    count = 0

    def whole(mean: float, purpose: str) -> int:
        nonlocal count
        count += 1
        u = int.from_bytes(blake2b(f"{seed}/{purpose}/{count}".encode(), digest_size=8).digest(), "big") / 2**64
        return floor(mean) + (u < mean - floor(mean))

    return whole


# published figures


def test_code_red_holds_half_of_its_hosts_after_seven_hours() -> None:
    assert half_hours(CODE_RED, 1.8) == pytest.approx(7.11, abs=0.005)
    assert infected(half_hours(CODE_RED, 1.8), CODE_RED, 1.8) == pytest.approx(CODE_RED / 2)
    assert infected(0, CODE_RED, 1.8) == pytest.approx(1)
    assert infected(20, CODE_RED, 1.8) == pytest.approx(CODE_RED, rel=1e-6)


def test_a_young_worm_doubles_every_twenty_three_minutes() -> None:
    assert 60 * doubling_hours(1.8) == pytest.approx(23.1, abs=0.05)
    twice = infected(1 + doubling_hours(1.8), CODE_RED, 1.8) / infected(1, CODE_RED, 1.8)
    assert twice == pytest.approx(2, rel=1e-3)


@given(t=st.floats(-5, 20), n=st.integers(2, 10**6), k=st.floats(0.1, 5))
def test_the_curve_solves_the_logistic_equation(t: float, n: int, k: float) -> None:
    held, later = infected(t, n, k), infected(t + 1e-4, n, k)
    assert 0 <= held <= later <= n
    assert (later - held) / 1e-4 == pytest.approx(k * held * (1 - held / n), rel=2e-3, abs=1e-3 * n)


def test_steps_over_a_graph_follow_the_curve() -> None:
    groups: tuple[Group, ...] = (Group(CODE_RED - 1000, active=1000),)
    whole = chance(1)
    for _ in range(6 * 60):
        groups = step(groups, [Link(0, 0, 1.8)], [0.0], 1 / 60, "worm", IDLE, whole)  # type: ignore[arg-type]
    assert groups[0].active == pytest.approx(infected(6, CODE_RED, 1.8, start=1000), rel=0.02)


def test_the_step_hardly_matters() -> None:
    ends = []
    for minutes in (1, 5, 15):
        groups: tuple[Group, ...] = (Group(CODE_RED - 1000, active=1000),)
        whole = chance(2)
        for _ in range(180 // minutes):
            groups = step(groups, [Link(0, 0, 1.8)], [0.0], minutes / 60, "worm", IDLE, whole)  # type: ignore[arg-type]
        ends.append(groups[0].active)
    assert max(ends) / min(ends) < 1.1


def test_a_way_in_is_a_race_of_two_clocks() -> None:
    assert gets_through(0, 0, 5) == 1
    assert gets_through(1, 0.5, 2) == pytest.approx(0.5)
    assert gets_through(3, 0.5, 2) == pytest.approx(0.125)
    assert gets_through(9, 2, inf) == 1


def test_play_runs_the_same_race() -> None:
    """Two hops of one asset each, as likely to be found as to move on: he reaches the end in a quarter of the runs."""
    arrived = 0
    for seed in range(400):
        groups: tuple[Group, ...] = (Group(0, active=1), Group(1), Group(1))
        whole = chance(seed)
        links = [Link(0, 1, 1.0), Link(1, 2, 1.0)]
        for _ in range(200):
            if not any(group.active for group in groups) or groups[2].hit:
                break
            groups = step(groups, links, [0.0] * 3, 1 / 20, "intrusion", Defence(detect_hours=1.0), whole)  # type: ignore[arg-type]
        arrived += groups[2].hit
    # An asset behind him goes on trying while he is found elsewhere, so the end is reached a little more often.
    assert 0.2 < arrived / 400 < 0.36


def test_a_flooded_edge_serves_its_share() -> None:
    assert served(0.5, 0, 0, 0) == 1
    assert served(1, 3, 0, 0) == pytest.approx(0.25)
    assert served(1, 3, 1, 0.2) == pytest.approx(0.8)
    assert served(0, 0, 1, 1) == 0


@given(demand=st.floats(0, 1), attack=st.floats(0, 1e6), filtered=st.floats(0, 1), more=st.floats(0, 1e6))
def test_more_attack_never_serves_more(demand: float, attack: float, filtered: float, more: float) -> None:
    less = served(demand, attack + more, filtered, 0.1)
    assert 0 <= less <= served(demand, attack, filtered, 0.1) <= 1


# properties of a step

COUNTS = st.integers(0, 300)
GROUP = st.builds(Group, open=COUNTS, closed=COUNTS, active=COUNTS, isolated=COUNTS, clean=COUNTS, restored=COUNTS)
SHARE = st.floats(0, 1)
RATE = st.floats(0, 50)
DEFENCE = st.builds(
    Defence,
    detect_hours=st.floats(0.01, 100) | st.just(inf),
    eradicated=st.integers(0, 500),
    recover_hours=st.floats(0.01, 100) | st.just(inf),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Group], list[Link], list[float]]:
    groups = draw(st.lists(GROUP, min_size=1, max_size=4))
    place = st.integers(0, len(groups) - 1)
    links = draw(st.lists(st.builds(Link, source=place, target=place, rate=RATE), max_size=6))
    return groups, links, draw(st.lists(SHARE, min_size=len(groups), max_size=len(groups)))


@given(world=worlds(), defence=DEFENCE, kind=st.sampled_from(["worm", "intrusion"]), up=st.booleans())
def test_assets_are_neither_made_nor_lost(
    world: tuple[list[Group], list[Link], list[float]], defence: Defence, kind: Kind, up: bool
) -> None:
    groups, links, cut = world
    defence = replace(defence, looked=cut, reopened=cut[::-1])
    after = step(groups, links, cut, 0.25, kind, defence, lambda mean, _: ceil(mean) if up else floor(mean))
    for before, now in zip(groups, after, strict=True):
        assert now.count == before.count
        assert min(now.open, now.closed, now.active, now.isolated, now.clean, now.restored) >= 0
        assert now.hit >= before.hit


@given(world=worlds(), more=RATE, kind=st.sampled_from(["worm", "intrusion"]))
def test_another_link_never_slows_him(
    world: tuple[list[Group], list[Link], list[float]], more: float, kind: Kind
) -> None:
    groups, links, cut = world
    few = pressure(groups, links, cut, 0.5, kind)
    many = pressure(groups, [*links, Link(0, len(groups) - 1, more)], cut, 0.5, kind)
    for group, a, b in zip(groups, few, many, strict=True):
        assert 0 <= a <= b + 1e-9 <= group.open + 1e-9


@given(world=worlds(), which=st.integers(0, 3), kind=st.sampled_from(["worm", "intrusion"]))
def test_what_is_cut_off_neither_enters_nor_is_entered(
    world: tuple[list[Group], list[Link], list[float]], which: int, kind: Kind
) -> None:
    groups, links, cut = world
    which %= len(groups)
    cut[which] = 1.0
    entered = pressure(groups, links, cut, 1, kind)
    assert entered[which] == 0
    others = [link for link in links if which not in (link.source, link.target)]
    assert entered == pytest.approx(pressure(groups, others, cut, 1, kind))


@given(group=GROUP, cut=SHARE, more=SHARE, harm=SHARE)
def test_isolation_costs_service(group: Group, cut: float, more: float, harm: float) -> None:
    works = group.works(cut, harm)
    assert 0 <= group.works(min(1.0, cut + more), harm) <= works <= 1
    assert not group.count or group.works(1.0, harm) == 0


def test_finding_him_costs_the_service_that_cleaning_gives_back() -> None:
    quiet = Group(6, active=4)
    assert quiet.works(0, 0) == 1
    found = step([quiet], [], [0.0], 1, "intrusion", Defence(looked=[1.0]), lambda mean, _: round(mean))[0]
    assert (found.active, found.isolated, found.closed) == (0, 4, 6)
    assert found.works(0, 0) == pytest.approx(0.6)
    clean = step([found], [], [0.0], 1, "intrusion", Defence(eradicated=3), lambda mean, _: round(mean))[0]
    assert (clean.isolated, clean.clean) == (1, 3)
    back = step([clean], [], [0.0], 1, "intrusion", Defence(recover_hours=1e-3), lambda mean, _: round(mean))[0]
    assert back.restored == 3
    assert back.works(0, 0) == pytest.approx(0.9)


def test_who_looked_in_time_is_not_entered() -> None:
    warned = step(
        [Group(10), Group(0, active=1)],
        [Link(1, 0, 60.0)],
        [0.0] * 2,
        1,
        "intrusion",
        Defence(looked=[1.0, 0.0]),
        lambda m, _: round(m),
    )
    assert (warned[0].closed, warned[0].hit) == (10, 0)
    again = step([warned[0]], [], [0.0], 1, "worm", Defence(reopened=[1.0]), lambda m, _: round(m), sealed=[4])
    assert (again[0].open, again[0].closed) == (6, 4)


def test_analysts_clean_in_order_and_no_more_than_they_can() -> None:
    after = step(
        [Group(0, isolated=2), Group(0, isolated=5)],
        [],
        [0.0] * 2,
        1,
        "worm",
        Defence(eradicated=4),
        lambda m, _: round(m),
    )
    assert [group.clean for group in after] == [2, 2]


# hostile input


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: infected(1, 0, 1.8), "number of hosts"),
        (lambda: infected(1, 10, 0), "rate K"),
        (lambda: infected(1, 10, nan), "rate K"),
        (lambda: infected(1, 10, 1, start=11), "between 0"),
        (lambda: infected(inf, 10, 1), "finite"),
        (lambda: half_hours(10, 1, start=10), "never passed"),
        (lambda: doubling_hours(-1), "rate K"),
        (lambda: gets_through(-1, 1, 1), "below zero"),
        (lambda: gets_through(1, 1, 0), "above zero"),
        (lambda: served(1.1, 0, 0, 0), "shares"),
        (lambda: served(1, -1, 0, 0), "below zero"),
        (lambda: pressure([Group(1)], [Link(0, 3, 1)], [0.0], 1, "worm"), "two groups"),
        (lambda: pressure([Group(1)], [Link(0, 0, -1)], [0.0], 1, "worm"), "rate"),
        (lambda: pressure([Group(1)], [], [1.2], 1, "worm"), "shares"),
        (lambda: pressure([Group(1)], [], [0.0], -1, "worm"), "zero hours"),
        (lambda: step([Group(1)], [], [0.0], 1, "worm", Defence(looked=[2]), lambda m, _: 0), "shares"),
        (lambda: step([Group(1)], [], [0.0], 1, "worm", Defence(detect_hours=0), lambda m, _: 0), "above zero"),
    ],
)  # fmt: skip
def test_numbers_that_cannot_be_are_refused(call: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call()  # type: ignore[operator]


def test_extreme_numbers_neither_overflow_nor_hang() -> None:
    assert infected(-1e9, 1e6, 100.0) == 0
    assert infected(1e9, 1e6, 100.0) == 1e6
    assert infected(0, 5, 1, start=0) == 0
    entered = pressure([Group(10**6, active=10**6)], [Link(0, 0, 1e300)], [0.0], 1e6, "worm")
    assert entered == [10**6]
