"""Warnings about seats with more to read than time before something urgent comes, or before they must answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule, addressed
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.text import LANGUAGES

SPEED = 200
"""Words a minute that people read with understanding, on a screen and in a hurry (a training default)."""
BEHIND = 30
"""Wall seconds of reading that may still lie ahead when something urgent comes."""


def check(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """What comes to each seat at sure times, read one after another at the usual speed."""
    place = {inject.id: n for n, inject in enumerate(scenario.injects)}
    reading = {inject.id: _words(inject, scenario) * 60 / SPEED for inject in scenario.injects}
    told: set[str] = set()
    for seat, injects in addressed(scenario).items():
        mine = [inject for inject in injects if inject.id in plan.latest]
        free = 0.0  # wall second at which everything so far is read
        for inject in sorted(mine, key=lambda inject: plan.latest[inject.id]):
            now = plan.latest[inject.id] / plan.pace
            takes = reading[inject.id]
            if inject.priority != "routine" and free - now > BEHIND and inject.id not in told:
                told.add(inject.id)
                message = f"when `{inject.id}` comes, `{seat}` still has {round(free - now)} seconds of reading to do"
                spot = marks.find(("injects", place[inject.id], "id"))
                yield problem("L030", spot, message, "move it, or shorten what comes before")
            if inject.asks and inject.asks.within / plan.pace < takes and inject.id not in told:
                told.add(inject.id)
                given, needed = round(inject.asks.within / plan.pace), round(takes)
                message = f"`{inject.id}` is {needed} seconds of reading, and gives {given} seconds of play to answer"
                spot = marks.find(("injects", place[inject.id], "asks", "within"))
                yield problem("L030", spot, message, "give more time, or shorten the text")
            free = max(free, now) + takes


def _words(inject: Inject, scenario: Scenario) -> int:
    """Words that are read with an inject, in the language that has the most."""
    texts: list[Mapping[Any, str]] = [inject.title, inject.text]
    texts += [scenario.facts[fact].text for fact in inject.facts if fact in scenario.facts]
    texts += [option.text for option in (inject.asks.options if inject.asks else ())]
    return max(sum(len(text.get(language, "").split()) for text in texts) for language in LANGUAGES)
