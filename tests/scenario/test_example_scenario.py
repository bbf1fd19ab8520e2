"""The example uses every key of the language, so that it can be read as its reference."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from crisis_sim.scenario import check
from crisis_sim.scenario.base import Model
from crisis_sim.scenario.refers import walk
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.sense import unrunnable

EXAMPLE = Path(__file__).parents[1] / "data" / "example-scenario.yaml"
EXEMPT: set[tuple[str, str]] = set()
"""Model and key that the example may leave out, with the reason in a comment."""


def models(annotation: Any, found: set[type[Model]]) -> set[type[Model]]:
    """Every model that a value of this annotation can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Model) and annotation not in found:
        found.add(annotation)
        for field in annotation.model_fields.values():
            models(field.annotation, found)
    for part in get_args(annotation):
        models(part, found)
    return found


def test_it_has_no_errors() -> None:
    loaded = check.load(EXAMPLE)
    assert loaded.sound, loaded.problems
    assert loaded.scenario is not None
    assert loaded.pack is not None


def test_it_uses_every_key_at_least_once() -> None:
    scenario = check.load(EXAMPLE).scenario
    assert scenario is not None
    used = {(type(model).__name__, field) for model, _ in walk(scenario) for field in model.model_fields_set}
    every = {(model.__name__, field) for model in models(Scenario, set()) for field in model.model_fields}
    assert every - used - EXEMPT == set()
    assert EXEMPT - every == set()


def test_what_cannot_be_run_yet_is_named_at_its_place() -> None:
    loaded = check.load(EXAMPLE)
    assert loaded.scenario is not None
    found = unrunnable(loaded.scenario, loaded.marks)
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert [problem.code for problem in found] == ["N001", "N001", "N002"]
    assert "story" in lines[found[0].line - 1]
    assert "plenary" in lines[found[2].line - 1]


def test_without_the_file_what_cannot_be_run_is_named_by_the_scenario() -> None:
    scenario = check.load(EXAMPLE).scenario
    assert scenario is not None
    assert str(unrunnable(scenario)[0]).startswith("belnet-ddos-sketch: N001 the hazard `story`")
