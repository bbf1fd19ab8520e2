"""CBRNe in Brussels in play: who acts, which way an order goes, what that changes. The same seeds, the same luck."""

from __future__ import annotations

from functools import cache

from crisis_sim.model.state import State

from .test_headless import met, played

SEEDS = (1, 2)
CLOSING = ("order-metro-closure", "call-operator", "close-station")


@cache
def runs(policy: str, variant: str = "base") -> list[State]:
    """The states at ENDEX, one for each seed."""
    return [played("cbrne-brussels", policy, seed, variant) for seed in SEEDS]


def end(state: State, indicator: str) -> int:
    """An indicator at ENDEX."""
    return state.indicators[indicator][-1][1]


def first(state: State, status: str) -> int:
    """The tick at which an order to close first got so far."""
    return min(o.ticks[status] for o in state.orders.values() if o.measure in CLOSING and status in o.ticks)


def test_acting_spares_people_and_costs_the_city_its_metro() -> None:
    for book, silent in zip(runs("by-the-book"), runs("silent"), strict=True):
        for indicator in ("exposure", "exposed", "harmed"):
            assert 2 * end(book, indicator) < end(silent, indicator), indicator
        assert end(book, "public-trust") > end(silent, "public-trust")
        assert end(book, "false-closures") > end(silent, "false-closures"), "closing is not free"
        assert min(value for _, value in book.indicators["mobility"]) < 20
        assert met(book) > met(silent) + 0.3


def test_deciding_takes_minutes_and_being_sure_of_it_many_more() -> None:
    for state in runs("by-the-book"):
        decided, confirmed = first(state, "ordered"), first(state, "confirmed")
        assert decided < 15 * 60
        assert confirmed - decided > 15 * 60


def test_a_mandate_given_beforehand_closes_first_and_closes_in_vain_too() -> None:
    """Not fast enough for everybody: those who were in the station at the first minute were exposed all the same."""
    for chain, direct, delegated in zip(
        runs("by-the-book"), runs("by-the-book", "direct"), runs("by-the-book", "delegated"), strict=True
    ):
        assert first(delegated, "completed") < first(direct, "completed") < first(chain, "completed")
        assert end(delegated, "exposure") < end(direct, "exposure") <= end(chain, "exposure")
        assert end(delegated, "false-closures") > end(direct, "false-closures")
        assert end(delegated, "exposed") > 2000


def test_luck_decides_what_it_was_and_how_much() -> None:
    weak, strong = runs("by-the-book")
    assert end(weak, "harmed") * 3 < end(strong, "harmed")
    assert len({end(state, "embassy-confidence") for state in runs("by-the-book")}) == len(SEEDS)
