"""Suggested ratings follow a rule that anybody can check by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.ratings import RULE, suggest
from tests.report.scene import exercise, parts_of

ORDER = "PSMU"


@pytest.mark.parametrize(
    ("met", "judged", "rating"),
    [(10, 10, "P"), (9, 10, "P"), (89, 100, "S"), (6, 10, "S"), (59, 100, "M"), (3, 10, "M"), (29, 100, "U")],
)  # fmt: skip
def test_the_rule_as_it_is_documented(met: int, judged: int, rating: str) -> None:
    assert suggest(met, judged) == rating


@given(st.integers(1, 500), st.data())
def test_more_weight_met_never_rates_lower(judged: int, data: st.DataObject) -> None:
    met = data.draw(st.integers(0, judged - 1))
    assert ORDER.index(suggest(met + 1, judged)) <= ORDER.index(suggest(met, judged))
    exact = next((r for r, least in RULE if Fraction(met, judged) * 100 >= least), "U")
    assert suggest(met, judged) == exact, "no rounding"


def test_every_kind_of_rating_in_one_exercise() -> None:
    found = {r.objective: r for r in parts_of(exercise()).ratings}
    assert {key: r.suggested for key, r in found.items()} == {
        "tell": "U", "act": "P", "late": "not-observed", "moot": "not-applicable", "spare": "U",
        "untested": "not-applicable",
    }  # fmt: skip
    assert (found["tell"].met, found["tell"].judged, found["tell"].thin) == (1, 5, False)
    assert found["act"].thin, "two expectations are thin evidence"
    assert [(g.rating, g.t) for g in found["tell"].given] == [("M", 1200)]
    assert sum(len(r.evidence) for r in found.values()) == len(parts_of(exercise()).expected)
