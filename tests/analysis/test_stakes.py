"""What was at stake: standings are exact means, impacts add up to a class, and every run and every table has them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.compared import group_of
from crisis_sim.analysis.labels import LANGUAGES, labels_of
from crisis_sim.analysis.measured import measured
from crisis_sim.analysis.stakes import stakes, standing
from crisis_sim.model.index import Index
from crisis_sim.scenario.indicator import Indicator
from crisis_sim.scenario.pack_loader import load_pack
from tests.stage import Stage

PACK: dict[str, Any] = {
    "interests": {
        "lives": {"names": {"en": "Lives", "nl": "Levens", "fr": "Vies"}, "source": "invented"},
        "trade": {"names": {"en": "Trade", "nl": "Handel", "fr": "Commerce"}, "source": "invented"},
    },
    "requirements": {"water": {"names": {"en": "Water", "nl": "Water", "fr": "Eau"}, "source": "invented"}},
    "impacts": {
        "dead": {"names": "Deaths", "unit": "people", "from": [2, 6, 26, 251, 1501, 10001], "source": "invented"},
        "name": {"names": "Good name", "source": "invented"},
    },
}
INDICATORS: dict[str, Any] = {
    "safe": {"label": "Safe", "start": 80, "interest": "lives", "better": "more"},
    "hurt": {"label": "Hurt", "max": 400, "start": 100, "interest": "lives", "better": "less",
             "impact": {"scale": "dead", "times": 1, "per": 4}},
    "lost": {"label": "Lost", "start": 3, "impact": {"scale": "dead"}},
    "taps": {"label": "Taps", "start": 50, "requirement": "water", "better": "more"},
    "wells": {"label": "Wells", "start": 20, "interest": "water", "better": "more"},
    "shame": {"label": "Shame", "start": 9, "impact": {"scale": "name"}},
    "level": {"label": "Level", "start": 5, "interest": "trade"},
}  # fmt: skip


def stage(**parts: Any) -> Stage:
    """A world in which these indicators count."""
    return Stage(**({"pack": PACK, "indicators": INDICATORS} | parts))


def test_a_standing_is_the_way_from_the_worst_bound_to_the_best() -> None:
    more = Indicator(label={"en": "x"}, start=10, min=-20, max=100, better="more")
    less = Indicator(label={"en": "x"}, start=10, min=-20, max=100, better="less")
    assert (standing(more, 10), standing(less, 10)) == (25, 75)
    assert standing(Indicator(label={"en": "x"}, start=7, min=7, max=7, better="more"), 7) == 100


@given(st.integers(-1000, 1000), st.integers(0, 1000), st.data())
def test_it_stays_between_0_and_100_and_its_mirror_adds_up(low: int, span: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(low, low + span))
    ends = {"label": {"en": "x"}, "start": value, "min": low, "max": low + span}
    more, less = Indicator(**ends, better="more"), Indicator(**ends, better="less")
    assert 0 <= standing(more, value) <= 100
    assert span == 0 or standing(more, value) + standing(less, value) == 100


def test_interests_requirements_and_impacts_of_a_world() -> None:
    index = Index(stage().world)
    told = stakes(index, {key: one.start for key, one in index.scenario.indicators.items()})
    assert [(s.id, s.standing, s.indicators) for s in told.interests] == [
        ("lives", Fraction(80 + 75, 2), ("safe", "hurt")),
        ("trade", None, ()),
    ]
    assert [(s.id, s.standing, s.indicators) for s in told.requirements] == [("water", Fraction(35), ("taps", "wells"))]
    assert [(i.id, i.amount, i.level) for i in told.impacts] == [("dead", Fraction(28), 4), ("name", Fraction(9), 7)]


def test_every_run_has_them_and_so_has_the_dictionary() -> None:
    scene = stage(injects=[{"id": "blow", "at": "1m", "kind": "condition", "effects": [
        {"indicator": "safe", "change": -40}, {"indicator": "lost", "change": 97}]}])  # fmt: skip
    scene.to(300)
    index = Index(scene.world)
    found = {outcome.name: outcome for outcome in measured(index, scene.session.lines).outcomes}
    assert found["interest:lives"].value == 57.5
    assert found["requirement:water"].value == 35
    assert found["impact:dead"].value == 4
    assert found["impact:name"].value == 7
    assert "interest:trade" not in found
    for language in LANGUAGES:
        labels = labels_of(index, (), language)
        told = {name for name in found if name.partition(":")[0] in ("interest", "requirement", "impact")}
        assert told == {"interest:lives", "requirement:water", "impact:dead", "impact:name"} <= set(labels)
    assert labels_of(index, (), "fr")["interest:lives"].text == "Intérêt vital à la fin : Vies"
    assert labels_of(index)["impact:dead"].bounds == (0, 7)
    assert group_of("impact:dead") == "indicators"


def test_a_world_without_them_has_none() -> None:
    found = {outcome.name for outcome in measured(Index(Stage().world), ()).outcomes}
    assert not [name for name in found if name.startswith(("interest:", "requirement:", "impact:"))]


BOUNDS = [
    ("ha", {0: 0, 1: 1, 2: 2, 5: 2, 6: 3, 25: 3, 26: 4, 250: 4, 251: 5, 1500: 5, 1501: 6, 10000: 6, 10001: 7}),
    ("hb", {0: 0, 4: 1, 5: 2, 50: 2, 51: 3, 251: 4, 2501: 5, 15001: 6, 100000: 6, 100001: 7}),
    ("hc", {0: 0, 14999: 1, 15001: 2, 100001: 3, 500001: 4, 5000001: 5, 25000001: 6, 250000001: 7}),
    ("sa", {499: 1, 501: 2, 5001: 3, 25001: 4, 250001: 5, 1500001: 6, 10000001: 7}),
    ("sb", {4999: 1, 10001: 2, 50001: 3, 250001: 4, 2500001: 5, 15000001: 6, 100000001: 7}),
    ("sd", {0: 0, 3: 3, 7: 7, 12: 7}),
    ("ea", {50: 1, 51: 2, 501: 3, 2501: 4, 25001: 5, 150001: 6, 1000001: 7}),
    ("fa", {1: 1, 2_499_999: 1, 2_500_000: 2, 25_000_000: 3, 150_000_000: 4, 10**9: 5, 10**10: 6, 50 * 10**9 + 1: 7}),
]


@pytest.mark.parametrize(("scale", "classes"), BOUNDS)
def test_the_classes_of_the_national_risk_assessment(scale: str, classes: dict[int, int]) -> None:
    """Against the tables of the National Crisis Centre's public tool; impacts.yaml says which figures are doubtful."""
    found = load_pack("belgium").impacts[scale]
    assert {amount: found.class_of(Fraction(amount)) for amount in classes} == classes


def test_its_ten_scales_are_there_with_source_and_three_languages() -> None:
    scales = load_pack("belgium").impacts
    assert list(scales) == ["ha", "hb", "hc", "sa", "sb", "sc", "sd", "ea", "fa", "fb"]
    for scale in scales.values():
        assert {"en", "nl", "fr"} <= set(scale.names)
        assert bool(scale.unit) == bool(scale.from_)
        assert scale.source.startswith("https://github.com/NCCN-CIPRA/cipra-bnra")


@given(st.lists(st.integers(0, 10**11), min_size=2, max_size=2).map(sorted))
def test_more_of_it_is_never_a_lower_class(amounts: list[int]) -> None:
    for scale in load_pack("belgium").impacts.values():
        low, high = (scale.class_of(Fraction(amount)) for amount in amounts)
        assert 0 <= low <= high <= 7
