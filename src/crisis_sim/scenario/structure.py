"""What must hold between parts of a scenario: unique ids, one seat for an actor, questions that somebody can answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crisis_sim.scenario.card import Card
from crisis_sim.scenario.doctrine import LevelScale
from crisis_sim.scenario.files import is_file, within
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.people import ControlPlays
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.question import Asks
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.suggest import advise


def check(scenario: Scenario, names: Names, folder: Path, marks: Branch) -> Iterator[Problem]:
    """Findings about a whole scenario, whose files are in `folder`."""
    yield from _seats(scenario, names, marks)
    yield from _control(scenario, marks)
    yield from _handling(scenario, marks)
    yield from _actors(scenario, names, marks)
    yield from _draws(scenario, marks)
    yield from _draw_labels(scenario, marks)
    yield from _joint(scenario, marks)
    yield from _attachments(scenario, folder, marks)


def unique(parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Findings about ids that stand twice in one list, expectations in the whole scenario."""
    expected: dict[str, Keys] = {}
    for model, path in parts:
        lists: list[tuple[str, Any]] = []
        if isinstance(model, Scenario):
            lists = [
                ("seats", model.seats),
                ("moves", model.moves),
                ("objectives", model.objectives),
                ("injects", model.injects),
            ]
        elif isinstance(model, Asks):
            lists = [("options", model.options)]
        elif isinstance(model, Card):
            lists = [("steps", model.steps)]
        elif isinstance(model, LevelScale):
            lists = [("values", model.values)]
        elif isinstance(model, Inject):
            yield from _twice([(e.id, (*path, "expects", n)) for n, e in enumerate(model.expects)], marks, expected)
        for key, things in lists:
            yield from _twice([(thing.id, (*path, key, n)) for n, thing in enumerate(things)], marks, {})


def _twice(ids: Iterable[tuple[str, Keys]], marks: Branch, seen: dict[str, Keys]) -> Iterator[Problem]:
    for id, path in ids:
        if id in seen:
            file, line, _ = marks.find((*seen[id], "id"))
            message = f"the id `{id}` is taken: {file}, line {line}"
            yield problem("R030", marks.find((*path, "id")), message, "rename one of them")
        else:
            seen[id] = path


def _seats(scenario: Scenario, names: Names, marks: Branch) -> Iterator[Problem]:
    seated: dict[str, str] = {}
    for n, seat in enumerate(scenario.seats):
        for m, actor in enumerate(seat.plays):
            if actor in seated:
                message = f"`{actor}` is played by the seat `{seated[actor]}` already"
                yield problem("R031", marks.find(("seats", n, "plays", m)), message, "leave it in one seat")
            seated.setdefault(actor, seat.id)
        if seat.id in names.actors and seat.plays[0] != seat.id:
            message = f"the seat `{seat.id}` has the name of an actor that is not its first"
            advice = "rename the seat, or let it play that actor first, so that `to:` is clear"
            yield problem("R032", marks.find(("seats", n, "id")), message, advice)


def _control(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    """Control plays those whom no seat plays."""
    seated = {actor: seat.id for seat in scenario.seats for actor in seat.plays}
    for n, control in enumerate(scenario.control):
        for m, actor in enumerate(control.plays if isinstance(control, ControlPlays) else ()):
            if actor in seated:
                message = f"`{actor}` is played by the seat `{seated[actor]}` already"
                yield problem("R031", marks.find(("control", n, "plays", m)), message, "leave it to one of them")


def _handling(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    for id, fact in scenario.facts.items():
        if fact.handling.release == "originator" and fact.handling.owner is None:
            spot = marks.find(("facts", id, "handling"))
            yield problem("S009", spot, "`release: originator` needs an `owner` who can consent", "add `owner:`")


def _actors(scenario: Scenario, names: Names, marks: Branch) -> Iterator[Problem]:
    """An actor that neither the pack nor a role describes must describe itself."""
    for id, actor in scenario.actors.items():
        if id in names.pack.actors:
            continue
        role = names.pack.roles.get(actor.role or "")
        if role is None:
            needed = {"names": bool(actor.names), "level": actor.level is not None}
        else:
            placed = any("{territory}" in name for name in role.names.values())
            needed = {"territory": bool(actor.territory or actor.names)} if placed else {}
        if lacking := [f"`{key}`" for key, there in needed.items() if not there]:
            message = f"the pack does not know `{id}`, so it needs {' and '.join(lacking)}"
            advice = "add the missing key" if role else "add them, or give a role of the pack"
            yield problem("R024", marks.find_key(("actors", id)), message, advice)


def _draws(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    for id, values in scenario.draws.items():
        for value, weight in values.items():
            if weight <= 0:
                message = f"the weight of `{value}` is not above 0"
                yield problem(
                    "S007", marks.find(("draws", id, value)), message, "weights are positive; delete what can't happen"
                )
        if not values:
            yield problem("S010", marks.find(("draws", id)), f"the draw `{id}` has no values", "give at least one")


def _draw_labels(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    """Only draws that exist have names. They are no use of a draw, so that one which is only named is still idle."""
    for id, labels in scenario.draw_labels.items():
        if id not in scenario.draws:
            spot = marks.find_key(("draw_labels", id))
            yield problem("R006", spot, f"there is no draw `{id}`", advise(id, scenario.draws, "see `draws`"))
            continue
        for value in labels.values:
            if value not in scenario.draws[id]:
                spot = marks.find_key(("draw_labels", id, "values", value))
                yield problem("R006", spot, f"the draw `{id}` has no `{value}`", advise(value, scenario.draws[id]))


def _joint(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    """A joint decision is between the seats it is put to and others, and can reach the consents it needs."""
    played = {actor: seat.id for seat in scenario.seats for actor in seat.plays}
    for n, inject in enumerate(scenario.injects):
        if inject.asks is None:
            continue
        asked = {played.get(to, to) for to in inject.to}
        seats = {seat.id for seat in scenario.seats}
        path = ("injects", n, "asks")
        if not asked & seats:
            message = f"nobody sits where `{inject.id}` asks its question"
            yield problem(
                "R025", marks.find(("injects", n, "to")), message, "put the question to a seat or to an actor it plays"
            )
        if (joint := inject.asks.joint) is None:
            continue
        for m, seat in enumerate(joint.with_):
            if seat in asked:
                message = f"`{seat}` is asked anyway"
                yield problem("R026", marks.find((*path, "joint", "with", m)), message, "name other seats")
        if joint.needs > len(set(joint.with_)):
            message = f"{joint.needs} must consent, but only {len(set(joint.with_))} are asked to"
            yield problem("R026", marks.find((*path, "joint", "needs")), message, "lower `needs`, or name more seats")


def _attachments(scenario: Scenario, folder: Path, marks: Branch) -> Iterator[Problem]:
    for n, inject in enumerate(scenario.injects):
        for m, attachment in enumerate(inject.attachments):
            spot = marks.find(("injects", n, "attachments", m, "file"))
            path = within(folder, attachment.file, spot)
            if isinstance(path, Problem):
                yield path
            elif not is_file(path):
                yield problem(
                    "R035", spot, f"there is no file `{attachment.file}`", "put it into the scenario's folder"
                )
