"""Verdicts from invented samples: what is beaten, what is a trade-off, what luck decides, what is feigned."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.dilemma_changes import Asked
from crisis_sim.analysis.dilemmas import Dilemma, judge
from crisis_sim.model.draws import BITS, draw

RUNS = 40
OUTCOMES = ["interest:safety", "interest:order", "impact:ha", "met"]
Sample = Callable[[int], Mapping[str, float]]


def noise(run: int, what: str) -> float:
    """Between -1 and 1, the same every time."""
    return 2 * draw(run, what) / 2**BITS - 1


def blank(key: str) -> dict[int, Mapping[str, float]]:
    """Samples of nothing but noise."""
    return {run: {name: noise(run, f"{key} {name}") for name in OUTCOMES} for run in range(RUNS)}


def judged(runs: int = RUNS, luck: Mapping[int, Mapping[str, str]] | None = None, **options: Sample) -> Dilemma:
    rounds = {key: {run: sample(run) for run in range(runs)} for key, sample in options.items()}
    asked = Asked("q", tuple(options), runs, rounds)
    (found,) = judge([asked], OUTCOMES, luck or {run: {} for run in range(runs)}).found
    return found


def fixed(safety: float, order: float, dead: float = 0, met: float = 0.5) -> Sample:
    return lambda run: {"interest:safety": safety, "interest:order": order, "impact:ha": dead, "met": met}


@pytest.mark.parametrize(
    ("b", "verdict", "beaten"),
    [
        (fixed(51, 49), "trade-off", []),
        (fixed(50, 49), "dominated", [("b", "a")]),
        (fixed(50, 51), "dominated", [("a", "b")]),
        (fixed(50, 50, dead=2), "dominated", [("b", "a")]),
        (fixed(51, 50, dead=2), "trade-off", []),
        (fixed(50, 50), "identical", []),
        (fixed(50, 50, met=0.9), "identical", []),
        (fixed(50, 49, met=0.9), "dominated", [("b", "a")]),
    ],
    ids=["both", "worse", "better", "deadlier", "dear", "same", "work only", "worse with more work"],
)
def test_two_options(b: Sample, verdict: str, beaten: list[tuple[str, str]]) -> None:
    found = judged(a=fixed(50, 50), b=b)
    assert (found.verdict, found.dominated) == (verdict, beaten)


def test_without_anything_at_stake_the_expectations_count() -> None:
    assert judged(a=lambda run: {"met": 0.5}, b=lambda run: {"met": 0.4}).dominated == [("b", "a")]


def test_one_beaten_option_among_three_is_named_with_what_beats_it() -> None:
    found = judged(a=fixed(50, 50), b=fixed(60, 40), c=fixed(55, 39))
    assert (found.verdict, found.dominated) == ("dominated", [("c", "b")])
    assert found.best == {"a": ("interest:order",), "b": ("interest:safety",), "c": ()}


def test_a_compromise_is_no_worse_for_being_best_at_nothing() -> None:
    assert judged(a=fixed(40, 60), b=fixed(50, 50), c=fixed(60, 40)).verdict == "trade-off"


def test_luck_can_speak_for_an_option() -> None:
    luck = {run: {"spread": "contained" if run % 4 == 0 else "spreads"} for run in range(RUNS)}

    def bold(run: int) -> Mapping[str, float]:
        return {"interest:safety": 53 if run % 4 == 0 else 44, "interest:order": 50}

    found = judged(luck=luck, careful=fixed(50, 50), bold=bold)
    assert found.verdict == "by-chance"
    (when,) = found.standing("bold", "careful").better_when
    assert (when.when, when.change.value) == (("spread", "contained"), 3)
    assert judged(careful=fixed(50, 50), bold=bold).verdict == "dominated"


def test_luck_can_hide_a_difference_in_the_mean() -> None:
    luck = {run: {"side": "left" if run % 2 else "right"} for run in range(RUNS)}
    found = judged(luck=luck, a=fixed(50, 50), b=lambda run: {"interest:safety": 55 if run % 2 else 45})
    assert found.verdict == "by-chance"


def test_doubt_is_no_domination() -> None:
    """A gain that its own interval shows but the correction does not keeps an option from being called dominated."""

    def b(run: int) -> Mapping[str, float]:
        return {"interest:safety": 40, "interest:order": 50.3 + noise(run, "order")}

    rounds = {"a": {run: fixed(50, 50)(run) for run in range(RUNS)}, "b": {run: b(run) for run in range(RUNS)}}
    luck: dict[int, Mapping[str, str]] = {run: {} for run in range(RUNS)}
    alone = judge([Asked("q", ("a", "b"), RUNS, rounds)], OUTCOMES, luck).found[0]
    assert alone.verdict == "trade-off"
    others = [Asked(f"q{n}", ("a", "b"), RUNS, {o: blank(f"{n}{o}") for o in "ab"}) for n in range(200)]
    among = judge([Asked("q", ("a", "b"), RUNS, rounds), *others], OUTCOMES, luck).found[0]
    assert (among.verdict, among.dominated) == ("undecided", [])
    assert [change.outcome for change in among.standing("b", "a").may_be] == ["interest:order"]


def test_few_runs_prove_nothing() -> None:
    assert judged(runs=4, a=fixed(50, 50), b=fixed(40, 50)).verdict == "futile"
    assert judged(runs=1, a=fixed(50, 50), b=fixed(40, 50)).verdict == "futile"


def test_only_runs_in_which_either_was_chosen_are_compared() -> None:
    rounds = {
        "a": {run: {"interest:safety": 50.0} for run in range(30)},
        "b": {run: {"interest:safety": 40.0} for run in range(20, RUNS)},
        "c": {},
    }
    (found,) = judge([Asked("q", ("a", "b", "c"), RUNS, rounds)], OUTCOMES, {n: {} for n in range(RUNS)}).found
    assert found.standing("b", "a").than == "a"
    assert [change.n for change in found.changes] == [10]
    assert found.taken == {"a": 30, "b": 20, "c": 0}
    (alone,) = judge([Asked("q", ("a", "c"), 30, rounds)], OUTCOMES, {}).found
    assert alone.verdict == "untaken"
    (never,) = judge([Asked("q", ("a", "c"), 0, {})], OUTCOMES, {}).found
    assert never.verdict == "unasked"


def test_noise_alone_is_called_futile_however_many_questions_are_asked() -> None:
    """Of 600 comparisons of nothing 5 % would seem to differ; after the correction none does."""

    asked = [Asked(f"q{n}", ("a", "b", "c"), RUNS, {o: blank(f"{n}{o}") for o in "abc"}) for n in range(50)]
    found = judge(asked, OUTCOMES, {run: {} for run in range(RUNS)})
    assert found.comparisons == 600
    assert {one.verdict for one in found.found} == {"futile"}
    assert sum(change.seems for one in found.found for change in one.changes) > 10


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=2, max_size=4))
def test_the_verdict_is_that_of_comparing_coordinates(levels: list[tuple[int, int, int]]) -> None:
    """Where nothing varies, `dominated` is Pareto dominance."""
    options = {f"o{n}": fixed(*level) for n, level in enumerate(levels)}
    good = {f"o{n}": (safety, order, -dead) for n, (safety, order, dead) in enumerate(levels)}
    beaten = {
        (a, b)
        for a in good
        for b in good
        if good[a] != good[b] and all(x <= y for x, y in zip(good[a], good[b], strict=True))
    }
    found = judged(runs=20, **options)
    assert set(found.dominated) == beaten
    assert (found.verdict == "dominated") == bool(beaten)
