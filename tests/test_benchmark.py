"""The benchmark still fits the product: one short batch through the paths that it measures."""

from __future__ import annotations

from crisis_sim.batch.executors import Here
from tests.benchmark import hazards
from tests.benchmark.__main__ import SECTIONS
from tests.benchmark.batches import order, runs_a_second
from tests.engine.test_hazards_alike import example


def test_a_short_batch_can_be_measured() -> None:
    assert "batches" in SECTIONS
    assert runs_a_second(Here(), order("first-drill", 2, "all")) > 0


def test_what_hazards_cost_can_be_measured() -> None:
    figures = {row.what: row.figures for row in hazards.rows_of("example", example(), 1)}
    assert set(figures) == {
        f"example: {what}" for what in ("with hazards, of without", "with hazards", "without hazards")
    }
    assert all(low > 0 for low, _, _ in figures.values())
