"""The example uses every key of the language, so that it can be read as its reference."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from crisis_sim.scenario import check
from crisis_sim.scenario.base import Model
from crisis_sim.scenario.refers import walk
from crisis_sim.scenario.scenario import Scenario

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


def home(model: type[Model], key: str) -> str:
    """The first model that has a key: what several inherit is used once for all of them."""
    return next(one for one in reversed(model.__mro__) if key in getattr(one, "model_fields", ())).__name__


def test_it_has_no_errors() -> None:
    loaded = check.load(EXAMPLE)
    assert loaded.sound, loaded.problems
    assert loaded.scenario is not None
    assert loaded.pack is not None


def test_it_uses_every_key_at_least_once() -> None:
    scenario = check.load(EXAMPLE).scenario
    assert scenario is not None
    used = {(home(type(model), key), key) for model, _ in walk(scenario) for key in model.model_fields_set}
    every = {(home(model, key), key) for model in models(Scenario, set()) for key in model.model_fields}
    assert every - used - EXEMPT == set()
    assert EXEMPT - every == set()
