"""The benchmark still fits the product: one short batch through the paths that it measures."""

from __future__ import annotations

from crisis_sim.batch.executors import Here
from tests.benchmark.__main__ import SECTIONS
from tests.benchmark.batches import order, runs_a_second


def test_a_short_batch_can_be_measured() -> None:
    assert "batches" in SECTIONS
    assert runs_a_second(Here(), order("first-drill", 2, "all")) > 0
