"""What can still be checked of a scenario with errors of shape: all of it but the items that are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, get_origin

from pydantic import ValidationError

from crisis_sim.scenario import shape
from crisis_sim.scenario.marks import Branch, Key, Keys, Spot
from crisis_sim.scenario.names import NOUNS
from crisis_sim.scenario.problems import MOST, Problem
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.suggest import nearest

ROUNDS = 5
_ID = re.compile(r"[a-z][a-z0-9-]*$")
STAND_INS: dict[str, Any] = {"format": 1, "id": "x", "title": "x"}
"""For keys that every scenario needs, but on which nothing else depends."""
_NAMING = ("R033", "R036", "R037", "R038", "R039", "R040")
_MAPS = {key for key, kind in shape.fields(shape.Kind(Scenario)).items() if get_origin(kind.base) is dict}


class Salvaged(NamedTuple):
    """A scenario without some of its items."""

    scenario: Scenario
    marks: Branch
    """Where everything that is left stands."""
    names: set[str]
    """Ids of what was taken out, or had something taken out."""
    lacking: set[Spot]
    """Maps that lost a key."""
    unsure: set[str]
    """Codes of findings that may all come from what was taken out."""

    def concerns(self, found: Problem) -> bool:
        """Whether a finding is the author's, and doesn't only come from what was taken out."""
        if found.severity == "warning" or found.code in self.unsure:
            return False
        if (found.file, found.line, found.col) in self.lacking:
            return False
        named = found.code.startswith("R") and (found.code <= "R024" or found.code in _NAMING)
        return not (named and self.names & set(re.findall("`([^`]*)`", found.message)))


def salvage(data: dict[str, Any], marks: Branch, error: ValidationError) -> Salvaged | None:
    """Take out what a validation complained of, until the rest is a scenario; None if that doesn't come about."""
    names, lacking, unsure = set[str](), set[Spot](), set[str]()
    for _ in range(ROUNDS):
        gone = set[Keys]()
        for one in error.errors(include_url=False, include_input=False) if error.error_count() <= MOST else ():
            path, whole = _removable(one["loc"], one["type"], one.get("ctx", {}), data)
            if not path:
                continue
            gone.add(path)
            names |= _names(path, data)
            unsure |= _unsure(path, whole, data)
            if not whole:
                lacking |= {marks.find(path[:-1]), marks.find_key(path[:-1])}
        if not gone and not STAND_INS.keys() - data.keys():
            return None
        data, marks = _without(data, marks, gone)
        try:
            scenario = Scenario.model_validate({**STAND_INS, **data}, by_alias=True, by_name=False)
        except ValidationError as again:
            error = again
        else:
            return Salvaged(scenario, marks, names, lacking, unsure)
    return None


def _removable(loc: Keys, what: str, context: dict[str, Any], data: dict[str, Any]) -> tuple[Keys, bool]:
    """The smallest item around an error, and whether it is a whole one rather than a key that can't stand there."""
    path: Keys = ()
    values: list[Any] = [data]
    for part in loc:  # tags and names of union members are not in the data
        here: Any = values[-1]
        listed = isinstance(here, list) and isinstance(part, int) and part < len(here)
        if listed or (isinstance(here, dict) and part in here):
            path = (*path, part)
            values.append(here[part])
    if what == "too_short" and isinstance(values[-1], list) and len(values[-1]) >= context["min_length"]:
        return (), True  # as explain says: only its items are wrong
    if path and (what == "extra_forbidden" or loc[-1] == "[key]"):
        return path, False
    for n in range(len(path) - 1, 1, -1):
        if isinstance(path[n], int) and (values[n + 1] is None or isinstance(values[n + 1], (dict, list))):
            return path[: n + 1], True
    return path[: 2 if path and (isinstance(values[1], list) or path[0] in _MAPS) else 1], True


def _unsure(path: Keys, whole: bool, data: dict[str, Any]) -> set[str]:
    """Codes of which nothing can be said without what lies at a path, as its ids or the end of play are unknown."""
    found = set[str]()
    if (whole or len(path) == 2) and not _ID.match(_own(path, data)):
        found |= {noun.code for noun in NOUNS.values() if any(f"`{part}`" in noun.where for part in path)}
    if path[0] == "seats" and len(path) < 3:
        found.add("R025")
    if nearest(path[0], ("moves", "end")) or (len(path) == 1 and not data.keys() & {"moves", "end"}):
        found |= {"T002", "T004"}
    return found


def _own(path: Keys, data: dict[str, Any]) -> str:
    """The id of the item at a path; empty where there is none."""
    if len(path) == 2 and isinstance(path[1], str):
        return path[1]
    value = _at(data, path)
    return str(value.get("id", "")) if isinstance(value, dict) and len(path) > 1 else ""


def _names(path: Keys, data: dict[str, Any]) -> set[str]:
    """Names that are defined in what lies at a path, and that of the item around it."""
    value = _at(data, path)
    found = {*_ids(value), _own(path[:2], data)}
    return found | {*value} if len(path) == 1 and isinstance(value, dict) else found


def _at(data: Any, path: Keys) -> Any:
    for part in path:
        data = data[part]
    return data


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        yield value["id"]
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _ids(part)


def _without(data: Any, marks: Branch, gone: set[Keys]) -> tuple[Any, Branch]:
    """Copies of data and marks without what lies at these paths; what follows in a list moves up in both."""
    heads: dict[Key, set[Keys]] = {}
    for path in gone:
        heads.setdefault(path[0], set()).add(path[1:])
    kept: dict[Key, tuple[Any, Branch | Spot]] = {}
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        inside, child = heads.get(key, set()), marks.children[key]
        if () in inside:
            continue
        if inside and isinstance(child, Branch):
            value, child = _without(value, child, inside)
        kept[key if isinstance(data, dict) else len(kept)] = (value, child)
    copy = Branch(marks.spot)
    copy.keys = marks.keys
    copy.children = {key: child for key, (_, child) in kept.items()}
    values = {key: value for key, (value, _) in kept.items()}
    return values if isinstance(data, dict) else list(values.values()), copy
