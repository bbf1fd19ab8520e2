"""A study over runs: what is compared, what is not, and that neither order nor failures change it."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from crisis_sim.analysis.columns import Columns, Kind, Sample, collect
from crisis_sim.analysis.labels import Label, labels_of
from crisis_sim.analysis.measuring.experiment_outcomes import name_of
from crisis_sim.analysis.statistics.paired import difference
from crisis_sim.analysis.study import Held, Study, as_json, study
from crisis_sim.model.index import Index
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import compile_scenario
from tests.statistics.synthetic import HELD, LABELS, NAMED, made, samples

TIME, SHARE, HIT, ALLIES = NAMED


def of(rows: list[list[tuple[Kind, float | None, int | None] | None]], **more: Any) -> Study:
    """A study of one outcome `x`: rows[arm][run], None for a run that failed."""
    found = [Sample(arm, run, {"x": value}) for arm, row in enumerate(rows) for run, value in enumerate(row) if value]
    return study([f"arm {n}" for n in range(len(rows))], found, Held("s"), **more)


def values(*numbers: float | None) -> list[tuple[Kind, float | None, int | None] | None]:
    return [None if number is None else ("value", number, None) for number in numbers]


def times(*numbers: float | None, until: int = 100) -> list[tuple[Kind, float | None, int | None] | None]:
    return [("time", number, until if number is None else None) for number in numbers]


def test_verdicts_of_arms_that_differ_do_not_and_are_the_same() -> None:
    found = made(4)
    earlier, twin, hardly = found.of(TIME).comparisons
    assert (earlier.verdict, twin.verdict, hardly.verdict) == ("lower", "identical", "none")
    assert earlier.n == 300
    assert earlier.difference.value == pytest.approx(-712, abs=15)
    assert earlier.ratio is not None
    assert earlier.ratio < 0.02
    assert twin.difference == (0, None, None)
    base = found.of(TIME).arms[0]
    assert base.never is not None
    assert base.never.value == pytest.approx(6 / 300)
    assert found.of(TIME).horizon == 14400


def test_the_comparison_is_the_paired_one() -> None:
    found = of([values(4, 6, 9, 1), values(5, 8, 9, 3)])
    expected = difference([5, 8, 9, 3], [4, 6, 9, 1])
    assert found.of("x").comparisons[0].difference == expected.difference
    assert found.of("x").comparisons[0].p == expected.p


def test_samples_may_come_in_any_order() -> None:
    rows = list(samples(3, 60))
    random.Random(2).shuffle(rows)
    mixed = study(["base", "delegated", "a twin of base"], rows, HELD, labels=LABELS, named=NAMED)
    sorted_ = study(["base", "delegated", "a twin of base"], samples(3, 60), HELD, labels=LABELS, named=NAMED)
    assert mixed == sorted_


def test_only_runs_that_both_have_are_compared() -> None:
    found = of([values(1, None, 3, 4, 9), values(2, 50, None, 7)])
    assert [summary.n for summary in found.of("x").arms] == [4, 3]
    assert found.of("x").comparisons[0].n == 2
    assert found.of("x").comparisons[0].difference.value == 2
    assert [arm.done for arm in found.arms] == [4, 3]
    failing = study(["a", "b"], samples(2, 10, fail=((0, 3), (1, 9))), HELD, named=NAMED, failed=(1, 1))
    assert failing.of(TIME).comparisons[0].n == 8
    assert [arm.failed for arm in failing.arms] == [1, 1]


def test_what_does_not_apply_to_a_run_does_not_count() -> None:
    found = made(2).of("expectation:warned")
    assert [summary.n for summary in found.arms] == [257, 257]
    unasked: list[tuple[Kind, float | None, int | None] | None] = [("time", None, None)] * 3
    assert of([[*unasked, *times(5, 7)]]).of("x").arms[0].n == 2
    assert of([[*unasked]]).outcomes == ()


def test_one_run_has_no_interval() -> None:
    found = of([values(5), values(6)])
    assert found.of("x").arms[0].mean == (5, None, None)
    assert found.of("x").comparisons[0].verdict == "unknown"
    assert found.headline.comparisons == 0


def test_runs_that_are_all_alike() -> None:
    found = of([values(5, 5, 5, 5, 5, 5, 5), values(8, 8, 8, 8, 8, 8, 8)])
    assert found.of("x").arms[0].same
    assert found.of("x").comparisons[0].verdict == "higher"
    assert of([values(5, 5, 5), values(8, 8, 8)]).of("x").comparisons[0].verdict == "unknown"


def test_times_never_reached_anywhere() -> None:
    found = of([times(None, None, None), times(None, None, None)]).of("x")
    assert found.comparisons[0].verdict == "identical"
    assert found.arms[0].quantile(0.5) == (0.5, None, None, None)
    assert found.arms[0].mean == (100, None, None)
    assert found.horizon == 100


def test_times_of_runs_that_end_early_are_not_taken_for_never() -> None:
    """Run 1 ended at 30 without the event: it counts for what is known until then."""
    found = of([[*times(10, 20, 40, 50, None), ("time", None, 30)]]).of("x")
    assert found.horizon == 100
    arm = found.arms[0]
    assert arm.mean is not None
    assert arm.mean.value == pytest.approx(10 / 6 + 20 / 6 + (4 / 6) * (40 + 50 + 100) / 3)


def test_an_outcome_keeps_its_kind() -> None:
    with pytest.raises(ValueError, match="is a time here and a value elsewhere"):
        of([[("value", 1.0, None), ("time", 1.0, None)]])


def test_the_outcomes_that_were_asked_for_come_first_and_once() -> None:
    found = made(2)
    assert tuple(outcome.name for outcome in found.outcomes[:4]) == NAMED
    assert {outcome.name for outcome in found.outcomes if outcome.headline} == set(NAMED)
    named = (*NAMED, "share expectation warned", "indicator trust at end")
    groups = {o.name: o.group for o in study(["a"], samples(1, 5), HELD, named=named).outcomes}
    assert groups["expectation:warned"] == groups["indicator:trust"] == groups["messages"] == "rest"
    assert groups["expectation:reported"] == "expectations"
    assert groups["time:expectation:warned"] == "times"
    broad = {outcome.name for outcome in made(2, named=False).outcomes if outcome.headline}
    assert {"met", "objective:early", "indicator:trust", "time:decision"} <= broad
    assert "expectation:warned" not in broad


def test_comparisons_are_counted_and_adjusted() -> None:
    found = made(4)
    tested = [c for name in NAMED for c in found.of(name).comparisons if c.verdict != "identical"]
    assert found.headline.comparisons == len(tested)
    assert found.headline.by_chance == pytest.approx(0.05 * len(tested))
    assert all(c.holm is not None and c.p is not None and c.holm >= c.p for c in tested)
    assert found.of("messages").comparisons[0].holm is None
    assert found.headline.differing >= found.headline.differing_holm > 0


def test_a_factorial_gets_effects() -> None:
    factors = [{"variant": v, "analysts": a} for v in ("base", "delegated") for a in ("3", "6")]
    found = study([str(f) for f in factors], samples(4, 40), HELD, named=NAMED, factors=factors)
    assert [len(effect.of) for effect in found.of(TIME).effects] == [1, 1, 2]
    assert found.of("met").effects == ()
    assert made(3).of(TIME).effects == ()


def test_widths_are_looked_at_over_the_same_runs_whatever_is_done_besides() -> None:
    columns = collect(2, samples(2, 50))
    more = collect(2, samples(2, 80))
    for name in NAMED:
        assert columns.intervals(name, 50) == more.intervals(name, 50)
        assert len(columns.intervals(name, 50)) == 1
    assert columns.intervals("unknown", 50) == [None]
    assert Columns(1).intervals("x", 50) == [None]
    alone = collect(1, samples(1, 50))
    assert alone.intervals(SHARE, 50)[0] == alone_share(alone)


def alone_share(columns: Columns) -> object:
    return study(["a"], columns, HELD, named=NAMED).of(SHARE).arms[0].mean


def test_a_study_is_plain_json_without_numbers_that_json_does_not_know() -> None:
    text = json.dumps(as_json(made(3, 40)), allow_nan=False)
    data = json.loads(text)
    assert data["outcomes"][0]["arms"][0]["quantiles"][2]["p"] == 0.5
    assert data["held"]["fixed"]["variant"] == "base"
    assert json.dumps(as_json(made(3, 40)), allow_nan=False) == text


@pytest.mark.parametrize(("lang", "until"), [("en", "Time until"), ("nl", "Tijd tot"), ("fr", "Délai jusqu'à")])
def test_labels_speak_of_the_scenario_in_its_languages(lang: Any, until: str) -> None:
    sound = load_or_raise("tests/data/example-scenario.yaml")
    index = Index(compile_scenario(sound.scenario, sound.pack))
    wanted = sound.scenario.experiments["notify"].outcomes
    found = labels_of(index, wanted, lang)
    assert list(found)[: len(wanted)] == [name_of(outcome) for outcome in wanted]
    first = found[name_of(wanted[0])]
    assert first.text.startswith(until)
    assert (first.unit, first.kind) == ("s", "time")
    assert "90" in first.text
    assert all(isinstance(label, Label) and label.text for label in found.values())
    assert {f"indicator:{key}" for key in sound.scenario.indicators} <= set(found)
