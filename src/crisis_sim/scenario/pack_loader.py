"""Doctrine packs: a folder of YAML files becomes one `Pack`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from crisis_sim.scenario import references, shipped, structure, values
from crisis_sim.scenario.doctrine import RoleRelation
from crisis_sim.scenario.explain import explain
from crisis_sim.scenario.files import contents, shown
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.pack import FILES, Pack
from crisis_sim.scenario.problems import Problem, ScenarioError, errors, in_order, problem
from crisis_sim.scenario.reader import read
from crisis_sim.scenario.refers import Part, walk
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.world import Actor, Relation


class LoadedPack(NamedTuple):
    """A pack with what was found in its files; no pack if those are errors of form."""

    pack: Pack | None
    problems: tuple[Problem, ...]
    marks: Branch


def load_pack(id: str, folder: Path = shipped.DOCTRINE) -> Pack:
    """The doctrine pack of this id.

    Raises:
        ScenarioError: there is none, or it has errors.
    """
    if id not in shipped.packs(folder):
        raise ScenarioError([no_such_pack(id, folder, (id, 0, 0))])
    pack, problems, _ = read_pack(folder / id)
    if pack is None or errors(problems):
        raise ScenarioError(errors(problems))
    return pack


def no_such_pack(id: str, folder: Path, spot: tuple[str, int, int]) -> Problem:
    """The finding that a pack is missing, with the nearest there is."""
    return problem("P001", spot, f"there is no doctrine pack `{id}`", advise(id, shipped.packs(folder)))


@lru_cache(maxsize=8)
def read_pack(folder: Path) -> LoadedPack:
    """Read and check the files of a pack's folder. Read once in the life of the program."""
    data: dict[str, Any] = {}
    marks = Branch((shown(folder / "pack.yaml"), 1, 1))
    problems: list[Problem] = []
    files = {"info": folder / "pack.yaml"} | {key: folder / name for key, name in FILES.items()}
    for key, path in files.items():
        if path.exists() or key == "info":
            problems += _read(path, key, data, marks)
    for key in FILES:
        for path in sorted(folder.glob(f"{key}/*.yaml")):
            problems += _read_more(path, key, data, marks)
    cards = Branch((shown(folder / "cards"), 1, 1))
    marks.children["cards"] = cards
    data["cards"] = {}
    for path in sorted(folder.glob("cards/*.yaml")):
        cards.keys[path.stem] = (shown(path), 1, 1)
        problems += _read(path, path.stem, data["cards"], cards)
    problems += [
        problem(
            "P002", (shown(path), 0, 0), f"`{path.name}` is not a file of a pack", advise(path.name, FILES.values())
        )
        for path in sorted(folder.glob("*.yaml"))
        if path not in files.values()
    ]
    pack = None
    if not errors(problems):
        try:
            pack = Pack.model_validate(data, by_alias=True, by_name=False)
        except ValidationError as error:
            problems += explain(error, Pack, data, marks)
    if pack is not None and pack.info.id != folder.name:
        message = f"the pack `{pack.info.id}` lies in the folder `{folder.name}`"
        problems.append(problem("P003", marks.find(("info", "id")), message, "give both the same name"))
    if pack is not None:
        parts, names = list(walk(pack)), Names(pack)
        problems += structure.unique(parts, marks)
        problems += references.check(parts, names, marks)
        problems += values.check(parts, names, marks)
        problems += _unsourced(parts, marks)
    return LoadedPack(pack, in_order(problems), marks)


def _unsourced(parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Packs speak of real bodies: what they say of them rests on something, or is marked as not doing so."""
    for model, path in parts:
        if isinstance(model, (Relation, RoleRelation)) and model.status == "sourced" and not model.source:
            advice = "give its `source`, or `status: unverified` or `training-default`"
            yield problem("L017", marks.find(path), "this relation has no source", advice)
        elif isinstance(model, Actor) and model.role is None and not model.sources:
            advice = "add `sources`, if only a claim with `status: training-default`"
            yield problem("L017", marks.find_key(path), f"nothing says where `{path[-1]}` is described", advice)


def _read_more(path: Path, key: str, data: dict[str, Any], marks: Branch) -> list[Problem]:
    """One of several files that hold a field together, such as measures/flood.yaml; an id stands in one of them."""
    part: dict[str, Any] = {}
    own = Branch((shown(path), 1, 1))
    problems = _read(path, key, part, own)
    more, spots = part.get(key), own.children.get(key)
    whole = data.setdefault(key, {})
    into = marks.children.setdefault(key, Branch(own.spot))
    if not (
        isinstance(more, dict) and isinstance(whole, dict) and isinstance(spots, Branch) and isinstance(into, Branch)
    ):
        message = f"`{key}/{path.name}` does not hold a map, so it is no part of `{key}`"
        return problems or [problem("P002", own.spot, message, f"keep it in {FILES[key]}")]
    for id in (id for id in more if id in whole):
        spot = into.keys.get(id, into.spot)
        advice = f"it is in {Path(spot[0]).name}, line {spot[1]}, too: keep one of them"
        problems.append(problem("R030", spots.keys.get(id, spots.spot), f"`{id}` stands twice", advice))
    whole.update(more)
    into.keys.update(spots.keys)
    into.children.update(spots.children)
    return problems


def _read(path: Path, key: str, data: dict[str, Any], marks: Branch) -> list[Problem]:
    raw = contents(path)
    if isinstance(raw, Problem):
        return [raw]
    document = read(raw, shown(path))
    data[key] = document.data
    marks.children[key] = document.marks
    return document.problems
