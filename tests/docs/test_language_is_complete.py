"""The guide shows or names every key of the language, so that a new one cannot stay unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from crisis_sim.scenario import condition, effect, expectation
from crisis_sim.scenario.hazard.base import HazardBase
from crisis_sim.scenario.scenario import Scenario

from .test_writing_a_scenario import GUIDE

TEXT = GUIDE.read_text(encoding="utf-8")


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


OWN = "crisis_sim.scenario.hazard."
"""Where the keys of single models of hazard are: the reference has a page for each model, the guide what all share."""
BASE = f"{OWN}base"


def keys(root: type[BaseModel]) -> dict[str, str]:
    """Key: a model that has it, for everything that a scenario can hold but what one model of hazard has of its own."""
    found: dict[str, str] = {}
    seen: set[type[BaseModel]] = set()
    todo = [root]
    while todo:
        model = todo.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, field in model.model_fields.items():
            if not model.__module__.startswith(OWN) or name in HazardBase.model_fields or model.__module__ == BASE:
                found.setdefault(field.alias or name, model.__name__)
            todo += models(field.annotation)
    return found


@pytest.mark.parametrize(("key", "model"), sorted(keys(Scenario).items()))
def test_key_is_explained(key: str, model: str) -> None:
    assert re.search(rf"(?<![\w-]){key}:|`{key}`", TEXT), f"{model}.{key}"


@pytest.mark.parametrize("union", [condition.KEYS, effect.EFFECTS, expectation.RESULTS])
def test_every_form_is_in_a_table(union: dict[str, Any]) -> None:
    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("|")]
    assert not [key for key in union if not any(f"`{key}" in row for row in rows)]
