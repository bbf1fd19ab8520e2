"""Pydantic's errors, one by one: which place in the file each speaks of, and which of them the author needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError

from crisis_sim.scenario import shape, wording
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.problems import MOST, Problem, problem
from crisis_sim.scenario.shape import Kind
from crisis_sim.scenario.suggest import nearest

_Error = Mapping[str, Any]
_Errors = Sequence[tuple[tuple[Any, ...], _Error]]
"""Errors with what is left of their location, seen from where the walk stands."""


def explain(error: ValidationError, model: type[BaseModel], data: Any, marks: Branch) -> list[Problem]:
    """Every error of a validation once, at its place in the file."""
    found = error.errors(include_url=False, include_input=False)[:MOST]
    return list(_inside(Kind(model), data, (), [(e["loc"], e) for e in found], marks))


def _inside(kind: Kind, data: Any, path: Keys, found: _Errors, marks: Branch) -> Iterator[Problem]:
    """Follow the locations through annotations and data at once; tags and names of union members aren't data."""
    groups: dict[Any, list[tuple[tuple[Any, ...], _Error]]] = {}
    for rest, error in found:
        if rest:
            groups.setdefault(rest[0], []).append((rest[1:], error))
        elif not _echo(error, data):
            yield wording.put(error, kind, data, path, marks)
    if kind.is_tagged:
        for tag, group in groups.items():
            yield from _inside(shape.member(kind, tag), data, path, group, marks)
    elif kind.is_union:
        if groups:
            yield from _union(kind, data, path, list(groups.values()), marks)
    elif kind.is_model:
        yield from _model(kind, data, path, groups, marks)
    elif get_origin(kind.base) is dict:
        for key, group in groups.items():
            at = (*path, key)
            if any(rest == ("[key]",) for rest, _ in group):
                yield wording.bad_key(kind, at, marks)
            inside = [e for e in group if e[0] != ("[key]",)]
            if isinstance(data, dict):
                yield from _inside(shape.item(kind), data[key], at, inside, marks)
            else:  # a text in one language stands for a map
                yield from _inside(shape.item(kind), data, path, inside, marks)
    else:
        for n, group in groups.items():
            listed = isinstance(data, list)  # else one item that stands for a list of one
            if listed and n >= len(data):
                yield problem("S010", marks.find(path), f"`{path[-1]}` has {len(data)} entries", "give more")
                break
            yield from _inside(shape.item(kind), data[n] if listed else data, (*path, n), group, marks)


def _echo(error: _Error, data: Any) -> bool:
    """Pydantic calls a list too short when its items are wrong: then only those are of interest."""
    return error["type"] == "too_short" and isinstance(data, list) and len(data) >= error["ctx"]["min_length"]


def _union(kind: Kind, data: Any, path: Keys, groups: list[Any], marks: Branch) -> Iterator[Problem]:
    """Every member has complained, in order; speak of the one that the author must have meant."""
    likely = [(one, group) for one, group in zip(shape.members(kind), groups, strict=False) if shape.suits(one, data)]
    if len(likely) > 1 and isinstance(data, dict):
        likely = [pair for pair in likely if _overlap(pair[0], data)]
        likely.sort(key=lambda pair: -_overlap(pair[0], data))
        del likely[1:]
    if len(likely) == 1:
        yield from _inside(likely[0][0], data, path, likely[0][1], marks)
    else:
        yield wording.no_form(kind, data, path, marks)


def _overlap(kind: Kind, data: Mapping[str, Any]) -> int:
    known = shape.keys(kind)
    return sum(2 if key in known else nearest(key, known) is not None for key in list(data)[:20])


def _model(kind: Kind, data: Any, path: Keys, groups: Mapping[Any, _Errors], marks: Branch) -> Iterator[Problem]:
    """Unknown keys first: each may be the misspelt form of a missing one, which then needs no line of its own."""
    expected = shape.fields(kind)
    whole = {key: group[0][1]["type"] for key, group in groups.items() if not group[0][0]}
    missing = {key for key, what in whole.items() if what == "missing"}
    for key, what in whole.items():
        if what == "extra_forbidden":
            near = nearest(key, missing) or nearest(key, set(expected) - set(data))
            missing.discard(near or "")
            advice = f"did you mean `{near}`?" if near else "the keys here are " + ", ".join(sorted(expected))
            yield problem("S001", marks.find_key((*path, key)), f"unknown key `{key}`", advice)
    for key in sorted(missing):
        where = f" of `{path[-1]}`" if path and isinstance(path[-1], str) else ""
        advice = f"add `{key}:` with {shape.describe(expected[key])}"
        yield problem("S002", marks.find(path), f"the key `{key}`{where} is missing", advice)
    for key, group in groups.items():
        if whole.get(key) not in ("missing", "extra_forbidden"):
            yield from _inside(expected[key], data[key], (*path, key), group, marks)
