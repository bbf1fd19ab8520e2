"""The JSON Schema, and the commands for authors."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from click.testing import CliRunner
from tests.scenario.test_hostile_files import PLAIN

from crisis_sim.cli import authoring
from crisis_sim.scenario import shipped
from crisis_sim.scenario.schema import schema

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
        return own.union(*(references(value) for value in node.values()))
    return set().union(*(references(item) for item in node)) if isinstance(node, list) else set()


def test_the_schema_hangs_together() -> None:
    made = schema()
    known = {f"#/$defs/{name}" for name in made["$defs"]}
    assert references(made) <= known
    assert made["required"] == ["format", "id", "title", "doctrine", "start", "seats", "injects"]
    form = made["properties"]["format"]
    assert (form["const"], form["type"]) == (1, "integer")
    assert made["additionalProperties"] is False


def test_the_schema_takes_what_the_models_take() -> None:
    made = schema()
    inject = made["$defs"]["Inject"]["properties"]
    assert {"from", "if", "else"} <= set(inject)
    assert inject["to"]["anyOf"] == [{"items": {"$ref": "#/$defs/Id"}, "type": "array"}, {"$ref": "#/$defs/Id"}]
    assert inject["title"]["$ref"] == "#/$defs/Text"
    assert inject["at"]["$ref"] == "#/$defs/Moment"
    assert {"type": "string"} in made["$defs"]["Text"]["anyOf"]
    assert "null" not in json.dumps(made)


def test_the_schema_says_what_the_models_say() -> None:
    made = schema()
    assert made["$defs"]["Fact"]["properties"]["reliability"]["description"].startswith("Admiralty code")
    assert made["$defs"]["Repeat"]["description"] == "Released again and again."
    assert "yaml-language-server" in made["$comment"]


def test_the_example_validates() -> None:
    made = schema()
    assert fits(PLAIN, made, made["$defs"])
    for spoilt in (
        {**PLAIN, "sets": []},
        {**PLAIN, "seats": "x"},
        {**PLAIN, "id": "Not An Id"},
        {**PLAIN, "end": {"x": 1}},
    ):
        assert not fits(spoilt, made, made["$defs"])


def fits(node: Any, form: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """Whether data validates, as far as our schema uses the words of JSON Schema."""
    if "$ref" in form:
        return fits(node, definitions[form["$ref"].rpartition("/")[2]], definitions)
    if "type" in form and not isinstance(node, TYPES[form["type"]]):
        return False
    if "enum" in form or "const" in form:
        return node in form.get("enum", [form.get("const")])
    some = form.get("anyOf") or form.get("oneOf")
    if some and not any(fits(node, one, definitions) for one in some):
        return False
    if isinstance(node, str):
        return bool(re.search(form.get("pattern", ""), node))
    if isinstance(node, list):
        return all(fits(item, form.get("items", {}), definitions) for item in node)
    if isinstance(node, dict):
        known, rest = form.get("properties", {}), form.get("additionalProperties", {})
        return set(form.get("required", ())) <= set(node) and all(
            (key in known or rest is not False)
            and fits(value, known.get(key, rest if isinstance(rest, dict) else {}), definitions)
            and fits(key, form.get("propertyNames", {}), definitions)
            for key, value in node.items()
        )
    return bool(form.get("minimum", node) <= node <= form.get("maximum", node))


def test_schema_prints_json() -> None:
    result = CliRunner().invoke(authoring.schema)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["title"] == "crisis-sim scenario, format 1"


def test_list_shows_what_is_shipped() -> None:
    result = CliRunner().invoke(authoring.list_)
    assert result.exit_code == 0
    shown = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert shown == [*shipped.scenarios(), *shipped.packs()]


def test_what_is_shipped_can_be_checked_by_id() -> None:
    assert CliRunner().invoke(authoring.check, ["belgium", "first-drill"]).exit_code == 0


def test_a_nearly_right_id_is_recognised() -> None:
    result = CliRunner().invoke(authoring.check, ["first-dril"])
    assert result.exit_code == 1
    assert result.stdout == (
        "first-dril: Y001 there is no such file or scenario — did you mean `first-drill`? "
        "`crisis-sim list` shows those at hand\n"
    )


@pytest.mark.parametrize("name", ["check", "list_", "schema"])
def test_help_teaches_by_example(name: str) -> None:
    result = CliRunner().invoke(getattr(authoring, name), ["--help"])
    assert result.exit_code == 0
    assert "crisis-sim " in result.stdout


def test_checking_loads_nothing_heavy() -> None:
    program = (
        "import sys, crisis_sim.cli.authoring, crisis_sim.scenario.check as c; c.load('first-drill');"
        "print(*sorted({'networkx', 'simpy', 'textual', 'rich', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
