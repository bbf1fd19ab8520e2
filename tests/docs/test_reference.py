"""The reference is complete and true: every key has its page, every example gives what is printed below it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schema import schema

from .blocks import ROOT
from .reference_examples import FOLDER, INDEX, examples, outcome, pages
from .reference_keys import index, outputs, renewed, values
from .reference_types import every, homes, own

ADVICE = "python -m tests.docs.reference"


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_examples_give_what_is_printed(page: Path) -> None:
    found = examples(page)
    assert found
    for example in found:
        place = f"{page.name}:{example.block.line}"
        came = outcome(example)
        assert (example.shown is not None) == bool(example.todo), place
        if example.todo:
            assert came.output, place
        if example.todo == "wrong":
            assert came.problems, place
    assert outputs(page) == page.read_text(encoding="utf-8"), f"if that is right: {ADVICE}"


def test_tables_and_index_are_fresh() -> None:
    known = values()
    stale = [page.name for page in pages() if renewed(page, known) != page.read_text(encoding="utf-8")]
    assert not stale, ADVICE


def test_every_key_of_a_scenario_has_a_page() -> None:
    names = {field.alias or name for name, field in Scenario.model_fields.items()}
    texts = {page.stem: page.read_text(encoding="utf-8") for page in pages()}
    assert not [name for name in names if f"<!-- key: {name} -->" not in texts.get(name, "")]


def test_every_model_has_a_table_and_every_key_a_meaning() -> None:
    places = homes()
    models = every()
    assert set(models) - {"Scenario"} == set(places)
    assert not [
        f"{n}.{key}" for n, model in models.items() for key, f in model.model_fields.items() if not f.description
    ]


def keys(node: Any) -> set[str]:
    """All keys of maps in a JSON Schema."""
    found: set[str] = set()
    if isinstance(node, dict):
        properties = node.get("properties", {})
        found |= set(properties) if isinstance(properties, dict) else set()
        for value in node.values():
            found |= keys(value)
    elif isinstance(node, list):
        for value in node:
            found |= keys(value)
    return found


def test_every_key_of_the_schema_is_in_an_example() -> None:
    known = values()
    shown = {key for _, key in known}
    every_key = keys(json.loads(json.dumps(schema())))
    assert len(every_key) > 150
    assert every_key - shown - {"en", "nl", "fr", "de"} == set()
    written = {(n, f.alias or key) for n, model in every().items() for key, f in own(model).items()}
    assert written - set(known) == set()


def test_every_page_is_in_the_index_and_the_index_in_the_documents() -> None:
    text = INDEX.read_text(encoding="utf-8")
    assert not [page.name for page in pages() if page != INDEX and f"({page.name})" not in text]
    assert index() in text
    for name in ("README.md", "writing-a-scenario.md"):
        assert "(reference/README.md)" in (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_page_shows_a_mistake_or_says_nothing_of_any() -> None:
    for page in FOLDER.glob("*.md"):
        said = "## Common mistakes" in page.read_text(encoding="utf-8")
        assert said == any(example.todo == "wrong" for example in examples(page)), page.name
