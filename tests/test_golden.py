"""Golden runs: a change in how runs come out is never an accident."""

from __future__ import annotations

import json

import pytest

from tests.regenerate import GOLDEN, RUNS, golden


@pytest.mark.parametrize("name", RUNS)
def test_the_run_is_the_golden_one(name: str) -> None:
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert golden(*RUNS[name]) == expected[name], (
        "if that is meant: python -m tests.regenerate, and the changelog says why"
    )
