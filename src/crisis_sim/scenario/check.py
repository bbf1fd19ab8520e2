"""The one way in: from a file or the id of a shipped scenario to models that everything else can rely on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from crisis_sim.scenario import (
    choices,
    haste,
    luck,
    moments,
    quiet,
    reading,
    references,
    sense,
    settled,
    shipped,
    structure,
    triggers,
    use,
    values,
    workload,
)
from crisis_sim.scenario.explain import explain
from crisis_sim.scenario.files import is_file, is_folder
from crisis_sim.scenario.hazard import check as hazards
from crisis_sim.scenario.include import assemble
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.pack_loader import no_such_pack, read_pack
from crisis_sim.scenario.problems import MOST, Problem, ScenarioError, errors, in_order, problem
from crisis_sim.scenario.refers import walk
from crisis_sim.scenario.salvage import salvage
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import schedule
from crisis_sim.scenario.suggest import nearest
from crisis_sim.scenario.triggers import Order


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario as far as it could be read, and everything that was found in it."""

    path: Path
    scenario: Scenario | None
    pack: Pack | None
    problems: tuple[Problem, ...]
    marks: Branch
    """Where everything stands in the files."""

    @property
    def sound(self) -> bool:
        """Nothing but warnings was found."""
        return not errors(self.problems)


class Sound(NamedTuple):
    """A scenario without errors. `problems` are warnings."""

    scenario: Scenario
    pack: Pack
    problems: tuple[Problem, ...]
    path: Path
    marks: Branch


def load(source: str | Path, doctrine: Path = shipped.DOCTRINE) -> Loaded:
    """Read and check a scenario: a file, a folder with a scenario.yaml, or the id of a shipped one.

    Never raises for what the files hold. `doctrine` is the folder of the doctrine packs.
    """
    path = shipped.locate(source)
    if isinstance(source, str) and not is_file(path) and "/" not in source:
        near = nearest(source, shipped.scenarios())
        if near or (source and not path.suffix and source == path.name and not is_folder(path)):
            advice = f"did you mean `{near}`? " if near else ""
            advice += "`crisis-sim list` shows those at hand"
            missing = problem("Y001", (source, 0, 0), "there is no such file or scenario", advice)
            return Loaded(path, None, None, (missing,), Branch((source, 1, 1)))
    document = assemble(path)
    data, marks, problems = document.data, document.marks, document.problems
    if errors(problems):
        return Loaded(path, None, None, in_order(problems), marks)
    try:
        scenario = Scenario.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        problems += explain(error, Scenario, data, marks)
        if rest := salvage(data, marks, error):
            _, found = _against_pack(rest.scenario, doctrine, path.parent, rest.marks)
            problems += filter(rest.concerns, found)
        return Loaded(path, None, None, in_order(problems), marks)
    pack, found = _against_pack(scenario, doctrine, path.parent, marks)
    return Loaded(path, scenario, pack, in_order([*problems, *found]), marks)


def _against_pack(
    scenario: Scenario, doctrine: Path, folder: Path, marks: Branch
) -> tuple[Pack | None, Sequence[Problem]]:
    """The pack of a scenario whose form is right, and what can be said of both."""
    if scenario.doctrine not in shipped.packs(doctrine):
        return None, [no_such_pack(scenario.doctrine, doctrine, marks.find(("doctrine",)))]
    pack, found, _ = read_pack(doctrine / scenario.doctrine)
    if pack is None or errors(found):
        return pack, errors(found)
    return pack, _findings(scenario, pack, folder, marks)


def _findings(scenario: Scenario, pack: Pack, folder: Path, marks: Branch) -> list[Problem]:
    """What can be said of a scenario whose form is right; no warnings while there are errors."""
    names = Names(pack, scenario)
    parts = tuple(walk(scenario))
    found = chain(
        structure.unique(parts, marks),
        references.check(parts, names, marks),
        values.check(parts, names, marks),
        hazards.check(scenario.hazards, parts, marks),
        structure.check(scenario, names, folder, marks),
    )
    wrong = list(islice(found, MOST))
    if any(one.code == "R030" for one in wrong):  # whose times?
        return wrong
    order = Order(scenario)
    if order.loops:
        if any(one.code in ("R007", "R008") for one in wrong):  # what a trigger names is not what it means
            return wrong
        return [*wrong, *islice(triggers.check(scenario, order, marks), MOST)]
    plan = schedule(scenario, order)
    endless = workload.check(scenario, plan, marks)
    late = list(islice(chain(moments.check(scenario, plan, parts, marks), endless), MOST))
    if wrong or late:
        return [*wrong, *late]
    found = chain(
        sense.check(scenario, plan, parts, marks),
        use.check(scenario, names, order, parts, marks),
        settled.check(scenario, names, parts, marks),
        luck.check(scenario, order, marks),
        choices.check(scenario, names, plan, parts, marks),
        haste.check(scenario, names, plan, marks),
        reading.check(scenario, plan, marks),
        quiet.check(scenario, names, plan, marks),
    )
    return list(islice(found, MOST))


def load_or_raise(source: str | Path, doctrine: Path = shipped.DOCTRINE) -> Sound:
    """Like `load`, for those who can do nothing with a broken scenario.

    Raises:
        ScenarioError: with every error that was found.
    """
    loaded = load(source, doctrine)
    if loaded.scenario is None or loaded.pack is None or not loaded.sound:
        raise ScenarioError(errors(loaded.problems))
    return Sound(loaded.scenario, loaded.pack, loaded.problems, loaded.path, loaded.marks)
