"""Codes, their documentation, and the table of references: complete, and nothing over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

from pydantic import StringConstraints
from tests.scenario.test_example_scenario import models

from crisis_sim.scenario.base import Model, Subject
from crisis_sim.scenario.codes import TITLES
from crisis_sim.scenario.names import IN_PACK, NOUNS
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.refers import REFERS, naming
from crisis_sim.scenario.scenario import Scenario

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "crisis_sim" / "scenario"

NOT_REFERENCES = {
    ("*", "id"): "a name of its own",
    ("Actor", "sectors"): "free words that clocks bind",
    ("Fact", "topics"): "free words that plan cards react to",
    ("Measure", "criteria"): "topics",
    ("OnFact", "fact"): "topics",
    ("OnReleased", "released"): "topics",
    ("DoRelease", "release"): "topics",
    ("StepMatch", "step"): "checked beside its card",
    ("DoMeasure", "facts"): "topics",
    ("DoTell", "facts"): "topics",
    ("ProductIs", "product"): "free words: sitrep, methane, options-paper",
    ("DoProduct", "product"): "free words",
    ("StoppedMove", "product"): "free words",
    ("JumpMove", "meanwhile"): "a policy, checked against what is installed",
    ("Catchment", "to"): "a node of the river",
    ("Catchment", "rain"): "a series of the hazard, see misnomers",
    ("Reservoir", "to"): "a node of the river",
    ("Reach", "from_"): "a node of the river",
    ("Reach", "to"): "a node of the river",
    ("Flood", "rain"): "series of its own",
    ("Cyber", "entry"): "an asset of the hazard, see misnomers",
    ("CyberLink", "from_"): "an asset of the hazard, see misnomers",
    ("CyberLink", "to"): "an asset of the hazard, see misnomers",
    ("AssetNeed", "asset"): "an asset of the hazard, see misnomers",
    ("Economy", "sectors"): "names of its own",
    ("Room", "to"): "a room of the hazard, see misnomers",
    ("LineOfCare", "classes"): "classes of triage",
    ("Scenario", "doctrine"): "a pack, found by its folder",
    ("Scenario", "draws"): "names of its own",
    ("Scenario", "difficulty"): "names of its own",
    ("Pack", "topics"): "free words",
    ("DrawLabels", "values"): "values of a draw, see structure.py",
    ("Asks", "form"): "names of its own",
    ("Asks", "form_labels"): "fields of the form, see question.py",
    ("Asks", "default"): "an option, see values.py",
    ("DrawIs", "is_"): "a value, see values.py",
    ("DrawTruth", "is_"): "a value, see values.py",
    ("LevelIs", "is_"): "a value, see values.py",
    ("LevelIs", "at_least"): "a value, see values.py",
    ("LevelScale", "start"): "a value, see values.py",
    ("SetLevel", "to"): "a value, see values.py",
    ("MeasureIs", "value"): "a value, see values.py",
    ("MeasureResult", "value"): "a value, see values.py",
    ("DoMeasure", "value"): "a value, see values.py",
    ("DecisionIs", "option"): "an option, see values.py",
    ("DecisionResult", "option"): "an option, see values.py",
    ("After", "option"): "an option, see values.py",
    ("OnStep", "step"): "a step, see values.py",
}  # fmt: skip


def test_every_code_is_used_and_explained() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    explained = dict(re.findall(r"^## ([A-Z]\d{3}) (.+)$", text, re.MULTILINE))
    assert explained == TITLES
    assert list(explained) == list(TITLES)
    paragraphs = re.split(r"^#+ .+$", text, flags=re.MULTILINE)
    assert sum(1 for paragraph in paragraphs if paragraph.strip()) >= len(TITLES)
    used = set(
        re.findall(
            r'"([YSRTLNP]\d{3})"', "".join(p.read_text("utf-8") for p in SOURCES.rglob("*.py") if p.stem != "codes")
        )
    )
    assert used == set(TITLES)


def test_every_code_has_a_broken_file_or_a_test() -> None:
    broken = {path.name[:4] for path in (ROOT / "tests" / "data" / "broken").glob("*.yaml")}
    tested = "".join(
        path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py") if path != Path(__file__)
    )
    assert {code for code in TITLES if code not in broken and f'"{code}"' not in tested} == set()


def _names(annotation: Any) -> bool:
    """Whether an id can stand here."""
    if isinstance(annotation, StringConstraints):
        return annotation == get_args(Subject)[1] or (annotation.max_length == 64 and annotation.pattern is not None)
    return any(_names(part) for part in get_args(annotation))


def test_every_key_that_holds_an_id_is_checked() -> None:
    every: set[type[Model]] = models(Pack, models(Scenario, set()))
    for model in every:
        for name, field in model.model_fields.items():
            if not (_names(field.annotation) or any(_names(note) for note in field.metadata)):
                continue
            holds_models = bool(models(field.annotation, set()))
            exempt = holds_models or ("*", name) in NOT_REFERENCES or (model.__name__, name) in NOT_REFERENCES
            assert exempt or name in naming(model), f"{model.__name__}.{name}"


def test_the_tables_name_only_what_exists() -> None:
    kinds = set(NOUNS) | {"subject"}
    for model, attributes in REFERS.items():
        for name, kind in attributes.items():
            assert name in model.model_fields, f"{model.__name__}.{name}"
            assert {part for part in kind.split(":") if part} <= kinds
    assert set(NOUNS) >= IN_PACK
    every = {model.__name__: model for model in models(Pack, models(Scenario, set()))}
    for owner, name in NOT_REFERENCES:
        assert owner == "*" or name in every[owner].model_fields, (owner, name)
