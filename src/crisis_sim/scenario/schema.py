"""The language as JSON Schema, for editors that complete and check while one writes."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from crisis_sim.scenario.base import Id, Subject, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.effect import Effect
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration, Moment

HINT = "# yaml-language-server: $schema=crisis-sim.schema.json"
"""The first line of a scenario file with which editors find the schema beside it."""
_SHARED = {"Condition": Condition, "Effect": Effect, "Text": Text, "Id": Id, "Subject": Subject}
_TIMES = {"Duration": Duration, "Moment": Moment}


class _Generator(GenerateJsonSchema):
    """Leaves out what only Python needs to know: nulls, and titles made of field names."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        if schema["function"]["function"] is as_list:
            return {"anyOf": [inner, inner["items"]]}
        return {"anyOf": [{"type": "string"}, inner]} if inner.get("type") == "object" else inner


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a scenario file of format 1, with what the models say about each key."""
    made = Scenario.model_json_schema(by_alias=True, schema_generator=_Generator)
    shared = {name: _alone(kind) for name, kind in {**_SHARED, **_TIMES}.items()}
    names = {json.dumps(one, sort_keys=True): name for name, one in shared.items()}
    definitions = made.pop("$defs") | shared
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Save it as crisis-sim.schema.json beside a scenario, and begin that with: {HINT}",
        **{key: _refer(value, names) for key, value in made.items()},
        "title": "crisis-sim scenario, format 1",
        "$defs": {name: _refer(definitions[name], names, name) for name in sorted(definitions)},
    }


def _alone(kind: Any) -> dict[str, Any]:
    made = TypeAdapter(kind).json_schema(by_alias=True, schema_generator=_Generator)
    return {key: value for key, value in made.items() if key != "$defs"}


def _refer(node: Any, names: dict[str, str], own: str = "") -> Any:
    """The same schema with those parts that many places share replaced by references."""
    if isinstance(node, list):
        return [_refer(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    bare = {key: value for key, value in node.items() if key != "description"}
    name = names.get(json.dumps(bare, sort_keys=True), own)
    if name != own:
        return {"$ref": f"#/$defs/{name}"} | ({"description": node["description"]} if "description" in node else {})
    return {key: _refer(value, names) for key, value in node.items() if key != "discriminator"}
