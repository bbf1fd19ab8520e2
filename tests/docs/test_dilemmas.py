"""The dilemmas on record are those of the scenarios as they stand."""

from __future__ import annotations

import pytest

from crisis_sim.batch.answering import questions
from crisis_sim.scenario.check import load_or_raise

from .dilemmas import DILEMMAS, PAGE, part, stamp


@pytest.mark.parametrize("scenario", DILEMMAS)
def test_eight_questions_of_each_scenario_are_told_of(scenario: str) -> None:
    assert len(DILEMMAS[scenario]) == 8
    assert set(DILEMMAS[scenario]) <= set(questions(load_or_raise(scenario).scenario))


@pytest.mark.parametrize("scenario", DILEMMAS)
def test_the_tables_are_not_older_than_the_scenario(scenario: str) -> None:
    found = part(scenario).search(PAGE.read_text(encoding="utf-8"))
    assert found
    assert found[2] == stamp(scenario), f"make them again: python -m tests.docs.dilemmas {scenario}"
